package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// indexed is which outcomes are the questions of the satisfaction index; none if they
// are not on one scale.
func indexed(outcomes []survey.Outcome) []int {
	var at []int
	for o, outcome := range outcomes {
		switch {
		case outcome.Kind != survey.KindIndex:
		case at != nil && outcome.Scale != outcomes[at[0]].Scale:
			return nil
		default:
			at = append(at, o)
		}
	}
	return at
}

// newIndex makes the sums of the questions of the satisfaction index.
func (t *Tally) newIndex() stat.Crossing {
	if t.indexed == nil {
		return t.newCrossing(stat.NewCross(0, 0, 1, 1), 0)
	}
	scale := t.plan.Questionnaire.Outcomes[t.indexed[0]].Scale
	return t.newCrossing(stat.NewCross(len(t.indexed), scale.Min, scale.Step, scale.Den), int64(scale.Points-1))
}

// addIndex counts a respondent who answered every question of the index.
func (t *Tally) addIndex(outcomes []survey.Code, all []times) {
	codes := t.scratch.index[:0]
	for _, o := range t.indexed {
		if !outcomes[o].Answered() {
			return
		}
		codes = append(codes, int64(outcomes[o]))
	}
	t.scratch.index = codes
	for _, of := range all {
		of.in.index.AddTimes(codes, of.n)
	}
}

// Index is the sums and products of the questions of the satisfaction index, in the
// order of the questionnaire, of respondents who answered each of them. It is of no
// numbers if there are none, or not on one scale.
func (t *Tally) Index() stat.Cross {
	return t.cross(func(t *Tally) stat.Cross { return t.index.Cross() })
}
