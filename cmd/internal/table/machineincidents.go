package table

import "servgap/gap"

// MachineIncidents is the rows of complaints and praise in the columns that csv and tsv
// promise.
func MachineIncidents(r gap.Result) Table {
	b := builder[gap.IncidentRow]{hidden: func(row gap.IncidentRow) bool { return row.Suppressed }}
	b.word("schema", func(gap.IncidentRow) string { return r.Schema })
	b.word("wave", func(row gap.IncidentRow) string { return row.Wave })
	b.word("valence", func(row gap.IncidentRow) string { return row.Valence })
	b.word("by", func(row gap.IncidentRow) string { return string(row.By) })
	b.word("id", func(row gap.IncidentRow) string { return row.ID })
	b.add("rank", "rank", Count, func(row gap.IncidentRow) Cell { return unlessZero(int64(row.Rank)) })
	b.whole("n", func(row gap.IncidentRow) int64 { return row.N })
	b.num("share", func(row gap.IncidentRow) gap.Number { return row.Share })
	b.num("cumulative", func(row gap.IncidentRow) gap.Number { return row.Cumulative })
	b.add("customers", "customers", Count, func(row gap.IncidentRow) Cell { return unlessZero(row.Customers) })
	b.num("rate", func(row gap.IncidentRow) gap.Number { return row.Rate })
	b.num("rate_ci_low", func(row gap.IncidentRow) gap.Number { return row.RateLow })
	b.num("rate_ci_high", func(row gap.IncidentRow) gap.Number { return row.RateHigh })
	b.whole("known_n", func(row gap.IncidentRow) int64 { return row.Known })
	b.num("unresolved", func(row gap.IncidentRow) gap.Number { return row.Unresolved })
	b.num("unresolved_ci_low", func(row gap.IncidentRow) gap.Number { return row.UnresolvedLow })
	b.num("unresolved_ci_high", func(row gap.IncidentRow) gap.Number { return row.UnresolvedHi })
	b.whole("days_n", func(row gap.IncidentRow) int64 { return row.DaysN })
	b.num("days_mean", func(row gap.IncidentRow) gap.Number { return row.DaysMean })
	b.num("days_median", func(row gap.IncidentRow) gap.Number { return row.DaysMedian })
	b.num("ci_level", func(row gap.IncidentRow) gap.Number { return row.Confidence })
	b.word("dimension", func(row gap.IncidentRow) string { return row.Dimension })
	b.num("gap_value", func(row gap.IncidentRow) gap.Number { return row.Gap })
	b.num("gap_ci_low", func(row gap.IncidentRow) gap.Number { return row.GapLow })
	b.num("gap_ci_high", func(row gap.IncidentRow) gap.Number { return row.GapHigh })
	b.add("gap_rank", "gap_rank", Count, func(row gap.IncidentRow) Cell { return unlessZero(int64(row.GapRank)) })
	b.add("pooled", "pooled", Count, func(row gap.IncidentRow) Cell { return count(int64(row.Pooled)) })
	b.word("suppressed", func(row gap.IncidentRow) string { return yes(row.Suppressed) })
	b.word("note", func(row gap.IncidentRow) string { return row.Note })
	t := Table{Columns: b.columns}
	for _, row := range r.Incidents.Rows {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	return t
}

// unlessZero is a count of which 0 says that there is none.
func unlessZero(n int64) Cell {
	if n == 0 {
		return empty
	}
	return count(n)
}
