package stat

import "math"

// incompleteGamma returns the two tails of the gamma distribution of shape
// a > 0 and scale 1 at 0 < x < Inf,
//
//	P(a,x) = 1/Gamma(a) * integral from 0 to x of t^(a-1) e^-t dt
//
// and Q = 1 - P. Below the mean P is computed and Q is what is left; above it
// the reverse, so that the smaller tail always has its digits. logG is
// log Gamma(a).
func incompleteGamma(a, x float64, logG twofold) (lower, upper area) {
	density := twofold{x, 0}.log().scaled(a).minus(twofold{x, 0}).minus(logG)
	// The fraction needs x to be at least of the order of 1 to end soon.
	if x <= max(a, 0.5) {
		lower = newArea(density, gammaSeries(a, x))
		return lower, lower.rest()
	}
	upper = newArea(density, gammaFraction(a, x))
	return upper.rest(), upper
}

// gammaSeries returns P(a,x) Gamma(a) / (x^a e^-x) (DLMF 8.7.1),
//
//	1/a (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...).
func gammaSeries(a, x float64) float64 {
	sum, term := 0.0, 1/a
	for k := 1.0; term > sum*0x1p-60; k++ {
		sum += term
		term *= x / (a + k)
	}
	return sum
}

// gammaFraction returns Q(a,x) Gamma(a) / (x^a e^-x), the continued fraction
// (DLMF 8.9.2, even part)
//
//	1/(x-a+1 + 1(a-1)/(x-a+3 + 2(a-2)/(x-a+5 + ...))),
//
// summed forward by Steed's rule, in which a convergent is the one before plus a
// correction, so that roundings do not multiply.
func gammaFraction(a, x float64) float64 {
	d := 1 / (x - a + 1)
	sum, correction := d, d
	for m := 1.0; math.Abs(correction) > sum*0x1p-60; m++ {
		before := d
		am := m * (a - m)
		d = 1 / (x - a + 2*m + 1 + am*before)
		correction *= -am * before * d
		sum += correction
	}
	return sum
}
