package table

import "servgap/gap"

// legLine is a leg of a chain, or its total.
type legLine struct {
	chain gap.Chain
	leg   gap.Leg
}

// MachineChain is the legs and totals of the chains in the columns that csv and
// tsv promise: a row a leg, the total last as the service gap.
func MachineChain(r gap.Result) Table {
	b := builder[legLine]{hidden: func(l legLine) bool { return l.leg.Suppressed }}
	b.word("schema", func(legLine) string { return r.Schema })
	b.word("wave", func(legLine) string { return r.Wave })
	b.word("level", func(l legLine) string { return l.chain.Level })
	b.word("id", func(l legLine) string { return l.chain.ID })
	b.word("label", func(l legLine) string { return l.chain.Label })
	b.word("dimension", func(l legLine) string { return l.chain.Dimension })
	b.word("leg", func(l legLine) string { return l.leg.Name })
	b.word("from_step", func(l legLine) string { return l.leg.FromStep })
	b.word("from_group", func(l legLine) string { return l.leg.FromGroup })
	b.whole("from_n", func(l legLine) int64 { return l.leg.FromN })
	b.num("from_value", func(l legLine) gap.Number { return l.leg.FromValue })
	b.word("to_step", func(l legLine) string { return l.leg.ToStep })
	b.word("to_group", func(l legLine) string { return l.leg.ToGroup })
	b.whole("to_n", func(l legLine) int64 { return l.leg.ToN })
	b.num("to_value", func(l legLine) gap.Number { return l.leg.ToValue })
	b.num("gap_value", func(l legLine) gap.Number { return l.leg.Value })
	b.num("se", func(l legLine) gap.Number { return l.leg.SE })
	b.num("ci_low", func(l legLine) gap.Number { return l.leg.Low })
	b.num("ci_high", func(l legLine) gap.Number { return l.leg.High })
	b.num("ci_level", func(l legLine) gap.Number { return l.leg.Confidence })
	b.word("test", func(l legLine) string { return l.leg.Test })
	b.num("statistic", func(l legLine) gap.Number { return l.leg.Statistic })
	b.num("df", func(l legLine) gap.Number { return l.leg.DF })
	b.num("p", func(l legLine) gap.Number { return l.leg.P })
	b.num("p_adj", func(l legLine) gap.Number { return l.leg.PAdj })
	b.word("adjust", func(l legLine) string { return l.leg.Adjust })
	b.num("share", func(l legLine) gap.Number { return l.leg.Share })
	b.word("largest", func(l legLine) string { return l.chain.Largest })
	b.word("suppressed", func(l legLine) string { return yes(l.leg.Suppressed) })
	b.word("note", func(l legLine) string { return l.leg.Note })
	t := Table{Columns: b.columns}
	for _, c := range r.Chain {
		for _, leg := range append(append([]gap.Leg(nil), c.Legs...), c.Total) {
			t.Rows = append(t.Rows, b.row(legLine{c, leg}, false))
		}
	}
	return t
}
