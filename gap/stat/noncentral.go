package stat

import "math"

// mostNoncentral bounds the noncentrality, beyond which the first term of the series
// is no number any more; a test is never that sure of anything.
const mostNoncentral = 37

// NoncentralSurvival returns P(T > t) for the noncentral t distribution on df degrees
// of freedom: T = (Z + delta)/√(χ²/df). By Lenth's series (1989, Applied Statistics
// 38:185), for t ≥ 0 and x = t²/(df + t²),
//
//	P(T ≤ t) = Φ(−delta) + ½ Σ [p(j)·I_x(j + ½, df/2) + q(j)·I_x(j + 1, df/2)]
//	p(j) = exp(−delta²/2)·(delta²/2)^j/j!,  q(j) = delta·exp(−delta²/2)·(delta²/2)^j/(√2·Γ(j + 3/2)),
//
// and P(T ≤ −t; delta) = P(T > t; −delta). The result is right to some 1e-14 of 1, so
// a tail below that is not known. A delta beyond ±37 or a df that StudentCDF does not
// take gives NaN. With delta = 0 it is StudentSurvival.
//
// Checked against R's pt through the sample sizes of power.t.test, to 1e-8.
func NoncentralSurvival(t, df, delta float64) float64 {
	switch {
	case delta == 0:
		return StudentSurvival(t, df)
	case math.Abs(delta) > mostNoncentral || !isShape(df):
		return math.NaN()
	case t < 0:
		return 1 - NoncentralSurvival(-t, df, -delta)
	}
	x, half := t*t/(df+t*t), delta*delta/2
	p := math.Exp(-half)
	q := delta * p * math.Sqrt(2/math.Pi)
	var sum, weight float64
	for j := 0.0; weight < 1-1e-16; j++ {
		sum += p*BetaCDF(x, j+0.5, df/2) + q*BetaCDF(x, j+1, df/2)
		weight += p
		if j > half && p < 1e-18 {
			break
		}
		p *= half / (j + 1)
		q *= half / (j + 1.5)
	}
	return min(1, max(0, 1-NormalCDF(-delta)-sum/2))
}
