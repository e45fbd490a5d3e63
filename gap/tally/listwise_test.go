package tally

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// everyBlock is one block of each part, of all items and outcomes.
func everyBlock(q survey.Questionnaire) []Listwise {
	items, outcomes := numbersTo(len(q.Instrument.Items)), numbersTo(len(q.Outcomes))
	return []Listwise{
		{Outcomes: outcomes}, {Part: Scores, Outcomes: outcomes}, {Part: Items, Items: items, Outcomes: outcomes},
		{Part: ScoreEnds, Outcomes: outcomes}, {Part: ItemEnds, Items: items, Outcomes: outcomes},
	}
}

func TestListwiseByHand(t *testing.T) {
	plan := small()
	plan.Listwise = everyBlock(plan.Questionnaire)
	counted := newTally(t, plan)
	// On the scale 1 to 5, a and b make the dimension x: 3 and 5 are 4, 5 and 1 are 3.
	counted.AddTimes(survey.Response{Answers: []survey.Code{4, 3, 4, 2, 4, 4}, Outcomes: []survey.Code{7}}, 2)
	counted.Add(survey.Response{Answers: []survey.Code{2, 2, 3, 4, 0, 1}, Outcomes: []survey.Code{10}})
	counted.Add(survey.Response{Answers: []survey.Code{2, 2, 3, 4, 0, 1}, Outcomes: []survey.Code{survey.DontKnow}})
	mean := func(v ListwiseView, of stat.Variable) float64 {
		m := v.Combine(of.Weights)
		return (float64(of.Base) + float64(of.Step)*m.Mean) / float64(of.Den)
	}
	view := func(at int) ListwiseView {
		v, ok := counted.Listwise(plan.Listwise[at])
		if !ok || v.N != 3 {
			t.Fatalf("block %d of %d respondents is there: %v, want 3", at, v.N, ok)
		}
		return v
	}
	scores, items := view(1), view(2)
	gapOfScore, _ := scores.Gap(0)
	gapOfItem, _ := items.Gap(1)
	low, high := view(3).Ends(1)
	lowItem, highItem := view(4).Ends(1)
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"outcome", mean(view(0), view(0).Outcome(0)), 8},
		{"outcome beside scores", mean(scores, scores.Outcome(0)), 8},
		{"perceived of a dimension", mean(scores, scores.Perceived(0)), (4 + 4 + 3) / 3.0},
		{"gap of a dimension", mean(scores, gapOfScore), (-0.5 - 0.5 + 0) / 3},
		{"perceived of an item", mean(items, items.Perceived(1)), (5 + 5 + 1) / 3.0},
		{"gap of an item", mean(items, gapOfItem), (1 + 1 - 2) / 3.0},
		{"low dimension", mean(view(3), low), 1 / 3.0},
		{"high dimension", mean(view(3), high), 2 / 3.0},
		{"low item", mean(view(4), lowItem), 1 / 3.0},
		{"high item", mean(view(4), highItem), 2 / 3.0},
	} {
		if diff := tt.got - tt.want; diff > 1e-14 || diff < -1e-14 {
			t.Errorf("%s: got the mean %g, want %g", tt.name, tt.got, tt.want)
		}
	}
	if _, ok := smallTally(t).Listwise(plan.Listwise[1]); ok {
		t.Error("a block that was not counted is there")
	}
}

func TestListwiseOfPerceivedAlone(t *testing.T) {
	plan := small()
	plan.Questionnaire.Constructs, plan.Pairs = []survey.Construct{survey.Perceived}, nil
	plan.Listwise = everyBlock(plan.Questionnaire)
	counted := newTally(t, plan)
	counted.Add(survey.Response{Answers: []survey.Code{2, survey.DontKnow, 4}, Outcomes: []survey.Code{7}})
	scores, _ := counted.Listwise(plan.Listwise[1])
	if _, ok := scores.Gap(0); ok || scores.N != 1 || scores.K != 3 {
		t.Errorf("a gap is there: %v; %d respondents with %d numbers, want 1 with 3", ok, scores.N, scores.K)
	}
	if items, _ := counted.Listwise(plan.Listwise[2]); items.N != 0 {
		t.Error("who left out an item is in a block of all of them")
	}
}

// The blocks that pairs have hold the same.
func TestListwiseIsWhatPairsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Together = true
		q := s.plan.Questionnaire
		scores, items := Listwise{Part: Scores, Outcomes: numbersTo(min(1, len(q.Outcomes)))}, Listwise{Part: Items, Items: numbersTo(len(q.Instrument.Items)), Outcomes: []int{}}
		s.plan.Listwise = []Listwise{scores, items}
		counted := s.tally(t)
		pair, _ := counted.Pair(survey.Expected, survey.Perceived)
		sides, _ := pair.SidesTogether()
		sameSums(t, "items", counted, items, sides)
		if len(q.Outcomes) > 0 && len(q.Instrument.Dimensions) > 0 {
			sameSums(t, "scores", counted, scores, pair.WithOutcome(0))
		}
	})
}

func sameSums(t *rapid.T, name string, counted *Tally, block Listwise, want stat.Cross) {
	t.Helper()
	got, ok := counted.Listwise(block)
	if !ok || got.N != want.N || !slices.Equal(got.Sums, want.Sums) || !slices.Equal(got.Products, want.Products) {
		t.Errorf("%s: got %+v, want %+v", name, got.Cross, want)
	}
}
