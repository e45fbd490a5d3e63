package stat

import "math"

// PairedEffect is the size of a paired difference in standard deviations.
// What is undefined is NaN: all for n < 2, d_z where all differences are equal,
// g_z where J is undefined (n = 2).
type PairedEffect struct {
	Dz  float64 // mean difference / SD of the differences
	J   float64 // small-sample correction for n − 1 degrees of freedom
	Gz  float64 // J·d_z
	Dav float64 // mean difference / mean of the two SDs (Cumming 2012)
	Drm float64 // mean difference / root mean square of the two SDs
	R   float64 // correlation of the two values
}

// EffectOfPair computes the effect sizes of second minus first value, each a number
// of standard deviations, below 0 where the second is lower. Checked against R
// effectsize::cohens_d and hedges_g.
func EffectOfPair(c Cross) PairedEffect {
	e := EffectOfDifference(c.Combine([]int64{-1, 1}), c.Combine([]int64{1, 0}), c.Combine([]int64{0, 1}))
	e.R = c.Cor(0, 1)
	return e
}

// EffectOfDifference is the same of the moments of the differences and of the two
// values; R does not follow from them and is NaN.
func EffectOfDifference(difference, first, second Moments) PairedEffect {
	dz := quotient(difference.Mean, difference.SD)
	j := HedgesJ(float64(difference.N - 1))
	meanSquare := (first.SD*first.SD + second.SD*second.SD) / 2
	return PairedEffect{
		Dz: dz, J: j, Gz: j * dz,
		Dav: quotient(difference.Mean, (first.SD+second.SD)/2),
		Drm: quotient(difference.Mean, math.Sqrt(meanSquare)),
		R:   math.NaN(),
	}
}

// IndependentEffect is the size of the difference of two independent means in
// standard deviations.
type IndependentEffect struct {
	Pooled float64 // difference / pooled SD
	G      float64 // J(n1 + n2 − 2)·Pooled (Hedges 1981)
	Dav    float64 // difference / √((SD1² + SD2²)/2), no equal variances assumed
}

// EffectOfGroups computes the effect sizes of mean x − mean y; NaN where either
// has fewer than two observations or both are constant. Checked against R
// effectsize::cohens_d and hedges_g.
func EffectOfGroups(x, y Moments) IndependentEffect {
	df := float64(x.N + y.N - 2)
	pooled := math.Sqrt((float64(x.N-1)*x.SD*x.SD + float64(y.N-1)*y.SD*y.SD) / df)
	d := quotient(x.Mean-y.Mean, pooled)
	return IndependentEffect{
		Pooled: d,
		G:      HedgesJ(df) * d,
		Dav:    quotient(x.Mean-y.Mean, math.Sqrt((x.SD*x.SD+y.SD*y.SD)/2)),
	}
}

// quotient is x/y, NaN where y is 0: a difference without spread has no size.
func quotient(x, y float64) float64 {
	if y == 0 {
		return math.NaN()
	}
	return x / y
}

// HedgesJ is the factor that takes the small-sample bias out of a standardized
// mean difference, Γ(v/2)/(√(v/2)·Γ((v − 1)/2)) (Hedges 1981, Journal of
// Educational Statistics 6:107). It is NaN for v ≤ 1, where Γ(0) would stand
// below.
//
// Checked against the ratio of the gammas to 60 digits: 14 of them.
func HedgesJ(v float64) float64 {
	if !(v > 1) {
		return math.NaN()
	}
	return logGamma(twofold{v / 2, 0}).minus(logGamma(twofold{(v - 1) / 2, 0})).exp() / math.Sqrt(v/2)
}

// HedgesApproximate is the usual approximation of HedgesJ, 1 − 3/(4v − 1), which
// many programs print; NaN for v < 1. Checked against HedgesJ and the closed form in R.
func HedgesApproximate(v float64) float64 {
	if !(v >= 1) {
		return math.NaN()
	}
	return 1 - 3/(4*v-1)
}
