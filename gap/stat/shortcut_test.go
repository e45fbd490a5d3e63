package stat

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// Sums of small numbers are computed in int64 and float, large ones in big integers; that
// is the same bit by bit.
func TestSmallSumsAreThoseOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.SampledFrom([]int64{6, 1000, 1 << 26}).Draw(t, "most")
		c := NewCross(2, rapid.Int64Range(-9, 9).Draw(t, "base"), rapid.Int64Range(1, 5).Draw(t, "step"), rapid.SampledFrom([]int64{1, 100, 1 << 20}).Draw(t, "den"))
		for range rapid.IntRange(1, 40).Draw(t, "people") {
			c.Add([]int64{rapid.Int64Range(0, most).Draw(t, "x"), rapid.Int64Range(0, most).Draw(t, "y")})
		}
		base := new(big.Int).Mul(big.NewInt(c.Base), big.NewInt(c.N))
		sum := new(big.Int).Mul(c.Sums[0].Big(), big.NewInt(c.Step))
		same(t, "mean", c.Mean(0), ratio(sum.Add(sum, base), product(c.Den, c.N)))
		if c.N > 1 {
			same(t, "covariance", c.Cov(0, 1), ratio(c.scaled(c.centred(0, 1)), product(c.Den, c.Den, c.N, c.N-1)))
		}
		same(t, "alpha", c.alpha(), c.shares().alpha())
		got, want := c.Contrast(0.25, 0.25), c.Combine([]int64{1, -1})
		same(t, "mean difference", got.Mean, 0.25*want.Mean)
		same(t, "its SD", got.SD, 0.25*want.SD)
	})
}

// anySize draws integers of each size, up to the largest and the smallest.
var anySize = rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1<<20, 1<<20), rapid.Int64Range(-1<<31, 1<<31), rapid.Int64(),
	rapid.SampledFrom([]int64{math.MaxInt64, math.MinInt64, 1 << 53, 1<<53 - 1, 1 << 61, 1 << 62}))

// Sums that are said to be held are those of big integers, and so are their moments.
func TestSumsThatFitAreThoseOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) int64 { return anySize.Draw(t, name) }
		base, step, den, n := draw("base"), draw("step"), draw("den"), draw("n")
		x, xx := drawSum(t, "codes"), drawSum(t, "squares")
		if got, ok := shiftedSmall(base, step, den, n, x, xx); ok {
			sameSums(t, got, shifted(big.NewInt(base), step, den, n, x.Big(), xx.Big()))
		}
	})
}

// Weighted numbers likewise.
func TestCombinedSumsThatFitAreThoseOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCross(2, anySize.Draw(t, "base"), anySize.Draw(t, "step"), anySize.Draw(t, "den"))
		c.N = anySize.Draw(t, "n")
		for _, sums := range [][]Sum{c.Sums, c.Products} {
			for i := range sums {
				sums[i] = drawSum(t, "sum")
			}
		}
		weights := []int64{anySize.Draw(t, "first weight"), anySize.Draw(t, "second weight")}
		if got, ok := c.combinedSmall(weights); ok {
			sameSums(t, got, c.combined(weights))
		}
	})
}

// drawSum draws a sum, most often one that fits an int64.
func drawSum(t *rapid.T, name string) (s Sum) {
	s.Add(anySize.Draw(t, name))
	if rapid.IntRange(0, 9).Draw(t, "wide") == 0 {
		s.AddProduct(anySize.Draw(t, name), anySize.Draw(t, name))
	}
	return s
}

// sameSums wants the same sums, and of a sample the same moments as those of wide ones.
func sameSums(t *rapid.T, got, want Sums) {
	t.Helper()
	if got.N != want.N || got.Den != want.Den || got.Sum().Cmp(want.Sum()) != 0 || got.Squares().Cmp(want.Squares()) != 0 {
		t.Fatalf("got %v, %v; want %v, %v", got.Sum(), got.Squares(), want.Sum(), want.Squares())
	}
	if got.Den == 0 {
		return
	}
	wide := Sums{N: got.N, Den: got.Den, wide: &wideSums{want.Sum(), want.Squares()}}
	same(t, "mean", got.Moments().Mean, wide.Moments().Mean)
	same(t, "SD", got.Moments().SD, wide.Moments().SD)
}

// The p of a contrast is left out only where t is below the least, and p above .05.
func TestPFromIsThatOfTheTest(t *testing.T) {
	const least = 1.9599
	for _, n := range []int64{2, 3, 5, 30, 1000, 1_000_000} {
		for _, at := range []float64{0, 1, 1.9, 1.9598, least, -least, 1.96, -1.96, 2.5, -40} {
			m := Moments{N: n, Mean: at, SD: math.Sqrt(float64(n))}
			want := PairedT(m).P
			if got := PairedPFrom(least, m); got != want && !(got == 1 && want > 0.05 && math.Abs(m.Mean/m.SE()) < least) {
				t.Errorf("n %d, t %v: %v, the test has %v", n, at, got, want)
			}
			_, welch := DifferenceT("Welch t", at, []Part{m.Part(), {Variance: 0.5, N: 7}}, 0.95)
			if got := DifferencePFrom(least, at, m.Part(), Part{Variance: 0.5, N: 7}); got != welch.P && !(got == 1 && welch.P > 0.05 && math.Abs(welch.Statistic) < least) {
				t.Errorf("n %d, difference %v: %v, the test has %v", n, at, got, welch.P)
			}
		}
	}
	two := []Part{{Variance: 3, N: 9}, {Variance: 1, N: 12}} // a standard error of 2
	_, test := DifferenceT("t", 2*least, two, 0.95)
	same(t, "t of the least", DifferencePFrom(least, 2*least, two...), test.P)
	same(t, "below it", DifferencePFrom(least, 1.999*least, two...), 1)
	same(t, "of one", DifferencePFrom(least, 0.1, Part{Variance: math.NaN(), N: 1}, two[0]), math.NaN())
	for _, m := range []Moments{{}, {N: 1, SD: math.NaN()}, {N: 4, Mean: 1}, {N: 4}} {
		same(t, "undefined", PairedPFrom(least, m), math.NaN())
	}
}
