package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The range holds the interval of confidence 1 − 2α exactly where p < α.
func TestTOSTIsTheIntervalWithinTheRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-3, 3), 2, 30)
		x, y := unit.hist(values.Draw(t, "x")).Moments(), unit.hist(values.Draw(t, "y")).Moments()
		low, high := -rapid.Float64Range(0.05, 3).Draw(t, "low"), rapid.Float64Range(0.05, 3).Draw(t, "high")
		const alpha = 0.05
		for name, q := range map[string]Equivalence{"paired": TOST(x, low, high, alpha), "Welch": WelchTOST(x, y, low, high, alpha)} {
			within := low < q.Estimate.Lo && q.Estimate.Hi < high
			if q.Estimate.Reason == "" && within != (q.P < alpha) {
				t.Errorf("%s: interval %g to %g within %g to %g, but p %g", name, q.Estimate.Lo, q.Estimate.Hi, low, high, q.P)
			}
		}
	})
}

// R: x <- c(5, 5, 6, 4, 7), y <- c(6, 7, 6, 7);
// t.test(x, y, mu = -2, alternative = "greater"), mu = 2 and "less", and
// t.test(x, y, conf.level = 0.9)$conf.int.
func TestWelchTOSTOfTwoGroups(t *testing.T) {
	q := WelchTOST(moments(5, 5, 6, 4, 7), moments(6, 7, 6, 7), -2, 2, 0.05)
	near(t, "p above the lower end", q.AboveLow.Greater, 0.087188157612344663, 1e-13)
	near(t, "p below the upper end", q.BelowHigh.Less, 0.00086146627321864212, 1e-13)
	near(t, "low", q.Estimate.Lo, -2.234136959166646008, 1e-13)
	near(t, "high", q.Estimate.Hi, 0.034136959166646538, 1e-13)
	same(t, "p", q.P, q.AboveLow.Greater)
}

// The values are from R 4, of x <- c(-1, 0, 0, 1, 2, -2, 0, 1):
// max(t.test(x, mu = low, alternative = "greater")$p.value,
// t.test(x, mu = high, alternative = "less")$p.value).
func TestWithinP(t *testing.T) {
	const mean, se = 0.125, 0.44067723854475233
	for _, tt := range []struct {
		name                  string
		mean, se, df, low, up float64
		want                  float64
	}{
		{"even bounds", mean, se, 7, -0.9, 0.9, 0.061020695779210626},
		{"uneven bounds", mean, se, 7, -2, 0.5, 0.21147046334010938},
		{"mirrored", -mean, se, 7, -0.9, 0.9, 0.061020695779210626},
		{"no spread", mean, 0, 7, -1, 1, math.NaN()},
		{"one answer", mean, math.NaN(), math.NaN(), -1, 1, math.NaN()},
	} {
		got := WithinP(tt.mean, tt.se, tt.df, tt.low, tt.up)
		if math.IsNaN(got) != math.IsNaN(tt.want) || math.Abs(got-tt.want) > 1e-14 {
			t.Errorf("%s: got %.17g, want %.17g", tt.name, got, tt.want)
		}
	}
}
