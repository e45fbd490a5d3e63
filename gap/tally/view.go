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
func (t *Tally) Responses() int64 {
	t.settle()
	return t.responses
}

// Answers is the answers to an item on a construct, no answers left out.
func (t *Tally) Answers(c survey.Construct, item int) stat.Hist {
	return t.hist(func(t *Tally) stat.Hist { return t.answersOf(c, item) })
}

func (t *Tally) answersOf(c survey.Construct, item int) stat.Hist {
	q := t.plan.Questionnaire
	scale := q.Instrument.Scale
	return answersHist(scale, t.row(c, item)[:scale.Points])
}

// answersHist is the answers to a question, counted by code.
func answersHist(scale survey.Scale, counts []int64) stat.Hist {
	h := stat.Hist{Base: scale.Min, Step: scale.Step, Den: scale.Den}
	different := 0
	for _, n := range counts {
		if n > 0 {
			different++
		}
	}
	if different == 0 {
		return h
	}
	h.Code, h.N = make([]int64, 0, different), make([]int64, 0, different)
	for code, n := range counts {
		if n > 0 {
			h.Code, h.N = append(h.Code, int64(code)), append(h.N, n)
		}
	}
	return h
}

// Answered reports whether anybody answered an item on a construct.
func (t *Tally) Answered(c survey.Construct) bool {
	return len(t.Unanswered(c)) < len(t.plan.Questionnaire.Instrument.Items)
}

// Unanswered is the items that nobody answered on a construct.
func (t *Tally) Unanswered(c survey.Construct) []int {
	in := t.plan.Questionnaire.Instrument
	var items []int
	for item := range in.Items {
		if !slices.ContainsFunc(t.row(c, item)[:in.Scale.Points], func(n int64) bool { return n > 0 }) {
			items = append(items, item)
		}
	}
	return items
}

// Missing is how often an item was not answered on a construct, for one kind of
// no answer.
func (t *Tally) Missing(c survey.Construct, item int, kind survey.Code) int64 {
	return t.row(c, item)[position(kind, t.plan.Questionnaire.Instrument.Scale.Points)]
}

func (t *Tally) row(c survey.Construct, item int) []int64 {
	t.settle()
	q := t.plan.Questionnaire
	return t.answers[construct(q.Constructs, c)*len(q.Instrument.Items)+item]
}

// Outcome is the answers to an outcome question.
func (t *Tally) Outcome(o int) stat.Hist {
	return t.hist(func(t *Tally) stat.Hist { return t.outcomeOf(o) })
}

func (t *Tally) outcomeOf(o int) stat.Hist {
	scale := t.plan.Questionnaire.Outcomes[o].Scale
	return answersHist(scale, t.outcomes[o][:scale.Points])
}

// Direct is the tally of the i-th directly rated gap of the questionnaire: what
// was asked of the construct survey.Rated.
func (t *Tally) Direct(i int) *Tally { return t.weighing(i) }

// Antecedents is the tally of what goes along with the gaps: what was asked of the
// construct survey.Antecedent. It is nil if the group was not asked.
func (t *Tally) Antecedents() *Tally {
	return t.besides(survey.Antecedent)
}

// Practices is the tally of how the company goes about its service, and Opportunities
// those of what could be improved, as it was rated and as it weighs; nil likewise.
func (t *Tally) Practices() *Tally { return t.besides(survey.Practice) }

// Opportunities is described at Practices.
func (t *Tally) Opportunities() (rated, weighed *Tally) {
	return t.besides(survey.OpportunityImportance), t.besides(survey.Opportunity)
}

// besides is the tally of the questionnaire beside the items that begins with a
// construct, nil if there is none.
func (t *Tally) besides(first survey.Construct) *Tally {
	i := slices.IndexFunc(t.beside, func(of *Tally) bool { return of.plan.Questionnaire.Constructs[0] == first })
	if i < 0 {
		return nil
	}
	return t.weighing(i)
}

// Score is a construct's own scores of a dimension: the mean of the items
// answered, of respondents who answered at least half of them (all, if the plan
// is Complete).
func (t *Tally) Score(c survey.Construct, dimension int) stat.Hist {
	q := t.plan.Questionnaire
	scale := q.Instrument.Scale
	at := construct(q.Constructs, c)*len(q.Instrument.Dimensions) + dimension
	return t.hist(func(t *Tally) stat.Hist {
		return histOf(scale.Min*t.unit, scale.Step, scale.Den*t.unit, t.scores[at])
	})
}

// Overall is the mean of a construct's own dimension scores, of respondents who
// have every dimension.
func (t *Tally) Overall(c survey.Construct) stat.Hist {
	q := t.plan.Questionnaire
	scale, n := q.Instrument.Scale, int64(len(q.Instrument.Dimensions))
	at := construct(q.Constructs, c)
	return t.hist(func(t *Tally) stat.Hist {
		return histOf(scale.Min*t.unit*n, scale.Step, scale.Den*t.unit*n, t.overall[at])
	})
}

// Dimensions is the products of a construct's own scores of all dimensions, of
// the respondents of Overall: a mean of dimensions with any weights follows from
// it, and its variance.
func (t *Tally) Dimensions(c survey.Construct) stat.Cross {
	at := construct(t.plan.Questionnaire.Constructs, c)
	return t.cross(func(t *Tally) stat.Cross { return t.profiles[at].Cross() })
}

// Weighted is the sum of a construct's own dimension scores weighted by the
// respondent's points, of the respondents of Overall who gave points; nobody is
// in it if the questionnaire has no points.
func (t *Tally) Weighted(c survey.Construct) stat.Cross {
	at, scale := construct(t.plan.Questionnaire.Constructs, c), t.plan.Questionnaire.Instrument.Scale
	if t.weighted == nil {
		return stat.NewCross(1, scale.Min, scale.Step, scale.Den)
	}
	return t.cross(func(t *Tally) stat.Cross { return t.weighted[at].Cross() })
}

// Points is the shares of the 100 points by dimension, of all who gave them; it is of
// no dimensions if the questionnaire has no points.
func (t *Tally) Points() stat.Cross {
	return t.cross(func(t *Tally) stat.Cross { return t.points.Cross() })
}

// Block is the sums and products of a dimension's items on a construct, of
// respondents who answered all of them.
func (t *Tally) Block(c survey.Construct, dimension int) stat.Cross {
	q := t.plan.Questionnaire
	at := construct(q.Constructs, c)*len(q.Instrument.Dimensions) + dimension
	return t.cross(func(t *Tally) stat.Cross { return t.blocks[at].Cross() })
}

// Pair finds a declared pair, the first if several rules were declared; ok is
// false if the plan has none of the two constructs in this order.
func (t *Tally) Pair(from, to survey.Construct) (view PairView, ok bool) {
	for i, p := range t.plan.Pairs {
		if p.From == from && p.To == to {
			return PairView{Pair: p, tally: t, at: i}, true
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
	return PairView{Pair: p, tally: t, at: i}, true
}

// PairView reads what was counted of one declared pair. References come first,
// what was received second.
type PairView struct {
	Pair
	tally *Tally
	at    int // among the plan's pairs
}

func (v PairView) counts() *pairCounts {
	v.tally.settle()
	return &v.tally.pairs[v.at]
}

// hist is a sample of the pair, with its weights; joint and cross likewise.
func (v PairView) hist(view func(p *pairCounts) stat.Hist) stat.Hist {
	return v.tally.hist(func(t *Tally) stat.Hist { return view(&t.pairs[v.at]) })
}

func (v PairView) joint(view func(p *pairCounts) stat.Joint) stat.Joint {
	return v.tally.joint(func(t *Tally) stat.Joint { return view(&t.pairs[v.at]) })
}

func (v PairView) cross(view func(p *pairCounts) stat.Cross) stat.Cross {
	return v.tally.cross(func(t *Tally) stat.Cross { return view(&t.pairs[v.at]) })
}

func (v PairView) scale() survey.Scale { return v.tally.plan.Questionnaire.Instrument.Scale }

// Item is the two answers to an item of those who gave both.
func (v PairView) Item(item int) stat.Joint {
	return v.joint(func(p *pairCounts) stat.Joint { return p.items.of[item].joint(v.scale()) })
}

// Scores is the two dimension scores of those who qualify under the rule.
func (v PairView) Scores(dimension int) stat.Joint {
	scale, unit := v.scale(), v.tally.unit
	return v.joint(func(p *pairCounts) stat.Joint {
		return jointOf(scale.Min*unit, scale.Step, scale.Den*unit, p.scores[dimension])
	})
}

// Answered counts respondents by the number of the dimension's items that they
// answered on both sides.
func (v PairView) Answered(dimension int) []int64 { return v.counts().answered[dimension] }

// Overall is the respondents' overall gaps, the mean of their dimension gaps,
// of those who have every dimension, and the products of the two means.
func (v PairView) Overall() (gaps stat.Hist, means stat.Cross) {
	means = v.OverallMeans()
	gaps = v.hist(func(p *pairCounts) stat.Hist { return histOf(0, means.Step, means.Den, p.overall) })
	return gaps, means
}

// OverallMeans is the products alone.
func (v PairView) OverallMeans() stat.Cross {
	return v.cross(func(p *pairCounts) stat.Cross { return p.overallCross.Cross() })
}

// Weighted is the same with each dimension weighted by the respondent's points;
// it is empty if the questionnaire has no points.
func (v PairView) Weighted() (gaps stat.Hist, means stat.Cross) {
	means = v.WeightedMeans()
	gaps = v.hist(func(p *pairCounts) stat.Hist { return histOf(0, means.Step, means.Den, p.weighted) })
	return gaps, means
}

// WeightedMeans is the products alone. The gaps are nearly as many as respondents.
func (v PairView) WeightedMeans() stat.Cross {
	return v.cross(func(p *pairCounts) stat.Cross { return p.weightedCross.Cross() })
}

// Dimensions is the products of all dimension scores, references first, of
// those who have every dimension.
func (v PairView) Dimensions() stat.Cross {
	return v.cross(func(p *pairCounts) stat.Cross { return p.dimensions.Cross() })
}

// Contributions is each dimension's part of the weighted overall gap, share of
// points times gap, of the respondents of Weighted.
func (v PairView) Contributions() stat.Cross {
	return v.cross(func(p *pairCounts) stat.Cross { return p.contributions.Cross() })
}

// Shares is the shares of the points, of the respondents of Weighted.
func (v PairView) Shares() stat.Cross {
	return v.cross(func(p *pairCounts) stat.Cross { return p.shares.Cross() })
}

// ItemContrast is the moments of the gap of item i, a times, less that of item j, b times:
// Contrast of ItemPair, which the plan asked for.
func (v PairView) ItemContrast(i, j int, a, b float64) stat.Moments {
	if t := v.tally; t.loads == nil && t.clusters == nil && t.known == 0 {
		return v.counts().itemGaps.Contrast(i, j, a, b)
	}
	gaps, _ := v.ItemPair(i, j)
	return gaps.Contrast(a, b)
}

// ItemPair is the gaps of items i and j, in this order, of those who have both;
// ok is false if the plan did not ask for item pairs.
func (v PairView) ItemPair(i, j int) (gaps stat.Cross, ok bool) {
	if !v.tally.plan.ItemPairs {
		return stat.Cross{}, false
	}
	return v.cross(func(p *pairCounts) stat.Cross { return p.itemGaps.Cross(i, j) }), true
}
