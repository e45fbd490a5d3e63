package table

import "servgap/gap"

// Machine is the gaps of a result in the columns that csv and tsv promise:
// English, stable, only ever added to, every number with all its digits.
func Machine(r gap.Result) Table {
	b := builder[gap.Gap]{}
	word := func(id string, f func(gap.Gap) string) {
		b.add(id, id, Text, func(g gap.Gap) Cell { return text(f(g)) })
	}
	num := func(id string, f func(gap.Gap) gap.Number) {
		b.add(id, id, Value, func(g gap.Gap) Cell { return number(f(g)) })
	}
	whole := func(id string, f func(gap.Gap) int64) {
		b.add(id, id, Count, func(g gap.Gap) Cell {
			if g.Suppressed {
				return empty
			}
			return count(f(g))
		})
	}
	word("schema", func(gap.Gap) string { return r.Schema })
	word("wave", func(g gap.Gap) string { return g.Wave })
	word("group", func(g gap.Gap) string { return g.Group })
	word("segment", func(g gap.Gap) string { return g.Segment })
	word("segment_value", func(g gap.Gap) string { return g.SegmentValue })
	word("gap", func(g gap.Gap) string { return g.Name })
	word("level", func(g gap.Gap) string { return g.Level })
	word("id", func(g gap.Gap) string { return g.ID })
	word("label", func(g gap.Gap) string { return g.Label })
	word("dimension", func(g gap.Gap) string { return g.Dimension })
	b.add("rank", "rank", Count, func(g gap.Gap) Cell {
		if g.Rank == 0 {
			return empty
		}
		return count(int64(g.Rank))
	})
	whole("n", func(g gap.Gap) int64 { return g.N })
	word("from_step", func(g gap.Gap) string { return g.FromStep })
	word("from_group", func(g gap.Gap) string { return g.FromGroup })
	whole("from_n", func(g gap.Gap) int64 { return g.FromN })
	num("from_value", func(g gap.Gap) gap.Number { return g.FromValue })
	word("to_step", func(g gap.Gap) string { return g.ToStep })
	word("to_group", func(g gap.Gap) string { return g.ToGroup })
	whole("to_n", func(g gap.Gap) int64 { return g.ToN })
	num("to_value", func(g gap.Gap) gap.Number { return g.ToValue })
	num("gap_value", func(g gap.Gap) gap.Number { return g.Value })
	num("se", func(g gap.Gap) gap.Number { return g.SE })
	num("ci_low", func(g gap.Gap) gap.Number { return g.Low })
	num("ci_high", func(g gap.Gap) gap.Number { return g.High })
	num("ci_level", func(g gap.Gap) gap.Number { return g.Confidence })
	word("test", func(g gap.Gap) string { return g.Test })
	num("statistic", func(g gap.Gap) gap.Number { return g.Statistic })
	num("df", func(g gap.Gap) gap.Number { return g.DF })
	num("p", func(g gap.Gap) gap.Number { return g.P })
	num("p_adj", func(g gap.Gap) gap.Number { return g.PAdj })
	word("adjust", func(g gap.Gap) string { return g.Adjust })
	num("p_rank", func(g gap.Gap) gap.Number { return g.PRank })
	num("effect", func(g gap.Gap) gap.Number { return g.Effect })
	word("effect_kind", func(g gap.Gap) string { return g.EffectKind })
	num("importance", func(g gap.Gap) gap.Number { return g.Importance })
	word("importance_from", func(g gap.Gap) string { return g.ImportanceFrom })
	num("contribution", func(g gap.Gap) gap.Number { return g.Contribution })
	word("rank_range", func(g gap.Gap) string { return g.RankRange })
	num("alpha_from", func(g gap.Gap) gap.Number { return g.AlphaFrom })
	num("alpha_to", func(g gap.Gap) gap.Number { return g.AlphaTo })
	word("suppressed", func(g gap.Gap) string { return yes(g.Suppressed) })
	word("note", func(g gap.Gap) string { return g.Note })
	t := Table{Columns: b.columns}
	for _, g := range r.Gaps {
		t.Rows = append(t.Rows, b.row(g, false))
	}
	return t
}

// MachineSteps is the rows of steps in stable columns, for csv and tsv of one
// step.
func MachineSteps(r gap.Result) Table {
	b := builder[gap.StepRow]{}
	word := func(id string, f func(gap.StepRow) string) {
		b.add(id, id, Text, func(s gap.StepRow) Cell { return text(f(s)) })
	}
	num := func(id string, f func(gap.StepRow) gap.Number) {
		b.add(id, id, Value, func(s gap.StepRow) Cell { return number(f(s)) })
	}
	word("schema", func(gap.StepRow) string { return r.Schema })
	word("group", func(s gap.StepRow) string { return s.Group })
	word("step", func(s gap.StepRow) string { return s.Step })
	word("level", func(s gap.StepRow) string { return s.Level })
	word("id", func(s gap.StepRow) string { return s.ID })
	word("label", func(s gap.StepRow) string { return s.Label })
	word("dimension", func(s gap.StepRow) string { return s.Dimension })
	b.add("rank", "rank", Count, func(s gap.StepRow) Cell {
		if s.Rank == 0 {
			return empty
		}
		return count(int64(s.Rank))
	})
	b.add("n", "n", Count, func(s gap.StepRow) Cell {
		if s.Suppressed {
			return empty
		}
		return count(s.N)
	})
	word("measure", func(s gap.StepRow) string { return s.Measure })
	num("value", func(s gap.StepRow) gap.Number { return s.Value })
	num("se", func(s gap.StepRow) gap.Number { return s.SE })
	num("ci_low", func(s gap.StepRow) gap.Number { return s.Low })
	num("ci_high", func(s gap.StepRow) gap.Number { return s.High })
	num("ci_level", func(s gap.StepRow) gap.Number { return s.Confidence })
	word("method", func(s gap.StepRow) string { return s.Method })
	word("suppressed", func(s gap.StepRow) string { return yes(s.Suppressed) })
	word("note", func(s gap.StepRow) string { return s.Note })
	t := Table{Columns: b.columns}
	for _, s := range r.Steps {
		for _, row := range s.Rows {
			t.Rows = append(t.Rows, b.row(row, false))
		}
	}
	return t
}

func yes(is bool) string {
	if is {
		return "true"
	}
	return "false"
}
