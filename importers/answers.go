package importers

import (
	"iter"

	"servgap/gap/survey"
)

// What is answered beside ratings, in the place of a construct.
const (
	Points  survey.Construct = "points"  // a dimension's importance, in points of 100
	Outcome survey.Construct = "outcome" // a question about the whole
	Weight  survey.Construct = "weight"  // for how many the respondent stands
)

// DirectOf stands in the place of a construct for a gap that was rated directly.
func DirectOf(gap string) survey.Construct { return survey.Construct("direct_" + gap) }

// Answer is one answer of one respondent: a row of a table in long form.
type Answer struct {
	Row       int              // as a spreadsheet shows it
	ID        string           // the respondent's, empty if no column was mapped
	Segments  []string         // as the file has them
	Construct survey.Construct // or Points, Outcome, Weight, one of DirectOf or what was asked beside the items
	Index     int              // of the item, of the dimension or of the outcome
	Value     survey.Decimal   // on the scale, after reversal as everywhere; points add up to 100
	// Missing says why there is no value, and is empty if there is one: a kind of
	// no answer, or ReasonBadPoints for points that do not add up.
	Missing string
}

// Answers gives the same as Responses in long form: construct by construct and
// item by item, then the points by dimension, the outcomes, the directly
// rated gaps, the antecedents, practices and opportunities and the weight, if the file
// has weights. It counts the rows of a part as Responses does, so one of them is used
// for each part. The segments of an answer are valid until the next response.
func (d *Decoder) Answers(p Part) iter.Seq[Answer] {
	return func(yield func(Answer) bool) {
		q := &d.layout.Questionnaire
		items := len(q.Instrument.Items)
		for r := range d.Responses(p) {
			a := Answer{Row: d.row, ID: d.id, Segments: d.written}
			for i, code := range r.Answers {
				a.Construct, a.Index = q.Constructs[i/items], i%items
				if !yield(a.of(q.Instrument.Scale, code)) {
					return
				}
			}
			a.Construct = Points
			for a.Index = range d.layout.points {
				if !yield(a.share(r.Points, d.became)) {
					return
				}
			}
			a.Construct = Outcome
			for i, code := range r.Outcomes {
				a.Index = i
				if !yield(a.of(q.Outcomes[i].Scale, code)) {
					return
				}
			}
			for i, own := range d.asked {
				for k, code := range r.Beside[i].Answers[:len(d.layout.besideColumns(i))] {
					a.Construct, a.Index = besideOf(q, i, k), k%len(own.Instrument.Items)
					if !yield(a.of(own.Instrument.Scale, code)) {
						return
					}
				}
			}
			if d.layout.Weighted() {
				a.Construct, a.Index, a.Value = Weight, 0, survey.Decimal{Unscaled: r.Weight, Places: 9}
				if a.Missing = ""; !yield(a) {
					return
				}
			}
		}
	}
}

// besideOf stands in the place of a construct for the k-th answer to the i-th
// questionnaire beside the items.
func besideOf(q *survey.Questionnaire, i, k int) survey.Construct {
	if i < len(q.Direct) {
		return DirectOf(q.Direct[i].Gap)
	}
	own := q.Beside()[i]
	return own.Constructs[k/len(own.Instrument.Items)]
}

// of is the answer with a code on a scale.
func (a Answer) of(s survey.Scale, code survey.Code) Answer {
	if code.Answered() {
		a.Value = decimalOf(s, code)
	} else {
		a.Missing = kindNames[code-survey.NotAnswered]
	}
	return a
}

// share is the answer with a dimension's points.
func (a Answer) share(shares []survey.Share, became pointsState) Answer {
	switch {
	case shares != nil:
		a.Value = shares[a.Index].Percent()
	case became == pointsRefused:
		a.Missing = ReasonBadPoints
	default:
		a.Missing = kindNames[0]
	}
	return a
}
