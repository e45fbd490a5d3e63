package table

import "servgap/gap"

// Machine is the gaps of a result, and of its levels behind them, in the columns that csv
// and tsv promise: English, stable, only ever added to, every number with all its digits.
// Its columns are given the rows where they are: a gap is large, and there is a column for
// each of its parts.
func Machine(r gap.Result, levels ...gap.Result) Table {
	b := builder[*gap.Gap]{hidden: func(g *gap.Gap) bool { return g.Suppressed }}
	addGap(&b, r, func(g *gap.Gap) *gap.Gap { return g })
	b.word("interval", func(g *gap.Gap) string { return g.Interval })
	b.num("p_sign", func(g *gap.Gap) gap.Number { return g.PSign })
	b.num("p_pratt", func(g *gap.Gap) gap.Number { return g.PPratt })
	b.add("zeros", "zeros", Count, ofPair(func(g *gap.Gap) int64 { return g.Zeros }))
	b.add("ties", "ties", Count, ofPair(func(g *gap.Gap) int64 { return g.Ties }))
	b.num("effect_d_av", func(g *gap.Gap) gap.Number { return g.EffectDav })
	b.num("effect_g", func(g *gap.Gap) gap.Number { return g.EffectG })
	b.num("rank_biserial", func(g *gap.Gap) gap.Number { return g.RankBiserial })
	return Table{Columns: b.columns, Lines: func(yield func(Row) bool) {
		cells := make([]Cell, 0, len(b.cells))
		for _, of := range append([]gap.Result{r}, levels...) {
			for i := range of.Gaps {
				if cells = b.fill(cells[:0], &of.Gaps[i]); !yield(Row{Cells: cells}) {
					return
				}
			}
		}
	}}
}

// addGap adds the columns of a gap.
func addGap[R any](b *builder[R], r gap.Result, of func(R) *gap.Gap) {
	b.word("schema", func(R) string { return r.Schema })
	b.word("wave", func(row R) string { return of(row).Wave })
	b.word("group", func(row R) string { return of(row).Group })
	b.word("segment", func(row R) string { return of(row).Segment })
	b.word("segment_value", func(row R) string { return of(row).SegmentValue })
	b.word("gap", func(row R) string { return of(row).Name })
	b.word("level", func(row R) string { return of(row).Level })
	b.word("id", func(row R) string { return of(row).ID })
	b.word("label", func(row R) string { return of(row).Label })
	b.word("dimension", func(row R) string { return of(row).Dimension })
	b.add("rank", "rank", Count, func(row R) Cell {
		if of(row).Rank == 0 {
			return empty
		}
		return count(int64(of(row).Rank))
	})
	b.whole("n", func(row R) int64 { return of(row).N })
	b.difference(func(row R) gap.Difference { return of(row).Difference })
	b.num("p_rank", func(row R) gap.Number { return of(row).PRank })
	b.num("effect", func(row R) gap.Number { return of(row).Effect })
	b.word("effect_kind", func(row R) string { return of(row).EffectKind })
	b.num("importance", func(row R) gap.Number { return of(row).Importance })
	b.word("importance_from", func(row R) string { return of(row).ImportanceFrom })
	b.num("contribution", func(row R) gap.Number { return of(row).Contribution })
	b.word("rank_range", func(row R) string { return of(row).RankRange })
	b.num("alpha_from", func(row R) gap.Number { return of(row).AlphaFrom })
	b.num("alpha_to", func(row R) gap.Number { return of(row).AlphaTo })
	b.word("suppressed", func(row R) string { return yes(of(row).Suppressed) })
	b.word("note", func(row R) string { return of(row).Note })
	b.word("segment_rank_range", func(row R) string { return of(row).SegmentRange })
	b.judged(r, func(row R) gap.Tested { return of(row).Tested })
}

// ofPair is a count of the respondents' own differences, which a gap between two
// groups does not have.
func ofPair(of func(*gap.Gap) int64) func(*gap.Gap) Cell {
	return func(g *gap.Gap) Cell {
		if g.Suppressed || g.FromGroup != g.ToGroup {
			return empty
		}
		return count(of(g))
	}
}

// MachineSteps is the rows of steps in stable columns, for csv and tsv of one
// step.
func MachineSteps(r gap.Result) Table {
	b := builder[gap.StepRow]{hidden: func(s gap.StepRow) bool { return s.Suppressed }}
	b.word("schema", func(gap.StepRow) string { return r.Schema })
	b.word("group", func(s gap.StepRow) string { return s.Group })
	b.word("step", func(s gap.StepRow) string { return s.Step })
	b.word("level", func(s gap.StepRow) string { return s.Level })
	b.word("id", func(s gap.StepRow) string { return s.ID })
	b.word("label", func(s gap.StepRow) string { return s.Label })
	b.word("dimension", func(s gap.StepRow) string { return s.Dimension })
	b.add("rank", "rank", Count, func(s gap.StepRow) Cell {
		if s.Rank == 0 {
			return empty
		}
		return count(int64(s.Rank))
	})
	b.whole("n", func(s gap.StepRow) int64 { return s.N })
	b.word("measure", func(s gap.StepRow) string { return s.Measure })
	b.num("value", func(s gap.StepRow) gap.Number { return s.Value })
	b.num("se", func(s gap.StepRow) gap.Number { return s.SE })
	b.num("ci_low", func(s gap.StepRow) gap.Number { return s.Low })
	b.num("ci_high", func(s gap.StepRow) gap.Number { return s.High })
	b.num("ci_level", func(s gap.StepRow) gap.Number { return s.Confidence })
	b.word("method", func(s gap.StepRow) string { return s.Method })
	b.word("suppressed", func(s gap.StepRow) string { return yes(s.Suppressed) })
	b.word("note", func(s gap.StepRow) string { return s.Note })
	b.word("segment", func(s gap.StepRow) string { return s.Segment })
	b.word("segment_value", func(s gap.StepRow) string { return s.SegmentValue })
	t := Table{Columns: b.columns}
	for _, s := range r.Steps {
		for _, row := range s.Rows {
			t.Rows = append(t.Rows, b.row(row, false))
		}
	}
	return t
}

// word adds a column of texts for machines, num one of numbers and whole one of
// counts, which are empty in a hidden row. Inlined, each of some thousand columns would
// have code of its own, and the program be 1 MB larger.
//
//go:noinline
func (b *builder[R]) word(id string, f func(R) string) {
	b.add(id, id, Text, func(r R) Cell { return text(f(r)) })
}

//go:noinline
func (b *builder[R]) num(id string, f func(R) gap.Number) {
	b.add(id, id, Value, func(r R) Cell { return number(f(r)) })
}

//go:noinline
func (b *builder[R]) whole(id string, f func(R) int64) {
	b.add(id, id, Count, func(r R) Cell {
		if b.hidden(r) {
			return empty
		}
		return count(f(r))
	})
}

// difference adds the columns of a difference with its two ends.
func (b *builder[R]) difference(of func(R) gap.Difference) {
	b.word("from_step", func(r R) string { return of(r).FromStep })
	b.word("from_group", func(r R) string { return of(r).FromGroup })
	b.whole("from_n", func(r R) int64 { return of(r).FromN })
	b.num("from_value", func(r R) gap.Number { return of(r).FromValue })
	b.word("to_step", func(r R) string { return of(r).ToStep })
	b.word("to_group", func(r R) string { return of(r).ToGroup })
	b.whole("to_n", func(r R) int64 { return of(r).ToN })
	b.num("to_value", func(r R) gap.Number { return of(r).ToValue })
	b.num("gap_value", func(r R) gap.Number { return of(r).Value })
	b.num("se", func(r R) gap.Number { return of(r).SE })
	b.num("ci_low", func(r R) gap.Number { return of(r).Low })
	b.num("ci_high", func(r R) gap.Number { return of(r).High })
	b.num("ci_level", func(r R) gap.Number { return of(r).Confidence })
	b.word("test", func(r R) string { return of(r).Test })
	b.num("statistic", func(r R) gap.Number { return of(r).Statistic })
	b.num("df", func(r R) gap.Number { return of(r).DF })
	b.num("p", func(r R) gap.Number { return of(r).P })
	b.num("p_adj", func(r R) gap.Number { return of(r).PAdj })
	b.word("adjust", func(r R) string { return of(r).Adjust })
}

// judged adds the columns of how a gap stands to the smallest one that matters.
func (b *builder[R]) judged(r gap.Result, of func(R) gap.Tested) {
	b.num("min_gap", func(R) gap.Number {
		if r.Method.MinGap == 0 {
			return gap.Undefined
		}
		return r.Method.MinGap
	})
	b.word("result", func(row R) string { return of(row).Result })
	b.num("p_tost", func(row R) gap.Number { return of(row).PTOST })
}

func yes(is bool) string {
	if is {
		return "true"
	}
	return "false"
}
