package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// itemRows puts a row of every item that the options ask for behind others; factors are
// the items' parts of their dimension's importance, 1 without importance.
func (a analysis) itemRows(behind []Gap, w importance, row func(item int) Gap) (rows []Gap, factors []float64) {
	rows, factors = slices.Grow(behind, len(a.in.Items)), make([]float64, 0, len(a.in.Items))
	a.eachItem(func(i int, item survey.Item, dimension string) {
		g, factor := row(i), 1.0
		g.Level, g.ID, g.Label, g.Dimension, g.order = LevelItem, item.ID, item.Label, dimension, i
		if dimension != "" && w.shares != nil {
			d := a.in.DimensionOf(i)
			factor = w.shares[d] / float64(len(a.in.Dimensions[d].Items))
			g.weigh(w, factor)
		}
		rows, factors = append(rows, g), append(factors, factor)
	})
	return rows, factors
}

// eachItem calls f with every item that the options ask for and the id of its
// dimension, empty if the instrument has none of its own.
func (a analysis) eachItem(f func(i int, item survey.Item, dimension string)) {
	for i, item := range a.in.Items {
		dimension := ""
		if d := a.in.DimensionOf(i); d >= 0 && !a.in.Undivided() {
			dimension = a.in.Dimensions[d].ID
		}
		if a.Dimension == "" || a.Dimension == dimension {
			f(i, item, dimension)
		}
	}
}

// itemContrast compares the rows of two items by what the products of a dimension's
// items say of weights, which hold a 1 for the one and a −1 for the other; nil if the
// items asked for are of several dimensions, whose products are not counted together.
func (a analysis) itemContrast(of func(dimension int, weights []int64) (difference, p float64)) contrast {
	var at []int
	d := -1
	a.eachItem(func(i int, _ survey.Item, _ string) {
		if d = a.in.DimensionOf(i); d >= 0 {
			at = append(at, slices.Index(a.in.Dimensions[d].Items, i))
		}
	})
	if d < 0 || len(at) > len(a.in.Dimensions[d].Items) {
		return nil
	}
	return func(i, j int) (difference, p float64) {
		weights := make([]int64, len(a.in.Dimensions[d].Items))
		weights[at[i]], weights[at[j]] = 1, -1
		return of(d, weights)
	}
}

// weigh gives a row its share of the whole and with it its contribution.
func (g *Gap) weigh(w importance, share float64) {
	g.Importance, g.ImportanceFrom, g.pointsN = Number(100*share), "points", w.n
	g.Contribution = g.Value * Number(share)
}

// whole names a row of the whole.
func (a analysis) whole(level string, row Gap) Gap {
	row.Level, row.ID, row.Label = level, level, "Overall"
	if level == LevelWeighted {
		row.Label = "Weighted overall"
	}
	return row
}

// EffectBetween names the effect size of a gap between two groups: Hedges' g,
// equal variances not assumed.
const EffectBetween = "hedges_g_unequal_variances"

// blankGap is a gap with its two ends and nothing computed.
func blankGap(c comparison, from, to survey.Role) Gap {
	ends := Difference{FromStep: StepOf(c.from), FromGroup: string(from), ToStep: StepOf(c.to), ToGroup: string(to)}
	return Gap{Group: string(to), Name: c.name, Difference: ends}.withoutNumbers()
}

// withoutNumbers is what a gap compares and how, and nothing of what was found.
func (g Gap) withoutNumbers() Gap {
	g = Gap{
		Wave: g.Wave, Group: g.Group, Segment: g.Segment, SegmentValue: g.SegmentValue,
		Name: g.Name, Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension,
		Difference: g.Difference.withoutNumbers(), Alternatives: noAlternatives(),
		EffectKind: g.EffectKind, ImportanceFrom: g.ImportanceFrom, ScoreRule: g.ScoreRule,
	}
	for _, n := range []*Number{
		&g.PRank, &g.Effect, &g.Importance, &g.Contribution, &g.AlphaFrom, &g.AlphaTo,
		&g.AlphaFromLow, &g.AlphaFromHigh, &g.AlphaToLow, &g.AlphaToHigh, &g.Below, &g.BelowLow, &g.BelowHigh,
	} {
		*n = Undefined
	}
	return g
}

// consistency fills in the internal consistency of the two ends.
func (g *Gap) consistency(from, to stat.Cross, level float64) {
	a, b := stat.AlphaAlone(from, level), stat.AlphaAlone(to, level)
	g.AlphaFrom, g.AlphaFromLow, g.AlphaFromHigh, g.alphaFromN = Number(a.Alpha), Number(a.Lo), Number(a.Hi), a.N
	g.AlphaTo, g.AlphaToLow, g.AlphaToHigh, g.alphaToN = Number(b.Alpha), Number(b.Lo), Number(b.Hi), b.N
}
