package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDifferenceOfOnePartIsThePairedT(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Moments{N: rapid.Int64Range(0, 40).Draw(t, "n"), Mean: rapid.Float64Range(-6, 6).Draw(t, "mean"), SD: math.NaN()}
		if m.N > 1 {
			m.SD = rapid.SampledFrom([]float64{0, 0.5, 1.25}).Draw(t, "sd")
		}
		want, wantTest := Mean(m, 0.95), PairedT(m)
		got, gotTest := DifferenceT("paired t", m.Mean, []Part{{Variance: m.SD * m.SD / float64(m.N), N: m.N}}, 0.95)
		pairs := [][2]float64{{got.SE, want.SE}, {got.Lo, want.Lo}, {got.Hi, want.Hi}, {gotTest.Statistic, wantTest.Statistic}, {gotTest.DF, wantTest.DF}, {gotTest.P, wantTest.P}}
		for _, pair := range pairs {
			if math.IsNaN(pair[0]) != math.IsNaN(pair[1]) || math.Abs(pair[0]-pair[1]) > 1e-12*max(1, math.Abs(pair[1])) {
				t.Errorf("got %v, want %v", pair[0], pair[1])
			}
		}
		if gotTest.Reason != wantTest.Reason || got.Reason != want.Reason {
			t.Errorf("reasons %q and %q, want %q and %q", got.Reason, gotTest.Reason, want.Reason, wantTest.Reason)
		}
	})
}

// (2 + 1 + 1)²/(4/4 + 1/2 + 1/1) = 6.4.
func TestDifferenceOfThreeParts(t *testing.T) {
	e, test := DifferenceT("t", 3, []Part{{Variance: 2, N: 5}, {Variance: 1, N: 3}, {Variance: 1, N: 2}}, 0.95)
	if e.SE != 2 || e.N != 10 || test.Statistic != 1.5 || math.Abs(test.DF-6.4) > 1e-12 {
		t.Errorf("got %+v and %+v, want SE 2, t 1.5 on 6.4", e, test)
	}
}

func TestBlendOfIntegersIsCombine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCross(3, 1, 1, 2)
		for range rapid.IntRange(0, 9).Draw(t, "n") {
			c.Add(rapid.SliceOfN(rapid.Int64Range(0, 6), 3, 3).Draw(t, "codes"))
		}
		weights := rapid.SliceOfN(rapid.Int64Range(-3, 3), 3, 3).Draw(t, "weights")
		floats := make([]float64, len(weights))
		for i, w := range weights {
			floats[i] = float64(w)
		}
		got, want := c.Blend(floats), c.Combine(weights)
		same := func(a, b float64) bool { return math.IsNaN(a) == math.IsNaN(b) && !(math.Abs(a-b) > 1e-7) }
		if got.N != want.N || !same(got.Mean, want.Mean) || !same(got.SD, want.SD) {
			t.Errorf("weights %v: got %+v, want %+v", weights, got, want)
		}
	})
}

// The whole of two numbers that always add up to 7 has no variance but for
// rounding.
func TestBlendThatCancels(t *testing.T) {
	c := NewCross(2, 0, 1, 3)
	for code := range int64(7) {
		c.Add([]int64{code, 7 - code})
	}
	if m := c.Blend([]float64{0.1, 0.1}); m.SD != 0 {
		t.Errorf("standard deviation %g of a constant", m.SD)
	}
}

// One person has no variance, not even in what counts nothing of him.
func TestBlendOfOne(t *testing.T) {
	c := NewCross(2, 1, 1, 1)
	c.Add([]int64{3, 4})
	if m := c.Blend([]float64{0, 0}); m.N != 1 || m.Mean != 0 || !math.IsNaN(m.SD) {
		t.Errorf("got %+v", m)
	}
}

// The p alone is that of the test, also where there is none; a difference of parts of a whole
// population is known.
func TestPOfADifference(t *testing.T) {
	x, y := NewHist(0, 1, 1, map[int64]int64{1: 2, 4: 3}), NewHist(0, 1, 1, map[int64]int64{2: 3, 3: 1})
	_, test := SubgroupsT(x.Subgroup(), y.Subgroup(), 0.95)
	near(t, "p", SubgroupsP(x.Subgroup(), y.Subgroup()), test.P, 1e-14)
	alone := NewHist(0, 1, 1, map[int64]int64{1: 1})
	same(t, "p of one", SubgroupsP(x.Subgroup(), alone.Subgroup()), math.NaN())
	x.Known, y.Known = 1, 1
	e, test := SubgroupsT(x.Subgroup(), y.Subgroup(), 0.95)
	if e.Reason != Census || test.Reason != Census || e.Lo != e.Value || e.Hi != e.Value || e.SE != 0 || e.N != 9 {
		t.Errorf("of a population: %+v and %+v", e, test)
	}
	two := NewHist(0, 1, 1, map[int64]int64{1: 2})
	if e, _ := SubgroupsT(two.Subgroup(), two.Subgroup(), 0.95); e.Reason != ZeroVariance {
		t.Errorf("without spread: %+v", e)
	}
}

// An empty sample is the first reason, then one person and one cluster, whatever their order.
func TestReasonsOfParts(t *testing.T) {
	nan := math.NaN()
	empty, one, cluster, sound, flat := Part{Variance: nan}, Part{Variance: nan, N: 1}, Part{Variance: nan, N: 8, Clusters: 1}, Part{Variance: 1, N: 5}, Part{N: 2}
	for _, c := range []struct {
		parts []Part
		want  Reason
	}{
		{[]Part{sound, empty}, NoData}, {[]Part{empty, one}, NoData}, {[]Part{one, empty}, NoData}, {[]Part{cluster, empty}, NoData},
		{[]Part{sound, one}, OneAnswer}, {[]Part{one, cluster}, OneAnswer}, {[]Part{cluster, sound}, FewClusters}, {[]Part{sound, cluster}, FewClusters},
		{[]Part{flat, flat}, ZeroVariance}, {[]Part{flat, sound}, ""}, {[]Part{sound, {Variance: 1, N: 9, Clusters: 2}}, ""},
	} {
		e, test := DifferenceT("t", 1, c.parts, 0.95)
		if e.Reason != c.want || test.Reason != c.want || math.IsNaN(test.P) != (c.want != "") {
			t.Errorf("%+v: got the reason %q, want %q", c.parts, e.Reason, c.want)
		}
	}
	if _, test := DifferenceT("t", 1, []Part{sound, {Variance: 1, N: 9, Clusters: 2}}, 0.95); test.DF != 4/(1./4+1) {
		t.Errorf("%v degrees of freedom", test.DF)
	}
}
