package importers

import (
	"slices"

	"servgap/gap/survey"
)

// Column is the name of the column with the answers to an item on a construct, empty
// if the layout has none.
func (l Layout) Column(c survey.Construct, item int) string {
	at := slices.Index(l.Questionnaire.Constructs, c)
	if at < 0 {
		return ""
	}
	return l.named(l.answers, at*len(l.Questionnaire.Instrument.Items)+item)
}

// BesideColumn is the same of an item of the i-th questionnaire beside the items.
func (l Layout) BesideColumn(i, item int) string {
	if i < 0 || i >= len(l.beside) {
		return ""
	}
	return l.named(l.beside[i], item)
}

// PointColumn is the name of the column with a dimension's points, empty if there is
// none.
func (l Layout) PointColumn(dimension int) string { return l.named(l.points, dimension) }

// OutcomeColumn is the name of the column of an outcome.
func (l Layout) OutcomeColumn(outcome int) string { return l.named(l.outcomes, outcome) }

func (l Layout) named(columns []int, i int) string {
	if i >= len(columns) || columns[i] < 0 || columns[i] >= len(l.header) {
		return ""
	}
	return l.header[columns[i]]
}
