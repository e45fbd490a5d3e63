package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// MostTogether is the number of items up to which a plan can have them counted
// together: 100 items of two sides are 20,100 products, and time and memory grow
// with those.
const MostTogether = 100

// newTogether makes the sums of all items of each construct.
func (t *Tally) newTogether() []stat.Crossing {
	q := t.plan.Questionnaire
	together := make([]stat.Crossing, len(q.Constructs))
	for c := range together {
		together[c] = t.newItems(len(q.Instrument.Items))
	}
	return together
}

// newSides makes the sums of both sides' items of each dimension and, behind
// them, of all.
func (t *Tally) newSides() []stat.Crossing {
	in := t.plan.Questionnaire.Instrument
	var sides []stat.Crossing
	for _, d := range in.Dimensions {
		sides = append(sides, t.newItems(2*len(d.Items)))
	}
	return append(sides, t.newItems(2*len(in.Items)))
}

// addSides counts the answers of both sides of a pair, of each dimension and of
// all items, if every item has both. They are given as positions; the constructs' own
// scores have been made.
func (t *Tally) addSides(p *pairCounts, references, received []int64, n int64) {
	dimensions := t.plan.Questionnaire.Instrument.Dimensions
	from, to := t.scratch.own[p.from*len(dimensions):], t.scratch.own[p.to*len(dimensions):]
	for d, dimension := range dimensions {
		k := len(dimension.Items)
		if min(from[d].answered, to[d].answered) < int64(k) {
			continue
		}
		codes := t.scratch.codes[:2*k]
		copy(codes, t.scratch.of(d, dimension.Items, references, codes))
		copy(codes[k:], t.scratch.of(d, dimension.Items, received, codes[k:]))
		p.sides[d].AddTimes(codes, n)
	}
	if t.scratch.whole[p.from] && t.scratch.whole[p.to] {
		codes := append(append(t.scratch.codes[:0], references...), received...)
		p.sides[len(p.sides)-1].AddTimes(codes, n)
	}
}

// Together is the sums and products of all items on a construct, of respondents
// who answered all of them; ok is false if the plan did not ask for it.
func (t *Tally) Together(c survey.Construct) (items stat.Cross, ok bool) {
	if t.together == nil {
		return stat.Cross{}, false
	}
	t.settle()
	return t.together[construct(t.plan.Questionnaire.Constructs, c)].Cross(), true
}

// Sides is the sums and products of a dimension's items on both sides, references
// first, of respondents who answered all of them on both; ok is false if the plan
// did not ask for it.
func (v PairView) Sides(dimension int) (items stat.Cross, ok bool) {
	if v.counts().sides == nil {
		return stat.Cross{}, false
	}
	return v.counts().sides[dimension].Cross(), true
}

// SidesTogether is the same of all items.
func (v PairView) SidesTogether() (items stat.Cross, ok bool) {
	if v.counts().sides == nil {
		return stat.Cross{}, false
	}
	return v.counts().sides[len(v.counts().sides)-1].Cross(), true
}
