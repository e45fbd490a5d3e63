package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Measures is how much of what was done is within standards in their own units.
func Measures(r gap.Result, rows []gap.MeasureRow, w lang.Words) Table {
	b := builder[gap.MeasureRow]{}
	b.add("label", w.Text("head.measure"), Key, func(m gap.MeasureRow) Cell { return text(m.Label) })
	b.add("standard", w.Text("head.own_standard"), Text, func(m gap.MeasureRow) Cell { return text(standardWords(m, w)) })
	b.add("n", "n", Count, func(m gap.MeasureRow) Cell {
		if m.Suppressed {
			return empty
		}
		return count(m.N)
	})
	b.add("target", w.Text("head.target_share"), Percent, func(m gap.MeasureRow) Cell { return number(m.Target) })
	b.add("within", w.Text("head.within"), Percent, func(m gap.MeasureRow) Cell { return number(m.Within) })
	b.add("interval", intervalHead(r, w), PercentRange, func(m gap.MeasureRow) Cell { return span(m.Low, m.High) })
	b.add("result", w.Text("head.result"), Text, func(m gap.MeasureRow) Cell { return text(resultWord(m.Result, w)) })
	b.add("mean", w.Text("head.mean"), Value, func(m gap.MeasureRow) Cell { return number(m.Mean) })
	b.add("median", w.Text("head.median"), Value, func(m gap.MeasureRow) Cell { return number(m.Median) })
	b.add("nine_of_ten", w.Text("head.nine_of_ten"), Value, func(m gap.MeasureRow) Cell { return number(m.NineOfTen) })
	if slices.ContainsFunc(rows, func(m gap.MeasureRow) bool { return m.ItemStandard.Defined() }) {
		b.add("item_standard", stepTitle(gap.StepStandards, w), Value, func(m gap.MeasureRow) Cell { return number(m.ItemStandard) })
	}
	if slices.ContainsFunc(rows, func(m gap.MeasureRow) bool { return m.ItemDelivered.Defined() }) {
		b.add("item_delivered", stepTitle(gap.StepDelivery, w), Value, func(m gap.MeasureRow) Cell { return number(m.ItemDelivered) })
	}
	t := Table{Title: w.Text("measures.title"), Columns: b.columns}
	hidden, none := false, false
	for _, m := range rows {
		t.Rows = append(t.Rows, b.row(m, false))
		hidden, none = hidden || m.Suppressed, none || !m.Suppressed && m.N == 0
	}
	t.Notes = []string{w.Text("measures.note")}
	if none {
		t.Notes = append(t.Notes, w.Text("measures.none"))
	}
	if hidden {
		t.Notes = append(t.Notes, w.Text("measures.few", "n", w.Count(r.Method.MinCell)))
	}
	return t
}

// standardWords is a standard with its unit.
func standardWords(m gap.MeasureRow, w lang.Words) string {
	if m.Direction == gap.AtLeast {
		return w.Text("measures.at_least", "standard", w.Shortest(float64(m.Standard)), "unit", m.Unit)
	}
	return w.Text("measures.at_most", "standard", w.Shortest(float64(m.Standard)), "unit", m.Unit)
}
