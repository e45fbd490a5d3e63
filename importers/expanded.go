package importers

import (
	"strings"

	"servgap/importers/problem"
)

// fewestChoices is the number of columns from which they are taken for the possible
// answers of questions; a list of fewer is one of things to tick.
const fewestChoices = 4

// choices are the columns of an export with one for each possible answer: each holds
// nothing but the answer that its name ends with, or nothing.
func (f *finder) choices() []int {
	chosen, other := make([]bool, len(f.header)), make([]bool, len(f.header))
	for cells := range f.source.first() {
		for column, cell := range cells {
			switch cell = strings.TrimSpace(cell); {
			case cell == "":
			case len(cell) > 1 && len(cell) < len(f.header[column]) && strings.HasSuffix(f.header[column], cell):
				chosen[column] = true
			default:
				other[column] = true
			}
		}
	}
	var columns []int
	for column := range f.header {
		if chosen[column] && !other[column] {
			columns = append(columns, column)
		}
	}
	if len(columns) < fewestChoices || 2*len(columns) < len(f.header) {
		return nil
	}
	return columns
}

// expanded asks for an export with one column for each question.
func (f *finder) expanded(columns []int) {
	f.fail(problem.Problem{
		Code: "E-COL-NONE", Column: columns[0] + 1, Header: f.header[columns[0]],
		Message: problem.Say("found %d columns that hold one answer each, the one that their name ends with; accepted is one column for each question, with all its answers", len(columns)),
		Fix:     problem.Say("export the survey again with one column for each question (in SurveyMonkey: condensed columns, not expanded ones)"),
	})
}
