package stat

import (
	"math"
	"testing"
)

func crossOf(people ...[]int64) Cross {
	c := NewCross(len(people[0]), 1, 1, 1)
	for _, codes := range people {
		c.Add(codes)
	}
	return c
}

// The values follow from the formula by hand.
func TestAlphaByHand(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name                     string
		people                   [][]int64
		alpha, standardized, out float64 // out: without the first item
	}{
		{"two equal items", [][]int64{{1, 1}, {2, 2}, {4, 4}}, 1, 1, nan},
		{"three equal items", [][]int64{{1, 1, 1}, {2, 2, 2}}, 1, 1, 1},
		// Var 4, 4, 0 and of the total 16: 3/2·(1 − 8/16).
		{"a constant item stays in", [][]int64{{0, 0, 3}, {2, 2, 3}, {4, 4, 3}}, 0.75, nan, 0},
		{"uncorrelated", [][]int64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 0, 0, nan},
		// Var v, 4v, of the total v: 2·(1 − 5); r is −1, so 1 + r is 0.
		{"negative", [][]int64{{0, 4}, {1, 2}, {2, 0}}, -8, nan, nan},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Alpha(crossOf(test.people...), 0.95)
			same(t, "alpha", got.Alpha, test.alpha)
			same(t, "standardized", got.Standardized, test.standardized)
			same(t, "without the first item", got.IfDeleted[0], test.out)
			if got.Reason != "" || got.N != int64(len(test.people)) {
				t.Errorf("got %+v, want n %d and no reason", got, len(test.people))
			}
			if !(got.Lo <= got.Alpha && got.Alpha <= got.Hi) {
				t.Errorf("interval %g to %g does not hold %g", got.Lo, got.Hi, got.Alpha)
			}
		})
	}
}

func TestAlphaItemTotal(t *testing.T) {
	got := Alpha(crossOf([]int64{0, 0, 3}, []int64{2, 2, 1}, []int64{4, 4, 3}), 0.95)
	// The rest of item 1 is item 2 + item 3 = 3, 3, 7.
	near(t, "first item", got.ItemTotal[0], math.Sqrt(3)/2, 1e-15)
	// The rest of item 3 is twice item 1, uncorrelated with it.
	same(t, "third item", got.ItemTotal[2], 0)
}

func TestAlphaUndefined(t *testing.T) {
	tests := []struct {
		name   string
		items  Cross
		reason Reason
	}{
		{"one item", crossOf([]int64{1}, []int64{2}), FewItems},
		{"nobody", NewCross(3, 1, 1, 1), NoData},
		{"one person", crossOf([]int64{1, 2, 3}), OneAnswer},
		{"all items constant", crossOf([]int64{1, 2}, []int64{1, 2}), ZeroVariance},
		{"items that cancel", crossOf([]int64{1, 2}, []int64{2, 1}), ZeroVariance},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Alpha(test.items, 0.95)
			if got.Reason != test.reason {
				t.Errorf("reason %q, want %q", got.Reason, test.reason)
			}
			for _, x := range []float64{got.Alpha, got.Lo, got.Hi, got.Standardized} {
				same(t, "undefined value", x, math.NaN())
			}
		})
	}
}

// The example of Feldt, Woodruff & Salih (1987, Applied Psychological
// Measurement 11:93), as R psychometric::alpha.CI(.79, 26, 41, .90) prints it.
func TestFeldtPublishedExample(t *testing.T) {
	lo, hi := AlphaInterval(0.79, 41, 26, 0.90)
	if math.Abs(lo-0.70468) > 5e-6 || math.Abs(hi-0.86161) > 5e-6 {
		t.Errorf("interval %.5f to %.5f, want 0.70468 to 0.86161", lo, hi)
	}
}

// Items 1 and 2 are equal and the third goes with neither: r is 1/3 in the mean, and three
// of these have 3·(1/3)/(1 + 2/3).
func TestStandardizedAlphaByHand(t *testing.T) {
	got := Alpha(crossOf([]int64{0, 0, 3}, []int64{2, 2, 1}, []int64{4, 4, 3}), 0.95)
	near(t, "mean r", got.MeanR, 1.0/3, 1e-15)
	near(t, "standardized", got.Standardized, 0.6, 1e-15)
}

// Alpha alone is that of Alpha with its interval, and nothing else.
func TestAlphaAlone(t *testing.T) {
	for name, items := range map[string]Cross{
		"three items": crossOf(answers(20, 3, 1)...), "one item": crossOf([]int64{1}, []int64{2}),
		"one person": crossOf([]int64{1, 2, 3}), "no variance": crossOf([]int64{1, 2}, []int64{1, 2}),
	} {
		got, want := AlphaAlone(items, 0.9), Alpha(items, 0.9)
		for _, pair := range [][2]float64{{got.Alpha, want.Alpha}, {got.Lo, want.Lo}, {got.Hi, want.Hi}, {got.Level, 0.9}, {got.MeanR, math.NaN()}, {got.Standardized, math.NaN()}} {
			same(t, name, pair[0], pair[1])
		}
		if got.Reason != want.Reason || got.N != items.N || got.Items != items.K || got.ItemTotal != nil || got.IfDeleted != nil {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}
