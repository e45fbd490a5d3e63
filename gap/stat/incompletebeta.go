package stat

import "math"

// incompleteBeta returns the two tails of the beta distribution of shapes
// a, b > 0 at the point x,
//
//	I_x(a,b) = 1/B(a,b) * integral from 0 to x of t^(a-1) (1-t)^(b-1) dt
//
// and 1 - I_x(a,b) = I_(1-x)(b,a). The tail on x's side of the mean a/(a+b) is
// computed, the other is what is left of 1, so that a small tail always has its
// digits. logB is log B(a,b).
func incompleteBeta(a, b float64, at odds, logB twofold) (lower, upper area) {
	if a > b {
		upper, lower = incompleteBeta(b, a, at.swapped(), logB)
		return lower, upper
	}
	density := at.logX.scaled(a).plus(at.logY.scaled(b)).minus(logB)
	// For a below 1/2 the mean is so small that the fraction for the upper tail
	// would not end soon; the lower one is then used somewhat beyond the mean.
	if at.x.hi <= max(a, min(0.5, (a+b)/2))/(a+b) {
		lower = newArea(density, betaFraction(a, b, at))
		return lower, lower.rest()
	}
	upper = newArea(density, betaFraction(b, a, at.swapped()))
	return upper.rest(), upper
}

// betaFraction returns I_x(a,b) B(a,b) / (x^a (1-x)^b), the continued fraction
// 1/(b0 + a1/(b1 + a2/(b2 + ...))) of
//
//	am = (a+m-1)(a+b+m-1) m (b-m) x^2 / (a+2m-1)^2
//	bm = m + m (b-m) x / (a+2m-1) + (a+m)(L + 1 + m (2-x)) / (a+2m+1)
//	L  = a (1-x) - b x
//
// It is the even part of DLMF 8.17.22 in the form of Didonato and Morris,
// "Algorithm 708", ACM Transactions on Mathematical Software 18 (1992), 360-373.
// Near the mean, where tails of large a and b are sensitive to x, all of that
// sensitivity is in L, which is computed twofold. The sum is Steed's, see
// gammaFraction. It takes of the order of sqrt(a+b) terms at the mean, where
// their roundings add up to a loss of one digit at a = b = 1e5 and three or four
// at 1e8, and few terms away from it.
func betaFraction(a, b float64, at odds) float64 {
	x, y := at.x.hi, at.y.hi
	excess := at.y.scaled(a).minus(at.x.scaled(b)).hi

	inverse := 1 / (a + 1)
	d := 1 / (a * (excess + 1) * inverse)
	sum, correction := d, d
	for m := 1.0; math.Abs(correction) > sum*0x1p-60; m++ {
		before, part := d, m*(b-m)*x*inverse
		am := (a + (m - 1)) * (a + b + (m - 1)) * inverse * part * x
		inverse = 1 / (a + 2*m + 1)
		bm := m + part + (a+m)*(excess+1+m*(1+y))*inverse
		d = 1 / (bm + am*before)
		correction *= -am * before * d
		sum += correction
	}
	return sum
}
