package table

import (
	"strconv"

	"servgap/gap"
)

// statisticLine is one number of a reliability analysis.
type statisticLine struct {
	wave, group, of      string
	level, id, label     string
	dimension            string
	n                    int64
	statistic, factor    string
	value                gap.Number
	low, high, confident gap.Number
	suppressed           bool
	note                 string
}

// MachineReliability is the consistency and the factors of a result in the columns
// that csv and tsv promise: a row a number.
func MachineReliability(r gap.Result) Table {
	b := builder[statisticLine]{hidden: func(l statisticLine) bool { return l.suppressed }}
	b.word("schema", func(statisticLine) string { return r.Schema })
	b.word("wave", func(l statisticLine) string { return l.wave })
	b.word("group", func(l statisticLine) string { return l.group })
	b.word("of", func(l statisticLine) string { return l.of })
	b.word("level", func(l statisticLine) string { return l.level })
	b.word("id", func(l statisticLine) string { return l.id })
	b.word("label", func(l statisticLine) string { return l.label })
	b.word("dimension", func(l statisticLine) string { return l.dimension })
	b.whole("n", func(l statisticLine) int64 { return l.n })
	b.word("statistic", func(l statisticLine) string { return l.statistic })
	b.word("factor", func(l statisticLine) string { return l.factor })
	b.num("value", func(l statisticLine) gap.Number { return l.value })
	b.num("ci_low", func(l statisticLine) gap.Number { return l.low })
	b.num("ci_high", func(l statisticLine) gap.Number { return l.high })
	b.num("ci_level", func(l statisticLine) gap.Number { return l.confident })
	b.word("suppressed", func(l statisticLine) string { return yes(l.suppressed) })
	b.word("note", func(l statisticLine) string { return l.note })
	t := Table{Columns: b.columns}
	var lines []statisticLine
	for _, c := range r.Consistency {
		lines = append(lines, consistencyLines(c)...)
	}
	for _, s := range r.Structure {
		lines = append(lines, structureLines(s)...)
	}
	for _, l := range lines {
		t.Rows = append(t.Rows, b.row(l, false))
	}
	return t
}

// at is the line with another statistic, of the whole or of a factor.
func (l statisticLine) at(statistic, factor string, value gap.Number) statisticLine {
	l.statistic, l.factor, l.value = statistic, factor, value
	l.low, l.high, l.confident = gap.Undefined, gap.Undefined, gap.Undefined
	return l
}

func consistencyLines(c gap.Consistency) []statisticLine {
	row := statisticLine{
		wave: c.Wave, group: c.Group, of: c.Of, level: c.Level, id: c.ID, label: c.Label, dimension: c.ID, n: c.N,
		suppressed: c.Suppressed, note: c.Note,
	}
	alpha := row.at("alpha", "", c.Alpha)
	alpha.low, alpha.high, alpha.confident = c.AlphaLow, c.AlphaHigh, c.Confidence
	lines := []statisticLine{
		alpha, row.at("alpha_standardized", "", c.Standardized), row.at("mean_r", "", c.MeanR), row.at("omega", "", c.Omega),
	}
	if c.Of == gap.Service {
		lines = append(lines, row.at("difference_reliability", "", c.Difference), row.at("r_sides", "", c.RSides))
	}
	for _, m := range c.Members {
		item := row
		item.level, item.id, item.label, item.note = gap.LevelItem, m.ID, m.Label, ""
		if m.Against {
			item.note = "against"
		}
		lines = append(lines, item.at("item_total_r", "", m.ItemTotal), item.at("alpha_if_deleted", "", m.IfDeleted))
	}
	return lines
}

func structureLines(s gap.Structure) []statisticLine {
	row := statisticLine{
		wave: s.Wave, group: s.Group, of: s.Of, level: gap.LevelAllItems, id: "all", label: "All items", n: s.N,
		suppressed: s.Suppressed, note: s.Note,
	}
	lines := []statisticLine{
		row.at("kmo", "", s.KMO), row.at("bartlett_chi_squared", "", s.Sphericity), row.at("bartlett_df", "", s.DF), row.at("bartlett_p", "", s.P),
		row.at("suggested_factors", "", s.Suggested), row.at("first_share", "", s.FirstShare),
	}
	each := func(of statisticLine, statistic string, values []gap.Number) {
		for i, value := range values {
			lines = append(lines, of.at(statistic, strconv.Itoa(i+1), value))
		}
	}
	each(row, "eigenvalue", s.Eigenvalues)
	each(row, "parallel", s.Chance)
	each(row, "sum_of_squares", s.SumsOfSquares)
	for a, correlations := range s.Correlations {
		for b, r := range correlations[:a] {
			lines = append(lines, row.at("factor_correlation", strconv.Itoa(b+1)+"-"+strconv.Itoa(a+1), r))
		}
	}
	for _, m := range s.Members {
		item := row
		item.level, item.id, item.label, item.dimension, item.note = gap.LevelItem, m.ID, m.Label, m.Dimension, ""
		lines = append(lines, item.at("msa", "", m.Adequacy), item.at("smc", "", m.SMC), item.at("communality", "", m.Communality))
		each(item, "loading", m.Loadings)
	}
	return lines
}
