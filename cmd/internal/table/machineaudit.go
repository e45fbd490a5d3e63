package table

import (
	"strconv"

	"servgap/gap"
	"servgap/gap/gate"
)

// MachineAudit is the rulings in the columns that csv and tsv promise.
func MachineAudit(rulings []gate.Ruling) Table {
	b := builder[gate.Ruling]{}
	b.word("schema", func(gate.Ruling) string { return gap.Schema })
	b.word("check", func(r gate.Ruling) string { return r.Check })
	b.word("file", func(r gate.Ruling) string { return r.File })
	b.word("line", func(r gate.Ruling) string { return strconv.Itoa(r.Line) })
	b.word("metric", func(r gate.Ruling) string { return r.Metric })
	b.word("severity", func(r gate.Ruling) string { return string(r.Severity) })
	b.word("target", func(r gate.Ruling) string { return r.Target })
	b.word("label", func(r gate.Ruling) string { return r.Label })
	b.word("level", func(r gate.Ruling) string { return r.Level })
	b.word("segment", func(r gate.Ruling) string { return r.Segment })
	b.word("segment_value", func(r gate.Ruling) string { return r.SegmentValue })
	b.word("wave", func(r gate.Ruling) string { return r.Wave })
	b.word("old_wave", func(r gate.Ruling) string { return r.OldWave })
	b.word("outcome", func(r gate.Ruling) string { return string(r.Outcome) })
	b.word("counts", func(r gate.Ruling) string { return string(r.Counts) })
	b.word("reason", func(r gate.Ruling) string { return string(r.Reason) })
	b.word("limits", func(r gate.Ruling) string { return r.Limits })
	b.word("against", func(r gate.Ruling) string { return r.Against })
	b.num("no_fall_of", func(r gate.Ruling) gap.Number { return r.NoFallOf })
	b.word("proof", func(r gate.Ruling) string { return string(r.Proof) })
	b.word("unit", func(r gate.Ruling) string { return r.Unit })
	known := func(id string, n func(gate.Ruling) int64) {
		b.add(id, id, Count, func(r gate.Ruling) Cell {
			if n(r) == 0 {
				return empty
			}
			return count(n(r))
		})
	}
	known("n", func(r gate.Ruling) int64 { return r.N })
	known("old_n", func(r gate.Ruling) int64 { return r.OldN })
	b.num("value", func(r gate.Ruling) gap.Number { return r.Value })
	b.num("old_value", func(r gate.Ruling) gap.Number { return r.OldValue })
	b.num("change", func(r gate.Ruling) gap.Number { return r.Change })
	b.num("ci_low", func(r gate.Ruling) gap.Number { return r.Low })
	b.num("ci_high", func(r gate.Ruling) gap.Number { return r.High })
	b.num("ci_level", func(r gate.Ruling) gap.Number { return r.Confidence })
	b.num("p", func(r gate.Ruling) gap.Number { return r.P })
	b.num("p_adj", func(r gate.Ruling) gap.Number { return r.PAdj })
	b.word("adjust", func(r gate.Ruling) string { return r.Adjust })
	b.num("headroom", func(r gate.Ruling) gap.Number { return r.Headroom })
	b.word("gap", func(r gate.Ruling) string { return r.Gap })
	b.word("to_step", func(r gate.Ruling) string { return r.ToStep })
	b.word("to_group", func(r gate.Ruling) string { return r.ToGroup })
	b.num("to_change", func(r gate.Ruling) gap.Number { return r.ToChange })
	b.word("from_step", func(r gate.Ruling) string { return r.FromStep })
	b.num("from_change", func(r gate.Ruling) gap.Number { return r.FromChange })
	b.num("fails_at", func(r gate.Ruling) gap.Number { return r.FailsAt })
	b.word("waived_by", func(r gate.Ruling) string { return r.WaivedBy })
	b.word("waived_why", func(r gate.Ruling) string { return r.WaivedWhy })
	b.word("waived_until", func(r gate.Ruling) string { return r.WaivedUntil })
	t := Table{Columns: b.columns}
	for _, r := range rulings {
		t.Rows = append(t.Rows, b.row(r, false))
	}
	return t
}
