package tally

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// everyBlock is one block of each part, of the first items and outcome: those of more
// have many sums of four.
func everyBlock(q survey.Questionnaire) []Listwise {
	items, outcomes := numbersTo(min(3, len(q.Instrument.Items))), numbersTo(min(1, len(q.Outcomes)))
	return []Listwise{
		{Outcomes: outcomes}, {Part: Scores, Outcomes: outcomes}, {Part: Items, Items: items, Outcomes: outcomes},
		{Part: ScoreEnds, Outcomes: outcomes}, {Part: ItemEnds, Items: items, Outcomes: outcomes},
		{Part: Gaps, Outcomes: outcomes}, {Part: ItemGaps, Items: items, Outcomes: outcomes},
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
	low, high := view(3).Ends(1)
	lowItem, highItem := view(4).Ends(1)
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"outcome", mean(view(0), view(0).Outcome(0)), 8},
		{"outcome beside scores", mean(scores, scores.Outcome(0)), 8},
		{"perceived of a dimension", mean(scores, scores.Rated(0)), (4 + 4 + 3) / 3.0},
		{"gap of a dimension", mean(view(5), view(5).Rated(0)), (-0.5 - 0.5 + 0) / 3},
		{"perceived of an item", mean(items, items.Rated(1)), (5 + 5 + 1) / 3.0},
		{"gap of an item", mean(view(6), view(6).Rated(1)), (1 + 1 - 2) / 3.0},
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
	plan.Listwise = everyBlock(plan.Questionnaire)[:5]
	counted := newTally(t, plan)
	counted.Add(survey.Response{Answers: []survey.Code{2, survey.DontKnow, 4}, Outcomes: []survey.Code{7}})
	scores, _ := counted.Listwise(plan.Listwise[1])
	if scores.N != 1 || scores.K != 3 {
		t.Errorf("%d respondents with %d numbers, want 1 with 3", scores.N, scores.K)
	}
	if items, _ := counted.Listwise(plan.Listwise[2]); items.N != 0 {
		t.Error("who left out an item is in a block of all of them")
	}
}

// The blocks that pairs have hold the same: their second half what was perceived, less
// their first half the gaps.
func TestListwiseIsWhatPairsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Together = true
		q := s.plan.Questionnaire
		items := numbersTo(len(q.Instrument.Items))
		s.plan.Listwise = []Listwise{{Part: Scores, Outcomes: []int{}}, {Part: Gaps, Outcomes: []int{}}, {Part: Items, Items: items, Outcomes: []int{}}, {Part: ItemGaps, Items: items, Outcomes: []int{}}}
		counted := s.tally(t)
		pair, _ := counted.Pair(survey.Expected, survey.Perceived)
		sides, _ := pair.SidesTogether()
		for i, want := range []stat.Cross{pair.Dimensions(), sides} {
			sameMoments(t, "perceived", counted, s.plan.Listwise[2*i], want, func(k, at int) []int64 { return oneOf(2*k, k+at, 1) })
			sameMoments(t, "gap", counted, s.plan.Listwise[2*i+1], want, func(k, at int) []int64 {
				weights := oneOf(2*k, k+at, 1)
				weights[at] = -1
				return weights
			})
		}
	})
}

func oneOf(n, at int, weight int64) []int64 {
	weights := make([]int64, n)
	weights[at] = weight
	return weights
}

// sameMoments compares every number of a block with the one that a pair has.
func sameMoments(t *rapid.T, name string, counted *Tally, block Listwise, want stat.Cross, of func(k, at int) []int64) {
	t.Helper()
	view, ok := counted.Listwise(block)
	if !ok || view.N != want.N || 2*view.K != want.K {
		t.Fatalf("%s: got %d of %d numbers, want %d of half of %d", name, view.N, view.K, want.N, want.K)
	}
	for at := range view.K {
		rated := view.Rated(at)
		got, pair := view.Combine(rated.Weights), want.Combine(of(view.K, at))
		got.Mean = (float64(rated.Base) + float64(rated.Step)*got.Mean) / float64(rated.Den)
		got.SD *= float64(rated.Step) / float64(rated.Den)
		if !alike(got.Mean, pair.Mean) || !alike(got.SD, pair.SD) {
			t.Errorf("%s %d: got %v ± %v, want %v ± %v", name, at, got.Mean, got.SD, pair.Mean, pair.SD)
		}
	}
}

func alike(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*max(1, math.Abs(b))
}

// On a scale of an odd number of answers the middle one is on no side.
func TestEndsOfScales(t *testing.T) {
	for most, want := range map[int64][2]string{
		1: {"10", "01"}, 4: {"11000", "00001"}, 5: {"111000", "000001"}, 6: {"1110000", "0000001"}, 8: {"111100000", "000000011"}, 10: {"11111000000", "00000000011"},
	} {
		codes := []int64{9, 9} // of something else
		for code := range most + 1 {
			codes = append(codes, code)
		}
		got := ends(codes, int(most+1), most)
		if low, high := fmt.Sprint(got[:most+1]), fmt.Sprint(got[most+1:]); strings.Join(strings.Fields(strings.Trim(low, "[]")), "") != want[0] || strings.Join(strings.Fields(strings.Trim(high, "[]")), "") != want[1] {
			t.Errorf("of 0 to %d: low %s, high %s", most, low, high)
		}
	}
}

// Each outcome of a block is on its own scale, and each end of what was perceived is told
// from what lies next to it.
func TestListwiseOfTwoOutcomesAndEnds(t *testing.T) {
	plan := small()
	plan.Pairs = nil // so that what was expected does not count
	plan.Questionnaire.Outcomes = append(plan.Questionnaire.Outcomes, survey.Outcome{ID: "csat", Scale: survey.Scale{Min: 1, Step: 2, Den: 4, Points: 7}})
	plan.Listwise = []Listwise{{Part: ItemEnds, Items: []int{2, 0}, Outcomes: []int{1, 0}}, {Part: ScoreEnds, Outcomes: []int{1, 0}}, {Part: Scores, Outcomes: []int{0, 1}}}
	for code, want := range [][2]float64{{1, 0}, {1, 0}, {0, 0}, {0, 0}, {0, 1}} {
		counted := newTally(t, plan)
		r := plan.Questionnaire.NewResponse()
		r.Answers = []survey.Code{survey.DontKnow, 0, survey.DontKnow, 2, 2, survey.Code(code)}
		r.Outcomes = []survey.Code{9, 3}
		counted.Add(r)
		for i, at := range []int{0, 1} { // item c stands first, dimension y second
			view, _ := counted.Listwise(plan.Listwise[i])
			low, high := view.Ends(at)
			if view.N != 1 || view.Combine(low.Weights).Mean != want[0] || view.Combine(high.Weights).Mean != want[1] {
				t.Errorf("block %d of %d, answer %d: low %v and high %v, want %v", i, view.N, code, view.Combine(low.Weights).Mean, view.Combine(high.Weights).Mean, want)
			}
		}
		scores, _ := counted.Listwise(plan.Listwise[2])
		first, second := scores.Outcome(0), scores.Outcome(1)
		if scores.Combine(first.Weights).Mean != 9 || scores.Combine(second.Weights).Mean != 3 || first.Den != 1 || second.Base != 1 || second.Step != 2 || second.Den != 4 {
			t.Errorf("outcomes %+v of %v and %+v of %v", first, scores.Combine(first.Weights).Mean, second, scores.Combine(second.Weights).Mean)
		}
	}
}
