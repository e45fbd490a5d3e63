package table

import (
	"slices"
	"strconv"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Antecedents is what a group says of its own work that goes along with a gap, most
// room first, or its items. All rows are of one gap, group and level.
func Antecedents(r gap.Result, rows []gap.AntecedentRow, long bool, w lang.Words) Table {
	b := builder[gap.AntecedentRow]{}
	addAntecedentName(&b, r, rows, w)
	addSegment(&b, r, w, func(a gap.AntecedentRow) (string, string) { return a.Segment, a.SegmentValue })
	b.add("n", "n", Count, func(a gap.AntecedentRow) Cell {
		if a.Suppressed {
			return empty
		}
		return count(a.N)
	})
	b.add("value", w.Text("head.score"), Value, func(a gap.AntecedentRow) Cell { return number(a.Value) })
	b.add("interval", intervalHead(r, w), Level, func(a gap.AntecedentRow) Cell { return span(a.Low, a.High) })
	b.add("room", w.Text("head.room"), Value, func(a gap.AntecedentRow) Cell { return number(a.Room) })
	b.add("shown", "", Mark, func(a gap.AntecedentRow) Cell { return text(antecedentMark(a, w)) })
	if long {
		b.add("se", w.Text("head.se"), Value, func(a gap.AntecedentRow) Cell { return number(a.SE) })
	}
	t := Table{Title: antecedentsTitle(r, rows[0], w), Lead: antecedentsLead(r, rows[0], w), Columns: b.columns}
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	once(&t)
	t.Notes = antecedentNotes(r, rows, w)
	return t
}

// addAntecedentName adds the columns that say what a row is.
func addAntecedentName(b *builder[gap.AntecedentRow], r gap.Result, rows []gap.AntecedentRow, w lang.Words) {
	label := func(a gap.AntecedentRow) Cell { return text(w.Label(a.ID, a.Label)) }
	if rows[0].Level == gap.LevelItem {
		b.add("id", w.Text("head.item_id"), Key, func(a gap.AntecedentRow) Cell { return text(a.ID) })
		b.add("label", w.Text("head.question"), Text, label)
		return
	}
	if r.Method.By == "" && slices.ContainsFunc(rows, func(a gap.AntecedentRow) bool { return a.RankRange != "" }) {
		b.add("rank", "#", Rank, func(a gap.AntecedentRow) Cell { return text(a.RankRange) })
	}
	b.add("label", w.Text("head.antecedent"), Key, label)
}

func antecedentMark(a gap.AntecedentRow, w lang.Words) string {
	if !a.Suppressed {
		return ""
	}
	return markOf(a.Suppressed, a.Note, gap.Undefined, w)
}

func antecedentsTitle(r gap.Result, a gap.AntecedentRow, w lang.Words) string {
	scale := w.Text("scale", "range", rangeWords(a.Scale, w))
	return title(antecedentsName(a.Gap, w), byWords(r, w), project(r, w), asked("", a.Group, w), scale)
}

func antecedentsName(name string, w lang.Words) string {
	switch name {
	case gap.Knowledge:
		return w.Text("antecedents.knowledge")
	case gap.Standards:
		return w.Text("antecedents.standards")
	case gap.Delivery:
		return w.Text("antecedents.delivery")
	default:
		return w.Text("antecedents.communication")
	}
}

// antecedentsLead says how large the gap is, where it is known, and how the rows are
// sorted.
func antecedentsLead(r gap.Result, a gap.AntecedentRow, w lang.Words) []string {
	var lead []string
	if value, low, high := gapItself(r, a.Gap); value.Defined() {
		signed := func(n gap.Number) string { return w.Signed(float64(n), 2) }
		if low.Defined() {
			lead = append(lead, w.Text("antecedents.gap", "gap", signed(value), "level", confidence(r, w), "low", signed(low), "high", signed(high)))
		} else {
			lead = append(lead, w.Text("antecedents.gap_alone", "gap", signed(value)))
		}
	}
	if a.Level == gap.LevelDimension {
		lead = append(lead, w.Text("antecedents.lead"))
	}
	return lead
}

// gapItself is the whole gap, as it was measured or else as it was rated directly;
// undefined if neither is there or shown.
func gapItself(r gap.Result, name string) (value, low, high gap.Number) {
	value, low, high = gap.Undefined, gap.Undefined, gap.Undefined
	for _, d := range r.Direct {
		if d.Name == name && d.Level == gap.LevelOverall {
			value, low, high = d.Value, d.Low, d.High
		}
	}
	for _, g := range r.GapsOf(name) {
		if g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted {
			value, low, high = g.Value, g.Low, g.High
		}
	}
	return value, low, high
}

func antecedentNotes(r gap.Result, rows []gap.AntecedentRow, w lang.Words) []string {
	marks := make(map[string]bool)
	shared, low := "", false
	for _, a := range rows {
		marks[antecedentMark(a, w)] = true
		low = low || a.Note == gap.NoteLowBase
		if shared == "" && r.Method.By == "" && a.RankRange != strconv.Itoa(a.Rank) {
			shared = a.RankRange
		}
	}
	notes := append(signNotes(marks, shared, nil, r, w), w.Text("antecedents.note"), w.Text("antecedents.reversed"))
	if low {
		notes = append(notes, w.Text("note.low_base"))
	}
	return append(notes, undividedNote(r, []string{rows[0].Group}, w)...)
}

// MachineAntecedents is the antecedents of a result in the columns that csv and tsv
// promise.
func MachineAntecedents(r gap.Result) Table {
	b := builder[gap.AntecedentRow]{hidden: func(a gap.AntecedentRow) bool { return a.Suppressed }}
	b.word("schema", func(gap.AntecedentRow) string { return r.Schema })
	b.word("wave", func(a gap.AntecedentRow) string { return a.Wave })
	b.word("segment", func(a gap.AntecedentRow) string { return a.Segment })
	b.word("segment_value", func(a gap.AntecedentRow) string { return a.SegmentValue })
	b.word("group", func(a gap.AntecedentRow) string { return a.Group })
	b.word("gap", func(a gap.AntecedentRow) string { return a.Gap })
	b.word("level", func(a gap.AntecedentRow) string { return a.Level })
	b.word("id", func(a gap.AntecedentRow) string { return a.ID })
	b.word("label", func(a gap.AntecedentRow) string { return a.Label })
	b.word("antecedent", func(a gap.AntecedentRow) string { return a.Antecedent })
	b.add("rank", "rank", Count, func(a gap.AntecedentRow) Cell {
		if a.Rank == 0 {
			return empty
		}
		return count(int64(a.Rank))
	})
	b.word("rank_range", func(a gap.AntecedentRow) string { return a.RankRange })
	b.whole("n", func(a gap.AntecedentRow) int64 { return a.N })
	b.num("value", func(a gap.AntecedentRow) gap.Number { return a.Value })
	b.num("se", func(a gap.AntecedentRow) gap.Number { return a.SE })
	b.num("ci_low", func(a gap.AntecedentRow) gap.Number { return a.Low })
	b.num("ci_high", func(a gap.AntecedentRow) gap.Number { return a.High })
	b.num("ci_level", func(a gap.AntecedentRow) gap.Number { return a.Confidence })
	b.num("room", func(a gap.AntecedentRow) gap.Number { return a.Room })
	b.word("scale", func(a gap.AntecedentRow) string { return a.Scale })
	b.word("suppressed", func(a gap.AntecedentRow) string { return yes(a.Suppressed) })
	b.word("note", func(a gap.AntecedentRow) string { return a.Note })
	t := Table{Columns: b.columns}
	for _, row := range r.Antecedents {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	return t
}
