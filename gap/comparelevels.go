package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
)

// mostPaired is the number of levels up to which every two are compared: 12 levels
// are 66 pairs, each with a quantile of the studentised range, which takes
// milliseconds.
const mostPaired = 12

// CompareLevels tests, row by row, whether the gaps of the levels differ. Levels are
// the results of the parts of one division, whose last condition is the level, with
// what is too few already hidden: a hidden row, those pooled because they are few and
// those who did not answer the question are not compared, so that nothing of them can
// be worked out. So are gaps between two groups, for the levels may share one of them.
// A row is left out where fewer than two levels are left. Rows are in the order of
// those of everybody.
//
// Checked against R oneway.test, kruskal.test, t.test and wilcox.test.
func CompareLevels(everybody Result, levels []Result) []SegmentRow {
	var rows []SegmentRow
	ranges := stat.StudentizedRanges{}
	for _, g := range everybody.Gaps {
		if l := levelsOf(g, levels); g.FromGroup == g.ToGroup && len(l.gaps) > 1 {
			rows = append(rows, l.row(ranges))
		}
	}
	eachLevel(rows, func(s SegmentRow) string { return s.Name + " " + s.Level }, func(rows []SegmentRow) {
		adjustAll(rows, func(s *SegmentRow) (p, adjusted *Number) { return &s.P, &s.PAdj })
		adjustAll(rows, func(s *SegmentRow) (p, adjusted *Number) { return &s.PRank, &s.PRankAdj })
	})
	return rows
}

// adjustAll adjusts p-values that stand in one table by Holm.
func adjustAll(rows []SegmentRow, of func(*SegmentRow) (p, adjusted *Number)) {
	raw := make([]float64, len(rows))
	for i := range rows {
		p, _ := of(&rows[i])
		raw[i] = float64(*p)
	}
	for i, p := range stat.Holm(raw) {
		_, adjusted := of(&rows[i])
		*adjusted = Number(p)
	}
}

// levelGaps is one row of a gap at the levels that can be compared.
type levelGaps struct {
	names []string
	gaps  []Gap
}

// levelsOf finds a row of everybody's at the levels.
func levelsOf(whole Gap, levels []Result) (l levelGaps) {
	for _, r := range levels {
		level := r.Method.Where[len(r.Method.Where)-1].Value
		i := slices.IndexFunc(r.Gaps, func(g Gap) bool { return g.Name == whole.Name && g.Level == whole.Level && g.ID == whole.ID })
		if level != "" && level != Others && i >= 0 && !r.Gaps[i].Suppressed && r.Gaps[i].N > 0 {
			l.names, l.gaps = append(l.names, level), append(l.gaps, r.Gaps[i])
		}
	}
	return l
}

func (l levelGaps) row(ranges stat.StudentizedRanges) SegmentRow {
	g := l.gaps[0]
	s := SegmentRow{
		Wave: g.Wave, Segment: g.Segment, Group: g.Group, Name: g.Name, Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension,
		Levels: l.names, Left: []string{}, Adjust: "holm", PAdj: Undefined, PRankAdj: Undefined, Eta: Undefined, Omega: Undefined, Pairs: []SegmentPair{},
	}
	for _, g := range l.gaps {
		s.N += g.N
	}
	if l.counted() {
		_, between := stat.Anova(l.differences())
		s.Eta, s.Omega = Number(between.Eta), Number(between.Omega)
	}
	if len(l.gaps) == 2 {
		l.two(&s)
	} else {
		l.more(&s, ranges)
	}
	return s
}

// two compares two levels.
func (l levelGaps) two(s *SegmentRow) {
	m := l.moments()
	pairs := stat.WelchPairs(m, float64(l.gaps[0].Confidence))
	s.test(pairs[0].Test, math.NaN())
	rank := noTest
	if l.counted() {
		d := l.differences()
		rank = stat.MannWhitney(d[0], d[1], true)
	}
	s.rank(rank)
	s.Pairs = l.pairs(pairs, "none", []stat.Pairwise{{Test: rank, PAdj: rank.P}})
}

// more compares more than two levels.
func (l levelGaps) more(s *SegmentRow, ranges stat.StudentizedRanges) {
	m := l.moments()
	f := stat.WelchAnova(m)
	s.test(f.Test, f.DF2)
	for _, i := range f.Left {
		s.Left = append(s.Left, l.names[i])
	}
	rank := noTest
	if l.counted() {
		rank = stat.KruskalWallis(l.differences())
	}
	s.rank(rank)
	if len(m) > mostPaired {
		s.Note = NoteManyLevels
		return
	}
	ranks := make([]stat.Pairwise, len(m)*(len(m)-1)/2)
	for i := range ranks {
		ranks[i] = stat.Pairwise{Test: noTest, PAdj: math.NaN()}
	}
	if l.counted() {
		ranks = stat.Dunn(l.differences(), float64(l.gaps[0].Confidence))
	}
	s.Pairs = l.pairs(stat.GamesHowell(m, float64(l.gaps[0].Confidence), ranges), "games-howell", ranks)
}

// noTest is that of the ranks of what was not counted.
var noTest = stat.Test{Statistic: math.NaN(), DF: math.NaN(), P: math.NaN()}

func (s *SegmentRow) test(t stat.Test, df2 float64) {
	s.Test, s.Statistic, s.DF, s.DF2, s.P, s.Note = t.Name, Number(t.Statistic), Number(t.DF), Number(df2), Number(t.P), string(t.Reason)
}

func (s *SegmentRow) rank(t stat.Test) {
	s.RankTest, s.RankStatistic, s.RankDF, s.PRank = t.Name, Number(t.Statistic), Number(t.DF), Number(t.P)
}

func (l levelGaps) pairs(means []stat.Pairwise, adjust string, ranks []stat.Pairwise) []SegmentPair {
	pairs := make([]SegmentPair, len(means))
	for i, m := range means {
		e, r := m.Estimate, ranks[i]
		pairs[i] = SegmentPair{
			First: l.names[m.First], Second: l.names[m.Second], N: e.N,
			Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi), Confidence: Number(e.Level),
			Test: e.Method, Statistic: Number(m.Test.Statistic), DF: Number(m.Test.DF), P: Number(m.Test.P), PAdj: Number(m.PAdj), Adjust: adjust,
			RankTest: r.Test.Name, PRank: Number(r.Test.P), PRankAdj: Number(r.PAdj), Note: string(m.Test.Reason),
		}
	}
	return pairs
}

// counted reports whether the differences of all levels are there as counts of people
// who were drawn alone.
func (l levelGaps) counted() bool {
	return !slices.ContainsFunc(l.gaps, func(g Gap) bool { return len(g.differences.N) == 0 || !g.differences.Plain() })
}

func (l levelGaps) differences() []stat.Hist {
	all := make([]stat.Hist, len(l.gaps))
	for i, g := range l.gaps {
		all[i] = g.differences
	}
	return all
}

func (l levelGaps) moments() []stat.Moments {
	all := make([]stat.Moments, len(l.gaps))
	for i, g := range l.gaps {
		all[i] = stat.Moments{N: g.N, Mean: float64(g.Value), SD: float64(g.SE) * math.Sqrt(float64(g.N))}
		if clusters := g.part().Clusters; clusters > 0 {
			all[i].Design = &stat.Design{Effect: 1, Clusters: clusters}
		}
	}
	return all
}
