package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Points is what customers and another group give of 100 points, dimension by
// dimension, with the difference. All rows are of one other group.
func Points(r gap.Result, rows []gap.PointsRow, long bool, w lang.Words) Table {
	from, to := capital(asked("", rows[0].FromGroup, w)), capital(asked("", rows[0].ToGroup, w))
	b := builder[gap.PointsRow]{}
	b.add("label", w.Text("head.dimension"), Key, func(p gap.PointsRow) Cell { return text(w.Label(p.ID, p.Label)) })
	addSegment(&b, r, w, func(p gap.PointsRow) (string, string) { return p.Segment, p.SegmentValue })
	if long || r.Method.By != "" {
		b.add("from_n", "n "+from, Count, shownCount(func(p gap.PointsRow) int64 { return p.FromN }))
		b.add("to_n", "n "+to, Count, shownCount(func(p gap.PointsRow) int64 { return p.ToN }))
	}
	b.add("from", from, Value, func(p gap.PointsRow) Cell { return number(p.FromValue) })
	b.add("from_interval", intervalHead(r, w), Level, func(p gap.PointsRow) Cell { return span(p.FromLow, p.FromHigh) })
	b.add("to", to, Value, func(p gap.PointsRow) Cell { return number(p.ToValue) })
	b.add("to_interval", intervalHead(r, w), Level, func(p gap.PointsRow) Cell { return span(p.ToLow, p.ToHigh) })
	b.add("gap", w.Text("head.difference"), Gap, func(p gap.PointsRow) Cell { return number(p.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(p gap.PointsRow) Cell { return span(p.Low, p.High) })
	b.add("shown", "", Mark, func(p gap.PointsRow) Cell { return text(pointsMark(p, w)) })
	if long {
		b.add("se", w.Text("head.se"), Value, func(p gap.PointsRow) Cell { return number(p.SE) })
		b.add("p", "p", P, func(p gap.PointsRow) Cell { return number(p.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(p gap.PointsRow) Cell { return number(p.PAdj) })
	}
	t := Table{Title: pointsTitle(r, rows, w), Lead: []string{w.Text("points.lead")}, Columns: b.columns}
	marks := make(map[string]bool)
	low := false
	for _, p := range rows {
		t.Rows = append(t.Rows, b.row(p, false))
		marks[pointsMark(p, w)] = true
		low = low || p.Note == gap.NoteLowBase
	}
	once(&t)
	t.Notes = signNotes(marks, "", nil, r, w)
	t.Notes[0] += apart + w.Text("note.independent")
	if low {
		t.Notes = append(t.Notes, w.Text("note.low_base"))
	}
	t.Notes = append(t.Notes, undividedNote(r, []string{rows[0].FromGroup, rows[0].ToGroup}, w)...)
	return t
}

// shownCount is a count of a row that is not hidden.
func shownCount(of func(gap.PointsRow) int64) func(gap.PointsRow) Cell {
	return func(p gap.PointsRow) Cell {
		if p.Suppressed {
			return empty
		}
		return count(of(p))
	}
}

func pointsMark(p gap.PointsRow, w lang.Words) string {
	return markOf(p.Suppressed, p.Note, p.PAdj, w)
}

// pointsTitle says how many of whom gave points, where everybody is in the table.
func pointsTitle(r gap.Result, rows []gap.PointsRow, w lang.Words) string {
	who := ""
	if last := rows[len(rows)-1]; !last.Suppressed {
		who = people(last.FromN, last.FromGroup, w) + ", " + people(last.ToN, last.ToGroup, w)
	}
	return title(w.Text("points.title"), byWords(r, w), project(r, w), who)
}

// MachinePoints is the points compared in the columns that csv and tsv promise.
func MachinePoints(r gap.Result) Table {
	b := builder[gap.PointsRow]{hidden: func(p gap.PointsRow) bool { return p.Suppressed }}
	b.word("schema", func(gap.PointsRow) string { return r.Schema })
	b.word("wave", func(p gap.PointsRow) string { return p.Wave })
	b.word("segment", func(p gap.PointsRow) string { return p.Segment })
	b.word("segment_value", func(p gap.PointsRow) string { return p.SegmentValue })
	b.word("id", func(p gap.PointsRow) string { return p.ID })
	b.word("label", func(p gap.PointsRow) string { return p.Label })
	b.difference(func(p gap.PointsRow) gap.Difference { return p.Difference })
	b.num("from_ci_low", func(p gap.PointsRow) gap.Number { return p.FromLow })
	b.num("from_ci_high", func(p gap.PointsRow) gap.Number { return p.FromHigh })
	b.num("to_ci_low", func(p gap.PointsRow) gap.Number { return p.ToLow })
	b.num("to_ci_high", func(p gap.PointsRow) gap.Number { return p.ToHigh })
	b.word("suppressed", func(p gap.PointsRow) string { return yes(p.Suppressed) })
	b.word("note", func(p gap.PointsRow) string { return p.Note })
	t := Table{Columns: b.columns}
	for _, p := range r.Points {
		t.Rows = append(t.Rows, b.row(p, false))
	}
	return t
}
