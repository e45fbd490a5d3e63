package importers

import (
	"fmt"
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// keyed is a column of a construct with the key that finds its counterpart.
type keyed struct {
	key       string
	column    int
	construct survey.Construct
	named     bool // by the user
}

// sideConstructs are those that customers rate in a file without a project, in the
// order of the sides and of a pairing's columns.
var sideConstructs = [...]survey.Construct{survey.Adequate, survey.Expected, survey.Perceived}

// named are the columns that the user named for a construct.
func (c Columns) named(construct survey.Construct) []string {
	switch construct {
	case survey.Adequate:
		return c.Adequate
	case survey.Expected:
		return c.Expected
	default:
		return c.Perceived
	}
}

// saidRated reports whether the user named all of some columns as ratings.
func (f *finder) saidRated(columns []int) bool {
	var named []int
	for _, construct := range sideConstructs {
		found, _ := choose(string(construct), f.columns.named(construct), f.header)
		named = append(named, found...)
	}
	return !slices.ContainsFunc(columns, func(column int) bool { return !slices.Contains(named, column) })
}

// sides finds the columns of each construct; a side is empty if it has none.
func (f *finder) sides() [][]keyed {
	var sides [][]keyed
	for _, construct := range sideConstructs {
		sides = append(sides, f.side(construct))
	}
	return sides
}

// side finds the columns of one construct: those that the user named, in the
// user's order, or those whose names say so, in the order of the file. No two
// have the same key. Who names the expected and the perceived columns has said
// what is compared: adequate ones are then no more than those named, too.
func (f *finder) side(construct survey.Construct) []keyed {
	if specs := f.columns.named(construct); len(specs) > 0 {
		columns, problems := choose(string(construct), specs, f.header)
		f.problems = append(f.problems, problems...)
		var found []keyed
		for i, key := range keysOf(columns, f.header) {
			found = append(found, keyed{key, columns[i], construct, true})
		}
		return found
	}
	var found []keyed
	for key, columns := range f.marks[string(construct)] {
		if len(columns) > 1 {
			f.ambiguousMark(string(construct), columns)
		}
		found = append(found, keyed{key, columns[0], construct, false})
	}
	slices.SortFunc(found, func(a, b keyed) int { return a.column - b.column })
	if len(found) > 0 && construct == survey.Adequate && len(f.columns.Expected) > 0 && len(f.columns.Perceived) > 0 {
		f.assumeOf(AssumedAdequateUnused, f.namesOf(found))
		return nil
	}
	return found
}

func (f *finder) ambiguousMark(construct string, columns []int) {
	var names []string
	for _, c := range columns {
		names = append(names, fmt.Sprintf("%s (%s)", nameOf(f.header, c), problem.Letters(c+1)))
	}
	f.fail(problem.Problem{
		Code: "E-COL-DUPLICATE", Column: columns[1] + 1, Header: f.header[columns[1]],
		Message: problem.Say("found %s, which could all be the same %s column; accepted is one", listNames(names), construct),
		Fix:     problem.Say("rename all but one of them in the file"),
	})
}
