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

// addTogether counts a construct's answers if every item has one.
func (t *Tally) addTogether(construct int, answers []survey.Code, n int64) {
	if codes, all := appendCodes(t.scratch.codes[:0], answers); all {
		t.together[construct].AddTimes(codes, n)
	}
}

// addSides counts the answers of both sides of a pair, of each dimension and of
// all items, if every item has both.
func (t *Tally) addSides(p *pairCounts, references, received []survey.Code, n int64) {
	for d, dimension := range t.plan.Questionnaire.Instrument.Dimensions {
		codes := t.scratch.codes[:0]
		for _, side := range [][]survey.Code{references, received} {
			for _, i := range dimension.Items {
				if side[i].Answered() {
					codes = append(codes, int64(side[i]))
				}
			}
		}
		if len(codes) == p.sides[d].K() {
			p.sides[d].AddTimes(codes, n)
		}
	}
	codes, first := appendCodes(t.scratch.codes[:0], references)
	if codes, second := appendCodes(codes, received); first && second {
		p.sides[len(p.sides)-1].AddTimes(codes, n)
	}
}

// appendCodes puts answers behind codes; all is false if one is missing.
func appendCodes(codes []int64, answers []survey.Code) (_ []int64, all bool) {
	for _, code := range answers {
		if !code.Answered() {
			return codes, false
		}
		codes = append(codes, int64(code))
	}
	return codes, true
}

// Together is the sums and products of all items on a construct, of respondents
// who answered all of them; ok is false if the plan did not ask for it.
func (t *Tally) Together(c survey.Construct) (items stat.Cross, ok bool) {
	if t.together == nil {
		return stat.Cross{}, false
	}
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
