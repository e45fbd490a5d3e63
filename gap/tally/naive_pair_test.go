package tally

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

func (s study) people() []person {
	var people []person
	for _, r := range s.responses {
		people = append(people, person{r, s.plan})
	}
	return people
}

func TestPairsAreThoseOfTheRawResponses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		counted := s.tally(t)
		for _, pair := range s.plan.Pairs {
			view, ok := counted.Pair(pair.From, pair.To)
			if !ok || view.Pair != pair {
				t.Fatalf("pair %v is not found", pair)
			}
			s.checkItems(t, view)
			s.checkDimensions(t, view)
			s.checkOverall(t, view)
			s.checkSides(t, view)
		}
		if _, ok := counted.Pair(survey.Adequate, survey.Perceived); ok {
			t.Error("a pair turned round is found")
		}
	})
}

func (s study) checkItems(t *rapid.T, view PairView) {
	items := len(s.plan.Questionnaire.Instrument.Items)
	gap := func(p person, item int) *big.Rat {
		if p.value(view.From, item) == nil || p.value(view.To, item) == nil {
			return nil
		}
		return less(p.value(view.To, item), p.value(view.From, item))
	}
	for i := range items {
		var want sample
		for _, p := range s.people() {
			want.add(p.value(view.From, i), p.value(view.To, i))
		}
		sameJoint(t, "item", view.Item(i), want)
		for j := range items {
			if i == j {
				continue
			}
			var gaps sample
			for _, p := range s.people() {
				gaps.add(gap(p, i), gap(p, j))
			}
			got, ok := view.ItemPair(i, j)
			if ok != s.plan.ItemPairs {
				t.Fatalf("item pairs are there: %v, want %v", ok, s.plan.ItemPairs)
			}
			if ok {
				sameCross(t, "item pair", got, gaps)
			}
		}
	}
}

func (s study) checkDimensions(t *rapid.T, view PairView) {
	for d, dimension := range s.plan.Questionnaire.Instrument.Dimensions {
		var want sample
		answered := make([]int64, len(dimension.Items)+1)
		for _, p := range s.people() {
			want.add(p.scores(view.Pair, d)...)
			_, n := p.mean(view.From, d, func(item int) bool {
				return p.value(view.From, item) != nil && p.value(view.To, item) != nil
			})
			answered[n]++
		}
		sameJoint(t, "scores by "+string(view.Rule), view.Scores(d), want)
		if !slices.Equal(view.Answered(d), answered) {
			t.Errorf("respondents by items answered: %v, want %v", view.Answered(d), answered)
		}
	}
}

func (s study) checkSides(t *rapid.T, view PairView) {
	in := s.plan.Questionnaire.Instrument
	of := func(items []int) sample {
		var both sample
		for _, p := range s.people() {
			both.add(append(p.values(view.From, items), p.values(view.To, items)...)...)
		}
		return both
	}
	together, ok := view.SidesTogether()
	if ok != s.plan.Together {
		t.Fatalf("both sides together are there: %v, want %v", ok, s.plan.Together)
	}
	if !ok {
		return
	}
	sameCross(t, "both sides of all items", together, of(numbersTo(len(in.Items))))
	for d, dimension := range in.Dimensions {
		sides, _ := view.Sides(d)
		sameCross(t, "both sides of a dimension", sides, of(dimension.Items))
	}
}

func (s study) checkOverall(t *rapid.T, view PairView) {
	n := len(s.plan.Questionnaire.Instrument.Dimensions)
	var dimensions, gaps, means, weightedGaps, weightedMeans, contributions, shares sample
	withOutcomes := make([]sample, len(s.plan.Questionnaire.Outcomes))
	withShares := make([]sample, n)
	equal := func(int) *big.Rat { return ratio(1, int64(n)) }
	for _, p := range s.people() {
		scores := p.all(view.Pair)
		if scores == nil {
			continue
		}
		dimensions.add(scores...)
		from, to := sumOf(scores[:n], equal), sumOf(scores[n:], equal)
		means.add(from, to)
		gaps.add(less(to, from))
		for o := range withOutcomes {
			block := view.WithOutcome(o)
			withOutcomes[o].add(append(slices.Clone(scores), p.outcome(o, block.Base, block.Step, block.Den))...)
		}
		if p.Points == nil {
			continue
		}
		share := func(d int) *big.Rat { return ratio(int64(p.Points[d]), int64(survey.Whole)) }
		from, to = sumOf(scores[:n], share), sumOf(scores[n:], share)
		weightedMeans.add(from, to)
		weightedGaps.add(less(to, from))
		var parts, given []*big.Rat
		for d := range n {
			parts = append(parts, new(big.Rat).Mul(share(d), less(scores[n+d], scores[d])))
			given = append(given, share(d))
			received, _ := p.mean(view.To, d, p.answered(view.To))
			withShares[d].add(s.code(received, view.tally.unit), ratio(int64(p.Points[d]), 1))
		}
		contributions.add(parts...)
		shares.add(given...)
	}
	var all sample
	for _, p := range s.people() {
		if p.Points != nil {
			all.add(each(p.Points, func(x survey.Share) *big.Rat { return ratio(int64(x), int64(survey.Whole)) })...)
		}
	}
	if s.plan.Questionnaire.Points {
		sameCross(t, "points", view.tally.Points(), all)
	}
	overall, overallMeans := view.Overall()
	sameHist(t, "overall gaps", overall, gaps)
	sameCross(t, "overall means", overallMeans, means)
	sameCross(t, "dimensions", view.Dimensions(), dimensions)
	weighted, means2 := view.Weighted()
	sameHist(t, "weighted gaps", weighted, weightedGaps)
	sameCross(t, "weighted means", means2, weightedMeans)
	sameCross(t, "contributions", view.Contributions(), contributions)
	sameCross(t, "shares", view.Shares(), shares)
	for o, want := range withOutcomes {
		sameCross(t, "dimensions with an outcome", view.WithOutcome(o), want)
	}
	if s.plan.Questionnaire.Points {
		for d, want := range withShares {
			sameCross(t, "score with a share", view.WithShare(d), want)
		}
	}
}

// code is a mean of answers in units of a step of the scale.
func (s study) code(mean *big.Rat, unit int64) *big.Rat {
	scale := s.plan.Questionnaire.Instrument.Scale
	code := less(new(big.Rat).Mul(mean, ratio(scale.Den, 1)), ratio(scale.Min, 1))
	return code.Mul(code, ratio(unit, scale.Step))
}
