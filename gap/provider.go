package gap

import "servgap/gap/stat"

// independentGaps computes a gap between what two groups rated, by dimension,
// item, overall and, where customers gave points, weighted overall. Each end is
// the mean over all of its group who have the score, with a n of its own; N is
// the sum of the two.
//
// Welch's t and Mann–Whitney's test compare the groups; the effect is Hedges' g
// with the root mean square of the two standard deviations below,
// J(n1 + n2 − 2)·(mean to − mean from)/√((SDfrom² + SDto²)/2), for equal
// variances are not assumed. Where one end is fixed, N is the other's respondents,
// the test is theirs against a constant and there is no rank test. Rows are ranked
// and adjusted within their level. Two rows share respondents in both groups, so they
// are compared by what each respondent gives one more than the other, in both groups
// those who have both: items only where all are of one dimension, whose products alone
// are counted; else RankRange is empty.
func (a analysis) independentGaps(c comparison, from, to side) []Gap {
	b := between{analysis: a, comparison: c, from: from, to: to}
	var rows []Gap
	if !a.in.Undivided() {
		rows = append(rows, b.dimensions()...)
	}
	if len(a.in.Dimensions) > 0 {
		rows = append(rows, a.whole(LevelOverall, b.row(from.tally.Overall(from.construct), to.tally.Overall(to.construct))))
		if a.importance.shares != nil {
			row := b.estimated(from.weighted(a.importance), to.weighted(a.importance))
			row.weigh(a.importance, 1)
			rows = append(rows, a.whole(LevelWeighted, row))
		}
	}
	items, _ := a.itemRows(nil, a.importance, func(i int) Gap {
		return b.row(from.tally.Answers(from.construct, i), to.tally.Answers(to.construct, i))
	})
	return append(rows, ranked(items, a.itemContrast(func(d int, weights []int64) (difference, p float64) {
		return b.contrast(func(s side) stat.Moments { return s.tally.Block(s.construct, d).Combine(weights) })
	}))...)
}

// ranked adjusts and places the rows of a level.
func ranked(rows []Gap, c contrast) []Gap {
	adjust(rows)
	rank(rows, c)
	return sortRanked(rows)
}

// between is a gap between two groups.
type between struct {
	analysis
	comparison
	from, to side
}

func (b between) dimensions() []Gap {
	rows := make([]Gap, len(b.in.Dimensions))
	for d, dimension := range b.in.Dimensions {
		row := b.row(b.from.tally.Score(b.from.construct, d), b.to.tally.Score(b.to.construct, d))
		row.Level, row.ID, row.Label, row.Dimension, row.order = LevelDimension, dimension.ID, dimension.Label, dimension.ID, d
		row.consistency(b.from.tally.Block(b.from.construct, d), b.to.tally.Block(b.to.construct, d), b.level())
		if b.importance.shares != nil {
			row.weigh(b.importance, b.importance.shares[d])
		}
		rows[d] = row
	}
	return ranked(rows, b.contrastOfDimensions)
}

// contrastOfDimensions is the gap of dimension i less that of j, each weighted by its
// importance if there is any.
func (b between) contrastOfDimensions(i, j int) (difference, p float64) {
	weights := make([]float64, len(b.in.Dimensions))
	weights[i], weights[j] = 1, -1
	if b.importance.shares != nil {
		weights[i], weights[j] = b.importance.shares[i], -b.importance.shares[j]
	}
	return b.contrast(func(s side) stat.Moments { return s.tally.Dimensions(s.construct).Blend(weights) })
}

// contrast is a difference within respondents of the one group less the same of the
// other.
func (b between) contrast(of func(side) stat.Moments) (difference, p float64) {
	from, to := of(b.from), of(b.to)
	var parts []stat.Part
	add := func(s side, m stat.Moments) {
		if !s.fixed() {
			parts = append(parts, m.PlainPart())
		}
	}
	add(b.from, from)
	add(b.to, to)
	e, test := stat.DifferenceT("", to.Mean-from.Mean, parts, b.level())
	return e.Value, test.P
}

// row is the gap between two samples of scores.
func (b between) row(from, to stat.Hist) Gap {
	row := b.estimated(from.Moments(), to.Moments())
	if row.Test != TestFixed && from.Plain() && to.Plain() {
		rankTest := stat.MannWhitney(to, from, true)
		row.PRank, row.RankTest = Number(rankTest.P), rankTest.Name
		row.rankedBetween(rankTest, row.FromN, row.ToN)
	}
	return row
}

// estimated is the gap between two samples of which only the moments are known;
// it has no rank test.
func (b between) estimated(from, to stat.Moments) Gap {
	row := blankGap(b.comparison, b.from.role, b.to.role)
	row.ScoreRule = string(b.from.rule())
	row.samples.from, row.samples.to = sample{from, b.from.fixed()}, sample{to, b.to.fixed()}
	estimate, test := comparedEnds(row.samples.from, row.samples.to, b.level())
	row.N, row.FromN, row.ToN = estimate.N, from.N, to.N
	row.FromValue, row.ToValue = Number(from.Mean), Number(to.Mean)
	row.fill(estimate, test)
	b.size(&row, from, to)
	row.Note = noteOf(test, row.sampled())
	return row
}

// size fills in the difference in standard deviations: those of both groups, or of
// the only one that was sampled.
func (b between) size(row *Gap, from, to stat.Moments) {
	switch {
	case b.from.fixed():
		row.EffectKind, row.Effect = EffectFixed, Number(inDeviations(to.Mean-from.Mean, to.SD))
	case b.to.fixed():
		row.EffectKind, row.Effect = EffectFixed, Number(inDeviations(to.Mean-from.Mean, from.SD))
	default:
		sizes := stat.EffectOfGroups(to, from)
		row.EffectKind, row.Effect = EffectBetween, Number(stat.HedgesJ(float64(from.N+to.N-2))*sizes.Dav)
		row.EffectG, row.EffectDav = Number(sizes.G), Number(sizes.Dav)
	}
}
