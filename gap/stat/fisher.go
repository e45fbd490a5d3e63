package stat

import "math"

// FisherCDF returns P(X <= x) for X of the F distribution on df1 and df2 degrees
// of freedom, I_u(df1/2, df2/2) of the incomplete beta function at
// u = df1 x / (df1 x + df2) (Abramowitz and Stegun 26.6.2). It is 0 for x <= 0, 1
// at +Inf, and NaN for degrees of freedom outside 1e-12 to 1e12 or when an
// argument is NaN.
//
// Checked against 60-digit arithmetic for df1 up to 22 and df2 up to 18,000: 15
// digits, down to tails of 1e-244 (TestDistReference).
func FisherCDF(x, df1, df2 float64) float64 {
	lower, _ := fisherTails(x, df1, df2)
	return lower
}

// FisherSurvival returns P(X > x), the p-value of an observed variance ratio x.
// A small one is computed as such, not as 1 - CDF. Same domain as FisherCDF.
// Checked against 60-digit arithmetic (TestDistReference).
func FisherSurvival(x, df1, df2 float64) float64 {
	_, upper := fisherTails(x, df1, df2)
	return upper
}

// FisherQuantile returns the x with FisherCDF(x, df1, df2) = p: 0 at p = 0, +Inf
// at p = 1, NaN outside [0, 1] or for degrees of freedom outside 1e-12 to 1e12.
//
// Checked against 60-digit arithmetic (mpmath): 13 digits and more.
func FisherQuantile(p, df1, df2 float64) float64 {
	switch {
	case !isShape(df1) || !isShape(df2):
		return math.NaN()
	case !(p > 0 && p < 1):
		return quantileEnd(p, 0, math.Inf(1))
	case p <= 0.5:
		return betaOdds(p, df1/2, df2/2) * df2 / df1
	}
	return df2 / df1 / betaOdds(1-p, df2/2, df1/2)
}

func fisherTails(x, df1, df2 float64) (lower, upper float64) {
	switch {
	case math.IsNaN(x) || !isShape(df1) || !isShape(df2):
		return math.NaN(), math.NaN()
	case x <= 0:
		return 0, 1
	case math.IsInf(x, 1):
		return 1, 0
	}
	fraction, e := math.Frexp(x)
	at := newOdds(twoProduct(df1, fraction), twofold{df2, 0}, e)
	l, u := incompleteBeta(df1/2, df2/2, at, logBeta(df1/2, df2/2))
	return l.value, u.value
}
