package tally

import (
	"testing"

	"servgap/gap/survey"
)

// The index is of the questions that are asked for it, on one scale, of those who answered
// each; other outcomes do not matter.
func TestIndexByHand(t *testing.T) {
	scale := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 10}
	other := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 10}
	asked := func(scales ...survey.Scale) *Tally {
		plan := small()
		for _, scale := range scales {
			plan.Questionnaire.Outcomes = append(plan.Questionnaire.Outcomes, survey.Outcome{ID: string(rune('a' + len(plan.Questionnaire.Outcomes))), Kind: survey.KindIndex, Scale: scale})
		}
		counted := newTally(t, plan)
		for _, outcomes := range [][]survey.Code{{0, 9, 8, 7}, {survey.DontKnow, 3, 4, 5}, {1, 2, survey.NotShown, 2}} {
			r := plan.Questionnaire.NewResponse()
			copy(r.Outcomes, outcomes)
			counted.Add(r)
			counted.AddTimes(r, 2)
		}
		return counted
	}
	got := asked(scale, scale, scale).Index()
	if got.K != 3 || got.N != 6 || got.Mean(0) != 7 || got.Mean(1) != 7 || got.Mean(2) != 7 {
		t.Errorf("of %d questions and %d people: %v, %v and %v", got.K, got.N, got.Mean(0), got.Mean(1), got.Mean(2))
	}
	if two := asked(scale, scale).Index(); two.K != 2 || two.N != 6 {
		t.Errorf("of %d questions and %d people", two.K, two.N)
	}
	for name, counted := range map[string]*Tally{"none": asked(), "of two scales": asked(scale, scale, other), "of another scale first": asked(other, scale)} {
		if index := counted.Index(); index.K != 0 || counted.indexed != nil {
			t.Errorf("%s: an index of %d questions", name, index.K)
		}
	}
}
