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
	column := l.answers[at*len(l.Questionnaire.Instrument.Items)+item]
	if column < 0 || column >= len(l.header) {
		return ""
	}
	return l.header[column]
}
