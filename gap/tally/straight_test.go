package tally

import (
	"slices"
	"strconv"
	"testing"

	"servgap/gap/survey"
)

// Respondents to nine items, of which the last is worded negatively: its answers have
// been turned round, so that one answer throughout has another code there.
func TestStraightByHand(t *testing.T) {
	in := survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}}
	for i := range LeastStraight + 1 {
		in.Items = append(in.Items, survey.Item{ID: strconv.Itoa(i)})
	}
	in.Items[LeastStraight].Reverse = true
	plan := Plan{
		Questionnaire: survey.Questionnaire{Instrument: in, Constructs: []survey.Construct{survey.Expected, survey.Perceived}},
		Pairs:         []Pair{{From: survey.Expected, To: survey.Perceived, Rule: HalfPairs}},
	}
	none := survey.NotAnswered
	fives, threes := []survey.Code{4, 4, 4, 4, 4, 4, 4, 4, 2}, []survey.Code{2, 2, 2, 2, 2, 2, 2, 2, 4}
	mixed := []survey.Code{4, 4, 4, 4, 4, 4, 4, 4, 4}
	eight := []survey.Code{4, none, 4, 4, 4, 4, 4, 4, 2}
	seven := []survey.Code{4, none, 4, 4, survey.DontKnow, 4, 4, 4, 2}
	tests := []struct {
		name     string
		from, to []survey.Code
		want     Straight
	}{
		{"the same on both sides", fives, fives, Straight{1, 1, 1, 1}},
		{"another on each side", fives, threes, Straight{1, 1, 1, 1}},
		{"of the reference alone", threes, mixed, Straight{1, 1, 0, 0}},
		{"of what was received alone", mixed, threes, Straight{1, 0, 1, 0}},
		{"neither", mixed, mixed, Straight{1, 0, 0, 0}},
		{"eight answers are enough", eight, fives, Straight{1, 1, 1, 1}},
		{"seven are not", fives, seven, Straight{}},
		{"nor on the other side", seven, fives, Straight{}},
	}
	all := newTally(t, plan)
	for _, test := range tests {
		counted := newTally(t, plan)
		counted.AddTimes(survey.Response{Answers: slices.Concat(test.from, test.to)}, 3)
		view, _ := counted.Pair(survey.Expected, survey.Perceived)
		want := Straight{3 * test.want.N, 3 * test.want.From, 3 * test.want.To, 3 * test.want.Both}
		if got := view.Straight(); got != want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, want)
		}
		merge(t, all, counted)
	}
	sum := Straight{18, 12, 12, 9}
	if view, _ := all.Pair(survey.Expected, survey.Perceived); view.Straight() != sum {
		t.Errorf("merged: got %+v, want %+v", view.Straight(), sum)
	}
}

// Whoever gave so many answers is counted from eight on, as one of many and alone.
func TestStraightOfEveryNumberOfAnswers(t *testing.T) {
	const items = 3*LeastStraight + 1
	plan := Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: undivided(items, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}),
			Constructs: []survey.Construct{survey.Expected, survey.Perceived},
		},
		Pairs: []Pair{{From: survey.Expected, To: survey.Perceived, Rule: HalfPairs}},
	}
	for given := range items + 1 {
		for _, other := range []int{given, items} {
			r := plan.Questionnaire.NewResponse()
			for i := range given {
				r.Answers[i] = 2
			}
			for i := range other {
				r.Answers[2*items-1-i] = 3
			}
			if other > 0 {
				r.Answers[2*items-1] = 4
			}
			want := Straight{}
			if given >= 8 {
				want = Straight{N: 1, From: 1}
			}
			waiting, alone := newTally(t, plan), newTally(t, plan)
			waiting.Add(r)
			alone.addNow(r, 1)
			for name, counted := range map[string]*Tally{"waiting": waiting, "alone": alone} {
				view, _ := counted.Pair(survey.Expected, survey.Perceived)
				if got := view.Straight(); got != want {
					t.Errorf("%d answers beside %d, %s: got %+v, want %+v", given, other, name, got, want)
				}
			}
		}
	}
}

func TestStraightFits(t *testing.T) {
	for s, want := range map[Straight]bool{
		{}:            true,
		{3, 0, 0, 0}:  true,
		{3, 3, 3, 3}:  true,
		{3, 2, 1, 0}:  true,
		{3, 2, 2, 1}:  true,
		{3, 2, 2, 0}:  false, // one more than there are
		{4, 0, 0, 0}:  false,
		{3, 1, 2, 2}:  false,
		{3, 2, 1, 2}:  false,
		{3, 1, 1, -1}: false,
		{-1, 0, 0, 0}: false,
	} {
		if got := s.fits(3); got != want {
			t.Errorf("%+v of 3: got %v, want %v", s, got, want)
		}
	}
}
