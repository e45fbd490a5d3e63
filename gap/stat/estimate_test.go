package stat

import (
	"math"
	"testing"
)

// Every estimate and every test says of how many people it is, whether it is defined or not.
func TestOfHowMany(t *testing.T) {
	x, y, nobody := unit.hist([]int64{-1, 1, 2, 2, 4}), unit.hist([]int64{0, 2, 3}), unit.hist(nil)
	mx, my, one := x.Moments(), y.Moments(), moments(3)
	ranks, zeros := RankDifferences(unit.hist([]int64{-2, 0, 0, 1, 3})), RankDifferences(unit.hist([]int64{0, 0}))
	weighted := drawnSample{partX, partWeights, crossed}
	first, second := weighted.of(inFirst), weighted.of(inSecond)
	binary := drawnSample{partY, partWeights, nil}
	net, other := Net{Negative: 1, Neutral: 2, Positive: 4}, Net{Positive: 3}
	groups := []Hist{x, y, unit.hist([]int64{1, 5})}
	all := []Moments{mx, my, moments(1, 5)}
	tests := func(n int64, all ...Test) {
		t.Helper()
		for i, test := range all {
			if test.N != n || test.Name == "" {
				t.Errorf("test %d, %s, is of %d, want %d", i, test.Name, test.N, n)
			}
		}
	}
	both := func(n int64) func(Estimate, Test) {
		return func(e Estimate, test Test) {
			t.Helper()
			if e.N != n || test.N != n || e.Level != 0.9 || e.Method == "" || test.Reason != e.Reason {
				t.Errorf("%+v and %+v, want both of %d", e, test, n)
			}
		}
	}
	both(5)(Mean(mx, 0.9), PairedT(mx))
	both(1)(Mean(one, 0.9), OneSampleT(one))
	both(8)(WelchT(mx, my, 0.9))
	both(6)(WelchT(mx, one, 0.9))
	both(20)(SubgroupsT(first.Subgroup(), second.Subgroup(), 0.9))
	both(20)(ShareDifference(3, 8, 4, 12, 0.9))
	both(12)(ShareDifference(0, 0, 4, 12, 0.9))
	both(20)(RiskRatio(3, 8, 4, 12, 0.9))
	both(20)(RiskRatio(0, 8, 0, 12, 0.9))
	both(12)(RiskRatio(0, 0, 4, 12, 0.9))
	both(20)(SharesRatio(binary.of(inFirst).Subgroup(), binary.of(inSecond).Subgroup(), 0.9))
	both(10)(NetDifference(net, other, 0.9))
	both(7)(NetDifference(net, Net{}, 0.9))
	tests(8, MannWhitney(x, y, true), KruskalWallis([]Hist{x, y}), KruskalWallis([]Hist{x, nobody, y}))
	tests(5, MannWhitney(x, nobody, true), KruskalWallis([]Hist{x, nobody}), ranks.Exact(), ranks.Normal(true), ranks.Sign(), ranks.Pratt())
	tests(0, MannWhitney(nobody, nobody, true), KruskalWallis([]Hist{nobody, nobody}), KruskalWallis(nil))
	tests(2, zeros.Exact(), zeros.Normal(true), zeros.Sign(), zeros.Pratt())
	anova, between := Anova(groups)
	tests(10, anova.Test, WelchAnova(all).Test, WelchAnova(append(all, one)).Test)
	if math.IsNaN(between.Eta) || len(anova.Left) != 0 {
		t.Errorf("of three groups %+v and %+v", anova, between)
	}
	tests(12, Independence([]int64{1, 4}, []int64{5, 2}), Independence([]int64{6, 0}, []int64{6, 0}))
	tests(20, DividedAlike(first, second).Test, DividedAlike(first, unit.hist([]int64{7, 7, 7, 7, 7, 7, 7, 7})).Test)
	tests(30, CompareCorrelations(0.3, 0.4, 0.5, 30), CompareCorrelations(0.3, 0.4, 1, 30))
	_, tau := Kendall([]float64{1, 2, 3, 4}, []float64{2, 1, 4, 3})
	_, flat := Kendall([]float64{1, 2, 3, 4}, []float64{2, 2, 2, 2})
	tests(4, tau, flat, LineThrough([]float64{1, 2, 3, 4}, []float64{2, 1, 4, 3}, 0.9).Test, LineThrough([]float64{1, 2, 3, 4}, []float64{2, 2, 2, 2}, 0.9).Test)
	tests(1000, correlationsOf(0.6, 0.5, 0.4).Factorability().Sphericity, correlationsOf(1, 0.5, 0.5).Factorability().Sphericity)
	for _, e := range []Estimate{CliffDelta(x, y, 0.9), SharesApart(Share(2, 5, 0.9), Share(1, 3, 0.9)), WelchTOST(mx, my, -1, 1, 0.05).Estimate, Correlation(0.5, 8, 0.9), Rate(8, 10, 0.9), Rate(8, 0, 0.9)} {
		if e.N != 8 || e.Level != 0.9 || e.Method == "" {
			t.Errorf("%+v, want that of 8 at 0.9", e)
		}
	}
	for _, at := range [][3]int64{{0, 1, 8}, {0, 2, 7}, {1, 2, 5}} {
		place := at[0] + at[1] - 1
		for _, pair := range []Pairwise{Dunn(groups, 0.9)[place], GamesHowell(all, 0.9, StudentizedRanges{})[place], WelchPairs(all, 0.9)[place]} {
			if pair.First != int(at[0]) || pair.Second != int(at[1]) {
				t.Errorf("pair %d is %+v", place, pair)
			}
			both(at[2])(pair.Estimate, pair.Test)
		}
	}
}

// A sample has one reason why its mean has no test: the first that holds.
func TestReasonOfAMean(t *testing.T) {
	for _, test := range []struct {
		m    Moments
		want Reason
	}{
		{Moments{}, NoData},
		{Moments{N: 1, SD: math.NaN()}, OneAnswer},
		{Moments{N: 2}, ZeroVariance},
		{Moments{N: 2, SD: 1}, ""},
		{Moments{N: 2, SD: 1, Design: &Design{Effect: 1}}, ""},
		{Moments{N: 9, SD: 1, Design: &Design{Effect: math.NaN(), Clusters: 1}}, FewClusters},
		{Moments{N: 9, SD: 1, Design: &Design{Effect: 1, Clusters: 2}}, ""},
		{Moments{N: 9, SD: 1, Design: &Design{Effect: 0}}, Census},
	} {
		if got := test.m.reason(); got != test.want {
			t.Errorf("%+v: got the reason %q, want %q", test.m, got, test.want)
		}
	}
}

// The error, the variance and the deviation of a mean go by its design; degrees of freedom by
// the clusters, where there are some.
func TestMomentsOfADesign(t *testing.T) {
	plain, drawn := Moments{N: 16, SD: 3}, Moments{N: 16, SD: 3, Design: &Design{Effect: 4, Clusters: 5}}
	for _, pair := range [][2]float64{
		{plain.SE(), 0.75}, {plain.MeanVariance(), 9}, {plain.DesignSD(), 3}, {plain.DF(), 15}, {float64(plain.clusters()), 0},
		{drawn.SE(), 1.5}, {drawn.MeanVariance(), 36}, {drawn.DesignSD(), 6}, {drawn.DF(), 4}, {float64(drawn.clusters()), 5},
		{drawn.PlainPart().Variance, 2.25}, {drawn.Part().Variance, 2.25},
	} {
		same(t, "moment", pair[0], pair[1])
	}
	if p := drawn.Part(); p.N != 16 || p.Clusters != 5 {
		t.Errorf("part %+v", p)
	}
}
