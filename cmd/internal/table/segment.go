package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// addSegment adds the column that says at which level of the question that divides
// the respondents a row is, if one does; of gives the question and the level.
func addSegment[R any](b *builder[R], r gap.Result, w lang.Words, of func(R) (segment, value string)) {
	if r.Method.By == "" {
		return
	}
	b.add("segment", r.Method.By, Key, func(row R) Cell {
		segment, value := of(row)
		return text(levelName(r, segment, value, w))
	})
}

// levelName is the level of a row, without the conditions that hold for all.
func levelName(r gap.Result, segment, value string, w lang.Words) string {
	question, answer := kept(r)
	switch {
	case segment == question:
		return w.Text("segment.all")
	case value == answer:
		return w.Text("segment.blank")
	case value == gap.Both(answer, gap.Others):
		return w.Text("segment.others")
	case answer == "":
		return value
	default:
		return strings.TrimPrefix(value, answer+gap.And)
	}
}

// kept is the questions and answers of the conditions that hold for all rows.
func kept(r gap.Result) (question, answer string) {
	for _, c := range r.Method.Where {
		question, answer = gap.Both(question, c.Column), gap.Both(answer, c.Value)
	}
	return question, answer
}

// KeptBy says which conditions keep the respondents of a result, empty without any.
func KeptBy(r gap.Result) string { return keptWords(r) }

// keptWords says whose answers a table is about, for its title.
func keptWords(r gap.Result) string {
	var said []string
	for _, c := range r.Method.Where {
		said = append(said, c.Column+": "+c.Value)
	}
	return strings.Join(said, ", ")
}

// once leaves out of a table divided by a question what a row repeats of the one
// above: the columns before the question.
func once(t *Table) {
	at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == "segment" })
	for i := len(t.Rows) - 1; i > 0 && at > 0; i-- {
		cells, above := t.Rows[i].Cells[:at], t.Rows[i-1].Cells[:at]
		if slices.EqualFunc(cells, above, func(a, b Cell) bool { return a.Text == b.Text }) {
			for k := range cells {
				cells[k] = empty
			}
		}
	}
}

// dimensionName is what a dimension of a ranked gap is called.
func dimensionName(r gap.Result, id string, w lang.Words) string {
	for _, g := range r.Gaps {
		if g.Level == gap.LevelDimension && g.ID == id {
			return w.Label(g.ID, g.Label)
		}
	}
	return id
}

// emptyNote says why cells are empty.
func emptyNote(r gap.Result, w lang.Words) string {
	if r.Method.By != "" || r.Method.Where != nil {
		return w.Text("note.empty_part", "n", w.Count(r.Method.MinCell))
	}
	return w.Text("note.empty", "n", w.Count(r.Method.MinCell))
}

// byWords says which question divides the rows of a table, for its title.
func byWords(r gap.Result, w lang.Words) string {
	if r.Method.By == "" {
		return ""
	}
	return w.Text("segment.by", "question", r.Method.By)
}

// undividedNote names the groups that answer with everybody in rows that are
// divided or kept by a question.
func undividedNote(r gap.Result, groups []string, w lang.Words) []string {
	if r.Method.Divided == nil {
		return nil
	}
	var others []string
	for _, g := range groups {
		if name := asked("", g, w); !slices.Contains(r.Method.Divided, g) && !slices.Contains(others, name) {
			others = append(others, name)
		}
	}
	if others == nil {
		return nil
	}
	return []string{w.Text("segment.undivided", "groups", strings.Join(others, ", "))}
}

// unkeptNote is the same of a table that conditions alone divide.
func unkeptNote(r gap.Result, groups []string, w lang.Words) []string {
	if r.Method.Where == nil {
		return nil
	}
	return undividedNote(r, groups, w)
}

// RankingBy is one gap at every level of the question that divides the
// respondents: of the whole first, then of each dimension or item. The rows of
// all levels stand together in the result, everybody's last.
func RankingBy(r gap.Result, o RankingOptions, w lang.Words) Table {
	_, reference, received := gapWords(r, w)
	b := builder[gap.Gap]{}
	if o.Level == gap.LevelItem {
		addItem(&b, r, w)
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(g gap.Gap) Cell { return text(labelOf(g.Level, g.ID, g.Label, w)) })
	}
	addSegment(&b, r, w, func(g gap.Gap) (string, string) { return g.Segment, g.SegmentValue })
	placed := slices.ContainsFunc(r.Gaps, func(g gap.Gap) bool { return g.SegmentRange != "" })
	if placed {
		b.add("place", "#", Rank, func(g gap.Gap) Cell { return text(g.SegmentRange) })
	}
	addCounts(&b, ofTwoGroups(r), reference, received)
	b.add("from", reference, Value, func(g gap.Gap) Cell { return number(g.FromValue) })
	b.add("to", received, Value, func(g gap.Gap) Cell { return number(g.ToValue) })
	b.add("gap", w.Text("head.gap"), Gap, func(g gap.Gap) Cell { return number(g.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(g gap.Gap) Cell { return span(g.Low, g.High) })
	b.add("shown", "", Mark, func(g gap.Gap) Cell { return text(markOf(g.Suppressed, g.Note, g.PAdj, w)) })
	addResult(&b, r, func(g gap.Gap) string { return g.Result }, w)
	if o.Long {
		addTests(&b, r, w)
	}
	rows := rowsOf(r, o)
	if whole, ok := overallOf(r); ok && o.Dimension == "" {
		rows = append(rowsOf(r, RankingOptions{Level: whole.Level}), rows...)
	}
	name, _, _ := gapWords(r, w)
	if o.Dimension != "" {
		name = title(name, dimensionName(r, o.Dimension, w))
	}
	t := Table{Title: title(name, byWords(r, w), project(r, w), scaleWords(r, w)), Lead: []string{belowZero(r, w)}, Columns: b.columns}
	marks := make(map[string]bool)
	for _, g := range rows {
		t.Rows = append(t.Rows, b.row(g, false))
		marks[markOf(g.Suppressed, g.Note, g.PAdj, w)] = true
	}
	once(&t)
	each := w.Text("segment.each")
	if placed {
		each = w.Text("segment.places")
	}
	t.Notes = append(signNotes(marks, "", rows, r, w), each)
	t.Notes[0] += pairing(rows, w)
	t.Notes = append(t.Notes, resultNotes(r, o.Long, w)...)
	if len(rows) > 0 {
		t.Notes = append(t.Notes, undividedNote(r, []string{rows[0].FromGroup, rows[0].ToGroup}, w)...)
	}
	return t
}
