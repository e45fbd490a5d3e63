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
	b.difference(func(l legLine) gap.Difference { return l.leg.Difference })
	b.num("share", func(l legLine) gap.Number { return l.leg.Share })
	b.word("largest", func(l legLine) string { return l.chain.Largest })
	b.word("suppressed", func(l legLine) string { return yes(l.leg.Suppressed) })
	b.word("note", func(l legLine) string { return l.leg.Note })
	b.word("segment", func(l legLine) string { return l.chain.Segment })
	b.word("segment_value", func(l legLine) string { return l.chain.SegmentValue })
	b.judged(r, func(l legLine) gap.Tested { return l.leg.Tested })
	t := Table{Columns: b.columns}
	for _, c := range r.Chain {
		for _, leg := range append(append([]gap.Leg(nil), c.Legs...), c.Total) {
			t.Rows = append(t.Rows, b.row(legLine{c, leg}, false))
		}
	}
	return t
}
