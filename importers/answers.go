package importers

import (
	"iter"

	"servgap/gap/survey"
)

// Answer is one answer of one respondent: a row of a table in long form.
type Answer struct {
	Row       int    // as a spreadsheet shows it
	ID        string // the respondent's, empty if no column was mapped
	Segments  []string
	Construct survey.Construct // empty for an outcome, survey.Rated for a directly rated gap
	Gap       string           // of a direct rating, else empty
	// Item is the position in the instrument's items, of an outcome in the
	// outcomes, of a direct rating in the items of its own questionnaire.
	Item int
	// Code is the answer on its scale, after reversal as everywhere, or the kind
	// of no answer.
	Code  survey.Code
	Value survey.Decimal // of an answered one
}

// Answers gives the same as Responses in long form: construct by construct and
// item by item, then the outcomes and the directly rated gaps. The segments of an answer are valid until the
// next response. It counts the rows of a part as Responses does, so one of them
// is used for each part.
func (d *Decoder) Answers(p Part) iter.Seq[Answer] {
	return func(yield func(Answer) bool) {
		q := &d.layout.Questionnaire
		items := len(q.Instrument.Items)
		for r := range d.Responses(p) {
			a := Answer{Row: d.row, ID: d.id, Segments: r.Segments}
			for i, code := range r.Answers {
				a.Construct, a.Item = q.Constructs[i/items], i%items
				if !yield(a.of(q.Instrument.Scale, code)) {
					return
				}
			}
			a.Construct = ""
			for i, code := range r.Outcomes {
				a.Item = i
				if !yield(a.of(q.Outcomes[i].Scale, code)) {
					return
				}
			}
			a.Construct = survey.Rated
			for i, direct := range q.Direct {
				a.Gap = direct.Gap
				for item, code := range r.Direct[i].Answers {
					a.Item = item
					if !yield(a.of(direct.Questionnaire.Instrument.Scale, code)) {
						return
					}
				}
			}
		}
	}
}

// of is the answer with a code on a scale.
func (a Answer) of(s survey.Scale, code survey.Code) Answer {
	a.Code, a.Value = code, survey.Decimal{}
	if code.Answered() {
		a.Value = decimalOf(s, code)
	}
	return a
}
