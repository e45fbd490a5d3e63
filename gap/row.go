package gap

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// itemRows makes a row of every item that the options ask for; factors are the
// items' parts of their dimension's importance, 1 without importance.
func (a analysis) itemRows(w importance, row func(item int) Gap) (rows []Gap, factors []float64) {
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
	nan := Number(math.NaN())
	return Gap{
		Group: string(to), Name: c.name,
		FromStep: StepOf(c.from), FromGroup: string(from), ToStep: StepOf(c.to), ToGroup: string(to),
		FromValue: nan, ToValue: nan, Value: nan, SE: nan, Low: nan, High: nan, Confidence: nan,
		Statistic: nan, DF: nan, P: nan, PAdj: nan, PRank: nan, Effect: nan,
		Importance: nan, Contribution: nan, AlphaFrom: nan, AlphaTo: nan,
		AlphaFromLow: nan, AlphaFromHigh: nan, AlphaToLow: nan, AlphaToHigh: nan,
		Below: nan, BelowLow: nan, BelowHigh: nan,
	}
}

// fill takes in an estimate with its test, not adjusted.
func (g *Gap) fill(e stat.Estimate, t stat.Test) {
	g.Value, g.SE, g.Low, g.High, g.Confidence = Number(e.Value), Number(e.SE), Number(e.Lo), Number(e.Hi), Number(e.Level)
	g.Test, g.Statistic, g.DF, g.P = t.Name, Number(t.Statistic), Number(t.DF), Number(t.P)
	g.PAdj, g.Adjust, g.Note = g.P, "none", string(t.Reason)
}

// consistency fills in the internal consistency of the two ends.
func (g *Gap) consistency(from, to stat.Cross, level float64) {
	a, b := stat.Alpha(from, level), stat.Alpha(to, level)
	g.AlphaFrom, g.AlphaFromLow, g.AlphaFromHigh, g.alphaFromN = Number(a.Alpha), Number(a.Lo), Number(a.Hi), a.N
	g.AlphaTo, g.AlphaToLow, g.AlphaToHigh, g.alphaToN = Number(b.Alpha), Number(b.Lo), Number(b.Hi), b.N
}
