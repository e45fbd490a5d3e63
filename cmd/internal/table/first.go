package table

import (
	"cmp"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// mostFirst is how many items a report puts first: a client takes up two or three.
const mostFirst = 3

// First is the items of the customers' gap to take up first: those shown to fall short,
// by their part of the weighted gap, else by the gap. Beside each stands the leg of its
// chain on which most is lost, where that is shown, and room for who takes it up by when.
func First(r gap.Result, w lang.Words) Table {
	items := shortItems(r)
	b := builder[gap.Gap]{}
	addItem(&b, r, w)
	if r.Method.Dimensions > 0 {
		b.add("dimension", w.Text("head.dimension"), Text, func(g gap.Gap) Cell { return text(dimensionLabel(r, g.Dimension, w)) })
	}
	b.add("gap", w.Text("head.gap"), Gap, func(g gap.Gap) Cell { return number(g.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(g gap.Gap) Cell { return span(g.Low, g.High) })
	if slices.ContainsFunc(items, func(g gap.Gap) bool { return g.Contribution.Defined() }) {
		b.add("contribution", w.Text("head.contribution"), Gap, func(g gap.Gap) Cell { return number(g.Contribution) })
	}
	if slices.ContainsFunc(items, func(g gap.Gap) bool { return largestLeg(r, g.ID) != "" }) {
		b.add("where", w.Text("first.where"), Text, func(g gap.Gap) Cell {
			if leg := largestLeg(r, g.ID); leg != "" {
				return text(LegName(leg, w))
			}
			return text(w.Text("first.unsettled"))
		})
	}
	b.add("owner", w.Text("first.owner"), Text, func(gap.Gap) Cell { return empty })
	b.add("by_when", w.Text("first.by_when"), Text, func(gap.Gap) Cell { return empty })
	t := Table{Title: w.Text("first.title"), Columns: b.columns}
	for _, g := range items {
		t.Rows = append(t.Rows, b.row(g, false))
	}
	return t
}

// shortItems are the items of the customers' gap that are shown to fall short, the most
// urgent first, as many as are named.
func shortItems(r gap.Result) []gap.Gap {
	items := slices.DeleteFunc(r.GapsOf(gap.Service), func(g gap.Gap) bool {
		return g.Level != gap.LevelItem || !g.Shown() || g.Value >= 0
	})
	slices.SortStableFunc(items, func(a, b gap.Gap) int {
		if a.Contribution.Defined() && b.Contribution.Defined() {
			return cmp.Compare(a.Contribution, b.Contribution)
		}
		return cmp.Compare(a.Value, b.Value)
	})
	return items[:min(mostFirst, len(items))]
}

// largestLeg is the leg of an item's chain that is shown to lose more than all others.
func largestLeg(r gap.Result, id string) string {
	for _, c := range r.Chain {
		if c.Level == gap.LevelItem && c.ID == id {
			return c.Largest
		}
	}
	return ""
}

// dimensionLabel is what a dimension is called among the gaps of a result.
func dimensionLabel(r gap.Result, id string, w lang.Words) string {
	for _, g := range r.Gaps {
		if g.Level == gap.LevelDimension && g.ID == id {
			return w.Label(id, g.Label)
		}
	}
	return id
}

// Limits is what a survey cannot say, a line each: steps that nobody was asked about,
// groups of too few, and rows that nothing is shown of.
func Limits(r gap.Result, w lang.Words) Table {
	t := Table{Title: w.Text("limits.title")}
	for _, s := range r.Steps {
		if s.State == gap.NotMeasured {
			t.Lead = append(t.Lead, stepTitle(s.Name, w)+": "+stateWords(r, s, w))
		}
	}
	for _, g := range r.Respondents {
		if g.Suppressed {
			t.Lead = append(t.Lead, AnsweredOf(g, w))
		}
	}
	var open []string
	for _, g := range r.GapsOf(gap.Service) {
		if (g.Level == gap.LevelDimension || r.Method.Dimensions == 0 && g.Level == gap.LevelItem) && !g.Suppressed && !g.Shown() {
			open = append(open, rowLabel(r, g, w))
		}
	}
	if open != nil {
		t.Lead = append(t.Lead, w.Text("limits.open", "rows", strings.Join(open, ", ")))
	}
	return t
}

// MethodLines says how the numbers of a result were made, a line a rule.
func MethodLines(r gap.Result, w lang.Words) []string {
	m := r.Method
	lines := []string{w.Text("method.scale", "scale", m.Scale, "items", w.Count(int64(m.Items)), "dimensions", w.Count(int64(m.Dimensions)))}
	if len(m.Reversed) > 0 {
		lines = append(lines, w.Text("method.reversed", "items", strings.Join(m.Reversed, ", ")))
	}
	lines = append(lines, w.Text("method.scores", "who", whoCounts(gap.Gap{ScoreRule: m.ScoreRule}, w)))
	lines = append(lines, w.Text("method.intervals", "level", confidence(r, w)), w.Text("method.hidden", "n", w.Count(m.MinCell)), w.Text("method.fingerprint", "fingerprint", m.Fingerprint))
	return lines
}
