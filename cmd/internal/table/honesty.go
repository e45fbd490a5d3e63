package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Honesty is how far the gap can be trusted to rank, by dimension and of the
// whole: how closely what is expected and perceived go together, how much of what
// is expected stands at the top of the scale, how much of the gap score is not error,
// and what goes together with an outcome.
func Honesty(r gap.Result, w lang.Words) Table {
	outcome := ""
	for _, h := range r.Honesty {
		outcome = h.Outcome
	}
	b := builder[gap.HonestyRow]{}
	b.add("label", w.Text("head.dimension"), Key, func(h gap.HonestyRow) Cell { return text(labelOf(h.Level, h.ID, h.Label, w)) })
	b.add("n", "n", Count, func(h gap.HonestyRow) Cell {
		if h.Suppressed {
			return text(w.Text("state.fewer"))
		}
		return count(h.N)
	})
	b.add("at_top", w.Text("head.at_top"), Percent, func(h gap.HonestyRow) Cell { return number(h.AtTop) })
	b.add("both", w.Text("head.r_both"), Effect, func(h gap.HonestyRow) Cell { return number(h.Both) })
	b.add("both_interval", intervalHead(r, w), Interval, func(h gap.HonestyRow) Cell { return span(h.BothLow, h.BothHigh) })
	b.add("difference", w.Text("head.gap")+" (Johns)", Value, func(h gap.HonestyRow) Cell { return number(h.Difference) })
	t := Table{Title: title(w.Text("honesty.title"), keptWords(r)), Lead: []string{w.Text("honesty.lead")}}
	if outcome != "" {
		b.add("perceived", w.Text("head.r_perceived"), Effect, func(h gap.HonestyRow) Cell { return number(h.Perceived) })
		b.add("gap", w.Text("head.r_gap"), Effect, func(h gap.HonestyRow) Cell { return number(h.Gap) })
		b.add("partial", w.Text("head.r_partial"), Effect, func(h gap.HonestyRow) Cell { return number(h.Partial) })
		b.add("partial_interval", intervalHead(r, w), Interval, func(h gap.HonestyRow) Cell { return span(h.PartialLow, h.PartialHigh) })
		t.Lead = append(t.Lead, w.Text("honesty.outcome", "outcome", outcome))
	}
	t.Columns = b.columns
	for _, h := range r.Honesty {
		t.Rows = append(t.Rows, b.row(h, h.Level == gap.LevelOverall))
	}
	if slices.ContainsFunc(r.Honesty, func(h gap.HonestyRow) bool { return h.Suppressed }) {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	return t
}
