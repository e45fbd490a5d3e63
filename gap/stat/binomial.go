package stat

import "math"

// BinomialCDF returns P(X <= k) for X successes in n >= 0 trials of probability
// p, by the incomplete beta function (DLMF 8.17.5)
//
//	P(X <= k) = I_(1-p)(n-k, k+1).
//
// It is 0 for k < 0, 1 for k >= n, and NaN for n < 0, n > 1e12 or p
// outside [0, 1].
//
// Checked against 60-digit arithmetic for n up to 20,000, and against sums of
// exact fractions for n up to 60: 14.5 digits or more (TestDistReference,
// TestDistBinomialExact).
func BinomialCDF(k, n int64, p float64) float64 {
	lower, _ := binomialTails(k, n, p)
	return lower
}

// BinomialSurvival returns P(X > k) = I_p(k+1, n-k). A small one is computed as
// such, not as 1 - CDF. Same domain as BinomialCDF.
// Checked against 60-digit arithmetic (TestDistReference).
func BinomialSurvival(k, n int64, p float64) float64 {
	_, upper := binomialTails(k, n, p)
	return upper
}

func binomialTails(k, n int64, p float64) (lower, upper float64) {
	switch {
	case n < 0 || n > maxShape || !(p >= 0 && p <= 1):
		return math.NaN(), math.NaN()
	case k < 0:
		return 0, 1
	case k >= n || p == 0:
		return 1, 0
	case p == 1:
		return 0, 1
	}
	a, b := float64(k+1), float64(n-k)
	at := newOdds(twofold{p, 0}, twoSum(1, -p), 0)
	upperTail, lowerTail := incompleteBeta(a, b, at, logBeta(a, b))
	return lowerTail.value, upperTail.value
}
