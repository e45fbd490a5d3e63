package table

import "servgap/gap"

// trendRow is a wave of a trend.
type trendRow struct {
	gap.Trend
	point gap.TrendPoint
}

// MachineTrends is the trends in the columns that csv and tsv promise: a row for each
// gap and wave, what the wave found and behind it the trend, the same in each row.
func MachineTrends(r gap.Result) Table {
	b := builder[trendRow]{}
	b.word("schema", func(trendRow) string { return r.Schema })
	b.word("wave", func(t trendRow) string { return t.point.Wave })
	b.word("date", func(t trendRow) string { return t.point.Date })
	b.word("group", func(t trendRow) string { return t.Group })
	b.word("segment", func(t trendRow) string { return t.Segment })
	b.word("segment_value", func(t trendRow) string { return t.SegmentValue })
	b.word("gap", func(t trendRow) string { return t.Name })
	b.word("level", func(t trendRow) string { return t.Level })
	b.word("id", func(t trendRow) string { return t.ID })
	b.word("label", func(t trendRow) string { return t.Label })
	b.word("dimension", func(t trendRow) string { return t.Dimension })
	b.add("n", "n", Count, func(t trendRow) Cell { return pointCount(t.point) })
	b.num("from_value", func(t trendRow) gap.Number { return t.point.FromValue })
	b.num("to_value", func(t trendRow) gap.Number { return t.point.ToValue })
	b.num("gap_value", func(t trendRow) gap.Number { return t.point.Value })
	b.num("se", func(t trendRow) gap.Number { return t.point.SE })
	b.num("ci_low", func(t trendRow) gap.Number { return t.point.Low })
	b.num("ci_high", func(t trendRow) gap.Number { return t.point.High })
	b.num("ci_level", func(trendRow) gap.Number { return r.Method.Confidence })
	b.word("suppressed", func(t trendRow) string { return yes(t.point.Suppressed) })
	b.word("note", func(t trendRow) string { return t.point.Note })
	b.word("time", func(trendRow) string { return r.Method.Time })
	b.tested("trend", func(t trendRow) gap.Tested { return t.Slope })
	b.num("trend_r2", func(t trendRow) gap.Number { return t.R2 })
	b.word("trend_note", func(t trendRow) string { return t.TrendNote })
	b.tested("trend_of_answers", func(t trendRow) gap.Tested { return t.Answers })
	b.num("xmr_mean", func(t trendRow) gap.Number { return t.Mean })
	b.num("xmr_low", func(t trendRow) gap.Number { return t.LimitLow })
	b.num("xmr_high", func(t trendRow) gap.Number { return t.LimitHigh })
	b.num("xmr_range", func(t trendRow) gap.Number { return t.MeanRange })
	b.num("xmr_range_high", func(t trendRow) gap.Number { return t.HighestRange })
	b.word("xmr_signal", func(t trendRow) string { return yes(t.point.Signal) })
	b.word("xmr_note", func(t trendRow) string { return t.LimitNote })
	t := Table{Columns: b.columns}
	for _, trend := range r.Trends {
		for _, p := range trend.Points {
			t.Rows = append(t.Rows, b.row(trendRow{trend, p}, false))
		}
	}
	return t
}
