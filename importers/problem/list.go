package problem

import (
	"cmp"
	"slices"
)

// List is several problems, reported together as one error.
type List []Problem

// Error is the first problem's line and how many follow.
func (l List) Error() string {
	switch len(l) {
	case 0:
		return "no problem"
	case 1:
		return l[0].Error()
	default:
		return l[0].Error() + " (and more)"
	}
}

// Fatal reports whether any of the list is an error.
func (l List) Fatal() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return p.Severity == "" || p.Severity == Error })
}

// Sort puts problems in the order a person mends them: by file, sheet, column
// and row. It is stable, so equal places keep the order in which they came.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Row, b.Row),
		)
	})
}
