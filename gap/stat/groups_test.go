package stat

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Three groups with ties; the numbers are R's, the call beside each.
var threeGroups = [][]int64{{1, 2, 2, 3, 5}, {2, 4, 4, 5, 5, 6}, {1, 1, 3, 7}}

func hists(groups [][]int64) (all []Hist) {
	for _, values := range groups {
		all = append(all, unit.hist(values))
	}
	return all
}

func momentsOf(groups [][]int64) (all []Moments) {
	for _, h := range hists(groups) {
		all = append(all, h.Moments())
	}
	return all
}

// aov(x ~ group) with its sums of squares, oneway.test(x ~ group) and
// kruskal.test(x, group).
func TestThreeGroupsByR(t *testing.T) {
	f, between := Anova(hists(threeGroups))
	near(t, "F", f.Statistic, 1.2789968652037618, 1e-14)
	near(t, "p of F", f.P, 0.31367384551085742, 1e-13)
	near(t, "eta squared", between.Eta, 0.17571059431524549, 1e-14)
	near(t, "omega squared", between.Omega, 0.035865403989522475, 1e-13)
	welch := WelchAnova(momentsOf(threeGroups))
	near(t, "Welch's F", welch.Statistic, 1.8462936818178401, 1e-14)
	near(t, "df2", welch.DF2, 6.3515040406997656, 1e-14)
	near(t, "p", welch.P, 0.23330128243448958, 1e-13)
	ranks := KruskalWallis(hists(threeGroups))
	near(t, "H", ranks.Statistic, 2.8040598290598222, 1e-14)
	near(t, "p of H", ranks.P, 0.24609690089580208, 1e-13)
}

// By hand: x <- unlist(groups); v <- N*(N+1)/12 - sum(table(x)^3 - table(x))/(12*(N-1));
// m <- tapply(rank(x), group, mean); (m[i] - m[j])/sqrt(v*(1/n[i] + 1/n[j])).
func TestDunnByHand(t *testing.T) {
	want := []Pairwise{
		{0, 1, Estimate{Value: -4.0333333333333341, SE: 2.6739483914241875}, Test{Statistic: -1.5083811438803112, P: 0.13145700616690581}, 3 * 0.13145700616690581},
		{0, 2, Estimate{Value: -0.325, SE: 2.962262648719725}, Test{Statistic: -0.10971343143406394, P: 0.91263664798061295}, 0.91263664798061295},
		{1, 2, Estimate{Value: 3.7083333333333339, SE: 2.8504385627478448}, Test{Statistic: 1.3009693953054269, P: 0.19326893066969442}, 3 * 0.13145700616690581},
	}
	got := Dunn(hists(threeGroups), 0.95)
	for i, w := range want {
		g := got[i]
		if g.First != w.First || g.Second != w.Second {
			t.Fatalf("pair %d is %d and %d, want %d and %d", i, g.First, g.Second, w.First, w.Second)
		}
		near(t, "difference", g.Estimate.Value, w.Estimate.Value, 1e-13)
		near(t, "SE", g.Estimate.SE, w.Estimate.SE, 1e-14)
		near(t, "z", g.Test.Statistic, w.Test.Statistic, 1e-13)
		near(t, "p", g.Test.P, w.Test.P, 1e-13)
		near(t, "Holm", g.PAdj, w.PAdj, 1e-13)
		near(t, "low", g.Estimate.Lo, w.Estimate.Value-1.959963984540054*w.Estimate.SE, 1e-13)
		near(t, "high", g.Estimate.Hi, w.Estimate.Value+1.959963984540054*w.Estimate.SE, 1e-13)
	}
}

// Two groups are no new question: F is t², Games–Howell is Welch, H is the square
// of Mann and Whitney's z, and so is Dunn's.
func TestTwoGroupsAreTheTwoSampleTests(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-5, 5), 2, 20)
		groups := [][]int64{values.Draw(t, "x"), values.Draw(t, "y")}
		x, y := unit.hist(groups[0]), unit.hist(groups[1])
		e, welch := WelchT(x.Moments(), y.Moments(), 0.95)
		if f := WelchAnova(momentsOf(groups)); len(f.Left) == 0 {
			near(t, "Welch's F and 1", 1+f.Statistic, 1+welch.Statistic*welch.Statistic, 1e-11)
			near(t, "df2", f.DF2, welch.DF, 1e-11)
		}
		if pair := GamesHowell(momentsOf(groups), 0.95, StudentizedRanges{})[0]; welch.Reason == "" {
			near(t, "Games-Howell", pair.PAdj, welch.P, 1e-11)
			near(t, "its lower end and 10", 10+pair.Estimate.Lo, 10+e.Lo, 1e-8)
			near(t, "its upper end and 10", 10+pair.Estimate.Hi, 10+e.Hi, 1e-8)
		}
		h := KruskalWallis(hists(groups))
		if h.Reason == "" {
			near(t, "p of H", h.P, MannWhitney(x, y, false).P, 1e-10)
			near(t, "Dunn", Dunn(hists(groups), 0.95)[0].PAdj, h.P, 1e-10)
		}
	})
}

// Groups in another order have the same tests.
func TestOrderOfGroupsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.SliceOfN(rapid.SliceOfN(rapid.Int64Range(1, 7), 0, 12), 2, 5).Draw(t, "groups")
		turned := slices.Clone(groups)
		slices.Reverse(turned)
		f, between := Anova(hists(groups))
		g, again := Anova(hists(turned))
		same(t, "F", f.Statistic, g.Statistic)
		same(t, "eta squared", between.Eta, again.Eta)
		same(t, "omega squared", between.Omega, again.Omega)
		for name, pair := range map[string][2]float64{
			"Welch's p":        {WelchAnova(momentsOf(groups)).P, WelchAnova(momentsOf(turned)).P},
			"Kruskal-Wallis's": {KruskalWallis(hists(groups)).P, KruskalWallis(hists(turned)).P},
		} {
			if math.IsNaN(pair[0]) != math.IsNaN(pair[1]) || math.Abs(pair[0]-pair[1]) > 1e-12 {
				t.Errorf("%s: %g and %g", name, pair[0], pair[1])
			}
		}
	})
}

// Groups that are empty have no part in a test, which names them.
func TestGroupsThatAreLeftOut(t *testing.T) {
	groups := hists([][]int64{nil, threeGroups[0], threeGroups[1], nil, threeGroups[2]})
	want, effect := Anova(hists(threeGroups))
	got, again := Anova(groups)
	near(t, "F", got.Statistic, want.Statistic, 0)
	near(t, "p", got.P, want.P, 0)
	if !slices.Equal(got.Left, []int{0, 3}) || got.DF != 2 || got.DF2 != 12 || again != effect || got.N != 15 || want.Left != nil {
		t.Errorf("got %+v and %+v, want %+v", got, again, want)
	}
	h, all := KruskalWallis(groups), KruskalWallis(hists(threeGroups))
	if h.P != all.P || h.DF != 2 || h.N != 15 || !math.IsNaN(h.Less) || !math.IsNaN(h.Greater) {
		t.Errorf("ranks: %+v, want %+v", h, all)
	}
	welch := WelchAnova(append(momentsOf(threeGroups), moments(4), moments(2, 2)))
	if !slices.Equal(welch.Left, []int{3, 4}) || welch.DF != 2 || welch.P != WelchAnova(momentsOf(threeGroups)).P {
		t.Errorf("Welch: %+v", welch)
	}
	if r := IntraclassOf(groups); r != IntraclassOf(hists(threeGroups)) || r.N != 15 {
		t.Errorf("units: %+v", r)
	}
}

func TestGroupsEdges(t *testing.T) {
	few, constant := []int64{1, 3, 2}, []int64{5, 5}
	tests := []struct {
		name                 string
		groups               [][]int64
		anova, welch, kruskl Reason
		left                 int // by Welch
	}{
		{"no groups", nil, NoData, FewGroups, NoData, 0},
		{"empty groups", [][]int64{nil, nil}, NoData, FewGroups, NoData, 2},
		{"one group", [][]int64{few}, FewGroups, FewGroups, FewGroups, 0},
		{"one of two is empty", [][]int64{few, nil}, FewGroups, FewGroups, FewGroups, 1},
		{"one person each", [][]int64{{1}, {4}, {2}}, OneAnswer, FewGroups, "", 3},
		{"one group of one", [][]int64{{1}, few, {4, 6}}, "", "", "", 1},
		{"all constant", [][]int64{constant, {2, 2}, {3, 3}}, ZeroVariance, FewGroups, "", 3},
		{"all equal", [][]int64{constant, constant}, ZeroVariance, FewGroups, Overlapping, 2},
		{"one constant", [][]int64{constant, few, {4, 6}}, "", "", "", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, _ := Anova(hists(test.groups))
			welch, h := WelchAnova(momentsOf(test.groups)), KruskalWallis(hists(test.groups))
			for name, got := range map[string]struct {
				Test
				want Reason
			}{"Anova": {f.Test, test.anova}, "WelchAnova": {welch.Test, test.welch}, "KruskalWallis": {h, test.kruskl}} {
				if got.Reason != got.want || math.IsNaN(got.P) != (got.want != "") || math.IsNaN(got.Statistic) != (got.want != "") {
					t.Errorf("%s: got %+v, want reason %q", name, got.Test, got.want)
				}
			}
			if len(welch.Left) != test.left {
				t.Errorf("Welch left out %v, want %d groups", welch.Left, test.left)
			}
		})
	}
	_, between := Anova(hists([][]int64{constant, {2, 2}}))
	same(t, "eta squared of constant groups", between.Eta, 1)
	_, between = Anova(hists([][]int64{{1}, {2}}))
	same(t, "eta squared of one each", between.Eta, 1)
	same(t, "omega squared of one each", between.Omega, math.NaN())
}

// A pair that cannot be compared does not count in the adjustment of the others.
func TestPairsEdges(t *testing.T) {
	groups := [][]int64{{1, 3, 2}, {4}, {5, 5}, {2, 2}, nil}
	welch, games := WelchPairs(momentsOf(groups), 0.95), GamesHowell(momentsOf(groups), 0.95, StudentizedRanges{})
	_, first := WelchT(moments(1, 3, 2), moments(5, 5), 0.95)
	_, second := WelchT(moments(1, 3, 2), moments(2, 2), 0.95)
	near(t, "Holm over two pairs", welch[1].PAdj, 2*first.P, 1e-14)
	near(t, "the other", welch[2].PAdj, second.P, 1e-14)
	near(t, "three groups in Games-Howell", games[1].PAdj, NewStudentizedRange(3).Survival(-first.Statistic*math.Sqrt2, 2), 1e-14)
	reasons := []Reason{OneAnswer, "", "", NoData, OneAnswer, OneAnswer, NoData, ZeroVariance, NoData, NoData}
	for i, want := range reasons {
		for _, pair := range []Pairwise{welch[i], games[i]} {
			if pair.Test.Reason != want || math.IsNaN(pair.PAdj) != (want != "") {
				t.Errorf("groups %d and %d: %+v, want reason %q", pair.First, pair.Second, pair, want)
			}
		}
	}
	for _, pair := range Dunn(hists(groups), 0.95) {
		if empty := pair.Second == 4; (pair.Test.Reason == NoData) != empty || math.IsNaN(pair.PAdj) != empty || math.IsNaN(pair.Estimate.SE) != empty {
			t.Errorf("Dunn of groups %d and %d: %+v", pair.First, pair.Second, pair)
		}
	}
	if pair := Dunn(hists([][]int64{{3, 3}, {3}}), 0.95)[0]; pair.Test.Reason != Overlapping || pair.Estimate.Value != 0 || !math.IsNaN(pair.PAdj) {
		t.Errorf("all equal: %+v", pair)
	}
}
