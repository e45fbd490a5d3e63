// Package report writes what an audit found in the forms that other programs read:
// test reports, findings in a file, lines of a log. Of makes an Audit of rulings and
// Stopped one of what kept an audit from running; Write puts either into a form.
//
// The sentences are those of the table that people see. A text of the survey is made
// visible, as it is in tables, and escaped as its form wants; nothing depends on the
// clock, so that equal rulings give equal bytes.
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// Audit is what a report is made of.
type Audit struct {
	Title   string // with the wave and what it is held against
	Verdict string // in a sentence
	Cases   []Case // the worst first
	Notes   []string
	Words   lang.Words
}

// Case is one target of a check, or a problem for which nothing was judged.
type Case struct {
	Rule     string // the id of the check, or the code of the problem
	About    string // what the check looks at and its limits
	Target   string // the id of the target, empty of a problem
	Name     string // the check and its target for people, no two alike
	Message  string
	File     string       // as it is called, whatever signs that has
	Line     int          // 0 where none is known
	Standing gate.Outcome // what it counts as
	Numbers  []Number     // what is known of it
	// Fingerprint is the same in every wave: it is of the check and its target, and of
	// nothing that was found.
	Fingerprint string
	Waiver      string // why it is waived, empty if it is not
}

// Number is a value of a case by the name of its column in csv.
type Number struct{ Name, Value string }

// Of is an audit by its rulings of a result, and by the table that people see of them.
// Files are named as place names them.
func Of(page table.Table, of gap.Result, rulings []gate.Ruling, w lang.Words, place func(file string) string) Audit {
	a := Audit{Title: line(page.Title), Verdict: line(strings.Join(page.Lead, " ")), Notes: page.Notes, Words: w}
	columns := table.MachineAudit(rulings)
	seen := make(map[string]int)
	for i, r := range rulings {
		c := Case{
			Rule: line(r.Check), About: line(r.Metric + "; " + r.Limits), Target: line(r.Target),
			Name: line(table.RulingTarget(r, w)), Message: line(table.RulingMessage(of, r, w)),
			File: place(r.File), Line: r.Line, Standing: r.Counts, Waiver: line(r.WaivedWhy),
			Numbers: numbers(columns.Columns, columns.Rows[i]),
		}
		// A target is judged twice where a fall is measured from two waves.
		a.Cases = append(a.Cases, c.told(strings.Join([]string{r.Check, r.Target, r.Segment, r.SegmentValue}, "\x00"), seen))
	}
	slices.SortStableFunc(a.Cases, func(a, b Case) int { return table.WorstFirst(a.Standing, b.Standing) })
	return a
}

// Stopped is an audit that could not run, by its problems.
func Stopped(problems problem.List, w lang.Words, place func(file string) string) Audit {
	a := Audit{Title: w.Text("audit.title"), Verdict: w.Text("audit.stopped"), Words: w}
	seen := make(map[string]int)
	for _, p := range problems {
		if p.Severity != "" && p.Severity != problem.Error {
			continue
		}
		c := Case{Rule: p.Code, About: "servgap explain " + p.Code, Name: p.Code, Message: line(p.In(w)), Standing: gate.NotJudged, Line: p.Row}
		if !p.Fix.Empty() {
			c.Message += "; " + line(p.Fix.In(w))
		}
		if p.File != "" {
			c.File = place(p.File)
		}
		a.Cases = append(a.Cases, c.told(p.Code, seen))
	}
	return a
}

// told is a case told from others of the same key, of which so many were seen.
func (c Case) told(key string, seen map[string]int) Case {
	if seen[key]++; seen[key] > 1 {
		c.Name += fmt.Sprintf(" #%d", seen[key])
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
	c.Fingerprint = hex.EncodeToString(sum[:16])
	return c
}

// line is a text on one line with nothing in it that is invisible, or that XML and
// YAML do not know.
func line(text string) string {
	known := func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r // bytes that are no text are the same sign
	}
	return strings.TrimSpace(strings.Map(known, render.Visible(text)))
}

// numbers are the cells of a row of csv that are not empty, but for those that a case
// has beside them.
func numbers(columns []table.Column, row table.Row) []Number {
	var numbers []Number
	for i, c := range columns {
		value := line(render.Machine(c.Kind, row.Cells[i]))
		switch c.ID {
		case "schema", "check", "file", "line":
			continue
		}
		if value != "" {
			numbers = append(numbers, Number{c.ID, value})
		}
	}
	return numbers
}

// place is where a case stands, as far as known.
func (c Case) place() string {
	if c.Line == 0 {
		return line(c.File)
	}
	return fmt.Sprintf("%s:%d", line(c.File), c.Line)
}

// placed is a text with the place of the case behind it.
func (c Case) placed(text string) string {
	if c.File == "" {
		return text
	}
	return text + " (" + c.place() + ")"
}

// Standing is what the whole audit comes to: not judged, failed or passed. What was
// not judged is never a pass.
func (a Audit) Standing() gate.Outcome {
	switch {
	case a.count(gate.NotJudged) > 0 || len(a.Cases) == 0:
		return gate.NotJudged
	case a.count(gate.Fail) > 0:
		return gate.Fail
	default:
		return gate.Pass
	}
}

func (a Audit) count(standings ...gate.Outcome) int {
	n := 0
	for _, s := range standings {
		for _, c := range a.Cases {
			if c.Standing == s {
				n++
			}
		}
	}
	return n
}

// forms are the forms and what writes them.
var forms = []struct {
	name  string
	write func(Audit) ([]byte, error)
}{
	{"junit", junit}, {"sarif", sarif}, {"github", github}, {"gitlab", gitlab}, {"tap", tap}, {"md", markdown},
}

// Forms lists the forms that Write knows.
func Forms() []string {
	var names []string
	for _, f := range forms {
		names = append(names, f.name)
	}
	return names
}

// Write writes an audit in a form. One that Forms does not list is a mistake of the
// caller.
func Write(form string, a Audit) ([]byte, error) {
	for _, f := range forms {
		if f.name == form {
			return f.write(a)
		}
	}
	panic("report: no form is called " + form)
}
