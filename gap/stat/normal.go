package stat

import "math"

// rootHalf is sqrt(1/2) to 107 bits.
var rootHalf = twofold{0x1.6a09e667f3bcdp-01, -0x1.bdd3413b26456p-55}

// NormalCDF returns P(Z <= x) for a standard normal Z,
//
//	Phi(x) = erfc(-x/sqrt(2)) / 2,
//
// 0 at -Inf and 1 at +Inf. Both tails keep their digits: x/sqrt(2) is rounded,
// which in the far tail costs x^2 units in the last place, so the part lost in
// rounding is put back by the slope of erfc. Checked to 15 digits down to
// Phi(-37.5) = 4.6e-308.
func NormalCDF(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.Max(0, math.Copysign(1, x))
	}
	z := rootHalf.scaled(-x)
	return (math.Erfc(z.hi) - erfSlope(z.hi)*z.lo) / 2
}

// NormalSurvival returns P(Z > x) = NormalCDF(-x).
// Checked against 60-digit arithmetic (TestDistReference).
func NormalSurvival(x float64) float64 {
	return NormalCDF(-x)
}

// NormalQuantile returns the x with NormalCDF(x) = p: -Inf at 0, +Inf at 1, NaN
// outside [0, 1].
//
// For p within [1/4, 3/4] it is sqrt(2) erfinv(2p-1), where 2p-1 is exact.
// Further out the start is Abramowitz and Stegun 26.2.23, |error| < 4.5e-4, and
// Newton's rule on the logarithm of the smaller tail doubles its digits thrice.
// Below the smallest normal float a tail has no digits to go by, and the start
// stands.
//
// Checked against 60-digit arithmetic (mpmath): 13 digits and more.
func NormalQuantile(p float64) float64 {
	switch {
	case !(p > 0 && p < 1):
		return quantileEnd(p, math.Inf(-1), math.Inf(1))
	case p >= 0.25 && p <= 0.75:
		return math.Sqrt2 * math.Erfinv(2*p-1)
	case p > 0.75:
		return -NormalQuantile(1 - p)
	}
	t := math.Sqrt(-2 * math.Log(p))
	x := (2.515517+t*(0.802853+t*0.010328))/(1+t*(1.432788+t*(0.189269+t*0.001308))) - t
	if p < 0x1p-1022 {
		return x
	}
	for range 3 {
		tail := NormalCDF(x)
		x -= math.Log(tail/p) * tail / normalDensity(x)
	}
	return x
}

// normalDensity returns e^(-x^2/2) / sqrt(2 pi).
func normalDensity(x float64) float64 {
	return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi)
}

// erfSlope returns the derivative of erf, 2 e^(-z^2) / sqrt(pi).
func erfSlope(z float64) float64 {
	return 2 / math.SqrtPi * math.Exp(-z*z)
}
