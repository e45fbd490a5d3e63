package stat

import "math"

// BetaCDF returns P(X <= x) for a beta X of shapes a and b, the regularised
// incomplete beta function I_x(a,b). It is 0 for x <= 0 and 1 for x >= 1, and
// NaN for a shape outside 1e-12 to 1e12 or when an argument is NaN.
//
// Checked against 60-digit arithmetic for shapes up to 11,000: 15 digits
// (TestDistReference).
func BetaCDF(x, a, b float64) float64 {
	lower, _ := betaTails(x, a, b)
	return lower
}

// BetaSurvival returns P(X > x). A small one is computed as such, not as
// 1 - CDF. Same domain as BetaCDF.
func BetaSurvival(x, a, b float64) float64 {
	_, upper := betaTails(x, a, b)
	return upper
}

// BetaQuantile returns the x with BetaCDF(x, a, b) = p: 0 at p = 0, 1 at p = 1,
// NaN outside [0, 1] or for a shape outside 1e-12 to 1e12.
//
// Checked against 60-digit arithmetic (mpmath): 13 digits and more.
func BetaQuantile(p, a, b float64) float64 {
	switch {
	case !isShape(a) || !isShape(b):
		return math.NaN()
	case !(p > 0 && p < 1):
		return quantileEnd(p, 0, 1)
	case p <= 0.5:
		return 1 / (1 + 1/betaOdds(p, a, b))
	}
	return 1 / (1 + betaOdds(1-p, b, a))
}

func betaTails(x, a, b float64) (lower, upper float64) {
	switch {
	case math.IsNaN(x) || !isShape(a) || !isShape(b):
		return math.NaN(), math.NaN()
	case x <= 0:
		return 0, 1
	case x >= 1:
		return 1, 0
	}
	at := newOdds(twofold{x, 0}, twoSum(1, -x), 0)
	l, u := incompleteBeta(a, b, at, logBeta(a, b))
	return l.value, u.value
}

// betaOdds returns the odds x/(1-x) of the p-quantile x, for 0 < p <= 1/2, where
// the odds themselves may be as small or as large as a float.
func betaOdds(p, a, b float64) float64 {
	logB := logBeta(a, b)
	return solve(betaStart(p, a, b, logB.hi), p, 1, func(x float64) area {
		lower, _ := incompleteBeta(a, b, newOdds(twofold{x, 0}, twofold{1, 0}, 0), logB)
		return lower
	})
}

// betaStart estimates betaOdds: the first term of the series at x = 0,
// I_x(a,b) = x^a / (a B(a,b)), where that is far below the mean, otherwise
// Carter's normal approximation (Abramowitz and Stegun 26.5.22), and for the
// small shapes at which h + c, under its root, can be negative, the mean.
func betaStart(p, a, b, logB float64) float64 {
	x := math.Exp((math.Log(p*a) + logB) / a)
	switch {
	case x < 0.1*a/(a+b):
		return x / (1 - x)
	case a < 0.8 || b < 0.8:
		return a / b
	}
	z := NormalQuantile(p)
	h := 2 / (1/(2*a-1) + 1/(2*b-1))
	c := (z*z - 3) / 6
	w := z*math.Sqrt(h+c)/h + (1/(2*b-1)-1/(2*a-1))*(c+5./6-2/(3*h))
	return a / b * math.Exp(2*w)
}
