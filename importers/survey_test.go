package importers

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// source opens a survey that comes through a pipe.
func source(t testing.TB, text string) *Source {
	t.Helper()
	s, err := Open("-", strings.NewReader(text), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// head is a file of a header, with a row of ones below it. Names are separated
// by bars, so that they may hold commas.
func head(names string) string {
	return names + "\n" + strings.Repeat("1|", strings.Count(names, "|")) + "1\n"
}

// found is a file's layout, which has to be found without a problem.
func found(t testing.TB, s *Source, c Columns) Layout {
	t.Helper()
	layout, problems := Find(s, c)
	if len(problems) > 0 {
		t.Fatalf("got problems %v", problems)
	}
	return layout
}

// pairsOf writes a layout's items in their order: id=expected/perceived.
func pairsOf(l Layout) string {
	items := l.Questionnaire.Instrument.Items
	var text []string
	for i, item := range items {
		var names []string
		for c := range l.Questionnaire.Constructs {
			names = append(names, l.header[l.answers[c*len(items)+i]])
		}
		text = append(text, item.ID+"="+strings.Join(names, "/"))
	}
	return strings.Join(text, " ")
}

// whole is what became of a file: its responses as text and its report.
type whole struct {
	responses []string
	report    Report
}

// read decodes a whole file with one decoder.
func read(t testing.TB, text string, c Columns) whole {
	t.Helper()
	s := source(t, text)
	layout := found(t, s, c)
	return drain(t, s, &layout)
}

func drain(t testing.TB, s *Source, layout *Layout) whole {
	t.Helper()
	d := NewDecoder(layout)
	var w whole
	for part, err := range s.Parts() {
		if err != nil {
			d.Refuse(err)
			break
		}
		for r := range d.Responses(part) {
			w.responses = append(w.responses, written(layout, r))
		}
	}
	w.report = d.Report(s)
	checkProblems(t, w.report.Problems)
	return w
}

// missingNames are the kinds of no answer, by their distance from the first.
var missingNames = [survey.MissingKinds]string{"-", "na", "dk", "ns"}

// written is a response as text: the answers' values, then the points' shares.
func written(l *Layout, r survey.Response) string {
	var words []string
	for _, code := range r.Answers {
		if code.Answered() {
			words = append(words, fmt.Sprint(l.Questionnaire.Instrument.Scale.Value(code)))
		} else {
			words = append(words, missingNames[code-survey.NotAnswered])
		}
	}
	text := strings.Join(words, " ")
	if r.Points != nil {
		text += fmt.Sprint(" ", r.Points)
	}
	return text
}

// checkProblems holds each problem to what every one must have.
func checkProblems(t testing.TB, list problem.List) {
	t.Helper()
	for _, p := range list {
		if p.Code == "" || p.File == "" || p.Message.Empty() || p.Fix.Empty() {
			t.Errorf("problem without code, file, message or fix: %+v", p)
		}
		if strings.ContainsAny(p.Message.String()+p.Fix.String(), "\x00\n\x1b") {
			t.Errorf("problem with control characters: %+q", p)
		}
	}
}

// codesOf are the problems' codes with their columns: E-PAIR-MISSING@B.
func codesOf(list problem.List) string {
	var codes []string
	for _, p := range list {
		code := p.Code
		if p.Column > 0 {
			code += "@" + problem.Letters(p.Column)
		}
		codes = append(codes, code)
	}
	return strings.Join(codes, " ")
}

// asProblem is an error of Open.
func asProblem(t testing.TB, err error) problem.Problem {
	t.Helper()
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		t.Fatalf("got %v, which is no problem", err)
	}
	checkProblems(t, problem.List{p})
	return p
}

func dropped(r Report, reason string) int64 {
	if i := slices.IndexFunc(r.Dropped, func(d Dropped) bool { return d.Reason == reason }); i >= 0 {
		return r.Dropped[i].Count
	}
	return 0
}

// assumedText writes what was assumed: a line for each, with its values or names.
func assumedText(l Layout) string {
	var lines []string
	for _, a := range l.Assumed {
		line := a.Code
		for _, name := range slices.Sorted(maps.Keys(a.Values)) {
			line += " " + name + "=" + a.Values[name]
		}
		if a.Names != nil {
			line += ": " + problem.Comma(a.Names).String()
		}
		if a.More > 0 {
			line += fmt.Sprintf(" and %d", a.More)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
