package stat

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// family is one distribution with parameters drawn for one test.
type family struct {
	name                    string
	cdf, survival, quantile func(x float64) float64
}

// drawFamily picks a distribution and its parameters, degrees of freedom from
// 1/2 to 20,000, whole numbers half of the time.
func drawFamily(r *rand.Rand) family {
	df := func() float64 {
		v := 0.5 * math.Exp(r.Float64()*math.Log(40000))
		if r.IntN(2) == 0 {
			return math.Ceil(v)
		}
		return v
	}
	a, b := df(), df()
	switch r.IntN(5) {
	case 0:
		return family{"normal", NormalCDF, NormalSurvival, NormalQuantile}
	case 1:
		return family{"student",
			func(x float64) float64 { return StudentCDF(x, a) },
			func(x float64) float64 { return StudentSurvival(x, a) },
			func(p float64) float64 { return StudentQuantile(p, a) }}
	case 2:
		return family{"chi-squared",
			func(x float64) float64 { return ChiSquaredCDF(x, a) },
			func(x float64) float64 { return ChiSquaredSurvival(x, a) },
			func(p float64) float64 { return ChiSquaredQuantile(p, a) }}
	case 3:
		return family{"fisher",
			func(x float64) float64 { return FisherCDF(x, a, b) },
			func(x float64) float64 { return FisherSurvival(x, a, b) },
			func(p float64) float64 { return FisherQuantile(p, a, b) }}
	}
	return family{"beta",
		func(x float64) float64 { return BetaCDF(x, a, b) },
		func(x float64) float64 { return BetaSurvival(x, a, b) },
		func(p float64) float64 { return BetaQuantile(p, a, b) }}
}

// At 10,000 points the two tails add up to 1 and the quantile of the left tail
// is the point itself: to 1e-13, or to within the points that a p of a few units
// more and less in the last place belongs to, which near p = 1 lie further
// apart.
func TestDistRoundTrip(t *testing.T) {
	const few = 0x1p-51
	r := rand.New(rand.NewPCG(1, 2))
	for range 10000 {
		d := drawFamily(r)
		p := r.Float64()
		if r.IntN(2) == 0 {
			p = math.Pow(10, -150*r.Float64())
		}
		x := d.quantile(p)
		if math.Abs(x) < 1e-290 || math.IsInf(x, 0) {
			continue
		}
		lower, upper := d.cdf(x), d.survival(x)
		if off := math.Abs(lower + upper - 1); !(off <= 0x1p-52) {
			t.Errorf("%s: cdf(%g) + survival(%g) - 1 = %g, want 0", d.name, x, x, off)
		}
		got := d.quantile(lower)
		below, above := d.quantile(lower*(1-few)), d.quantile(min(1, lower*(1+few)))
		if !(math.Abs(got-x) <= 1e-13*math.Abs(x)) && !(below <= x && x <= above) {
			t.Errorf("%s: quantile(cdf(x)) = %.17g, want x = %.17g", d.name, got, x)
		}
	}
}

func TestDistSymmetry(t *testing.T) {
	for _, x := range []float64{1e-300, 1e-10, 0.3, 1, 2.5, 9, 37, 1e3, 1e200} {
		if got, want := NormalCDF(-x), NormalSurvival(x); got != want {
			t.Errorf("NormalCDF(%g) = %g, want %g", -x, got, want)
		}
		for _, df := range []float64{0.7, 1, 4, 33.3, 1e4} {
			if got, want := StudentCDF(-x, df), StudentSurvival(x, df); got != want {
				t.Errorf("StudentCDF(%g, %g) = %g, want %g", -x, df, got, want)
			}
		}
	}
	for _, p := range []float64{0.0625, 0.25, 0.375, 0.5 - 0x1p-40} {
		if got, want := NormalQuantile(1-p), -NormalQuantile(p); got != want {
			t.Errorf("NormalQuantile(1 - %g) = %g, want %g", p, got, want)
		}
		if got, want := StudentQuantile(1-p, 7), -StudentQuantile(p, 7); got != want {
			t.Errorf("StudentQuantile(1 - %g, 7) = %g, want %g", p, got, want)
		}
	}
}

// Relations between the distributions and closed forms, at points of 24 bits
// whose squares are exact.
func TestDistRelations(t *testing.T) {
	near := func(name string, x, got, want float64) {
		t.Helper()
		if want > 1e-300 && !(math.Abs(got-want) <= 1e-14*want) {
			t.Errorf("%s at %g: got %.17g, want %.17g", name, x, got, want)
		}
	}
	for x := 0.0078125; x < 1000; x = float64(float32(1.07 * x)) {
		near("chi-squared on 2 degrees is exponential", x, ChiSquaredSurvival(x, 2), math.Exp(-x/2))
		near("chi-squared on 1 degree is a squared normal", x, ChiSquaredSurvival(x*x, 1), 2*NormalSurvival(x))
		near("t on 1 degree is Cauchy", x, StudentSurvival(x, 1), math.Atan(1/x)/math.Pi)
		near("t on 2 degrees", x, StudentSurvival(x, 2), 1/(2+x*x+x*math.Sqrt(2+x*x)))
		near("F on 2 and 6 degrees", x, FisherSurvival(x, 2, 6), math.Pow(1+x/3, -3))
		for _, df := range []float64{1, 7, 42.5, 1000} {
			near("F on 1 degree is a squared t", x, FisherSurvival(x*x, 1, df), 2*StudentSurvival(x, df))
		}
	}
}

// Sums of binomial terms in exact fractions of the float p.
func TestDistBinomialExact(t *testing.T) {
	check := func(name string, k, n int64, p, got float64, exact *big.Rat) {
		t.Helper()
		want := new(big.Float).SetPrec(200).SetRat(exact)
		if digits := digitsOf(got, want); digits < 14.5 && got > 1e-300 {
			t.Errorf("%s(%d, %d, %g) = %.17g, want %.17g", name, k, n, p, got, want)
		}
	}
	one := big.NewRat(1, 1)
	for _, n := range []int64{1, 2, 5, 17, 60} {
		for _, p := range []float64{0.5, 0.25, 0.3, 0.01, 0.999, 1e-9} {
			success := new(big.Rat).SetFloat64(p)
			failure := new(big.Rat).Sub(one, success)
			term := new(big.Rat).Set(one) // P(X = 0)
			for range n {
				term.Mul(term, failure)
			}
			odds := success.Quo(success, failure)
			below := new(big.Rat)
			for k := range n {
				below.Add(below, term)
				check("BinomialCDF", k, n, p, BinomialCDF(k, n, p), below)
				above := new(big.Rat).Sub(one, below)
				check("BinomialSurvival", k, n, p, BinomialSurvival(k, n, p), above)
				term.Mul(term, odds).Mul(term, big.NewRat(n-k, k+1))
			}
		}
	}
}

func TestDistEdges(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		call      string
		got, want float64
	}{
		{"NormalCDF(NaN)", NormalCDF(nan), nan},
		{"NormalCDF(-Inf)", NormalCDF(-inf), 0},
		{"NormalSurvival(-Inf)", NormalSurvival(-inf), 1},
		{"NormalCDF(0)", NormalCDF(0), 0.5},
		{"NormalQuantile(0)", NormalQuantile(0), -inf},
		{"NormalQuantile(1)", NormalQuantile(1), inf},
		{"NormalQuantile(0.5)", NormalQuantile(0.5), 0},
		{"NormalQuantile(1.1)", NormalQuantile(1.1), nan},
		{"NormalQuantile(NaN)", NormalQuantile(nan), nan},
		{"StudentCDF(0, 3)", StudentCDF(0, 3), 0.5},
		{"StudentCDF(-Inf, 3)", StudentCDF(-inf, 3), 0},
		{"StudentSurvival(-Inf, 3)", StudentSurvival(-inf, 3), 1},
		{"StudentSurvival(NaN, 3)", StudentSurvival(nan, 3), nan},
		{"StudentSurvival(1, 0)", StudentSurvival(1, 0), nan},
		{"StudentSurvival(1, NaN)", StudentSurvival(1, nan), nan},
		{"StudentSurvival(1, 1e13)", StudentSurvival(1, 1e13), nan},
		{"StudentSurvival(1, -Inf)", StudentSurvival(1, -inf), nan},
		{"StudentQuantile(0.1, -Inf)", StudentQuantile(0.1, -inf), nan},
		{"StudentSurvival(0, -1)", StudentSurvival(0, -1), nan},
		{"StudentSurvival(+Inf, 3)", StudentSurvival(inf, 3), 0},
		{"StudentCDF(+Inf, 3)", StudentCDF(inf, 3), 1},
		{"StudentSurvival(2, +Inf)", StudentSurvival(2, inf), NormalSurvival(2)},
		{"StudentQuantile(0.1, +Inf)", StudentQuantile(0.1, inf), NormalQuantile(0.1)},
		{"StudentQuantile(0, 3)", StudentQuantile(0, 3), -inf},
		{"StudentQuantile(0.5, 3)", StudentQuantile(0.5, 3), 0},
		{"StudentQuantile(1, 3)", StudentQuantile(1, 3), inf},
		{"StudentQuantile(-0.1, 3)", StudentQuantile(-0.1, 3), nan},
		{"StudentQuantile(0.1, -1)", StudentQuantile(0.1, -1), nan},
		{"ChiSquaredCDF(-1, 3)", ChiSquaredCDF(-1, 3), 0},
		{"ChiSquaredCDF(5e-324, 3)", ChiSquaredCDF(5e-324, 3), 0},
		{"ChiSquaredSurvival(0, 3)", ChiSquaredSurvival(0, 3), 1},
		{"ChiSquaredSurvival(+Inf, 3)", ChiSquaredSurvival(inf, 3), 0},
		{"ChiSquaredSurvival(NaN, 3)", ChiSquaredSurvival(nan, 3), nan},
		{"ChiSquaredCDF(1, +Inf)", ChiSquaredCDF(1, inf), nan},
		{"ChiSquaredQuantile(0, 3)", ChiSquaredQuantile(0, 3), 0},
		{"ChiSquaredQuantile(1, 3)", ChiSquaredQuantile(1, 3), inf},
		{"ChiSquaredQuantile(0.5, 0)", ChiSquaredQuantile(0.5, 0), nan},
		{"FisherCDF(0, 3, 4)", FisherCDF(0, 3, 4), 0},
		{"FisherSurvival(+Inf, 3, 4)", FisherSurvival(inf, 3, 4), 0},
		{"FisherSurvival(NaN, 3, 4)", FisherSurvival(nan, 3, 4), nan},
		{"FisherSurvival(1, 0, 4)", FisherSurvival(1, 0, 4), nan},
		{"FisherCDF(+Inf, 3, 4)", FisherCDF(inf, 3, 4), 1},
		{"FisherCDF(-1, 3, 4)", FisherCDF(-1, 3, 4), 0},
		{"FisherSurvival(-1, 3, 4)", FisherSurvival(-1, 3, 4), 1},
		{"FisherSurvival(1, 3, 0)", FisherSurvival(1, 3, 0), nan},
		{"FisherQuantile(0, 3, 4)", FisherQuantile(0, 3, 4), 0},
		{"FisherQuantile(1.1, 3, 4)", FisherQuantile(1.1, 3, 4), nan},
		{"FisherQuantile(-0.1, 3, 4)", FisherQuantile(-0.1, 3, 4), nan},
		{"ChiSquaredCDF(+Inf, 3)", ChiSquaredCDF(inf, 3), 1},
		{"ChiSquaredSurvival(-1, 3)", ChiSquaredSurvival(-1, 3), 1},
		{"ChiSquaredQuantile(1.1, 3)", ChiSquaredQuantile(1.1, 3), nan},
		{"ChiSquaredQuantile(-0.1, 3)", ChiSquaredQuantile(-0.1, 3), nan},
		{"FisherQuantile(1, 3, 4)", FisherQuantile(1, 3, 4), inf},
		{"FisherQuantile(0.5, 3, NaN)", FisherQuantile(0.5, 3, nan), nan},
		{"BetaCDF(0, 2, 3)", BetaCDF(0, 2, 3), 0},
		{"BetaCDF(1, 2, 3)", BetaCDF(1, 2, 3), 1},
		{"BetaSurvival(2, 2, 3)", BetaSurvival(2, 2, 3), 0},
		{"BetaSurvival(NaN, 2, 3)", BetaSurvival(nan, 2, 3), nan},
		{"BetaCDF(0.5, 2, -3)", BetaCDF(0.5, 2, -3), nan},
		{"BetaQuantile(0, 2, 3)", BetaQuantile(0, 2, 3), 0},
		{"BetaQuantile(1, 2, 3)", BetaQuantile(1, 2, 3), 1},
		{"BetaQuantile(0.5, 2, 0)", BetaQuantile(0.5, 2, 0), nan},
		{"BetaQuantile(NaN, 2, 3)", BetaQuantile(nan, 2, 3), nan},
		{"BetaCDF(-1, 2, 3)", BetaCDF(-1, 2, 3), 0},
		{"BetaCDF(2, 2, 3)", BetaCDF(2, 2, 3), 1},
		{"BetaCDF(0.5, 0, 3)", BetaCDF(0.5, 0, 3), nan},
		{"BetaQuantile(1.1, 2, 3)", BetaQuantile(1.1, 2, 3), nan},
		{"BetaQuantile(-0.1, 2, 3)", BetaQuantile(-0.1, 2, 3), nan},
		{"BinomialCDF(3, 1e12 + 1, 0.5)", BinomialCDF(3, 1e12+1, 0.5), nan},
		{"BinomialCDF(3, 0, 0.5)", BinomialCDF(3, 0, 0.5), 1},
		{"BinomialSurvival(9, 10, 1)", BinomialSurvival(9, 10, 1), 1},
		{"BinomialSurvival(0, 10, 0)", BinomialSurvival(0, 10, 0), 0},
		{"BinomialCDF(-1, 10, 0.5)", BinomialCDF(-1, 10, 0.5), 0},
		{"BinomialCDF(10, 10, 0.5)", BinomialCDF(10, 10, 0.5), 1},
		{"BinomialSurvival(0, 0, 0.5)", BinomialSurvival(0, 0, 0.5), 0},
		{"BinomialCDF(3, 10, 0)", BinomialCDF(3, 10, 0), 1},
		{"BinomialCDF(3, 10, 1)", BinomialCDF(3, 10, 1), 0},
		{"BinomialCDF(3, -1, 0.5)", BinomialCDF(3, -1, 0.5), nan},
		{"BinomialCDF(3, 10, NaN)", BinomialCDF(3, 10, nan), nan},
		{"BinomialCDF(3, 10, 1.5)", BinomialCDF(3, 10, 1.5), nan},
		{"BinomialCDF(3, 10, -0.5)", BinomialCDF(3, 10, -0.5), nan},
		{"BinomialCDF(10, 10, 1.5)", BinomialCDF(10, 10, 1.5), nan},
		{"BinomialCDF(-1, 10, -0.5)", BinomialCDF(-1, 10, -0.5), nan},
	} {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s = %g, want %g", c.call, c.got, c.want)
		}
	}
}

// A t value beside 0 leaves 1/2 by its density there, Gamma((df+1)/2) /
// (sqrt(pi df) Gamma(df/2)): 3/8 for 4 degrees, 1/pi for 1.
func TestDistNearZero(t *testing.T) {
	for _, c := range []struct{ df, density float64 }{{4, 3. / 8}, {1, 1 / math.Pi}} {
		const x = 1e-10
		got := 0.5 - StudentSurvival(x, c.df)
		if math.Abs(got-x*c.density) > 0x1p-53 {
			t.Errorf("StudentSurvival(%g, %g) = 1/2 - %g, want 1/2 - %g", x, c.df, got, x*c.density)
		}
		p := 0.5 + x
		if q, want := StudentQuantile(p, c.df), (p-0.5)/c.density; math.Abs(q-want) > 1e-14*want {
			t.Errorf("StudentQuantile(1/2 + %g, %g) = %g, want %g", p-0.5, c.df, q, want)
		}
	}
}

// Near the least normal float the lower tail of chi-squared is its first term,
// (x/2)^(3/2)/Gamma(5/2).
func TestDistOfTheLeastProbabilities(t *testing.T) {
	for _, p := range []float64{1e-301, 1e-305, 1e-307} {
		near(t, "ChiSquaredQuantile", ChiSquaredQuantile(p, 3), 2*math.Pow(math.Gamma(2.5)*p, 2./3), 1e-9)
	}
}
