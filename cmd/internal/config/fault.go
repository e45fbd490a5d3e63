package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// Pos is a place in servgap.yaml: line and character count from 1, Width is the
// number of characters of what stands there.
type Pos struct{ Line, Column, Width int }

// Text is a text of servgap.yaml with its place. The zero value was not written.
type Text struct {
	Value string
	At    Pos
}

func (t Text) String() string { return t.Value }

// Fault is one thing wrong with servgap.yaml, or with what it says about a file.
type Fault struct {
	Severity problem.Severity // the empty value is problem.Error
	Code     string
	File     string
	At       Pos
	Excerpt  []string     // the lines of the file that lead to the place
	Message  problem.Text // what was found and what is accepted
	Similar  []string
	Fix      problem.Text
}

// Problem is the fault as every other input's problem, with the line as its row.
func (f Fault) Problem() problem.Problem {
	return problem.Problem{
		Severity: f.Severity, Kind: problem.Usage, Code: f.Code,
		File: f.File, Row: f.At.Line, Character: f.At.Column, Excerpt: f.Excerpt,
		Message: f.Message, Similar: f.Similar, Fix: f.Fix,
	}
}

// Place is file:line:character.
func (f Fault) Place() string {
	return fmt.Sprintf("%s:%d:%d", problem.Clean(f.File), f.At.Line, f.At.Column)
}

// String is the fault as people read it: what is wrong and where, the line with
// a mark below the place, and what to do.
func (f Fault) String() string {
	var b strings.Builder
	severity := f.Severity
	if severity == "" {
		severity = problem.Error
	}
	fmt.Fprintf(&b, "%s[%s] %s: %s\n", severity, f.Code, f.Place(), f.Message)
	for i, line := range f.Excerpt {
		b.WriteString(line)
		if last := i == len(f.Excerpt)-1; last && len(f.Similar) > 0 {
			fmt.Fprintf(&b, " did you mean %q?", problem.Clean(f.Similar[0]))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "  fix: %s\n", f.Fix)
	return b.String()
}

// Faults are the faults of one file.
type Faults []Fault

// List is the faults as problems.
func (f Faults) List() problem.List {
	var list problem.List
	for _, fault := range f {
		list = append(list, fault.Problem())
	}
	return list
}

// Fatal reports whether any of them is an error.
func (f Faults) Fatal() bool { return f.List().Fatal() }

// mostFaults bounds the faults of one code that are listed.
const mostFaults = 20

// arranged puts faults in the order of the file and cuts those of a code that
// would be too many to read; the last one listed says how many more there are.
func (f Faults) arranged() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
	count := make(map[string]int)
	for _, fault := range f {
		count[fault.Code]++
	}
	var listed Faults
	seen := make(map[string]int)
	for _, fault := range f {
		seen[fault.Code]++
		more := count[fault.Code] - mostFaults
		if seen[fault.Code] == mostFaults && more > 0 {
			fault.Message = problem.Say("%s (and %d more of this kind, not listed)", fault.Message, more)
		}
		if seen[fault.Code] <= mostFaults {
			listed = append(listed, fault)
		}
	}
	return listed
}
