package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Units is how units such as branches stand in the gap of a result, the largest shortfall
// first, with all respondents below them.
func Units(r gap.Result, u gap.Units, long bool, w lang.Words) Table {
	b := builder[gap.Unit]{}
	b.add("rank", "#", Rank, func(row gap.Unit) Cell { return text(row.RankRange) })
	b.add("unit", u.Segment, Key, func(row gap.Unit) Cell { return text(unitName(row, w)) })
	b.add("n", "n", Count, func(row gap.Unit) Cell {
		if row.Suppressed {
			return empty
		}
		return count(row.N)
	})
	b.add("gap", w.Text("head.gap"), Gap, func(row gap.Unit) Cell { return number(row.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(row gap.Unit) Cell { return span(row.Low, row.High) })
	b.add("distance", w.Text("head.from_mean"), Gap, func(row gap.Unit) Cell { return number(row.Distance) })
	b.add("tier", "", Text, func(row gap.Unit) Cell { return text(tierWord(row, w)) })
	b.add("shrunk", w.Text("head.shrunk"), Gap, func(row gap.Unit) Cell { return number(row.Shrunk) })
	b.add("funnel", w.Text("head.funnel"), Text, func(row gap.Unit) Cell { return text(funnelWord(row, w)) })
	if long {
		b.add("se", w.Text("head.se"), Value, func(row gap.Unit) Cell { return number(row.SE) })
		b.add("weight", w.Text("head.own_weight"), Percent, func(row gap.Unit) Cell { return number(row.Weight) })
		b.add("p", "p", P, func(row gap.Unit) Cell { return number(row.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(row gap.Unit) Cell { return number(row.PAdj) })
	}
	name, _, _ := gapWords(r, w)
	if u.Level == gap.LevelDimension {
		name = title(name, w.Label(u.ID, u.Label))
	}
	t := Table{Title: title(name, w.Text("segment.by", "question", u.Segment), project(r, w), scaleWords(r, w)), Lead: []string{belowZero(r, w)}, Columns: b.columns}
	for _, row := range u.Rows {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	t.Rows = append(t.Rows, b.row(everybody(u, w), true))
	t.Notes = unitNotes(r, u, w)
	return t
}

// everybody is all respondents in the form of a unit.
func everybody(u gap.Units, w lang.Words) gap.Unit {
	return gap.Unit{
		Name: w.Text("segment.all"), N: u.N, Value: u.Value, SE: gap.Undefined, Low: u.Low, High: u.High, Distance: gap.Undefined,
		Shrunk: gap.Undefined, Weight: gap.Undefined, P: gap.Undefined, PAdj: gap.Undefined,
	}
}

func unitName(u gap.Unit, w lang.Words) string {
	switch u.Name {
	case "":
		return w.Text("segment.blank")
	case gap.Others:
		return w.Text("segment.others")
	default:
		return u.Name
	}
}

// tierWord says where a unit stands to all.
func tierWord(u gap.Unit, w lang.Words) string {
	switch {
	case u.Suppressed:
		return markOf(true, u.Note, u.PAdj, w)
	case u.Tier == gap.TierBelow:
		return w.Text("tier.below")
	case u.Tier == gap.TierAbove:
		return w.Text("tier.above")
	case u.Tier == gap.TierAs:
		return tilde
	case u.Rank > 0 && u.Note != fewGroups:
		return w.Text("state.untested")
	default:
		return ""
	}
}

func funnelWord(u gap.Unit, w lang.Words) string {
	switch u.Funnel {
	case gap.FunnelInside:
		return w.Text("funnel.inside")
	case gap.Beyond95:
		return w.Text("funnel.beyond", "level", w.Shortest(95))
	case gap.Beyond998:
		return w.Text("funnel.beyond", "level", w.Shortest(99.8))
	default:
		return ""
	}
}

// unitNotes say how units were ranked, set against all and shrunk, and how alike the
// answers of one are.
func unitNotes(r gap.Result, u gap.Units, w lang.Words) []string {
	has := func(of func(gap.Unit) bool) bool { return slices.ContainsFunc(u.Rows, of) }
	marks := make(map[string]bool)
	lone := has(func(row gap.Unit) bool { return row.Note == fewClusters })
	for _, row := range u.Rows {
		if word := tierWord(row, w); row.Tier == "" && row.Note != fewClusters {
			marks[word] = true
		}
	}
	notes := signNotes(marks, "", nil, r, w)
	if lone {
		notes = append(notes, w.Text("units.one_cluster", "mark", w.Text("state.untested")))
	}
	notes = append(notes, w.Text("units.places"), w.Text("units.tiers", "limit", w.Shortest(gap.Significance)))
	if u.Tau2.Defined() {
		notes = append(notes, w.Text("units.shrunk", "centre", w.Signed(float64(u.Centre), 2), "tau", w.Fixed(float64(u.Tau2), 3)))
	}
	if has(func(row gap.Unit) bool { return row.Funnel != "" }) {
		notes = append(notes, funnelNote(r, w))
	}
	switch icc := w.Fixed(float64(u.ICC), 3); {
	case u.ICC > 0:
		notes = append(notes, w.Text("units.alike", "icc", icc, "design", w.Fixed(float64(u.Design), 2)))
	case u.ICC.Defined():
		notes = append(notes, w.Text("units.unlike", "icc", icc))
	}
	if why := unitsReason(u.ShrunkNote, w); why != "" {
		notes = append(notes, why)
	}
	if has(func(row gap.Unit) bool { return row.Name == "" || row.Name == gap.Others }) {
		notes = append(notes, w.Text("units.apart"))
	}
	return notes
}

// funnelNote says what the limits of a funnel are.
func funnelNote(r gap.Result, w lang.Words) string {
	if len(r.Method.Designs) > 0 {
		return w.Text("units.funnel_drawn")
	}
	return w.Text("units.funnel")
}

// The codes of what takes two units or more, and of what takes two clusters.
const (
	fewGroups   = "few_groups"
	fewClusters = "few_clusters"
)

// unitsReason says why units are not shrunk.
func unitsReason(code string, w lang.Words) string {
	switch code {
	case "":
		return ""
	case fewGroups:
		return w.Text("units.few")
	case fewClusters:
		return w.Text("units.lone")
	case "census":
		return w.Text("units.census")
	case "n_one":
		return w.Text("units.of_one")
	default:
		return w.Text("units.no_spread")
	}
}
