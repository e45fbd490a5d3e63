package importers

import (
	"maps"
	"slices"

	"servgap/importers/problem"
)

// askedInRows reports a column that says of each row what was asked, expected or perceived, E1 or
// P1, as where each answer has a row of its own.
func (f *finder) askedInRows() bool {
	m := newMarker()
	for column := range f.header {
		texts := f.textsIn(column)
		first, said := make([]string, len(roles)), 0
		for _, text := range texts {
			if role := m.role(text); role >= 0 {
				said++
				if first[role] == "" {
					first[role] = text
				}
			}
		}
		if expected, perceived := first[1], first[2]; expected != "" && perceived != "" && 2*said >= len(texts) {
			f.fail(problem.Problem{
				Code: "E-COL-NONE", Column: column + 1, Header: f.header[column],
				Message: problem.Say("each row says what was asked (%s, %s), as where each answer has a row of its own; accepted is one row for each response with columns for each item", problem.Quote(expected), problem.Quote(perceived)),
				Fix:     problem.Say("make one row of each response, with a pivot table or with reshape"),
			})
			return true
		}
	}
	return false
}

// textsIn are the different texts in a column's first rows, none where they do not come
// again or are too many.
func (f *finder) textsIn(column int) []string {
	count, rows := make(map[string]bool), 0
	for cells := range f.source.first() {
		text := problem.Clean(cells[column])
		if _, missing := f.layout.missing[fold(text)]; missing {
			continue
		}
		rows++
		if count[text] = true; len(count) > mostTexts {
			return nil
		}
	}
	if rows < 2*len(count) {
		return nil
	}
	return slices.Sorted(maps.Keys(count))
}

// role is the side that a text names, alone or with an item, −1 for none.
func (m marker) role(text string) int {
	construct := m.constructs[words(fold(text))]
	if found, named := m.read(text); named {
		construct = found.construct
	} else if len(text) == 1 {
		return -1
	}
	return slices.IndexFunc(roles, func(role []string) bool { return slices.Contains(role, construct) })
}
