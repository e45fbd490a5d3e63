package chart

import (
	"slices"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Zone is the zone of tolerance row by row: a band from the least that customers accept
// up to what they expect, and on it what they perceive.
func Zone(r gap.Result, level string, w lang.Words) (SVG, bool) {
	zone := slices.DeleteFunc(slices.Clone(r.Zone), func(z gap.ZoneRow) bool {
		return z.Level != level || table.IsLevel(r, z.Segment)
	})
	if !slices.ContainsFunc(zone, func(z gap.ZoneRow) bool { return z.Perceived.Defined() }) {
		return SVG{}, false
	}
	c := newCanvas(findings.BelowMinimum(r, level, w), table.Subject(r, w), w)
	keys := []key{
		{"band", func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) }, w.Text("chart.zone_band")},
		{"warm", func(x, y float64) string { return triangle(x, y, 7) }, w.Text("chart.zone_below")},
		{"solid", func(x, y float64) string { return circle(x, y, 6) }, w.Text("chart.zone_inside")},
		{"cold", func(x, y float64) string { return triangle(x, y, -7) }, w.Text("chart.zone_above")},
	}
	if slices.ContainsFunc(zone, func(z gap.ZoneRow) bool { return outside(r, z) }) {
		keys = append(keys, key{"warmring", func(x, y float64) string { return triangle(x, y, 7) }, w.Text("chart.unmarked")})
	}
	c.legend(keys...)
	var numbers []gap.Number
	for _, z := range zone {
		numbers = append(numbers, z.Adequate, z.Perceived, z.Expected)
	}
	rows := c.rows(onScale(r.Method, plotFrom, plotTo, numbers...))
	for _, z := range zone {
		rows.zone(table.RowName(r, z.Level, z.ID, z.Label, w), z, shownAt(r, gap.Adequacy, z), shownAt(r, gap.Superiority, z))
	}
	rows.scale(w.Fixed, gap.Undefined)
	return c.finish(nameOf("zone", level)), true
}

// outside reports whether what is perceived stands outside of its zone, and that is not
// shown.
func outside(r gap.Result, z gap.ZoneRow) bool {
	return z.Perceived < z.Adequate && !shownAt(r, gap.Adequacy, z) || z.Perceived > z.Expected && !shownAt(r, gap.Superiority, z)
}

// shownAt reports whether the gap to one end of a zone is told from zero.
func shownAt(r gap.Result, name string, z gap.ZoneRow) bool {
	return slices.ContainsFunc(gapsOf(r, name, z.Level), func(g gap.Gap) bool { return g.ID == z.ID && g.Shown() })
}

// zone draws a row; below and above say whether the gaps to the two ends are shown.
func (r *rows) zone(name string, z gap.ZoneRow, below, above bool) {
	w := r.w
	if !z.Perceived.Defined() {
		why := table.Sign(z.Suppressed, z.Note, gap.Tested{PAdj: gap.Undefined}, w)
		r.row(name, "", why)
		r.sayValue(name, why, "")
		return
	}
	zone := w.Range(fixed(z.Adequate, w), fixed(z.Expected, w))
	x, class, value := r.at(z.Perceived), "solid", fixed(z.Perceived, w)
	shape := circle
	switch {
	case z.Perceived < z.Adequate:
		shape, class = triangle, "warm"
		if !below {
			class, value = "warmring", marked(value, "~")
		}
	case z.Perceived > z.Expected:
		shape, class = func(x, y, r float64) string { return triangle(x, y, -r) }, "cold"
		if !above {
			class, value = "coldring", marked(value, "~")
		}
	}
	y := r.row(name, value, zone)
	r.mark("band", rect(r.at(z.Adequate), y-8, r.at(z.Expected), y+8))
	r.mark(class, shape(x, y, 6.5))
	r.sayValue(name, value, zone)
}
