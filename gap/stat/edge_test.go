package stat

import (
	"math"
	"slices"
	"testing"
)

// TestEdge is what every statistic of differences says of samples too small or too
// even for it: the mean where there is one, no p, no invented spread, and why.
func TestEdge(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name        string
		differences []int64
		mean        float64
		t, rank     Reason // of the tests of the mean and of the ranks
		interval    bool
	}{
		{"all missing", nil, nan, NoData, NoData, false},
		{"one pair", []int64{-2}, -2, OneAnswer, "", false},
		{"one pair, equal", []int64{0}, 0, OneAnswer, AllZero, false},
		{"two pairs", []int64{-1, -3}, -2, "", "", true},
		{"all differences equal", []int64{-2, -2, -2, -2}, -2, ZeroVariance, "", true},
		{"all differences zero", []int64{0, 0, 0}, 0, ZeroVariance, AllZero, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := unit.hist(test.differences)
			ranks, m := RankDifferences(h), h.Moments()
			e, q := Mean(m, 0.95), TOST(m, -0.5, 0.5, 0.05)
			same(t, "mean", e.Value, test.mean)
			same(t, "mean of TOST", q.Estimate.Value, test.mean)
			if hasInterval := !math.IsNaN(e.Lo) && !math.IsNaN(e.Hi); hasInterval != test.interval {
				t.Errorf("interval %g to %g", e.Lo, e.Hi)
			}
			for _, got := range []Test{PairedT(m), q.AboveLow, q.BelowHigh} {
				checkUndefined(t, got, test.t)
			}
			if math.IsNaN(q.P) != (test.t != "") || math.IsNaN(q.Estimate.Lo) != (test.t != "") {
				t.Errorf("TOST: p %g, interval from %g", q.P, q.Estimate.Lo)
			}
			for _, got := range []Test{ranks.Exact(), ranks.Normal(true), ranks.Pratt(), ranks.Sign()} {
				checkUndefined(t, got, test.rank)
			}
			drawn := Resample(h.N, h.MeanWith, Draws{Seed: 1, Name: "mean", Replicates: 200})
			for _, got := range []Estimate{drawn.Percentile(0.95), drawn.BCa(0.95)} {
				same(t, "bootstrapped mean", got.Value, test.mean)
				if got.Reason != test.t || math.IsNaN(got.Lo) == test.interval || math.IsNaN(got.Hi) == test.interval {
					t.Errorf("%+v, want reason %q", got, test.t)
				}
			}
		})
	}
}

func checkUndefined(t *testing.T, got Test, want Reason) {
	t.Helper()
	if got.Reason != want || math.IsNaN(got.P) != (want != "") || math.IsNaN(got.Less) != (want != "") || math.IsNaN(got.Statistic) != (want != "") {
		t.Errorf("got %+v, want reason %q", got, want)
	}
}

// What a bootstrap cannot do, it says.
func TestEdgeOfTheBootstrap(t *testing.T) {
	h := unit.hist([]int64{1, 2, 3, 3, 5})
	largest := func(counts []int64) float64 {
		x := math.NaN()
		for i, n := range counts {
			if n > 0 {
				x = h.Value(i)
			}
		}
		return x
	}
	smallest := func(counts []int64) float64 {
		i := slices.IndexFunc(counts, func(n int64) bool { return n > 0 })
		return h.Value(i)
	}
	draw := func(h Hist, statistic func([]int64) float64) Replicates {
		return Resample(h.N, statistic, Draws{Seed: 3, Name: "edge", Replicates: 400})
	}
	pair := unit.hist([]int64{1, 3})
	tests := []struct {
		name      string
		drawn     Replicates
		method    string
		reason    Reason
		undefined bool // some replicates are
	}{
		// No replicate exceeds the largest answer, but many equal it: half of them count.
		{"largest answer", draw(h, largest), "bootstrap, BCa", "", false},
		{"z0 infinite", draw(h, func(counts []int64) float64 {
			if &counts[0] == &h.N[0] { // the sample itself
				return 9
			}
			return largest(counts)
		}), "bootstrap, percentile", BiasInfinite, false},
		{"acceleration turns the ends", draw(h, func(counts []int64) float64 {
			var n int64
			for _, count := range counts {
				n += count
			}
			if n == 5 {
				return h.MeanWith(counts)
			}
			return math.NaN()
		}), "bootstrap, percentile", NoAcceleration, false},
		{"d_z of two", draw(pair, pair.DzWith), "bootstrap, percentile", Irreplicable, true},
		{"d_z of few", draw(unit.hist([]int64{1, 3, 4}), unit.hist([]int64{1, 3, 4}).DzWith), "bootstrap, BCa", "", true},
		{"d_z without variance", draw(unit.hist([]int64{3, 3, 3}), unit.hist([]int64{3, 3, 3}).DzWith), "bootstrap, percentile", ZeroVariance, false},
		{"the same in all", draw(h, func([]int64) float64 { return 4 }), "bootstrap, percentile", ZeroVariance, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := test.drawn.BCa(0.95)
			if e.Method != test.method || e.Reason != test.reason || (test.drawn.Undefined > 0) != test.undefined {
				t.Errorf("got %+v with %d undefined, want %q and reason %q", e, test.drawn.Undefined, test.method, test.reason)
			}
			if percentile := test.drawn.Percentile(0.95); test.method == percentile.Method && (e.Lo != percentile.Lo && !math.IsNaN(e.Lo)) {
				t.Errorf("ends at %g, want the percentile's %g", e.Lo, percentile.Lo)
			}
		})
	}
	if e := draw(h, smallest).BCa(0.95); !(e.Lo == 1 && e.Hi >= 1) {
		t.Errorf("smallest answer: %+v", e)
	}
	defer func() {
		if recover() == nil {
			t.Error("a bootstrap without replicates does not panic")
		}
	}()
	Resample(h.N, h.MeanWith, Draws{})
}

// All promoters, all detractors or nobody: an interval with a width, within the
// scale, or none at all.
func TestEdgeOfTheNet(t *testing.T) {
	all := Net{Positive: 10}.Estimate(0.95)
	near(t, "low of ten promoters", all.Lo, 0.475, 1e-3)
	same(t, "high of ten promoters", all.Hi, 1)
	none := Net{Negative: 10}.Estimate(0.95)
	same(t, "low of ten detractors", none.Lo, -1)
	same(t, "high of ten detractors", none.Hi, -all.Lo)
	if all.Reason != "" || all.Method != "adjusted normal" {
		t.Errorf("got %+v", all)
	}
	if nobody := (Net{}).Estimate(0.95); nobody.Reason != NoData || !math.IsNaN(nobody.Value) {
		t.Errorf("nobody: %+v", nobody)
	}
	e, test := NetDifference(Net{Positive: 10}, Net{Positive: 20}, 0.95)
	if checkUndefined(t, test, ZeroVariance); e.Value != 0 || !(e.Lo < 0 && e.Hi > 0) {
		t.Errorf("all promoters twice: %+v", e)
	}
	e, test = NetDifference(Net{Positive: 10}, Net{}, 0.95)
	if checkUndefined(t, test, NoData); !math.IsNaN(e.Value) || !math.IsNaN(e.Lo) || e.Reason != NoData {
		t.Errorf("against nobody: %+v", e)
	}
	if b := BoxesOf(unit.hist(nil), 1, 7, 0.95); b.Top2.Reason != NoData || !math.IsNaN(b.Net.Value) || b.Top2.Count != 0 {
		t.Errorf("boxes of nobody: %+v", b)
	}
	e, test = ShareDifference(0, 10, 0, 20, 0.95)
	if checkUndefined(t, test, ZeroVariance); e.Value != 0 || !(e.Lo < 0 && e.Hi > 0) {
		t.Errorf("nobody has the property: %+v", e)
	}
	e, test = ShareDifference(1, 10, 0, 0, 0.95)
	if checkUndefined(t, test, NoData); e.Reason != NoData || !math.IsNaN(e.Lo) || !math.IsNaN(e.Value) {
		t.Errorf("against an empty sample: %+v", e)
	}
}
