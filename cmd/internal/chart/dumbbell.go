package chart

import (
	"slices"
	"strings"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Dumbbell is the customer gap row by row: what is expected and what is perceived on
// one line, with the interval of the gap between them, in the order of the ranking.
func Dumbbell(r gap.Result, level string, w lang.Words) (SVG, bool) {
	gaps := gapsOf(r, gap.Service, level)
	if !anyGap(gaps) {
		return SVG{}, false
	}
	c := newCanvas(findings.Ranking(r, level, w), table.Subject(r, w), w)
	c.legend(gapKeys(gaps, r, w)...)
	rows := c.rows(gapAxis(gaps, r.Method, plotFrom, plotTo))
	shared := ""
	for _, g := range gaps {
		name := table.RowName(r, g.Level, g.ID, g.Label, w)
		if place := placeOf(g, w); place != "" {
			name = place + " " + name
		}
		if shared == "" && strings.Contains(g.RankRange, "-") {
			shared = placeOf(g, w)
		}
		rows.gapRow(name, g)
		c.sayGap(name, g)
	}
	rows.scale(w.Fixed, gap.Undefined)
	notes := tildes(gaps, w)
	if shared != "" {
		notes = append(notes, w.Text("note.shared", "range", shared))
	}
	c.foot(notes...)
	return c.finish(nameOf("ranking", level)), true
}

// placeOf is the place of a row in the ranking, or the places that it could have; one
// that is not ranked has none.
func placeOf(g gap.Gap, w lang.Words) string {
	switch {
	case strings.Contains(g.RankRange, "-"):
		return strings.ReplaceAll(g.RankRange, "-", "–")
	case g.Rank > 0:
		return w.Count(int64(g.Rank))
	default:
		return ""
	}
}

// nameOf is the name of a chart at a level; that of dimensions needs none of its own.
func nameOf(chart, level string) string {
	if level == gap.LevelItem {
		return chart + "-items"
	}
	return chart
}

// gapRow draws a gap with its numbers at the right.
func (r *rows) gapRow(name string, g gap.Gap) {
	w := r.w
	mark := table.Sign(g.Suppressed, g.Note, g.Tested, w)
	if !g.Value.Defined() {
		r.row(name, "", mark)
		return
	}
	y := r.row(name, marked(signed(g.Value, w), mark), ends(g.Low, g.High, w))
	r.dumbbell(r.axis, y, g)
}

// dumbbell draws the two ends of a gap and its interval, counted from what is expected.
func (c *canvas) dumbbell(a axis, y float64, g gap.Gap) {
	from, to := a.at(g.FromValue), a.at(g.ToValue)
	c.mark("link", line(from, y, to, y))
	if g.Low.Defined() {
		c.mark("span", acrossSpan(a.at(g.FromValue+g.Low), a.at(g.FromValue+g.High), y, 9))
	}
	c.mark("coldring", diamond(from, y, 7))
	c.mark(perceivedClass(g), circle(to, y, 6))
}

// perceivedClass fills the mark of a gap that is shown.
func perceivedClass(g gap.Gap) string {
	if g.Shown() {
		return "warm"
	}
	return "warmring"
}

// gapsOf is the rows of one gap at a level, of everybody.
func gapsOf(r gap.Result, name, level string) []gap.Gap {
	return slices.DeleteFunc(r.GapsOf(name), func(g gap.Gap) bool { return g.Level != level || table.IsLevel(r, g.Segment) })
}

func anyGap(gaps []gap.Gap) bool {
	return slices.ContainsFunc(gaps, func(g gap.Gap) bool { return g.Value.Defined() })
}

// gapAxis holds the ends of all gaps and their intervals.
func gapAxis(gaps []gap.Gap, m gap.Method, from, to float64) axis {
	var numbers []gap.Number
	for _, g := range gaps {
		numbers = append(numbers, g.FromValue, g.ToValue, g.FromValue+g.Low, g.FromValue+g.High)
	}
	return onScale(m, from, to, numbers...)
}
