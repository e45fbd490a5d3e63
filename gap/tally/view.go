package tally

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Plan is what the tally counts.
func (t *Tally) Plan() Plan { return t.plan }

// Fingerprint identifies the plan: only tallies with the same one are merged.
func (t *Tally) Fingerprint() string { return t.fingerprint }

// Responses is the number of responses counted.
func (t *Tally) Responses() int64 { return t.responses }

// Answers is the answers to an item on a construct, no answers left out.
func (t *Tally) Answers(c survey.Construct, item int) stat.Hist {
	q := t.plan.Questionnaire
	scale := q.Instrument.Scale
	counts := make(map[int64]int64)
	for code, n := range t.row(c, item)[:scale.Points] {
		if n > 0 {
			counts[int64(code)] = n
		}
	}
	return stat.NewHist(scale.Min, scale.Step, scale.Den, counts)
}

// Answered reports whether anybody answered an item on a construct.
func (t *Tally) Answered(c survey.Construct) bool {
	in := t.plan.Questionnaire.Instrument
	for item := range in.Items {
		if slices.ContainsFunc(t.row(c, item)[:in.Scale.Points], func(n int64) bool { return n > 0 }) {
			return true
		}
	}
	return false
}

// Missing is how often an item was not answered on a construct, for one kind of
// no answer.
func (t *Tally) Missing(c survey.Construct, item int, kind survey.Code) int64 {
	return t.row(c, item)[position(kind, t.plan.Questionnaire.Instrument.Scale.Points)]
}

func (t *Tally) row(c survey.Construct, item int) []int64 {
	q := t.plan.Questionnaire
	return t.answers[construct(q.Constructs, c)*len(q.Instrument.Items)+item]
}

// Outcome is the answers to an outcome question.
func (t *Tally) Outcome(o int) stat.Hist {
	scale := t.plan.Questionnaire.Outcomes[o].Scale
	counts := make(map[int64]int64)
	for code, n := range t.outcomes[o][:scale.Points] {
		if n > 0 {
			counts[int64(code)] = n
		}
	}
	return stat.NewHist(scale.Min, scale.Step, scale.Den, counts)
}

// Direct is the tally of the i-th directly rated gap of the questionnaire: what
// was asked of the construct survey.Rated.
func (t *Tally) Direct(i int) *Tally { return t.beside[i] }

// Antecedents is the tally of what goes along with the gaps: what was asked of the
// construct survey.Antecedent. It is nil if the group was not asked.
func (t *Tally) Antecedents() *Tally {
	if t.plan.Questionnaire.Antecedents == nil {
		return nil
	}
	return t.beside[len(t.beside)-1]
}

// Score is a construct's own scores of a dimension: the mean of the items
// answered, of respondents who answered at least half of them (all, if the plan
// is Complete).
func (t *Tally) Score(c survey.Construct, dimension int) stat.Hist {
	q := t.plan.Questionnaire
	scale := q.Instrument.Scale
	at := construct(q.Constructs, c)*len(q.Instrument.Dimensions) + dimension
	return stat.NewHist(scale.Min*t.unit, scale.Step, scale.Den*t.unit, t.scores[at])
}

// Overall is the mean of a construct's own dimension scores, of respondents who
// have every dimension.
func (t *Tally) Overall(c survey.Construct) stat.Hist {
	q := t.plan.Questionnaire
	scale, n := q.Instrument.Scale, int64(len(q.Instrument.Dimensions))
	return stat.NewHist(scale.Min*t.unit*n, scale.Step, scale.Den*t.unit*n, t.overall[construct(q.Constructs, c)])
}

// Dimensions is the products of a construct's own scores of all dimensions, of
// the respondents of Overall: a mean of dimensions with any weights follows from
// it, and its variance.
func (t *Tally) Dimensions(c survey.Construct) stat.Cross {
	return t.profiles[construct(t.plan.Questionnaire.Constructs, c)]
}

// Weighted is the sum of a construct's own dimension scores weighted by the
// respondent's points, of the respondents of Overall who gave points; nobody is
// in it if the questionnaire has no points.
func (t *Tally) Weighted(c survey.Construct) stat.Cross {
	at := construct(t.plan.Questionnaire.Constructs, c)
	if t.weighted == nil {
		return stat.NewCross(1, 0, 1, 1)
	}
	return t.weighted[at]
}

// Points is the shares of the 100 points by dimension, of all who gave them; it is of
// no dimensions if the questionnaire has no points.
func (t *Tally) Points() stat.Cross { return t.points }

// Block is the sums and products of a dimension's items on a construct, of
// respondents who answered all of them.
func (t *Tally) Block(c survey.Construct, dimension int) stat.Cross {
	q := t.plan.Questionnaire
	return t.blocks[construct(q.Constructs, c)*len(q.Instrument.Dimensions)+dimension]
}

// Pair finds a declared pair, the first if several rules were declared; ok is
// false if the plan has none of the two constructs in this order.
func (t *Tally) Pair(from, to survey.Construct) (view PairView, ok bool) {
	for i, p := range t.plan.Pairs {
		if p.From == from && p.To == to {
			return PairView{Pair: p, tally: t, counts: &t.pairs[i]}, true
		}
	}
	return PairView{}, false
}

// PairBy finds a declared pair that was scored by the rule.
func (t *Tally) PairBy(p Pair) (view PairView, ok bool) {
	i := slices.Index(t.plan.Pairs, p)
	if i < 0 {
		return PairView{}, false
	}
	return PairView{Pair: p, tally: t, counts: &t.pairs[i]}, true
}

// PairView reads what was counted of one declared pair. References come first,
// what was received second.
type PairView struct {
	Pair
	tally  *Tally
	counts *pairCounts
}

func (v PairView) scale() survey.Scale { return v.tally.plan.Questionnaire.Instrument.Scale }

// Item is the two answers to an item of those who gave both.
func (v PairView) Item(item int) stat.Joint { return v.counts.items[item].joint(v.scale()) }

// Scores is the two dimension scores of those who qualify under the rule.
func (v PairView) Scores(dimension int) stat.Joint {
	scale, unit := v.scale(), v.tally.unit
	return stat.NewJoint(scale.Min*unit, scale.Step, scale.Den*unit, v.counts.scores[dimension])
}

// Answered counts respondents by the number of the dimension's items that they
// answered on both sides.
func (v PairView) Answered(dimension int) []int64 { return v.counts.answered[dimension] }

// Overall is the respondents' overall gaps, the mean of their dimension gaps,
// of those who have every dimension, and the products of the two means.
func (v PairView) Overall() (gaps stat.Hist, means stat.Cross) {
	means = v.counts.overallCross
	return stat.NewHist(0, means.Step, means.Den, v.counts.overall), means
}

// Weighted is the same with each dimension weighted by the respondent's points;
// it is empty if the questionnaire has no points.
func (v PairView) Weighted() (gaps stat.Hist, means stat.Cross) {
	means = v.counts.weightedCross
	return stat.NewHist(0, means.Step, means.Den, v.counts.weighted), means
}

// Dimensions is the products of all dimension scores, references first, of
// those who have every dimension.
func (v PairView) Dimensions() stat.Cross { return v.counts.dimensions }

// Contributions is each dimension's part of the weighted overall gap, share of
// points times gap, of the respondents of Weighted.
func (v PairView) Contributions() stat.Cross { return v.counts.contributions }

// Shares is the shares of the points, of the respondents of Weighted.
func (v PairView) Shares() stat.Cross { return v.counts.shares }

// ItemPair is the gaps of items i and j, in this order, of those who have both;
// ok is false if the plan did not ask for item pairs.
func (v PairView) ItemPair(i, j int) (gaps stat.Cross, ok bool) {
	if v.counts.itemPairs == nil {
		return stat.Cross{}, false
	}
	if i < j {
		return v.counts.itemPairs[j*(j-1)/2+i].cross(v.scale()), true
	}
	return v.counts.itemPairs[i*(i-1)/2+j].turned().cross(v.scale()), true
}
