package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedUnit says how the numbers of a unit were made: the only row of units, beside
// the gap of all.
func ExplainedUnit(r gap.Result, whole gap.Gap, units gap.Units, reference, received []string, w lang.Words) Table {
	r.Gaps = []gap.Gap{whole}
	name, from, to := gapWords(r, w)
	e, u := explainer{r: r, w: w}, units.Rows[0]
	parts := []string{u.Name, w.Text("segment.by", "question", units.Segment), name, project(r, w)}
	if whole.Level != gap.LevelOverall {
		parts = slices.Insert(parts, 1, labelOf(whole.Level, whole.ID, whole.Label, w))
	}
	if u.Suppressed || !u.Value.Defined() {
		e.hide(markOf(u.Suppressed, u.Note, gap.Undefined, w))
		return e.table("", parts...)
	}
	if u.Distance.Defined() {
		e.add(w.Text("explain.unit", "gap", e.signed(u.Value), "all", e.signed(units.Value), "distance", e.signed(u.Distance), "n", w.Count(units.N)))
	}
	e.columns(to, received)
	e.columns(from, reference)
	e.columns(w.Text("head.unit"), []string{units.Segment})
	e.add(people(u.N, units.Group, w) + ": " + ofWhole(r, whole.Level, whoCounts(whole, w), w))
	e.interval(u.Value, u.SE, u.Low, u.High)
	e.away(units, u)
	return e.table("Spiegelhalter 2005, Statistics in Medicine 24:1185; Efron & Morris 1975, JASA 70:311", parts...)
}

// away is how far a unit is from all, its place, and the gap that is drawn in.
func (e *explainer) away(units gap.Units, u gap.Unit) {
	w := e.w
	if u.P.Defined() {
		e.apart(units, u)
	}
	switch {
	case u.Note == fewClusters:
		e.add(w.Text("units.one_cluster", "mark", w.Text("state.untested")))
	case u.Distance.Defined():
		e.test(gap.Tested{Test: u.Test, Statistic: u.Statistic, DF: u.DF, P: u.P, SE: u.SE}, w.Text("explain.adjusted_units", "p", pWords(u.PAdj, w)))
	}
	if u.RankRange != "" {
		e.add(w.Text("explain.unit_place", "place", strings.ReplaceAll(u.RankRange, "-", "–"), "units", w.Count(int64(units.Units))))
	}
	if u.Shrunk.Defined() {
		e.add(w.Text("explain.shrunk", "shrunk", e.signed(u.Shrunk), "weight", e.four(u.Weight), "gap", e.signed(u.Value), "centre", e.signed(units.Centre), "tau", e.four(units.Tau2)))
	}
	if u.Funnel != "" {
		e.add(w.Text("explain.funnel", "errors", e.signed(u.Errors), "distance", e.signed(u.Distance), "sd", e.four(units.FunnelSD), "n", w.Count(u.N), "funnel", funnelWord(u, w)))
	}
}

// apart is the interval of the distance of a unit.
func (e *explainer) apart(units gap.Units, u gap.Unit) {
	low, high, level := e.signed(u.DistanceLow), e.signed(u.DistanceHigh), confidence(e.r, e.w)
	if len(e.r.Method.Designs) > 0 {
		e.add(e.w.Text("explain.unit_drawn", "low", low, "high", high, "level", level))
		return
	}
	e.add(e.w.Text("explain.unit_interval", "low", low, "high", high, "level", level, "n", e.w.Count(u.N), "all", e.w.Count(units.N)))
}

// ExplainedSpread says how far two touchpoints lie apart.
func ExplainedSpread(r gap.Result, p gap.SpreadPair, first, second gap.Gap, w lang.Words) Table {
	r.Gaps = []gap.Gap{first}
	name, _, _ := gapWords(r, w)
	e := explainer{r: r, w: w}
	parts := []string{touchpointName(first, w) + " − " + touchpointName(second, w), name, project(r, w)}
	if p.Suppressed || !p.Value.Defined() {
		e.hide(markOf(p.Suppressed, p.Note, p.PAdj, w))
		return e.table("", parts...)
	}
	e.add(w.Text("explain.spread", "difference", e.signed(p.Value), "first", touchpointName(first, w), "second", touchpointName(second, w)))
	e.add(people(p.N, first.ToGroup, w) + ": " + w.Text("explain.spread_who"))
	e.interval(p.Value, p.SE, p.Low, p.High)
	e.test(p.Tested, w.Text("explain.adjusted_pairs", "p", pWords(p.PAdj, w)))
	return e.table("", parts...)
}
