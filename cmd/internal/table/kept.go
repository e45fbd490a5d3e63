package table

import (
	"time"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Kept is one gap as a baseline keeps it: its rows in the order of the questionnaire,
// those of the whole below them. The date is that of the wave, zero if nobody wrote it.
func Kept(r gap.Result, level string, date time.Time, w lang.Words) Table {
	heading, reference, received := gapWords(r, w)
	b := builder[gap.Gap]{}
	if level == gap.LevelItem && r.Method.Dimensions > 0 {
		b.add("id", w.Text("head.item_id"), Key, func(g gap.Gap) Cell { return text(g.ID) })
	}
	b.add("label", changeHead(r, level, w), Key, func(g gap.Gap) Cell { return text(labelOf(g.Level, g.ID, g.Label, w)) })
	addCounts(&b, ofTwoGroups(r), reference, received)
	b.add("from", reference, Value, func(g gap.Gap) Cell { return number(g.FromValue) })
	b.add("to", received, Value, func(g gap.Gap) Cell { return number(g.ToValue) })
	b.add("gap", w.Text("head.gap"), Gap, func(g gap.Gap) Cell { return number(g.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(g gap.Gap) Cell { return span(g.Low, g.High) })
	mark := func(g gap.Gap) string { return markOf(g.Suppressed, g.Note, 0, w) }
	b.add("shown", "", Mark, func(g gap.Gap) Cell { return text(mark(g)) })
	day := ""
	if !date.IsZero() {
		day = date.Format(time.DateOnly)
	}
	t := Table{Title: title(heading, project(r, w), day, scaleWords(r, w)), Columns: b.columns}
	marks := make(map[string]bool)
	for _, whole := range []bool{false, true} {
		for _, g := range r.Gaps {
			if (g.Level != level) == whole {
				t.Rows = append(t.Rows, b.row(g, whole))
				marks[mark(g)] = true
			}
		}
	}
	t.Notes = signNotes(marks, "", nil, r, w)
	return t
}
