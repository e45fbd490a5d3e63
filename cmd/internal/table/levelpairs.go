package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// pairRow is a pair of levels in a row.
type pairRow struct {
	row  gap.SegmentRow
	pair gap.SegmentPair
}

func pairRows(s gap.SegmentRow) []pairRow {
	var pairs []pairRow
	for _, p := range s.Pairs {
		pairs = append(pairs, pairRow{s, p})
	}
	return pairs
}

// ofAll is the test of all levels of a row in the fields of a pair without levels.
func ofAll(s gap.SegmentRow) pairRow {
	return pairRow{s, gap.SegmentPair{
		N: s.N, Value: gap.Undefined, SE: gap.Undefined, Low: gap.Undefined, High: gap.Undefined, Confidence: gap.Undefined,
		Test: s.Test, Statistic: s.Statistic, DF: s.DF, P: s.P, PAdj: s.PAdj, Adjust: s.Adjust,
		RankTest: s.RankTest, PRank: s.PRank, PRankAdj: s.PRankAdj, Note: s.Note,
	}}
}

// Pairs is every two levels of the question that divides the respondents, row by row.
func Pairs(r gap.Result, o RankingOptions, w lang.Words) Table {
	b := builder[pairRow]{}
	addRowName(&b, r, o, func(p pairRow) gap.SegmentRow { return p.row }, w)
	b.add("segment", r.Method.By, SubKey, func(p pairRow) Cell { return text(p.pair.First + " – " + p.pair.Second) })
	b.add("n", "n", Count, func(p pairRow) Cell { return count(p.pair.N) })
	b.add("difference", w.Text("head.difference"), Gap, func(p pairRow) Cell { return number(p.pair.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(p pairRow) Cell { return span(p.pair.Low, p.pair.High) })
	b.add("shown", "", Mark, func(p pairRow) Cell { return text(markOf(false, p.pair.Note, p.pair.PAdj, w)) })
	b.add("p_adj", w.Text("head.p_pair"), P, func(p pairRow) Cell { return number(p.pair.PAdj) })
	b.add("p_rank_adj", w.Text("head.p_rank"), P, func(p pairRow) Cell { return number(p.pair.PRankAdj) })
	t := Table{Title: differTitle(r, w), Lead: []string{w.Text("pairs.lead")}, Columns: b.columns}
	var pairs []pairRow
	for _, s := range segmentRows(r, o) {
		pairs = append(pairs, pairRows(s)...)
	}
	for _, p := range pairs {
		t.Rows = append(t.Rows, b.row(p, false))
	}
	once(&t)
	t.Notes = pairNotes(pairs, w)
	return t
}

// pairNotes explains the signs of the pairs that are there, and how they are tested.
func pairNotes(pairs []pairRow, w lang.Words) []string {
	if len(pairs) == 0 {
		return []string{w.Text("differ.many")}
	}
	signs := w.Text("pairs.tilde", "limit", w.Shortest(gap.Significance))
	if slices.ContainsFunc(pairs, func(p pairRow) bool { return !p.pair.PAdj.Defined() }) {
		signs += apart + w.Text("note.untested", "mark", w.Text("state.untested"))
	}
	return []string{signs, w.Text("pairs.tests")}
}

// MachineSegments is the tests of levels in stable columns, for csv and tsv: of each
// row one of all levels, whose first and second are empty, and one for each pair.
func MachineSegments(r gap.Result) Table {
	b := builder[pairRow]{hidden: func(pairRow) bool { return false }}
	b.word("schema", func(pairRow) string { return r.Schema })
	b.word("wave", func(p pairRow) string { return p.row.Wave })
	b.word("group", func(p pairRow) string { return p.row.Group })
	b.word("segment", func(p pairRow) string { return p.row.Segment })
	b.word("gap", func(p pairRow) string { return p.row.Name })
	b.word("level", func(p pairRow) string { return p.row.Level })
	b.word("id", func(p pairRow) string { return p.row.ID })
	b.word("label", func(p pairRow) string { return p.row.Label })
	b.word("dimension", func(p pairRow) string { return p.row.Dimension })
	b.word("first", func(p pairRow) string { return p.pair.First })
	b.word("second", func(p pairRow) string { return p.pair.Second })
	b.whole("n", func(p pairRow) int64 { return p.pair.N })
	b.num("difference", func(p pairRow) gap.Number { return p.pair.Value })
	b.num("se", func(p pairRow) gap.Number { return p.pair.SE })
	b.num("ci_low", func(p pairRow) gap.Number { return p.pair.Low })
	b.num("ci_high", func(p pairRow) gap.Number { return p.pair.High })
	b.num("ci_level", func(p pairRow) gap.Number { return p.pair.Confidence })
	b.word("test", func(p pairRow) string { return p.pair.Test })
	b.num("statistic", func(p pairRow) gap.Number { return p.pair.Statistic })
	b.num("df", func(p pairRow) gap.Number { return p.pair.DF })
	b.num("df2", ofLevels(func(s gap.SegmentRow) gap.Number { return s.DF2 }))
	b.num("p", func(p pairRow) gap.Number { return p.pair.P })
	b.num("p_adj", func(p pairRow) gap.Number { return p.pair.PAdj })
	b.word("adjust", func(p pairRow) string { return p.pair.Adjust })
	b.word("rank_test", func(p pairRow) string { return p.pair.RankTest })
	b.num("p_rank", func(p pairRow) gap.Number { return p.pair.PRank })
	b.num("p_rank_adj", func(p pairRow) gap.Number { return p.pair.PRankAdj })
	b.num("eta_squared", ofLevels(func(s gap.SegmentRow) gap.Number { return s.Eta }))
	b.num("omega_squared", ofLevels(func(s gap.SegmentRow) gap.Number { return s.Omega }))
	b.word("note", func(p pairRow) string { return p.pair.Note })
	t := Table{Columns: b.columns}
	for _, s := range r.Segments {
		for _, p := range append([]pairRow{ofAll(s)}, pairRows(s)...) {
			t.Rows = append(t.Rows, b.row(p, false))
		}
	}
	return t
}

// ofLevels is a number of all levels, which a pair does not have.
func ofLevels(of func(gap.SegmentRow) gap.Number) func(pairRow) gap.Number {
	return func(p pairRow) gap.Number {
		if p.pair.First != "" {
			return gap.Undefined
		}
		return of(p.row)
	}
}
