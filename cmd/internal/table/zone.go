package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Zone is where customers stand in their zone of tolerance, by dimension or item.
func Zone(r gap.Result, level string, w lang.Words) Table {
	b := builder[gap.ZoneRow]{}
	if level == gap.LevelItem {
		b.add("id", w.Text("head.item_id"), Key, func(z gap.ZoneRow) Cell { return text(z.ID) })
		b.add("label", w.Text("head.question"), Text, func(z gap.ZoneRow) Cell { return text(itemLabel(r, z.ID, z.Label, w)) })
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(z gap.ZoneRow) Cell { return text(w.Label(z.ID, z.Label)) })
	}
	addSegment(&b, r, w, func(z gap.ZoneRow) (string, string) { return z.Segment, z.SegmentValue })
	b.add("n", "n", Count, func(z gap.ZoneRow) Cell {
		if z.Suppressed {
			return empty
		}
		return count(z.N)
	})
	b.add("adequate", w.Text("side.adequate"), Value, func(z gap.ZoneRow) Cell { return number(z.Adequate) })
	b.add("perceived", w.Text("side.perceived"), Value, func(z gap.ZoneRow) Cell { return number(z.Perceived) })
	b.add("expected", w.Text("side.expected"), Value, func(z gap.ZoneRow) Cell { return number(z.Expected) })
	b.add("position", w.Text("head.position"), Value, func(z gap.ZoneRow) Cell { return number(z.Position) })
	b.add("below", w.Text("head.zone_below"), Percent, func(z gap.ZoneRow) Cell { return number(z.Below) })
	b.add("inside", w.Text("head.zone_inside"), Percent, func(z gap.ZoneRow) Cell { return number(z.Inside) })
	b.add("above", w.Text("head.zone_above"), Percent, func(z gap.ZoneRow) Cell { return number(z.Above) })
	if slices.ContainsFunc(r.Zone, func(z gap.ZoneRow) bool { return z.Level == level && !z.Suppressed && z.Inverted > 0 }) {
		b.add("inverted", w.Text("head.inverted"), Count, func(z gap.ZoneRow) Cell {
			if z.Suppressed {
				return empty
			}
			return count(z.Inverted)
		})
	}
	t := Table{Title: title(w.Text("zone.title"), byWords(r, w), project(r, w), scaleWords(r, w)), Lead: []string{w.Text("zone.lead")}, Columns: b.columns}
	hidden, inverted := false, false
	var shown []string
	for _, z := range r.Zone {
		if z.Level == level {
			t.Rows, shown = append(t.Rows, b.row(z, false)), append(shown, z.ID)
			hidden, inverted = hidden || z.Suppressed, inverted || !z.Suppressed && z.Inverted > 0
		}
	}
	once(&t)
	t.Notes = []string{w.Text("zone.position")}
	if level == gap.LevelDimension {
		t.Notes = append(t.Notes, scoreNote(r, w)...)
	}
	t.Notes = append(t.Notes, reversedNote(r, level, shown, w)...)
	if inverted {
		t.Notes = append(t.Notes, w.Text("zone.inverted"))
	}
	if hidden {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	return t
}

// MachineZone is the rows of the zone in the columns that csv and tsv promise.
func MachineZone(r gap.Result) Table {
	b := builder[gap.ZoneRow]{hidden: func(z gap.ZoneRow) bool { return z.Suppressed }}
	b.word("schema", func(gap.ZoneRow) string { return r.Schema })
	b.word("wave", func(gap.ZoneRow) string { return r.Wave })
	b.word("group", func(z gap.ZoneRow) string { return z.Group })
	b.word("level", func(z gap.ZoneRow) string { return z.Level })
	b.word("id", func(z gap.ZoneRow) string { return z.ID })
	b.word("label", func(z gap.ZoneRow) string { return z.Label })
	b.word("dimension", func(z gap.ZoneRow) string { return z.Dimension })
	b.whole("n", func(z gap.ZoneRow) int64 { return z.N })
	b.num("adequate", func(z gap.ZoneRow) gap.Number { return z.Adequate })
	b.num("perceived", func(z gap.ZoneRow) gap.Number { return z.Perceived })
	b.num("expected", func(z gap.ZoneRow) gap.Number { return z.Expected })
	b.num("width", func(z gap.ZoneRow) gap.Number { return z.Width })
	b.num("position", func(z gap.ZoneRow) gap.Number { return z.Position })
	b.whole("inverted", func(z gap.ZoneRow) int64 { return z.Inverted })
	b.num("share_below", func(z gap.ZoneRow) gap.Number { return z.Below })
	b.num("share_below_ci_low", func(z gap.ZoneRow) gap.Number { return z.BelowLow })
	b.num("share_below_ci_high", func(z gap.ZoneRow) gap.Number { return z.BelowHigh })
	b.num("share_inside", func(z gap.ZoneRow) gap.Number { return z.Inside })
	b.num("share_inside_ci_low", func(z gap.ZoneRow) gap.Number { return z.InsideLow })
	b.num("share_inside_ci_high", func(z gap.ZoneRow) gap.Number { return z.InsideHigh })
	b.num("share_above", func(z gap.ZoneRow) gap.Number { return z.Above })
	b.num("share_above_ci_low", func(z gap.ZoneRow) gap.Number { return z.AboveLow })
	b.num("share_above_ci_high", func(z gap.ZoneRow) gap.Number { return z.AboveHigh })
	b.num("ci_level", func(z gap.ZoneRow) gap.Number { return z.Confidence })
	b.word("suppressed", func(z gap.ZoneRow) string { return yes(z.Suppressed) })
	b.word("note", func(z gap.ZoneRow) string { return z.Note })
	b.word("segment", func(z gap.ZoneRow) string { return z.Segment })
	b.word("segment_value", func(z gap.ZoneRow) string { return z.SegmentValue })
	t := Table{Columns: b.columns}
	for _, z := range r.Zone {
		t.Rows = append(t.Rows, b.row(z, false))
	}
	return t
}
