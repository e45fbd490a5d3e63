package table

import (
	"cmp"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Companies is how the same customers perceive the company and its rivals, the best
// first, row by row.
func Companies(r gap.Result, w lang.Words) Table {
	b := builder[gap.Company]{}
	head := w.Text("head.dimension")
	if r.Method.Dimensions == 0 {
		head = w.Text("head.item")
	}
	b.add("label", head, Key, func(c gap.Company) Cell { return text(labelOf(c.Level, c.ID, c.Label, w)) })
	b.add("rank", "#", Rank, func(c gap.Company) Cell { return text(c.RankRange) })
	b.add("segment", w.Text("head.company"), SubKey, func(c gap.Company) Cell {
		return text(cmp.Or(c.Name, r.Project, w.Text("companies.own")))
	})
	b.add("n", "n", Count, func(c gap.Company) Cell {
		if c.Suppressed {
			return empty
		}
		return count(c.N)
	})
	b.add("value", w.Text("side.perceived"), Value, func(c gap.Company) Cell { return number(c.Value) })
	b.add("interval", intervalHead(r, w), Level, func(c gap.Company) Cell { return span(c.Low, c.High) })
	t := Table{Title: title(w.Text("companies.title"), project(r, w), scaleWords(r, w)), Columns: b.columns}
	label := ""
	hidden := false
	for _, c := range r.Companies {
		row := b.row(c, false)
		if c.Level+c.ID == label {
			row.Cells[0] = empty
		}
		label, hidden = c.Level+c.ID, hidden || c.Suppressed
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{w.Text("note.intervals", "level", confidence(r, w)), w.Text("companies.places")}
	if hidden {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	return t
}
