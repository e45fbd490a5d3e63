package stat

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// lattice is the values (base + step·code)/den.
type lattice struct{ base, step, den int64 }

func drawLattice(t *rapid.T) lattice {
	return lattice{
		base: rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1e12, 1e12)).Draw(t, "base"),
		step: rapid.Int64Range(1, 100).Draw(t, "step"),
		den:  rapid.SampledFrom([]int64{1, 2, 3, 10, 100, 60e9}).Draw(t, "den"),
	}
}

func drawCodes(t *rapid.T, label string, n int) []int64 {
	code := rapid.OneOf(rapid.Int64Range(0, 6), rapid.Int64Range(-1e9, 1e9))
	return rapid.SliceOfN(code, n, n).Draw(t, label)
}

func (l lattice) rat(code int64) *big.Rat {
	x := new(big.Int).Add(big.NewInt(l.base), new(big.Int).Mul(big.NewInt(l.step), big.NewInt(code)))
	return new(big.Rat).SetFrac(x, big.NewInt(l.den))
}

func (l lattice) rats(codes []int64) []*big.Rat {
	var values []*big.Rat
	for _, c := range codes {
		values = append(values, l.rat(c))
	}
	return values
}

func (l lattice) hist(codes []int64) Hist {
	counts := make(map[int64]int64)
	for _, c := range codes {
		counts[c]++
	}
	return NewHist(l.base, l.step, l.den, counts)
}

func meanRat(x []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, v := range x {
		sum.Add(sum, v)
	}
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(x))))
}

// covRat is Σ(x − mean x)(y − mean y)/(n − 1).
func covRat(x, y []*big.Rat) *big.Rat {
	mx, my, sum := meanRat(x), meanRat(y), new(big.Rat)
	for i := range x {
		sum.Add(sum, new(big.Rat).Mul(new(big.Rat).Sub(x[i], mx), new(big.Rat).Sub(y[i], my)))
	}
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(x)-1)))
}

func nearest(x *big.Rat) float64 {
	f, _ := x.Float64()
	return f
}

func root(x *big.Rat) float64 {
	wide := new(big.Float).SetPrec(400).SetRat(x)
	f, _ := wide.Sqrt(wide).Float64()
	return f
}

func checkMoments(t *rapid.T, name string, got Moments, x []*big.Rat) {
	t.Helper()
	wantMean, wantSD := math.NaN(), math.NaN()
	if len(x) > 0 {
		wantMean = nearest(meanRat(x))
	}
	if len(x) > 1 {
		wantSD = root(covRat(x, x))
	}
	same(t, name+": mean", got.Mean, wantMean)
	same(t, name+": SD", got.SD, wantSD)
	if got.N != int64(len(x)) {
		t.Errorf("%s: n is %d, want %d", name, got.N, len(x))
	}
}

// failer is a *testing.T or a *rapid.T.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
}

// same wants the very same float, NaN for NaN.
func same(t failer, name string, got, want float64) {
	t.Helper()
	if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s: got %.17g, want %.17g", name, got, want)
	}
}

// near wants a relative error of at most tolerance.
func near(t failer, name string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Abs(want)) {
		t.Errorf("%s: got %.17g, want %.17g within %g of it", name, got, want, tolerance)
	}
}

func TestHistMomentsAreTheNearestFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLattice(t)
		codes := drawCodes(t, "codes", rapid.IntRange(0, 30).Draw(t, "n"))
		checkMoments(t, "sample", l.hist(codes).Moments(), l.rats(codes))
	})
}

func TestHistCountSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLattice(t)
		codes := drawCodes(t, "codes", rapid.IntRange(0, 30).Draw(t, "n"))
		want := make(map[int]int64)
		for _, x := range l.rats(codes) {
			want[x.Sign()]++
		}
		for sign := -1; sign <= 1; sign++ {
			if got := l.hist(codes).CountSign(sign); got != want[sign] {
				t.Errorf("CountSign(%d) = %d, want %d", sign, got, want[sign])
			}
		}
	})
}

func TestJointSidesAndDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLattice(t)
		n := rapid.IntRange(0, 20).Draw(t, "n")
		from, to := drawCodes(t, "from", n), drawCodes(t, "to", n)
		counts := make(map[[2]int64]int64)
		for i := range from {
			counts[[2]int64{from[i], to[i]}]++
		}
		j := NewJoint(l.base, l.step, l.den, counts)
		x, y := l.rats(from), l.rats(to)
		difference := make([]*big.Rat, n)
		for i := range difference {
			difference[i] = new(big.Rat).Sub(y[i], x[i])
		}
		checkMoments(t, "first", j.First().Moments(), x)
		checkMoments(t, "second", j.Second().Moments(), y)
		checkMoments(t, "difference", j.Difference().Moments(), difference)
		c := j.Cross()
		checkMoments(t, "cross, first", c.Combine([]int64{1, 0}), x)
		checkMoments(t, "cross, difference", c.Combine([]int64{-1, 1}), difference)
	})
}

// Type 7 by its definition on the sorted values; the cases with answers by hand
// are in TestQuantileByHand.
func TestQuantileOfCountsIsThatOfTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lattice{base: 1, step: 1, den: 2}
		codes := rapid.SliceOfN(rapid.Int64Range(0, 9), 1, 20).Draw(t, "codes")
		p := rapid.SampledFrom([]float64{0, 0.125, 0.25, 0.5, 0.75, 1}).Draw(t, "p")
		sorted := slices.Sorted(slices.Values(codes))
		at := float64(len(sorted)-1) * p
		low, high := sorted[int(math.Floor(at))], sorted[int(math.Ceil(at))]
		want := (1 + float64(low) + (at-math.Floor(at))*float64(high-low)) / 2
		same(t, "quantile", l.hist(codes).Quantile(p), want)
	})
}

func TestQuantileByHand(t *testing.T) {
	h := lattice{den: 1, step: 1}
	tests := []struct {
		name   string
		values []int64
		p      float64
		want   float64
	}{
		{"median of an even number", []int64{1, 2, 3, 10}, 0.5, 2.5},
		{"lower quartile of four", []int64{1, 2, 3, 10}, 0.25, 1.75},
		{"upper quartile of four", []int64{1, 2, 3, 10}, 0.75, 4.75},
		{"median of an odd number", []int64{5, 1, 3}, 0.5, 3},
		{"least", []int64{4, 2}, 0, 2},
		{"largest", []int64{4, 2}, 1, 4},
		{"one value", []int64{4}, 0.3, 4},
		{"none", nil, 0.5, math.NaN()},
		{"p above 1", []int64{4}, 1.5, math.NaN()},
		{"p below 0", []int64{4}, -0.1, math.NaN()},
		{"p NaN", []int64{4}, math.NaN(), math.NaN()},
	}
	for _, test := range tests {
		same(t, test.name, h.hist(test.values).Quantile(test.p), test.want)
	}
}

// Nobody stands behind the last of a sample.
func TestRankBeyondTheSample(t *testing.T) {
	h := unit.hist([]int64{1, 1, 4})
	for k, want := range []float64{1, 1, 4} {
		same(t, "in order", h.ranked(int64(k)), want)
	}
	defer func() {
		if recover() == nil {
			t.Error("a fourth of three is found")
		}
	}()
	h.ranked(3)
}
