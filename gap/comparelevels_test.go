package gap_test

import (
	"slices"
	"strconv"
	"testing"

	"servgap/gap"
)

// byGaps are answers to item a alone, 4 expected and as much more perceived.
func byGaps(gaps ...int) []string {
	var rows []string
	for _, g := range gaps {
		rows = append(rows, "4 . . "+strconv.Itoa(4+g)+" . .")
	}
	return rows
}

// The gaps of three regions, the numbers of which R has.
var (
	north = byGaps(-3, -2, -2, -1, -1, -1, 0, -2, -3, -3)
	south = byGaps(0, 1, -1, 0, 0, 1, 0, -1, 2)
	west  = byGaps(-1, -1, 0, -2, -1, 0, -1, 0)
)

// levelsCompared tests the levels of rows that regions divide, hidden below five.
func levelsCompared(t failer, divided map[string][]string, names ...string) []gap.SegmentRow {
	t.Helper()
	var everybody []string
	for _, name := range names {
		everybody = append(everybody, divided[name]...)
	}
	levels := parts(t, nil, divided, names...)
	for i, name := range names {
		levels[i].Method.Where = []gap.Condition{{Column: "Region", Value: name}}
	}
	return gap.CompareLevels(gap.Suppress(analyze(t, form(), everybody...), 5), levels)
}

func segmentOf(t failer, rows []gap.SegmentRow, level, id string) gap.SegmentRow {
	t.Helper()
	i := slices.IndexFunc(rows, func(s gap.SegmentRow) bool { return s.Level == level && s.ID == id })
	if i < 0 {
		t.Fatalf("no %s %s in %+v", level, id, rows)
	}
	return rows[i]
}

// R: oneway.test(gap ~ region), kruskal.test(gap, region), anova(lm(gap ~ region)) for
// the sums of squares; t.test with ptukey and qtukey, whose digits are fewer; rank()
// and p.adjust for Dunn.
func TestThreeLevelsCompared(t *testing.T) {
	s := segmentOf(t, levelsCompared(t, map[string][]string{"North": north, "South": south, "West": west}, "North", "South", "West"), gap.LevelItem, "a")
	if s.Name != gap.Service || s.N != 27 || s.Test != "Welch's analysis of variance" || s.RankTest != "Kruskal-Wallis" || !s.Shown() || len(s.Pairs) != 3 {
		t.Fatalf("%+v", s)
	}
	near(t, "F", s.Statistic, 9.2785163338639762)
	near(t, "df", s.DF2, 15.9290890416831168)
	near(t, "p", s.P, 0.0021294445138554)
	near(t, "H", s.RankStatistic, 12.70662232399228841)
	near(t, "p of H", s.PRank, 0.00174097293845442)
	near(t, "eta squared", s.Eta, 0.484565619223660)
	near(t, "omega squared", s.Omega, 0.432327893326095)
	pair := s.Pairs[1]
	near(t, "difference", pair.Value, -1.05)
	near(t, "t", pair.Statistic, -2.5528888301902897)
	near(t, "p of t", pair.P, 0.0215013135725695)
	nearBy(t, "Games-Howell", pair.PAdj, 0.053177946424334, 1e-9)
	nearBy(t, "low", pair.Low, -2.113268634083325, 1e-6)
	nearBy(t, "high", pair.High, 0.013268634083325, 1e-6)
	near(t, "Dunn", pair.PRank, 0.075020658729374828)
	near(t, "Dunn after Holm", pair.PRankAdj, 0.15004131745874966)
	if pair.First != "North" || pair.Second != "West" || pair.Test != "Games-Howell" || pair.RankTest != "Dunn" || pair.N != 18 {
		t.Errorf("%+v", pair)
	}
}

// R: t.test(north, south), wilcox.test(north, south, exact = FALSE).
func TestTwoLevelsCompared(t *testing.T) {
	s := segmentOf(t, levelsCompared(t, map[string][]string{"North": north, "South": south}, "North", "South"), gap.LevelItem, "a")
	if s.Test != "Welch t" || s.RankTest != "Mann-Whitney" || len(s.Pairs) != 1 || s.DF2.Defined() {
		t.Fatalf("%+v", s)
	}
	near(t, "t", s.Statistic, -4.396083968606966152)
	near(t, "df", s.DF, 16.956339300401428005)
	near(t, "p", s.P, 0.000396711458693398)
	near(t, "U", s.RankStatistic, 7)
	near(t, "p of U", s.PRank, 0.00174886298932228)
	near(t, "low", s.Pairs[0].Low, -2.992939111938360597)
	near(t, "high", s.Pairs[0].High, -1.051505332506083246)
	if s.Pairs[0].PAdj != s.P || s.Pairs[0].PRankAdj != s.PRank || s.Pairs[0].Adjust != "none" {
		t.Errorf("%+v", s.Pairs)
	}
}

// Rows are adjusted among the items, and the row of the whole is one test.
func TestRowsOfLevelsAreAdjusted(t *testing.T) {
	more := func(rows []string, rest string) []string {
		var all []string
		for _, row := range rows {
			all = append(all, row[:2]+"5 5 "+row[6:8]+rest)
		}
		return all
	}
	rows := levelsCompared(t, map[string][]string{
		"North": append(more(north, "5 4"), more(north[:2], "4 5")...), "South": append(more(south, "4 4"), more(south[:1], "6 5")...),
	}, "North", "South")
	a, b := segmentOf(t, rows, gap.LevelItem, "a"), segmentOf(t, rows, gap.LevelItem, "b")
	if whole := segmentOf(t, rows, gap.LevelOverall, "overall"); whole.PAdj != whole.P || whole.PRankAdj != whole.PRank {
		t.Errorf("whole %+v", whole)
	}
	if a.PAdj != 3*a.P || !(b.PAdj > b.P) || a.PRankAdj <= a.PRank {
		t.Errorf("p %v and %v adjusted to %v and %v", a.P, b.P, a.PAdj, b.PAdj)
	}
}

// West is of too few, North is hidden with it, and the others are those pooled and
// those who did not answer the question: nothing is left to compare with South.
func TestHiddenLevelsAreNotCompared(t *testing.T) {
	divided := map[string][]string{"North": north[:6], "South": south, "West": west[:4], gap.Others: west, "": west}
	if rows := levelsCompared(t, divided, "North", "South", "West"); rows != nil {
		t.Errorf("North and West are hidden: %+v", rows)
	}
	if rows := levelsCompared(t, divided, "South", gap.Others, ""); rows != nil {
		t.Errorf("those pooled and those without an answer: %+v", rows)
	}
	divided["East"] = west
	if s := segmentOf(t, levelsCompared(t, divided, "North", "South", "West", "East"), gap.LevelItem, "a"); !slices.Equal(s.Levels, []string{"South", "East"}) || s.N != 17 {
		t.Errorf("%+v", s)
	}
}

// A level in which all gaps are equal has no weight among three.
func TestLevelWithoutSpread(t *testing.T) {
	flat := byGaps(-1, -1, -1, -1, -1)
	s := segmentOf(t, levelsCompared(t, map[string][]string{"North": north, "South": south, "West": flat}, "North", "South", "West"), gap.LevelItem, "a")
	if !slices.Equal(s.Left, []string{"West"}) || !s.P.Defined() || !s.Pairs[1].P.Defined() {
		t.Errorf("%+v", s)
	}
	s = segmentOf(t, levelsCompared(t, map[string][]string{"North": flat, "West": flat}, "North", "West"), gap.LevelItem, "a")
	if s.P.Defined() || s.Note != "zero_variance" || s.Shown() || s.Pairs[0].Note != "zero_variance" {
		t.Errorf("%+v", s)
	}
}

func TestTooManyLevelsForPairs(t *testing.T) {
	divided := make(map[string][]string)
	var names []string
	for i := range 13 {
		names = append(names, strconv.Itoa(i))
		divided[names[i]] = [][]string{north, south, west}[i%3]
	}
	s := segmentOf(t, levelsCompared(t, divided, names...), gap.LevelItem, "a")
	if !s.P.Defined() || len(s.Pairs) != 0 || s.Note != gap.NoteManyLevels {
		t.Errorf("%+v", s)
	}
}
