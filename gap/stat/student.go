package stat

import "math"

// StudentCDF returns P(T <= t) for Student's T on df degrees of freedom, not
// necessarily an integer. By the incomplete beta function (Abramowitz and Stegun
// 26.7.1 and 26.5.27),
//
//	P(|T| <= |t|) = I_u(1/2, df/2),  u = t^2 / (df + t^2).
//
// df lies between 1e-12 and 1e12 or is +Inf, the normal distribution; another
// df or a NaN gives NaN.
//
// Checked against 60-digit arithmetic for df from 1 to 1e5: 15 digits, down to
// tails of 1e-210 (TestDistReference).
func StudentCDF(t, df float64) float64 {
	return StudentSurvival(-t, df)
}

// StudentSurvival returns P(T > t), the one-sided p-value of an observed t; twice
// StudentSurvival(|t|, df) is the two-sided one. A small value is computed as
// such, and near t = 0 it is 1/2 minus the small area between 0 and t, so that
// it does not stay at 1/2. Same domain as StudentCDF.
// Checked against 60-digit arithmetic (TestDistReference).
func StudentSurvival(t, df float64) float64 {
	switch {
	case math.IsInf(df, 1):
		return NormalSurvival(t)
	case math.IsNaN(t) || !isShape(df):
		return math.NaN()
	case t == 0:
		return 0.5
	case math.IsInf(t, -1):
		return 1
	case math.IsInf(t, 1):
		return 0
	}
	_, greater := studentTails(t, df, logBeta(0.5, df/2))
	return greater
}

// studentTails returns P(T < t) and P(T > t) of a t that is neither 0 nor infinite; logB is
// log B(1/2, df/2).
func studentTails(t, df float64, logB twofold) (less, greater float64) {
	middle, outside := studentAreas(math.Abs(t), df, logB)
	less, greater = 0.5+middle.value/2, outside.value/2
	if t < 0 {
		return greater, less
	}
	return less, greater
}

// StudentQuantile returns the t with StudentCDF(t, df) = p: -Inf at p = 0, 0 at
// p = 1/2, +Inf at p = 1, NaN outside [0, 1] or for a df outside StudentCDF's
// domain. A p near 1/2 is solved for the area between 0 and t, which keeps the
// digits of a small t.
//
// The start is the first term of the normal expansion (Abramowitz and Stegun
// 26.7.5), or where it is larger, the leading term of the tail.
//
// Checked against 60-digit arithmetic (mpmath): 13 digits and more.
func StudentQuantile(p, df float64) float64 {
	switch {
	case math.IsInf(df, 1):
		return NormalQuantile(p)
	case !isShape(df):
		return math.NaN()
	case !(p > 0 && p < 1):
		return quantileEnd(p, math.Inf(-1), math.Inf(1))
	case p == 0.5:
		return 0
	case p > 0.5:
		return -StudentQuantile(1-p, df)
	}
	logB := logBeta(0.5, df/2)
	z := -NormalQuantile(p)
	start := z * (1 + (z*z+1)/(4*df))
	if p > 0.25 {
		return -solve(start, 1-2*p, 2, func(t float64) area {
			middle, _ := studentAreas(t, df, logB)
			return middle
		})
	}
	if r := math.Exp(-(math.Log(p*df) + logB.hi) / df); r > 2 {
		start = math.Sqrt(df) * (r - 0.5/r)
	}
	return -solve(start, 2*p, -2, func(t float64) area {
		_, outside := studentAreas(t, df, logB)
		return outside
	})
}

// studentAreas returns P(|T| <= t) and P(|T| > t) for t > 0; logB is
// log B(1/2, df/2).
func studentAreas(t, df float64, logB twofold) (middle, outside area) {
	fraction, e := math.Frexp(t)
	at := newOdds(twoProduct(fraction, fraction), twofold{df, 0}, 2*e)
	return incompleteBeta(0.5, df/2, at, logB)
}
