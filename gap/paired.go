package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// pairedGaps computes a gap both ends of which one group rated, by dimension,
// item, overall and weighted overall, each level ranked in itself and adjusted
// in itself. Customers weight by their own points, managers and staff by the
// customers' mean points.
func (a analysis) pairedGaps(c comparison, role survey.Role, t *tally.Tally, v tally.PairView) ([]Gap, []Note) {
	p := pairing{analysis: a, comparison: c, role: role, tally: t, view: v, points: a.importance}
	if p.own = role == survey.Customers; p.own {
		p.points = pointsOf(v)
	}
	rows := make([]Gap, 0, len(a.in.Dimensions)+2+len(a.in.Items)) // with the whole and the weighted whole
	var notes []Note
	if !a.in.Undivided() && (a.Units == "" || a.Dimension != "") {
		rows = p.dimensions(rows)
	}
	if len(a.in.Dimensions) > 0 {
		gaps, means := v.Overall()
		rows = append(rows, p.whole(LevelOverall, p.row(gaps, means)))
		if left := t.Responses() - means.N; left > 0 {
			notes = append(notes, Note{Code: NoteIncomplete, Level: LevelOverall, Count: left})
		}
		if p.points.shares != nil && a.Units == "" {
			row := p.weighted()
			rows = append(rows, row)
			if left := means.N - row.N; left > 0 {
				notes = append(notes, Note{Code: NoteFewPoints, Level: LevelWeighted, Count: left})
			}
		}
	}
	if c.name != Service {
		notes = nil // they speak of the table that answers for the whole
	}
	if a.Units == "" {
		items := p.items(rows[len(rows):])
		rows = append(rows, items...) // which stand there
	}
	a.Bootstrap.resample(rows)
	return rows, notes
}

// pairing is a gap that one group rated on both sides.
type pairing struct {
	analysis
	comparison
	role   survey.Role
	tally  *tally.Tally
	view   tally.PairView
	points importance // what the dimensions are weighted by
	own    bool       // each respondent's own points, else those of the customers on average
}

// dimensions are put into rows that nobody has yet, and items likewise.
func (p pairing) dimensions(rows []Gap) []Gap {
	contributions := p.view.Contributions()
	for d, dimension := range p.in.Dimensions {
		scores := p.view.Scores(d)
		row := p.row(scores.Difference(), scores.Cross())
		row.Level, row.ID, row.Label, row.Dimension, row.order = LevelDimension, dimension.ID, dimension.Label, dimension.ID, d
		row.consistency(p.tally.Block(p.from, d), p.tally.Block(p.to, d), p.level())
		if p.points.shares != nil {
			row.weigh(p.points, p.points.shares[d])
			if p.own {
				row.Contribution = Number(contributions.Mean(d))
				row.samples.points = pointsAt(p.view.Shares(), d)
			}
		}
		rows = append(rows, row)
	}
	adjust(rows)
	rank(rows, paired(p.remembered, p.contrastOfDimensions))
	return sortRanked(rows)
}

// contrastOfDimensions is dimension i less dimension j: of the contributions, or
// of the gaps where nothing says how much they matter.
func (p pairing) contrastOfDimensions(i, j int) stat.Moments {
	n := len(p.in.Dimensions)
	switch {
	case p.points.shares == nil:
		weights := make([]int64, 2*n)
		weights[i], weights[n+i] = -1, 1
		weights[j], weights[n+j] = 1, -1
		return p.view.Dimensions().Combine(weights)
	case p.own:
		contributions := p.view.Contributions()
		weights := make([]int64, contributions.K)
		weights[i], weights[j] = 1, -1
		return contributions.Combine(weights)
	default:
		weights := make([]float64, 2*n)
		weights[i], weights[n+i] = -p.points.shares[i], p.points.shares[i]
		weights[j], weights[n+j] = p.points.shares[j], -p.points.shares[j]
		return p.view.Dimensions().Blend(weights)
	}
}

func (p pairing) items(rows []Gap) []Gap {
	rows, factors := p.itemRows(rows, p.points, func(i int) Gap {
		answers := p.view.Item(i)
		return p.row(answers.Difference(), answers.Cross())
	})
	adjust(rows)
	if !p.tally.Plan().ItemPairs {
		rank(rows, nil)
		return sortRanked(rows)
	}
	at := make([]int, len(rows))
	for k, row := range rows {
		at[k] = slices.IndexFunc(p.in.Items, func(i survey.Item) bool { return i.ID == row.ID })
	}
	rank(rows, paired(p.remembered, func(i, j int) stat.Moments {
		return p.view.ItemContrast(at[i], at[j], factors[i], factors[j])
	}))
	return sortRanked(rows)
}

// row is the gap of respondents whose differences and two sides are given.
func (p pairing) row(differences stat.Hist, sides stat.Cross) Gap {
	row := p.estimated(differences.Moments(), sides.Combine([]int64{1, 0}), sides.Combine([]int64{0, 1}))
	row.differences = differences
	if differences.Plain() {
		ranks := stat.RankDifferences(differences)
		row.ranked(ranks)
		rankTest := stat.SignedRank(ranks)
		row.PRank, row.RankTest, row.Zeros, row.Ties = Number(rankTest.P), rankTest.Name, ranks.Zeros, ranks.Ties
	}
	below := differences.ShareWhere(func(x int64) bool { return x < 0 }, p.level())
	row.Below, row.BelowLow, row.BelowHigh, row.belowSize = Number(below.Value), Number(below.Lo), Number(below.Hi), below.Size
	return row
}

// estimated is a row with what follows from moments alone.
func (p pairing) estimated(difference, from, to stat.Moments) Gap {
	row := blankGap(p.comparison, p.role, p.role)
	row.ScoreRule = string(p.view.Rule)
	estimate, test := p.remembered.Mean(difference, p.level()), p.remembered.PairedT(difference)
	row.N, row.FromN, row.ToN = difference.N, from.N, to.N
	row.FromValue, row.ToValue = Number(from.Mean), Number(to.Mean)
	row.samples = samples{from: sample{Moments: from}, to: sample{Moments: to}, difference: difference}
	row.fill(estimate, test)
	effect := stat.EffectOfDifference(difference, from, to)
	row.EffectKind, row.Effect, row.EffectG, row.EffectDav = "d_z", Number(effect.Dz), Number(effect.Gz), Number(effect.Dav)
	row.Note = noteOf(test, row.N)
	return row
}

// weighted is the gap of the whole, each dimension weighted. With the customers'
// mean points as fixed weights it has no rank test, for the weighted scores are
// no counts.
func (p pairing) weighted() Gap {
	var row Gap
	if p.own {
		gaps, means := p.view.Weighted()
		row = p.row(gaps, means)
	} else {
		blend := func(from, to float64) stat.Moments {
			n := len(p.points.shares)
			weights := make([]float64, 2*n)
			for d, share := range p.points.shares {
				weights[d], weights[n+d] = from*share, to*share
			}
			return p.view.Dimensions().Blend(weights)
		}
		row = p.estimated(blend(-1, 1), blend(1, 0), blend(0, 1))
	}
	row.weigh(p.points, 1)
	return p.whole(LevelWeighted, row)
}
