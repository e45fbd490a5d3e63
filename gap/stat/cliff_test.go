package stat

import (
	"math"
	"testing"
)

// In R, with D <- outer(x, y, function(a, b) sign(a - b)): d <- mean(D),
// (ny^2*sum((rowMeans(D)-d)^2) + nx^2*sum((colMeans(D)-d)^2) - sum((D-d)^2)) /
// (nx*ny*(nx-1)*(ny-1)), and the interval from it.
func TestCliffDeltaByR(t *testing.T) {
	tests := []struct {
		name              string
		x, y              []int64
		value, se, lo, hi float64
	}{
		{"lower", threeGroups[0], threeGroups[1], -0.6, 0.28284271247461906, -0.90084243169663336, 0.09013150955728956},
		{"wide", threeGroups[0], threeGroups[2], 0.05, 0.46815239683960469, -0.648968960754119806, 0.703198019326988444},
		{"ties", []int64{1, 2, 3, 4, 5, 6, 7, 3}, []int64{2, 2, 3, 9, 5, 5}, -1. / 24, 0.329968132179409512, -0.572418021422528289, 0.513690451673095350},
	}
	for _, test := range tests {
		e, turned := CliffDelta(unit.hist(test.x), unit.hist(test.y), 0.95), CliffDelta(unit.hist(test.y), unit.hist(test.x), 0.95)
		near(t, test.name, e.Value, test.value, 1e-14)
		near(t, test.name+", SE", e.SE, test.se, 1e-13)
		near(t, test.name+", low", e.Lo, test.lo, 1e-12)
		near(t, test.name+", high", e.Hi, test.hi, 1e-12)
		near(t, test.name+", turned", turned.Lo, -e.Hi, 1e-12)
	}
}

func TestCliffDeltaEdges(t *testing.T) {
	few := []int64{1, 3}
	tests := []struct {
		name   string
		x, y   []int64
		value  float64
		reason Reason
	}{
		{"both empty", nil, nil, math.NaN(), NoData},
		{"one empty", few, nil, math.NaN(), NoData},
		{"one of one", few, []int64{4}, -1, OneAnswer},
		{"the first of one", []int64{2}, few, 0, OneAnswer},
		{"the first empty", nil, few, math.NaN(), NoData},
		{"all equal", []int64{2, 2}, []int64{2, 2, 2}, 0, Overlapping},
		{"all above", []int64{7, 6}, few, 1, ""},
		{"all below", few, []int64{7, 6}, -1, ""},
		{"two constants", []int64{2, 2}, []int64{4, 4}, -1, ""},
	}
	for _, test := range tests {
		e := CliffDelta(unit.hist(test.x), unit.hist(test.y), 0.95)
		same(t, test.name, e.Value, test.value)
		if e.Reason != test.reason || math.IsNaN(e.Lo) != (test.reason != "") || math.IsNaN(e.Hi) != (test.reason != "") {
			t.Errorf("%s: got %+v, want reason %q", test.name, e, test.reason)
		}
		if test.reason == "" && !(-1 <= e.Lo && e.Lo <= e.Value && e.Value <= e.Hi && e.Hi <= 1) {
			t.Errorf("%s: %g to %g does not lie around %g", test.name, e.Lo, e.Hi, e.Value)
		}
	}
	// The variance of 0 1 against 1 2 would be 1/16; it is at least (1 − 9/16)/3.
	near(t, "least SE", CliffDelta(unit.hist([]int64{0, 1}), unit.hist([]int64{1, 2}), 0.95).SE, math.Sqrt(7./48), 1e-15)
	// 20 above all 30: (20 − z²)/(20 + z²).
	e := CliffDelta(NewHist(0, 1, 1, map[int64]int64{5: 20}), NewHist(0, 1, 1, map[int64]int64{1: 30}), 0.95)
	near(t, "low", e.Lo, (20-3.841458820694124)/(20+3.841458820694124), 1e-14)
	e = CliffDelta(unit.hist([]int64{1, 3}), unit.hist([]int64{7, 6, 6}), 0.95) // 2 below all 3
	near(t, "high of two", e.Hi, (3.841458820694124-2)/(3.841458820694124+2), 1e-14)
}
