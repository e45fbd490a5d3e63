package stat

import (
	"cmp"
	"math"
)

// Kendall is Kendall's tau-b of x and y, −1 to 1: pairs in the same order less pairs
// in the opposite one, by the pairs that are not tied, with the test of none by the
// normal distribution and the variance for ties, without a continuity correction
// (Kendall 1970, Rank Correlation Methods, 4th edition, 4.4). The statistic is z.
//
// Both are NaN for fewer than two (FewWaves) and where x or y is constant
// (ZeroVariance). Checked against R cor.test(method = "kendall", exact = FALSE).
func Kendall(x, y []float64) (tau float64, test Test) {
	const name = "Kendall's tau"
	n := float64(len(x))
	pairs := n * (n - 1) / 2
	tx, ty := tiesOf(x), tiesOf(y)
	switch {
	case len(x) < 2:
		return math.NaN(), undefinedTest(name, int64(n), FewWaves)
	case tx.pairs == pairs || ty.pairs == pairs:
		return math.NaN(), undefinedTest(name, int64(n), ZeroVariance)
	}
	s := 0.0
	for i := range x {
		for j := range i {
			s += float64(cmp.Compare(x[i], x[j]) * cmp.Compare(y[i], y[j]))
		}
	}
	variance := (n*(n-1)*(2*n+5)-tx.fives-ty.fives)/18 + tx.pairs*ty.pairs*2/(n*(n-1))
	if n > 2 {
		variance += tx.triples * ty.triples / (9 * n * (n - 1) * (n - 2))
	}
	tau = s / math.Sqrt((pairs-tx.pairs)*(pairs-ty.pairs))
	return tau, normalTest(name, s/math.Sqrt(variance), int64(n))
}

// ties is, over the groups of t equal numbers, Σ t(t−1)/2, Σ t(t−1)(t−2) and
// Σ t(t−1)(2t+5).
type ties struct{ pairs, triples, fives float64 }

func tiesOf(x []float64) ties {
	counts := make(map[float64]float64)
	for _, v := range x {
		counts[v]++
	}
	var sum ties
	for _, t := range counts {
		sum.pairs += t * (t - 1) / 2
		sum.triples += t * (t - 1) * (t - 2)
		sum.fives += t * (t - 1) * (2*t + 5)
	}
	return sum
}
