package stat

import "math"

// Equivalence is what two one-sided tests say of a difference and a range that
// counts as no difference (Schuirmann 1987, Journal of Pharmacokinetics and
// Biopharmaceutics 15:657; TOST). What is undefined is NaN, and the Estimate has
// the Reason.
type Equivalence struct {
	Low, High float64 // the range, in scale points
	// AboveLow has the hypothesis that the difference is above Low, with its p in
	// Greater; BelowHigh that it is below High, with its p in Less.
	AboveLow, BelowHigh Test
	// P is the larger of the two: small where the difference is shown to lie
	// within the range.
	P float64
	// Estimate is the difference with the interval of confidence 1 − 2α, which
	// lies within the range exactly where P < α; where there is no test there is
	// no interval.
	Estimate Estimate
}

// TOST tests that the mean of differences whose moments are given lies between
// low and high, which must be declared before the data are seen:
// t = (mean − low)/SE upwards and t = (mean − high)/SE downwards, n − 1 degrees
// of freedom, with alpha such as 0.05.
//
// It is undefined for n < 2 and where all differences are equal; the mean stands
// in Estimate. Checked against R t.test(mu = low and mu = high) and statsmodels
// ttost_paired.
func TOST(differences Moments, low, high, alpha float64) Equivalence {
	return equivalence(Mean(differences, 1-2*alpha), PairedT(differences), low, high)
}

// WelchTOST tests that the mean of x less that of y, two independent samples,
// lies between low and high, with the standard error and degrees of freedom of
// WelchT, and is undefined where that is. Checked against R t.test(mu = low and
// mu = high, var.equal = FALSE).
func WelchTOST(x, y Moments, low, high, alpha float64) Equivalence {
	e, test := WelchT(x, y, 1-2*alpha)
	return equivalence(e, test, low, high)
}

// equivalence moves a test of no difference to both ends of the range.
func equivalence(e Estimate, test Test, low, high float64) Equivalence {
	q := Equivalence{Low: low, High: high, Estimate: e, P: math.NaN(), AboveLow: test, BelowHigh: test}
	if e.Reason != "" {
		q.Estimate.Lo, q.Estimate.Hi = math.NaN(), math.NaN()
		return q
	}
	q.AboveLow = studentTest(test.Name, (e.Value-low)/e.SE, test.DF, test.N)
	q.BelowHigh = studentTest(test.Name, (e.Value-high)/e.SE, test.DF, test.N)
	q.P = math.Max(q.AboveLow.Greater, q.BelowHigh.Less)
	return q
}

// WithinP is the p-value of two one-sided t tests that a mean lies between low and
// high, with its standard error and degrees of freedom: the larger of
// P(T > (mean − low)/SE) and P(T < (mean − high)/SE) (Schuirmann 1987, Journal of
// Pharmacokinetics and Biopharmaceutics 15:657). It is below α where the interval
// of level 1 − 2α lies between the two.
//
// It is NaN without a standard error or degrees of freedom. Checked against R
// t.test(alternative = "greater", mu = low) and (alternative = "less", mu = high).
func WithinP(mean, se, df, low, high float64) float64 {
	if !(se > 0) {
		return math.NaN()
	}
	return math.Max(StudentSurvival((mean-low)/se, df), StudentCDF((mean-high)/se, df))
}
