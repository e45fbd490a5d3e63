package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// namesTo is so many names with the numbers from 1.
func namesTo(word string, n int) string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprint(word, i+1))
	}
	return strings.Join(names, "|")
}

// ratedNames are the columns of a layout's direct ratings by the ids of the items.
func ratedNames(l Layout) string {
	var names []string
	for i, item := range l.Questionnaire.Direct[0].Questionnaire.Instrument.Items {
		names = append(names, item.ID+"="+l.header[l.beside[0][i]])
	}
	return strings.Join(names, " ")
}

func TestRatedColumns(t *testing.T) {
	for _, tt := range []struct {
		name, header string
		columns      Columns
		want         string
		constructs   int
	}{
		{"alone", "id|D2|D1|D10", Columns{Direct: []string{"D*"}, DirectScale: "1-5"}, "1=D1 2=D2 10=D10", 0},
		{"alone, in words", "id|Speed|Tone", Columns{Direct: []string{"Speed:Tone"}, DirectScale: "1-3"}, "speed=Speed tone=Tone", 0},
		{"named like perceived ones", "id|P1|P2", Columns{Direct: []string{"P*"}, DirectScale: "1-3"}, "1=P1 2=P2", 0},
		{"beside pairs, by key", "E1|E2|P1|P2|D2|D1", Columns{Scale: "1-7", Direct: []string{"D*"}, DirectScale: "1-3"}, "1=D1 2=D2", 2},
		{"beside pairs, in their order", "E1|E2|P1|P2|Before|After", Columns{Scale: "1-7", Direct: []string{"Before:After"}, DirectScale: "1-3"}, "1=Before 2=After", 2},
	} {
		got := found(t, source(t, head(tt.header)), tt.columns)
		q := got.Questionnaire
		if names := ratedNames(got); names != tt.want || len(q.Constructs) != tt.constructs {
			t.Errorf("%s: got %s and %v, want %s", tt.name, names, q.Constructs, tt.want)
		}
		if d := q.Direct[0]; int(d.Target) != d.Questionnaire.Instrument.Scale.Points/2 || d.Gap != ratedGap {
			t.Errorf("%s: got %+v, want the middle for a target", tt.name, d)
		}
	}
}

func TestRatedItemsOfAPreset(t *testing.T) {
	got := found(t, source(t, head(namesTo("D", 22)+"|points_reliability")), Columns{Direct: []string{"D*"}, DirectScale: "1-5"})
	in := got.Questionnaire.Direct[0].Questionnaire.Instrument
	if got.Questionnaire.Instrument.ID != "servqual-1991" || len(in.Dimensions) != 5 || in.Scale != (survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}) {
		t.Errorf("got %+v, want the preset on the scale of the ratings", in)
	}
	if got.Questionnaire.Points {
		t.Error("points are taken where nothing is weighted by them")
	}
	if assumed := assumedText(got); !strings.Contains(assumed, "target scale=1-5 target=3") {
		t.Errorf("the target is not told:\n%s", assumed)
	}
}

func TestRatedColumnsThatDoNotFit(t *testing.T) {
	for _, tt := range []struct {
		name, header string
		columns      Columns
		code, fix    string
	}{
		{"no scale", "D1|D2", Columns{Direct: []string{"D*"}}, "E-SCALE-NONE", "--direct-scale 1-5"},
		{"a scale alone", "E1|P1", Columns{Scale: "1-7", DirectScale: "1-5"}, "E-COL-MISSING", "--direct FIRST:LAST"},
		{"no middle", "D1|D2", Columns{Direct: []string{"D*"}, DirectScale: "1-4"}, "E-DIRECT-TARGET", "target: …"},
		{"no scale at all", "D1|D2", Columns{Direct: []string{"D*"}, DirectScale: "five"}, "E-SCALE-FORM", "--direct-scale 1-5"},
		{"no such column", "D1|D2", Columns{Direct: []string{"K*"}, DirectScale: "1-5"}, "E-COL-MISSING", "D1, D2"},
		{"fewer than items", "E1|E2|P1|P2|D1", Columns{Scale: "1-7", Direct: []string{"D1"}, DirectScale: "1-5"}, "E-PAIR-COUNT", "as many columns"},
		{"perceived too", "E1|P1|D1", Columns{Scale: "1-7", Expected: []string{"E1"}, Perceived: []string{"D1"}, Direct: []string{"D1"}, DirectScale: "1-5"}, "E-COL-TWICE", "different columns"},
	} {
		_, problems := Find(source(t, head(tt.header)), tt.columns)
		checkProblems(t, problems)
		if len(problems) != 1 || problems[0].Code != tt.code || !strings.Contains(problems[0].Fix.String(), tt.fix) {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.code)
		}
	}
}

// A file without a project has the known words, and its remedies are flags.
func TestRatedWordsOfAFile(t *testing.T) {
	columns := Columns{Direct: []string{"D*"}, DirectScale: "1-3"}
	got := read(t, "D1|D2\nWorse than expected|Bedre enn forventet\n2|Som forventet\n", columns)
	if got.report.Responses != 2 || len(got.report.Problems) > 0 {
		t.Errorf("got %v", got.report.Problems)
	}
	for cells, fix := range map[string]string{
		"Mye bedre enn forventet|1": "--direct-scale 1-3 or 1-5",
		"1 - As expected|1":         "--direct-scale MIN-MAX",
		"4|1":                       "--direct-scale MIN-MAX",
	} {
		problems := read(t, "D1|D2\n1|1\n1|1\n"+cells+"\n", columns).report.Problems
		if len(problems) != 1 || !strings.Contains(problems[0].Fix.String(), fix) {
			t.Errorf("%s: got %v, want the fix %s", cells, problems, fix)
		}
	}
}
