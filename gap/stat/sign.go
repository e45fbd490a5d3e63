package stat

import "math"

// Sign tests that a difference is as often above 0 as below it: the number of
// positive ones, of those other than 0, is binomial with probability ½
// (Arbuthnott 1710; Dixon & Mood 1946, JASA 41:557). Two-sided
// p = min(1, 2·smaller tail). Statistic is the number of positive differences
// and N counts the zeros too.
//
// It asks nothing of the size of the differences, only of their direction. With
// one difference other than 0 p is 1; with none it is undefined (NoData,
// AllZero). Checked against R binom.test.
func (r SignedRanks) Sign() Test {
	const name = "sign"
	if r.Nonzero == 0 {
		return undefinedTest(name, r.Zeros, r.reason())
	}
	test := undefinedTest(name, r.Nonzero+r.Zeros, "")
	test.Statistic = float64(r.Positive)
	test.Less = BinomialCDF(r.Positive, r.Nonzero, 0.5)
	test.Greater = BinomialSurvival(r.Positive-1, r.Nonzero, 0.5)
	test.P = math.Min(1, 2*math.Min(test.Less, test.Greater))
	return test
}

// Pratt is the signed-rank test in which zeros count: they are ranked as the
// smallest differences, and then their ranks dropped (Pratt 1959, JASA 54:655).
// With n differences, of which z are 0, W+ has the expectation
// (n(n + 1) − z(z + 1))/4 and the variance
// (n(n + 1)(2n + 1) − z(z + 1)(2z + 1))/24 − Σ(t³ − t)/48 over the ties of the
// differences other than 0. Normal approximation without continuity correction;
// Statistic is its standard score, below 0 where differences are negative.
//
// It is undefined where no difference is other than 0 (NoData, AllZero); for one
// the score is 1 or −1. Checked against R coin::wilcoxsign_test(zero.method =
// "Pratt"), SciPy wilcoxon(zero_method = "pratt").
func (r SignedRanks) Pratt() Test {
	const name = "signed-rank, Pratt"
	if r.Nonzero == 0 {
		return undefinedTest(name, r.Zeros, r.reason())
	}
	z, n := float64(r.Zeros), float64(r.Nonzero+r.Zeros)
	plus := r.Plus + z*float64(r.Positive)
	variance := (n*(n+1)*(2*n+1)-z*(z+1)*(2*z+1))/24 - r.tieTerm/48
	excess := newRankExcess(plus-(n*(n+1)-z*(z+1))/4, math.Sqrt(variance), false)
	return excess.test(name, excess.z(), r.Nonzero+r.Zeros)
}
