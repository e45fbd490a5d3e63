package table

import "servgap/gap"

// MachineDirect is the directly rated gaps of a result in the columns that csv
// and tsv promise.
func MachineDirect(r gap.Result) Table {
	b := builder[gap.DirectRow]{hidden: func(d gap.DirectRow) bool { return d.Suppressed }}
	b.word("schema", func(gap.DirectRow) string { return r.Schema })
	b.word("wave", func(d gap.DirectRow) string { return d.Wave })
	b.word("group", func(d gap.DirectRow) string { return d.Group })
	b.word("gap", func(d gap.DirectRow) string { return d.Name })
	b.word("level", func(d gap.DirectRow) string { return d.Level })
	b.word("id", func(d gap.DirectRow) string { return d.ID })
	b.word("label", func(d gap.DirectRow) string { return d.Label })
	b.word("dimension", func(d gap.DirectRow) string { return d.Dimension })
	b.add("rank", "rank", Count, func(d gap.DirectRow) Cell {
		if d.Rank == 0 {
			return empty
		}
		return count(int64(d.Rank))
	})
	b.whole("n", func(d gap.DirectRow) int64 { return d.N })
	b.num("value", func(d gap.DirectRow) gap.Number { return d.Mean })
	b.num("target", func(d gap.DirectRow) gap.Number { return d.Target })
	b.num("gap_value", func(d gap.DirectRow) gap.Number { return d.Value })
	b.num("se", func(d gap.DirectRow) gap.Number { return d.SE })
	b.num("ci_low", func(d gap.DirectRow) gap.Number { return d.Low })
	b.num("ci_high", func(d gap.DirectRow) gap.Number { return d.High })
	b.num("ci_level", func(d gap.DirectRow) gap.Number { return d.Confidence })
	b.word("test", func(d gap.DirectRow) string { return d.Test })
	b.num("statistic", func(d gap.DirectRow) gap.Number { return d.Statistic })
	b.num("df", func(d gap.DirectRow) gap.Number { return d.DF })
	b.num("p", func(d gap.DirectRow) gap.Number { return d.P })
	b.num("p_adj", func(d gap.DirectRow) gap.Number { return d.PAdj })
	b.word("adjust", func(d gap.DirectRow) string { return d.Adjust })
	b.num("share_below", func(d gap.DirectRow) gap.Number { return d.Below })
	b.num("share_below_ci_low", func(d gap.DirectRow) gap.Number { return d.BelowLow })
	b.num("share_below_ci_high", func(d gap.DirectRow) gap.Number { return d.BelowHigh })
	b.num("share_at", func(d gap.DirectRow) gap.Number { return d.At })
	b.num("share_at_ci_low", func(d gap.DirectRow) gap.Number { return d.AtLow })
	b.num("share_at_ci_high", func(d gap.DirectRow) gap.Number { return d.AtHigh })
	b.num("share_above", func(d gap.DirectRow) gap.Number { return d.Above })
	b.num("share_above_ci_low", func(d gap.DirectRow) gap.Number { return d.AboveLow })
	b.num("share_above_ci_high", func(d gap.DirectRow) gap.Number { return d.AboveHigh })
	b.word("suppressed", func(d gap.DirectRow) string { return yes(d.Suppressed) })
	b.word("note", func(d gap.DirectRow) string { return d.Note })
	b.word("scale", func(d gap.DirectRow) string { return d.Scale })
	b.word("segment", func(d gap.DirectRow) string { return d.Segment })
	b.word("segment_value", func(d gap.DirectRow) string { return d.SegmentValue })
	b.word("rank_range", func(d gap.DirectRow) string { return d.RankRange })
	b.judged(r, func(d gap.DirectRow) gap.Tested { return d.Tested })
	t := Table{Columns: b.columns}
	for _, d := range r.Direct {
		t.Rows = append(t.Rows, b.row(d, false))
	}
	return t
}
