package stat

import "math"

// TOST is the p-value of two one-sided t tests that a mean lies between low and
// high, with its standard error and degrees of freedom: the larger of
// P(T > (mean − low)/SE) and P(T < (mean − high)/SE) (Schuirmann 1987, Journal of
// Pharmacokinetics and Biopharmaceutics 15:657). It is below α where the interval
// of level 1 − 2α lies between the two.
//
// It is NaN without a standard error or degrees of freedom. Checked against R
// t.test(alternative = "greater", mu = low) and (alternative = "less", mu = high).
func TOST(mean, se, df, low, high float64) float64 {
	if !(se > 0) {
		return math.NaN()
	}
	return math.Max(StudentSurvival((mean-low)/se, df), StudentCDF((mean-high)/se, df))
}
