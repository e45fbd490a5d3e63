package tally

import (
	"fmt"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Part is what a listwise block holds of the items before its outcomes.
type Part string

// The parts of a block: what was perceived, or the gap, that less what was expected; of
// the ends, whether what was perceived is low, 1 or 0, and behind all of these whether it
// is high. Where what was expected is a declared pair with it, all are of respondents who
// have both.
const (
	NoPart    Part = ""           // outcomes alone
	Scores    Part = "scores"     // of every dimension
	Gaps      Part = "gaps"       // likewise
	Items     Part = "items"      // the answers to items
	ItemGaps  Part = "item_gaps"  // likewise
	ScoreEnds Part = "score_ends" // of every dimension
	ItemEnds  Part = "item_ends"  // of items
)

// ofItems reports whether a part is of items, and gaps whether it is of gaps.
func (p Part) ofItems() bool { return p == Items || p == ItemGaps || p == ItemEnds }
func (p Part) gaps() bool    { return p == Gaps || p == ItemGaps }
func (p Part) ends() bool    { return p == ScoreEnds || p == ItemEnds }

// Listwise is numbers that are counted together, of the respondents who have every
// one of them.
type Listwise struct {
	Part     Part  `json:"part,omitempty"`
	Items    []int `json:"items,omitempty"` // of parts of items
	Outcomes []int `json:"outcomes"`
}

// Equal reports whether two blocks hold the same.
func (l Listwise) Equal(other Listwise) bool {
	return l.Part == other.Part && slices.Equal(l.Items, other.Items) && slices.Equal(l.Outcomes, other.Outcomes)
}

func (p Plan) checkListwise() error {
	q := p.Questionnaire
	for i, l := range p.Listwise {
		within := func(places []int, n int) bool {
			return !slices.ContainsFunc(places, func(at int) bool { return at < 0 || at >= n })
		}
		switch {
		case slices.ContainsFunc(p.Listwise[:i], l.Equal):
			return fmt.Errorf("a listwise block is declared twice")
		case !slices.Contains([]Part{NoPart, Scores, Gaps, Items, ItemGaps, ScoreEnds, ItemEnds}, l.Part):
			return fmt.Errorf("a listwise block has the unknown part %q", l.Part)
		case !within(l.Items, len(q.Instrument.Items)) || !within(l.Outcomes, len(q.Outcomes)):
			return fmt.Errorf("a listwise block has items or outcomes that are not asked")
		case len(l.Items) > MostTogether:
			return fmt.Errorf("%d items are counted together, accepted are at most %d", len(l.Items), MostTogether)
		case l.Part != NoPart && !slices.Contains(q.Constructs, survey.Perceived):
			return fmt.Errorf("a listwise block of %s needs what is perceived, and that is not asked", l.Part)
		case l.Part.gaps() && p.servicePair() < 0:
			return fmt.Errorf("a listwise block of %s needs the pair of what is expected and perceived", l.Part)
		}
	}
	return nil
}

// servicePair is the place of the pair of what is expected and perceived, −1 if the
// plan has none.
func (p Plan) servicePair() int {
	return slices.IndexFunc(p.Pairs, func(p Pair) bool { return p.From == survey.Expected && p.To == survey.Perceived })
}

// rated is the number of dimensions or items in a block, and width that of its numbers.
func (p Plan) rated(l Listwise) int {
	switch {
	case l.Part == NoPart:
		return 0
	case l.Part.ofItems():
		return len(l.Items)
	default:
		return len(p.Questionnaire.Instrument.Dimensions)
	}
}

func (p Plan) width(l Listwise) int {
	n := p.rated(l)
	if l.Part.ends() {
		n *= 2
	}
	return n + len(l.Outcomes)
}

func (t *Tally) newListwise() []stat.Crossing {
	var blocks []stat.Crossing
	for _, l := range t.plan.Listwise {
		least, most := int64(0), t.largest(l)
		if l.Part.gaps() {
			least = -most
		}
		blocks = append(blocks, stat.NewCrossing(stat.NewCross(t.plan.width(l), 0, 1, 1), least, most, t.times()))
	}
	return blocks
}

// addListwise counts a response in the blocks for which it has every number. The
// scores of the service gap stand in scratch.service if it has all of them.
func (t *Tally) addListwise(r survey.Response, n int64) {
	for i, l := range t.plan.Listwise {
		codes, all := t.listed(l, r, t.scratch.listed[:0])
		t.scratch.listed = codes
		for _, o := range l.Outcomes {
			code := r.Outcomes[o]
			all = all && code.Answered()
			codes = append(codes, int64(code))
		}
		if all {
			t.listwise[i].AddTimes(codes, n)
			t.addFourths(i, codes, r.Weight, n)
		}
	}
}

// listed puts the numbers of a block's part behind codes; all is false if one is
// missing.
func (t *Tally) listed(l Listwise, r survey.Response, codes []int64) (_ []int64, all bool) {
	k, most := t.plan.rated(l), int64(t.plan.Questionnaire.Instrument.Scale.Points-1)
	switch {
	case l.Part == NoPart:
		return codes, true
	case l.Part.ofItems():
		codes, all = t.listedItems(l.Items, r, codes)
	default:
		most *= t.unit
		codes, all = t.listedScores(codes)
	}
	switch {
	case !all:
		return codes, false
	case l.Part.gaps():
		for i := range k {
			codes[i] = codes[k+i] - codes[i]
		}
		return codes[:k], true
	case l.Part.ends():
		return ends(codes, k, most), true
	default:
		return append(codes[:0], codes[len(codes)-k:]...), true
	}
}

// ends puts, in place of the last k numbers, from 0 to most, 1 for those below the
// middle of the scale, and behind them 1 for those in its highest eighth: of 1 to 5
// these are 1 and 2, and 5.
func ends(codes []int64, k int, most int64) []int64 {
	codes = append(codes[:0], codes[len(codes)-k:]...)
	codes = append(codes, codes...)
	for i := range k {
		at := codes[i]
		codes[i], codes[k+i] = 0, 0
		if 2*at < most {
			codes[i] = 1
		}
		if 8*at >= 7*most {
			codes[k+i] = 1
		}
	}
	return codes
}

// listedScores is what was expected, where that is a pair with it, and what was
// perceived of every dimension.
func (t *Tally) listedScores(codes []int64) (_ []int64, all bool) {
	if t.plan.servicePair() >= 0 {
		return append(codes, t.scratch.service...), t.scratch.served
	}
	q := t.plan.Questionnaire
	perceived, k := construct(q.Constructs, survey.Perceived), len(q.Instrument.Dimensions)
	for d, dimension := range q.Instrument.Dimensions {
		own := t.scratch.own[perceived*k+d]
		if !own.qualifies(len(dimension.Items), t.plan.Complete) {
			return codes, false
		}
		codes = append(codes, t.mean(own))
	}
	return codes, true
}

// listedItems is likewise the answers to items.
func (t *Tally) listedItems(items []int, r survey.Response, codes []int64) (_ []int64, all bool) {
	q := t.plan.Questionnaire
	sides := []survey.Construct{survey.Expected, survey.Perceived}
	if t.plan.servicePair() < 0 {
		sides = sides[1:]
	}
	for _, side := range sides {
		at := construct(q.Constructs, side) * len(q.Instrument.Items)
		for _, i := range items {
			code := r.Answers[at+i]
			if !code.Answered() {
				return codes, false
			}
			codes = append(codes, int64(code))
		}
	}
	return codes, true
}

// ListwiseView is a block as it was counted, with the worth of its numbers.
type ListwiseView struct {
	stat.Cross
	tally *Tally
	block Listwise
	k     int // dimensions or items
}

// Listwise finds a block; ok is false if the plan did not ask for it.
func (t *Tally) Listwise(l Listwise) (view ListwiseView, ok bool) {
	at := slices.IndexFunc(t.plan.Listwise, l.Equal)
	if at < 0 {
		return ListwiseView{}, false
	}
	view = ListwiseView{tally: t, block: l, k: t.plan.rated(l)}
	view.Cross = t.cross(func(t *Tally) stat.Cross { return t.listwise[at].Cross() })
	if t.fourths != nil {
		view.Fourths = t.fourths[at]
	}
	return view, true
}

// Rated is what was perceived of the block's i-th dimension or item, or its gap, in
// scale points.
func (v ListwiseView) Rated(i int) stat.Variable {
	scale, unit := v.tally.plan.Questionnaire.Instrument.Scale, v.unit()
	rated := stat.Variable{Weights: v.one(i), Base: scale.Min * unit, Step: scale.Step, Den: scale.Den * unit}
	if v.block.Part.gaps() {
		rated.Base = 0
	}
	return rated
}

// Ends is whether the i-th is low, and whether it is high.
func (v ListwiseView) Ends(i int) (low, high stat.Variable) {
	return stat.Variable{Weights: v.one(i), Step: 1, Den: 1}, stat.Variable{Weights: v.one(v.k + i), Step: 1, Den: 1}
}

// Outcome is the block's i-th outcome, on its own scale.
func (v ListwiseView) Outcome(i int) stat.Variable {
	scale := v.tally.plan.Questionnaire.Outcomes[v.block.Outcomes[i]].Scale
	return stat.Variable{Weights: v.one(v.K - len(v.block.Outcomes) + i), Base: scale.Min, Step: scale.Step, Den: scale.Den}
}

// unit is that of the part's numbers in steps of the scale.
func (v ListwiseView) unit() int64 {
	if v.block.Part.ofItems() {
		return 1
	}
	return v.tally.unit
}

func (v ListwiseView) one(at int) []int64 {
	weights := make([]int64, v.K)
	weights[at] = 1
	return weights
}
