package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Consistency is how well the items of each dimension, and all items, hang together
// as one group rated them.
func Consistency(r gap.Result, group string, w lang.Words) Table {
	rows := consistencyOf(r, group)
	b := builder[gap.Consistency]{}
	b.add("label", w.Text("head.dimension"), Key, func(c gap.Consistency) Cell { return text(consistencyLabel(c, w)) })
	b.add("of", w.Text("head.rated"), SubKey, func(c gap.Consistency) Cell { return text(ratedWord(c.Of, w)) })
	b.add("n", "n", Count, func(c gap.Consistency) Cell {
		if c.Suppressed {
			return empty
		}
		return count(c.N)
	})
	b.add("items", w.Text("head.items"), Count, func(c gap.Consistency) Cell { return count(int64(c.Items)) })
	b.add("alpha", w.Text("head.alpha"), Value, func(c gap.Consistency) Cell { return number(c.Alpha) })
	b.add("interval", intervalHead(r, w), Level, func(c gap.Consistency) Cell { return span(c.AlphaLow, c.AlphaHigh) })
	b.add("omega", "Omega", Value, func(c gap.Consistency) Cell { return number(c.Omega) })
	b.add("mean_r", w.Text("head.mean_r"), Value, func(c gap.Consistency) Cell { return number(c.MeanR) })
	ofGap := slices.ContainsFunc(rows, func(c gap.Consistency) bool { return c.Of == gap.Service })
	if ofGap {
		b.add("difference", w.Text("head.gap")+" (Johns)", Value, func(c gap.Consistency) Cell { return number(c.Difference) })
		b.add("sides", w.Text("head.r_sides"), Value, func(c gap.Consistency) Cell { return number(c.RSides) })
	}
	t := Table{
		Title: title(w.Text("consistency.title"), ofGroup(r, group, w), project(r, w), scaleWords(r, w)),
		Lead:  []string{w.Text("consistency.lead")}, Columns: b.columns,
	}
	for i, c := range rows {
		row := b.row(c, c.Level == gap.LevelAllItems)
		if i > 0 && rows[i-1].ID == c.ID {
			row.Cells[0] = empty
		}
		t.Rows = append(t.Rows, row)
	}
	if ofGap {
		t.Notes = append(t.Notes, w.Text("consistency.difference"))
	}
	t.Notes = append(t.Notes, againstNotes(r, rows, w)...)
	t.Notes = append(append(t.Notes, consistencyReasons(r, rows, w)...), manyItems(r, w)...)
	return withLimits(t, r, slices.ContainsFunc(rows, func(c gap.Consistency) bool { return c.Suppressed }), w)
}

// Members is how each item stands to the others of its dimension, as one group rated
// them.
func Members(r gap.Result, group string, w lang.Words) Table {
	lines := memberLines(consistencyOf(r, group))
	b := builder[memberLine]{}
	divided := r.Method.Dimensions > 0
	if divided {
		b.add("dimension", w.Text("head.dimension"), Text, func(l memberLine) Cell { return text(consistencyLabel(l.of[0], w)) })
		b.add("id", w.Text("head.item_id"), Key, func(l memberLine) Cell { return text(l.id) })
	}
	b.add("label", w.Text("head.question"), Text, func(l memberLine) Cell { return text(itemLabel(r, l.id, l.label, w)) })
	var shown []string
	if len(lines) > 0 {
		for i, of := range lines[0].of {
			word := ratedWord(of.Of, w)
			b.add("r_"+of.Of, word+": r", Value, func(l memberLine) Cell { return number(l.member(i).ItemTotal) })
			b.add("without_"+of.Of, w.Text("head.without", "rated", word), Value, func(l memberLine) Cell { return number(l.member(i).IfDeleted) })
		}
	}
	t := Table{
		Title: title(w.Text("consistency.items"), ofGroup(r, group, w), project(r, w)),
		Lead:  []string{w.Text("consistency.items_lead")}, Columns: b.columns,
	}
	for i, l := range lines {
		row := b.row(l, false)
		if divided && i > 0 && lines[i-1].of[0].ID == l.of[0].ID {
			row.Cells[0] = empty
		}
		t.Rows, shown = append(t.Rows, row), append(shown, l.id)
	}
	t.Notes = reversedNote(r, gap.LevelItem, shown, w)
	return t
}

// memberLine is an item with the rows of its dimension that are shown.
type memberLine struct {
	id, label string
	of        []gap.Consistency
}

// member is the item in one of the rows.
func (l memberLine) member(i int) gap.ItemConsistency {
	if i < len(l.of) {
		for _, m := range l.of[i].Members {
			if m.ID == l.id {
				return m
			}
		}
	}
	return gap.ItemConsistency{ItemTotal: gap.Undefined, IfDeleted: gap.Undefined}
}

// memberLines are the items by dimension, or all of them where there are none.
func memberLines(rows []gap.Consistency) []memberLine {
	level := gap.LevelDimension
	if !slices.ContainsFunc(rows, func(c gap.Consistency) bool { return c.Level == level }) {
		level = gap.LevelAllItems
	}
	var lines []memberLine
	for len(rows) > 0 {
		end := 1
		for end < len(rows) && rows[end].ID == rows[0].ID {
			end++
		}
		same := rows[:end]
		if rows = rows[end:]; same[0].Level != level {
			continue
		}
		for _, c := range same {
			for _, m := range c.Members {
				if !slices.ContainsFunc(lines, func(l memberLine) bool { return l.id == m.ID }) {
					lines = append(lines, memberLine{m.ID, m.Label, same})
				}
			}
		}
	}
	return lines
}

func consistencyOf(r gap.Result, group string) []gap.Consistency {
	return slices.DeleteFunc(slices.Clone(r.Consistency), func(c gap.Consistency) bool { return c.Group != group })
}

// consistencyLabel is the dimension of a row, or all items.
func consistencyLabel(c gap.Consistency, w lang.Words) string {
	if c.Level == gap.LevelAllItems {
		return w.Text("consistency.all")
	}
	return w.Label(c.ID, c.Label)
}

// ofGroup names the group of a table where there are several.
func ofGroup(r gap.Result, group string, w lang.Words) string {
	if len(r.Respondents) < 2 {
		return ""
	}
	return asked("", group, w)
}

// ratedWord is what a construct, or the gap, is called over a column.
func ratedWord(of string, w lang.Words) string {
	switch of {
	case "expected":
		return w.Text("side.expected")
	case "perceived":
		return w.Text("side.perceived")
	case "adequate":
		return w.Text("side.adequate")
	case "future":
		return w.Text("side.future")
	case "delivered":
		return w.Text("side.delivered")
	case "standard":
		return w.Text("side.standard")
	case "belief":
		return w.Text("side.belief")
	case "staff_belief":
		return w.Text("side.staff_belief")
	case "promised":
		return w.Text("side.promised")
	case "self_rated":
		return w.Text("side.self_rated")
	default:
		return w.Text("head.gap")
	}
}

// within writes the head of a column as a word inside a sentence.
func within(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToLower(first)) + word[size:]
}

// withLimits adds what holds for every table: what is hidden, or is not.
func withLimits(t Table, r gap.Result, hidden bool, w lang.Words) Table {
	if hidden {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	if r.Method.MinCell < gap.DefaultMinCell {
		t.Notes = append(t.Notes, w.Text("note.min_cell", "n", w.Count(gap.DefaultMinCell), "min", w.Count(r.Method.MinCell)))
	}
	return t
}

// againstNotes names the items that run against the others of their dimension, or
// against all others where there are no dimensions.
func againstNotes(r gap.Result, rows []gap.Consistency, w lang.Words) []string {
	var notes []string
	for _, line := range memberLines(rows) {
		var said []string
		for i, c := range line.of {
			if m := line.member(i); m.Against {
				said = append(said, within(ratedWord(c.Of, w))+" "+w.Fixed(float64(m.ItemTotal), 2))
			}
		}
		item, values := itemName(r, line.id, line.label, w), strings.Join(said, ", ")
		switch {
		case said == nil:
		case line.of[0].Level == gap.LevelAllItems:
			notes = append(notes, w.Text("consistency.against_all", "item", item, "values", values))
		default:
			notes = append(notes, w.Text("consistency.against", "item", item, "dimension", consistencyLabel(line.of[0], w), "values", values))
		}
	}
	return notes
}

// itemName is what an item is called inside a sentence: its id, or its label where
// tables show no id.
func itemName(r gap.Result, id, label string, w lang.Words) string {
	if r.Method.Dimensions == 0 && label != "" {
		return w.Label(id, label)
	}
	return id
}
