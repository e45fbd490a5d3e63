package table

import "servgap/gap"

// MachineChanges is the changes in the columns that csv and tsv promise: those of the
// gap in the later wave, then the earlier wave, then the change with its halves.
func MachineChanges(r gap.Result) Table {
	b := builder[*gap.Change]{hidden: func(c *gap.Change) bool { return c.Suppressed }}
	addGap(&b, r, func(c *gap.Change) *gap.Gap { return &c.Gap })
	b.word("old_wave", func(c *gap.Change) string { return c.Old.Wave })
	addOld(&b, "old_n", func(c *gap.Change) int64 { return c.Old.N })
	addOld(&b, "old_from_n", func(c *gap.Change) int64 { return c.Old.FromN })
	b.num("old_from_value", func(c *gap.Change) gap.Number { return c.Old.FromValue })
	addOld(&b, "old_to_n", func(c *gap.Change) int64 { return c.Old.ToN })
	b.num("old_to_value", func(c *gap.Change) gap.Number { return c.Old.ToValue })
	b.num("old_gap_value", func(c *gap.Change) gap.Number { return c.Old.Value })
	b.num("old_ci_low", func(c *gap.Change) gap.Number { return c.Old.Low })
	b.num("old_ci_high", func(c *gap.Change) gap.Number { return c.Old.High })
	b.tested("change", func(c *gap.Change) gap.Tested { return c.GapChange })
	b.word("change_result", func(c *gap.Change) string { return c.GapChange.Result })
	b.num("change_p_tost", func(c *gap.Change) gap.Number { return c.GapChange.PTOST })
	b.tested("to_change", func(c *gap.Change) gap.Tested { return c.ToChange })
	b.tested("from_change", func(c *gap.Change) gap.Tested { return c.FromChange })
	b.tested("importance_change", func(c *gap.Change) gap.Tested { return c.ImportanceChange })
	b.word("change_suppressed", func(c *gap.Change) string { return yes(c.Hidden) })
	b.word("change_note", func(c *gap.Change) string { return c.ChangeNote })
	if r.Control != "" {
		b.word("control", func(*gap.Change) string { return r.Control })
		b.tested("change_less_control", func(c *gap.Change) gap.Tested { return c.LessControl })
	}
	t := Table{Columns: b.columns}
	for i := range r.Changes {
		t.Rows = append(t.Rows, b.row(&r.Changes[i], false))
	}
	return t
}

// addOld adds a count of the earlier wave, which is empty where that is hidden.
func addOld(b *builder[*gap.Change], id string, f func(*gap.Change) int64) {
	b.add(id, id, Count, func(c *gap.Change) Cell {
		if c.Old.Suppressed {
			return empty
		}
		return count(f(c))
	})
}

// tested adds the columns of an estimate with its test, named after it.
func (b *builder[R]) tested(id string, of func(R) gap.Tested) {
	b.num(id, func(r R) gap.Number { return of(r).Value })
	b.num(id+"_se", func(r R) gap.Number { return of(r).SE })
	b.num(id+"_ci_low", func(r R) gap.Number { return of(r).Low })
	b.num(id+"_ci_high", func(r R) gap.Number { return of(r).High })
	b.word(id+"_test", func(r R) string { return of(r).Test })
	b.num(id+"_statistic", func(r R) gap.Number { return of(r).Statistic })
	b.num(id+"_df", func(r R) gap.Number { return of(r).DF })
	b.num(id+"_p", func(r R) gap.Number { return of(r).P })
	b.num(id+"_p_adj", func(r R) gap.Number { return of(r).PAdj })
}
