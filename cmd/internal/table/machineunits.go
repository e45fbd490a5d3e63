package table

import "servgap/gap"

// MachineUnits is the units of a result in stable columns, for csv and tsv. What holds
// for all of them is in each row.
func MachineUnits(r gap.Result) Table {
	type row struct {
		of gap.Units
		gap.Unit
	}
	b := builder[row]{hidden: func(u row) bool { return u.Suppressed }}
	b.word("schema", func(row) string { return r.Schema })
	b.word("wave", func(u row) string { return u.of.Wave })
	b.word("group", func(u row) string { return u.of.Group })
	b.word("segment", func(u row) string { return u.of.Segment })
	b.word("gap", func(u row) string { return u.of.Name })
	b.word("level", func(u row) string { return u.of.Level })
	b.word("id", func(u row) string { return u.of.ID })
	b.word("label", func(u row) string { return u.of.Label })
	b.word("dimension", func(u row) string { return u.of.Dimension })
	b.word("unit", func(u row) string { return u.Name })
	b.add("rank", "rank", Count, func(u row) Cell {
		if u.Rank == 0 {
			return empty
		}
		return count(int64(u.Rank))
	})
	b.word("rank_range", func(u row) string { return u.RankRange })
	b.whole("n", func(u row) int64 { return u.N })
	b.num("gap_value", func(u row) gap.Number { return u.Value })
	b.num("se", func(u row) gap.Number { return u.SE })
	b.num("ci_low", func(u row) gap.Number { return u.Low })
	b.num("ci_high", func(u row) gap.Number { return u.High })
	b.num("ci_level", func(u row) gap.Number { return u.of.Confidence })
	b.num("distance", func(u row) gap.Number { return u.Distance })
	b.num("distance_ci_low", func(u row) gap.Number { return u.DistanceLow })
	b.num("distance_ci_high", func(u row) gap.Number { return u.DistanceHigh })
	b.word("test", func(u row) string { return u.Test })
	b.num("statistic", func(u row) gap.Number { return u.Statistic })
	b.num("df", func(u row) gap.Number { return u.DF })
	b.num("p", func(u row) gap.Number { return u.P })
	b.num("p_adj", func(u row) gap.Number { return u.PAdj })
	b.word("adjust", func(u row) string { return u.Adjust })
	b.word("tier", func(u row) string { return u.Tier })
	b.num("weight", func(u row) gap.Number { return u.Weight })
	b.num("shrunk", func(u row) gap.Number { return u.Shrunk })
	b.num("standard_errors", func(u row) gap.Number { return u.Errors })
	b.word("funnel", func(u row) string { return u.Funnel })
	b.whole("all_n", func(u row) int64 { return u.of.N })
	b.num("all_gap_value", func(u row) gap.Number { return u.of.Value })
	b.num("all_sd", func(u row) gap.Number { return u.of.SD })
	b.num("icc", func(u row) gap.Number { return u.of.ICC })
	b.num("design_effect", func(u row) gap.Number { return u.of.Design })
	b.num("effective_n", func(u row) gap.Number { return u.of.Effective })
	b.num("tau_squared", func(u row) gap.Number { return u.of.Tau2 })
	b.num("shrunk_towards", func(u row) gap.Number { return u.of.Centre })
	b.word("suppressed", func(u row) string { return yes(u.Suppressed) })
	b.word("note", func(u row) string { return u.Note })
	b.num("funnel_sd", func(u row) gap.Number { return u.of.FunnelSD })
	t := Table{Columns: b.columns}
	for _, units := range r.Units {
		for _, u := range units.Rows {
			t.Rows = append(t.Rows, b.row(row{units, u}, false))
		}
	}
	return t
}
