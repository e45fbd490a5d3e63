package stat

import "math"

// ChiSquaredCDF returns P(X <= x) for a chi-squared X on df degrees of freedom,
// P(df/2, x/2) of the incomplete gamma function (Abramowitz and Stegun 26.4.19).
// It is 0 for x <= 0, 1 at +Inf, and NaN for a df outside 1e-12 to 1e12 or when
// an argument is NaN.
//
// Checked against 60-digit arithmetic for df from 1 to 1000: 15 digits, down to
// tails of 1e-177 (TestDistReference). At df = 1e5, near the mean, it has 14.
func ChiSquaredCDF(x, df float64) float64 {
	lower, _ := chiSquaredTails(x, df)
	return lower
}

// ChiSquaredSurvival returns P(X > x), the p-value of an observed x. A small one
// is computed as such, not as 1 - CDF. Same domain as ChiSquaredCDF.
// Checked against 60-digit arithmetic (TestDistReference).
func ChiSquaredSurvival(x, df float64) float64 {
	_, upper := chiSquaredTails(x, df)
	return upper
}

// ChiSquaredQuantile returns the x with ChiSquaredCDF(x, df) = p: 0 at p = 0,
// +Inf at p = 1, NaN outside [0, 1] or for a df outside 1e-12 to 1e12.
//
// The start is the cube of Wilson and Hilferty (Proc. Nat. Acad. Sci. 17, 1931,
// 684-688), or far down the left tail the first term of the series.
//
// Checked against 60-digit arithmetic (mpmath): 13 digits and more.
func ChiSquaredQuantile(p, df float64) float64 {
	switch {
	case !isShape(df):
		return math.NaN()
	case !(p > 0 && p < 1):
		return quantileEnd(p, 0, math.Inf(1))
	}
	a := df / 2
	logG := logGamma(twofold{a, 0})
	cube := 1 - 1/(9*a) + NormalQuantile(p)/(3*math.Sqrt(a))
	start := a * cube * cube * cube
	if first := math.Exp((math.Log(p*a) + logG.hi) / a); cube < 0.3 || first < 0.1*a {
		start = first
	}
	if p <= 0.5 {
		return 2 * solve(start, p, 1, func(x float64) area {
			lower, _ := incompleteGamma(a, x, logG)
			return lower
		})
	}
	return 2 * solve(start, 1-p, -1, func(x float64) area {
		_, upper := incompleteGamma(a, x, logG)
		return upper
	})
}

func chiSquaredTails(x, df float64) (lower, upper float64) {
	half := x / 2 // 0 for the smallest x > 0
	switch {
	case math.IsNaN(x) || !isShape(df):
		return math.NaN(), math.NaN()
	case half <= 0:
		return 0, 1
	case math.IsInf(x, 1):
		return 1, 0
	}
	l, u := incompleteGamma(df/2, half, logGamma(twofold{df / 2, 0}))
	return l.value, u.value
}
