package table

import "servgap/gap"

// MachineLoyalty is what groups say of the whole in the columns that csv and tsv promise.
func MachineLoyalty(r gap.Result) Table {
	b := builder[gap.LoyaltyRow]{hidden: func(l gap.LoyaltyRow) bool { return l.Suppressed }}
	b.word("schema", func(gap.LoyaltyRow) string { return r.Schema })
	b.word("wave", func(l gap.LoyaltyRow) string { return l.Wave })
	b.word("group", func(l gap.LoyaltyRow) string { return l.Group })
	b.word("id", func(l gap.LoyaltyRow) string { return l.ID })
	b.word("kind", func(l gap.LoyaltyRow) string { return l.Kind })
	b.word("scale", func(l gap.LoyaltyRow) string { return l.Scale })
	b.whole("n", func(l gap.LoyaltyRow) int64 { return l.N })
	b.num("mean", func(l gap.LoyaltyRow) gap.Number { return l.Mean })
	b.num("mean_se", func(l gap.LoyaltyRow) gap.Number { return l.MeanSE })
	b.num("mean_ci_low", func(l gap.LoyaltyRow) gap.Number { return l.MeanLow })
	b.num("mean_ci_high", func(l gap.LoyaltyRow) gap.Number { return l.MeanHigh })
	b.num("points100", func(l gap.LoyaltyRow) gap.Number { return l.Points100 })
	b.num("points100_ci_low", func(l gap.LoyaltyRow) gap.Number { return l.Points100Low })
	b.num("points100_ci_high", func(l gap.LoyaltyRow) gap.Number { return l.Points100High })
	b.num("alpha", func(l gap.LoyaltyRow) gap.Number { return l.Alpha })
	b.word("box", func(l gap.LoyaltyRow) string { return l.Box })
	b.num("share", func(l gap.LoyaltyRow) gap.Number { return l.Share })
	b.num("share_ci_low", func(l gap.LoyaltyRow) gap.Number { return l.ShareLow })
	b.num("share_ci_high", func(l gap.LoyaltyRow) gap.Number { return l.ShareHigh })
	b.word("negative_box", func(l gap.LoyaltyRow) string { return l.NegativeBox })
	b.word("neutral_box", func(l gap.LoyaltyRow) string { return l.NeutralBox })
	b.word("positive_box", func(l gap.LoyaltyRow) string { return l.PositiveBox })
	b.whole("negative_n", func(l gap.LoyaltyRow) int64 { return l.NegativeN })
	b.whole("neutral_n", func(l gap.LoyaltyRow) int64 { return l.NeutralN })
	b.whole("positive_n", func(l gap.LoyaltyRow) int64 { return l.PositiveN })
	b.num("negative", func(l gap.LoyaltyRow) gap.Number { return l.Negative })
	b.num("neutral", func(l gap.LoyaltyRow) gap.Number { return l.Neutral })
	b.num("positive", func(l gap.LoyaltyRow) gap.Number { return l.Positive })
	b.num("net", func(l gap.LoyaltyRow) gap.Number { return l.Net })
	b.num("net_se", func(l gap.LoyaltyRow) gap.Number { return l.NetSE })
	b.num("net_ci_low", func(l gap.LoyaltyRow) gap.Number { return l.NetLow })
	b.num("net_ci_high", func(l gap.LoyaltyRow) gap.Number { return l.NetHigh })
	b.word("net_interval", func(l gap.LoyaltyRow) string { return l.NetInterval })
	b.num("ci_level", func(l gap.LoyaltyRow) gap.Number { return l.Confidence })
	b.word("suppressed", func(l gap.LoyaltyRow) string { return yes(l.Suppressed) })
	b.word("note", func(l gap.LoyaltyRow) string { return l.Note })
	b.word("segment", func(l gap.LoyaltyRow) string { return l.Segment })
	b.word("segment_value", func(l gap.LoyaltyRow) string { return l.SegmentValue })
	return filled(b, r.Loyalty)
}

// MachineEconomics is what losing customers costs, likewise.
func MachineEconomics(r gap.Result) Table {
	b := builder[gap.EconomicsRow]{hidden: func(e gap.EconomicsRow) bool { return e.Suppressed }}
	b.word("schema", func(gap.EconomicsRow) string { return r.Schema })
	b.word("wave", func(e gap.EconomicsRow) string { return e.Wave })
	b.word("kind", func(e gap.EconomicsRow) string { return e.Kind })
	b.word("id", func(e gap.EconomicsRow) string { return e.ID })
	b.word("at_risk", func(e gap.EconomicsRow) string { return e.AtRisk })
	b.word("changed", func(e gap.EconomicsRow) string { return e.Changed })
	b.num("by", func(e gap.EconomicsRow) gap.Number { return e.By })
	b.add("n", "n", Count, func(e gap.EconomicsRow) Cell {
		if e.N == 0 {
			return empty
		}
		return count(e.N)
	})
	b.num("value", func(e gap.EconomicsRow) gap.Number { return e.Value })
	b.num("ci_low", func(e gap.EconomicsRow) gap.Number { return e.Low })
	b.num("ci_high", func(e gap.EconomicsRow) gap.Number { return e.High })
	b.num("ci_level", func(e gap.EconomicsRow) gap.Number { return e.Confidence })
	b.word("currency", func(e gap.EconomicsRow) string { return e.Currency })
	b.word("source", func(e gap.EconomicsRow) string { return e.Source })
	b.word("suppressed", func(e gap.EconomicsRow) string { return yes(e.Suppressed) })
	b.word("note", func(e gap.EconomicsRow) string { return e.Note })
	return filled(b, r.Economics)
}

// MachineEyes is how the company sees itself beside how it is seen, likewise.
func MachineEyes(r gap.Result) Table {
	b := builder[gap.EyesRow]{hidden: func(e gap.EyesRow) bool { return e.Suppressed }}
	b.word("schema", func(gap.EyesRow) string { return r.Schema })
	b.word("wave", func(e gap.EyesRow) string { return e.Wave })
	b.word("level", func(e gap.EyesRow) string { return e.Level })
	b.word("id", func(e gap.EyesRow) string { return e.ID })
	b.word("label", func(e gap.EyesRow) string { return e.Label })
	b.word("dimension", func(e gap.EyesRow) string { return e.Dimension })
	b.add("rank", "rank", Count, func(e gap.EyesRow) Cell {
		if e.Rank == 0 {
			return empty
		}
		return count(int64(e.Rank))
	})
	b.difference(func(e gap.EyesRow) gap.Difference { return e.Difference })
	addSight(&b, "own", func(e gap.EyesRow) gap.Sight { return e.Own })
	addSight(&b, "customers", func(e gap.EyesRow) gap.Sight { return e.Customers })
	b.num("net_gap", func(e gap.EyesRow) gap.Number { return e.NetGap })
	b.num("net_gap_se", func(e gap.EyesRow) gap.Number { return e.NetGapSE })
	b.num("net_gap_ci_low", func(e gap.EyesRow) gap.Number { return e.NetGapLow })
	b.num("net_gap_ci_high", func(e gap.EyesRow) gap.Number { return e.NetGapHigh })
	b.word("net_gap_interval", func(e gap.EyesRow) string { return e.NetGapInterval })
	b.num("top_gap", func(e gap.EyesRow) gap.Number { return e.TopGap })
	b.num("top_gap_ci_low", func(e gap.EyesRow) gap.Number { return e.TopGapLow })
	b.num("top_gap_ci_high", func(e gap.EyesRow) gap.Number { return e.TopGapHigh })
	b.word("parts_test", func(e gap.EyesRow) string { return e.PartsTest })
	b.num("parts_statistic", func(e gap.EyesRow) gap.Number { return e.PartsStatistic })
	b.num("parts_df", func(e gap.EyesRow) gap.Number { return e.PartsDF })
	b.num("parts_p", func(e gap.EyesRow) gap.Number { return e.PartsP })
	b.num("parts_p_adj", func(e gap.EyesRow) gap.Number { return e.PartsPAdj })
	b.word("suppressed", func(e gap.EyesRow) string { return yes(e.Suppressed) })
	b.word("note", func(e gap.EyesRow) string { return e.Note })
	b.num("parts_df2", func(e gap.EyesRow) gap.Number { return e.PartsDF2 })
	b.word("parts_note", func(e gap.EyesRow) string { return e.PartsNote })
	b.word("segment", func(e gap.EyesRow) string { return e.Segment })
	b.word("segment_value", func(e gap.EyesRow) string { return e.SegmentValue })
	return filled(b, r.Eyes)
}

// addSight adds the columns of how one group sees a row.
func addSight(b *builder[gap.EyesRow], who string, of func(gap.EyesRow) gap.Sight) {
	b.whole(who+"_negative_n", func(e gap.EyesRow) int64 { return of(e).NegativeN })
	b.whole(who+"_neutral_n", func(e gap.EyesRow) int64 { return of(e).NeutralN })
	b.whole(who+"_positive_n", func(e gap.EyesRow) int64 { return of(e).PositiveN })
	b.num(who+"_net", func(e gap.EyesRow) gap.Number { return of(e).Net })
	b.num(who+"_net_se", func(e gap.EyesRow) gap.Number { return of(e).NetSE })
	b.num(who+"_net_ci_low", func(e gap.EyesRow) gap.Number { return of(e).NetLow })
	b.num(who+"_net_ci_high", func(e gap.EyesRow) gap.Number { return of(e).NetHigh })
	b.whole(who+"_top_n", func(e gap.EyesRow) int64 { return of(e).TopN })
	b.num(who+"_top", func(e gap.EyesRow) gap.Number { return of(e).Top })
	b.num(who+"_top_ci_low", func(e gap.EyesRow) gap.Number { return of(e).TopLow })
	b.num(who+"_top_ci_high", func(e gap.EyesRow) gap.Number { return of(e).TopHigh })
}

// filled is the table of a builder with its rows.
func filled[R any](b builder[R], rows []R) Table {
	t := Table{Columns: b.columns}
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	return t
}
