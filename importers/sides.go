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

// side finds the columns of one construct: those that the user named, in the
// user's order, or those whose names say so, in the order of the file. No two
// have the same key.
func (f *finder) side(construct survey.Construct, specs []string) []keyed {
	if len(specs) > 0 {
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
	return found
}

func (f *finder) ambiguousMark(construct string, columns []int) {
	var names []string
	for _, c := range columns {
		names = append(names, fmt.Sprintf("%s (%s)", nameOf(f.header, c), problem.Letters(c+1)))
	}
	f.fail(problem.Problem{
		Code: "E-COL-DUPLICATE", Column: columns[1] + 1, Header: f.header[columns[1]],
		Message: fmt.Sprintf("found %s, which could all be the same %s column; accepted is one", listNames(names), construct),
		Fix:     "rename all but one of them in the file",
	})
}
