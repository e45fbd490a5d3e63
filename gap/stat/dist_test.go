package stat

import (
	"maps"
	"math"
	"math/big"
	"path/filepath"
	"slices"
	"testing"
)

// distributions are the functions by their names in testdata/nist/dist.json; p
// holds the parameters and x the point or the probability.
var distributions = map[string]func(x float64, p []float64) float64{
	"norm.cdf":      func(x float64, _ []float64) float64 { return NormalCDF(x) },
	"norm.sf":       func(x float64, _ []float64) float64 { return NormalSurvival(x) },
	"norm.quantile": func(x float64, _ []float64) float64 { return NormalQuantile(x) },
	"t.cdf":         func(x float64, p []float64) float64 { return StudentCDF(x, p[0]) },
	"t.sf":          func(x float64, p []float64) float64 { return StudentSurvival(x, p[0]) },
	"t.quantile":    func(x float64, p []float64) float64 { return StudentQuantile(x, p[0]) },
	"chi2.cdf":      func(x float64, p []float64) float64 { return ChiSquaredCDF(x, p[0]) },
	"chi2.sf":       func(x float64, p []float64) float64 { return ChiSquaredSurvival(x, p[0]) },
	"chi2.quantile": func(x float64, p []float64) float64 { return ChiSquaredQuantile(x, p[0]) },
	"f.cdf":         func(x float64, p []float64) float64 { return FisherCDF(x, p[0], p[1]) },
	"f.sf":          func(x float64, p []float64) float64 { return FisherSurvival(x, p[0], p[1]) },
	"f.quantile":    func(x float64, p []float64) float64 { return FisherQuantile(x, p[0], p[1]) },
	"beta.cdf":      func(x float64, p []float64) float64 { return BetaCDF(x, p[0], p[1]) },
	"beta.quantile": func(x float64, p []float64) float64 { return BetaQuantile(x, p[0], p[1]) },
	"binom.cdf": func(x float64, p []float64) float64 {
		return BinomialCDF(int64(x), int64(p[0]), p[1])
	},
	"binom.sf": func(x float64, p []float64) float64 {
		return BinomialSurvival(int64(x), int64(p[0]), p[1])
	},
}

// On the same table R 4.2 reaches 12.9 digits at worst, SciPy 1.10 8.6.
func TestDistReference(t *testing.T) {
	const wanted = 13.0
	reached := map[string][]float64{}
	good, all := 0, 0
	var table struct {
		Values []struct {
			Function string `json:"fn"`
			Params   []float64
			X        float64
			Value    string
		}
	}
	readJSON(t, filepath.Join(nistDirectory(), "dist.json"), &table)
	for _, row := range table.Values {
		compute, known := distributions[row.Function]
		if !known {
			t.Errorf("%s is not here", row.Function)
			continue
		}
		got := compute(row.X, row.Params)
		digits := correctDigits(t, got, row.Value)
		reached[row.Function] = append(reached[row.Function], digits)
		all++
		if digits >= wanted {
			good++
			continue
		}
		t.Errorf("%s(%v) at %v: got %.17g, want %s, %.2f digits",
			row.Function, row.Params, row.X, got, row.Value, digits)
	}
	for _, name := range slices.Sorted(maps.Keys(reached)) {
		digits := reached[name]
		slices.Sort(digits)
		t.Logf("%-13s %3d values, digits: least %.2f, median %.2f",
			name, len(digits), digits[0], digits[len(digits)/2])
	}
	t.Logf("N4: dist: %d of %d values to %g digits or more", good, all, wanted)
	if all == 0 {
		t.Error("no value was checked")
	}
}

// correctDigits returns -log10(|got-want| / |want|), 16 at most: a float has no
// more. want is read to 200 bits, so that a right answer is not judged by the
// rounding of the expected one.
func correctDigits(t *testing.T, got float64, want string) float64 {
	t.Helper()
	exact, _, err := big.ParseFloat(want, 10, 200, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	return digitsOf(got, exact)
}

func digitsOf(got float64, exact *big.Float) float64 {
	if math.IsNaN(got) || math.IsInf(got, 0) {
		return 0
	}
	difference := new(big.Float).Sub(new(big.Float).SetFloat64(got), exact)
	relative, _ := difference.Quo(difference, exact).Float64()
	return min(16, -math.Log10(math.Abs(relative)))
}

func BenchmarkStudentSurvival(b *testing.B) {
	for b.Loop() {
		StudentSurvival(2.3, 57)
	}
}

func BenchmarkStudentQuantile(b *testing.B) {
	for b.Loop() {
		StudentQuantile(0.975, 57)
	}
}

func BenchmarkFisherSurvival(b *testing.B) {
	for b.Loop() {
		FisherSurvival(3.1, 4, 185)
	}
}

// An area that rounding takes past 1 is 1.
func TestNoAreaIsAboveOne(t *testing.T) {
	if a := newArea(twofold{}, math.Nextafter(1, 2)); a.value != 1 {
		t.Errorf("got %v", a.value)
	}
}

// Shapes and degrees of freedom go from 1e-12 to 1e12, both included.
func TestShapes(t *testing.T) {
	for v, want := range map[float64]bool{1e-12: true, 0.9e-12: false, 0: false, -1: false, 1: true, 1e12: true, 1e12 + 1: false, math.Inf(1): false} {
		if isShape(v) != want {
			t.Errorf("%v is a shape: %v", v, !want)
		}
	}
	if isShape(math.NaN()) {
		t.Error("NaN is a shape")
	}
	same(t, "trials without end", BinomialCDF(3, 1e12+1, 0.5), math.NaN())
	same(t, "as many as can be", BinomialCDF(3, 1e12, 0.5), 0)
}

// Below the smallest normal float a quantile is a start alone, between that of it and of the
// smallest float, R qnorm(log(p), log.p = TRUE).
func TestNormalQuantileOfTheSmallestFloats(t *testing.T) {
	last := NormalQuantile(0x1p-1022)
	near(t, "the smallest normal float", last, -37.519379347144501, 1e-14)
	if got := NormalQuantile(5e-324); !(got < last && got > -38.4679) {
		t.Errorf("the smallest float: %v", got)
	}
}
