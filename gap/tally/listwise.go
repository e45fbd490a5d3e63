package tally

import (
	"fmt"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Part is what a listwise block holds of the items before its outcomes.
type Part string

// The parts of a block: what was expected and what was perceived, in this order,
// where both are a declared pair, else what was perceived alone; of the ends, whether
// what was perceived is low, 1 or 0, and behind all of these whether it is high.
const (
	NoPart    Part = ""           // outcomes alone
	Scores    Part = "scores"     // of every dimension
	Items     Part = "items"      // the answers to items
	ScoreEnds Part = "score_ends" // of every dimension
	ItemEnds  Part = "item_ends"  // of items
)

// Listwise is numbers that are counted together, of the respondents who have every
// one of them.
type Listwise struct {
	Part     Part  `json:"part,omitempty"`
	Items    []int `json:"items,omitempty"` // of Items and ItemEnds
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
		case !slices.Contains([]Part{NoPart, Scores, Items, ScoreEnds, ItemEnds}, l.Part):
			return fmt.Errorf("a listwise block has the unknown part %q", l.Part)
		case !within(l.Items, len(q.Instrument.Items)) || !within(l.Outcomes, len(q.Outcomes)):
			return fmt.Errorf("a listwise block has items or outcomes that are not asked")
		case len(l.Items) > MostTogether:
			return fmt.Errorf("%d items are counted together, accepted are at most %d", len(l.Items), MostTogether)
		case l.Part != NoPart && !slices.Contains(q.Constructs, survey.Perceived):
			return fmt.Errorf("a listwise block of %s needs what is perceived, and that is not asked", l.Part)
		}
	}
	return nil
}

// servicePair is the place of the pair of what is expected and perceived, −1 if the
// plan has none.
func (p Plan) servicePair() int {
	return slices.IndexFunc(p.Pairs, func(p Pair) bool { return p.From == survey.Expected && p.To == survey.Perceived })
}

// width is the number of numbers in a block.
func (p Plan) width(l Listwise) int {
	sides := 1
	if p.servicePair() >= 0 {
		sides = 2
	}
	switch l.Part {
	case Scores:
		return sides*len(p.Questionnaire.Instrument.Dimensions) + len(l.Outcomes)
	case Items:
		return sides*len(l.Items) + len(l.Outcomes)
	case ScoreEnds:
		return 2*len(p.Questionnaire.Instrument.Dimensions) + len(l.Outcomes)
	case ItemEnds:
		return 2*len(l.Items) + len(l.Outcomes)
	}
	return len(l.Outcomes)
}

func (t *Tally) newListwise() []stat.Cross {
	var blocks []stat.Cross
	for _, l := range t.plan.Listwise {
		blocks = append(blocks, stat.NewCross(t.plan.width(l), 0, 1, 1))
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
		}
	}
}

// listed puts the numbers of a block's part behind codes; all is false if one is
// missing.
func (t *Tally) listed(l Listwise, r survey.Response, codes []int64) (_ []int64, all bool) {
	points := int64(t.plan.Questionnaire.Instrument.Scale.Points)
	switch l.Part {
	case Scores:
		return t.listedScores(codes)
	case Items:
		return t.listedItems(l.Items, r, codes)
	case ScoreEnds:
		codes, all = t.listedScores(codes)
		return ends(codes, len(t.plan.Questionnaire.Instrument.Dimensions), (points-1)*t.unit), all
	case ItemEnds:
		codes, all = t.listedItems(l.Items, r, codes)
		return ends(codes, len(l.Items), points-1), all
	}
	return codes, true
}

// ends puts, in place of the last k numbers, from 0 to most, 1 for those below the
// middle of the scale, and behind them 1 for those in its highest eighth: of 1 to 5
// these are 1 and 2, and 5.
func ends(codes []int64, k int, most int64) []int64 {
	codes = append(codes[:0], codes[max(0, len(codes)-k):]...)
	k = len(codes)
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
		codes = append(codes, own.in(t.unit))
	}
	return codes, true
}

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
	sides int // of each dimension or item, of Scores and Items
	k     int // dimensions or items
}

// Listwise finds a block; ok is false if the plan did not ask for it.
func (t *Tally) Listwise(l Listwise) (view ListwiseView, ok bool) {
	at := slices.IndexFunc(t.plan.Listwise, l.Equal)
	if at < 0 {
		return ListwiseView{}, false
	}
	view = ListwiseView{Cross: t.listwise[at], tally: t, block: l, sides: 1, k: len(l.Items)}
	if l.Part == Scores || l.Part == ScoreEnds {
		view.k = len(t.plan.Questionnaire.Instrument.Dimensions)
	}
	if t.plan.servicePair() >= 0 {
		view.sides = 2
	}
	return view, true
}

// Perceived is what was perceived of the block's i-th dimension or item, in scale
// points.
func (v ListwiseView) Perceived(i int) stat.Variable {
	scale, unit := v.tally.plan.Questionnaire.Instrument.Scale, v.unit()
	return stat.Variable{Weights: v.one(v.received(i)), Base: scale.Min * unit, Step: scale.Step, Den: scale.Den * unit}
}

// Gap is what was perceived of it less what was expected; ok is false where nothing
// was.
func (v ListwiseView) Gap(i int) (gap stat.Variable, ok bool) {
	if v.sides < 2 {
		return gap, false
	}
	gap = v.Perceived(i)
	gap.Base, gap.Weights[i] = 0, -1
	return gap, true
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

func (v ListwiseView) received(i int) int { return (v.sides-1)*v.k + i }

// unit is that of the part's numbers in steps of the scale.
func (v ListwiseView) unit() int64 {
	if v.block.Part == Scores {
		return v.tally.unit
	}
	return 1
}

func (v ListwiseView) one(at int) []int64 {
	weights := make([]int64, v.K)
	weights[at] = 1
	return weights
}
