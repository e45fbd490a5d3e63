package stat

import (
	"math"
	"math/big"
)

// StratifiedMean is the mean of a population that was sampled in strata, each by
// itself: Σwx/Σw over all, with the variance Σ nh/(nh − 1)·Σ(u − mean u in h)² where
// u = w(x − mean)/Σw, and n less the number of strata degrees of freedom. A stratum of
// one person has no variance, and neither has the mean. All samples have loads.
//
// Checked against R survey::svymean with strata.
func StratifiedMean(strata []Hist) (mean, se, df float64) {
	total, sum := 0.0, 0.0
	for _, h := range strata {
		for i, l := range h.Loads {
			total += l.Total()
			sum += l.Total() * h.Value(i)
		}
		df += float64(h.count()) - 1
	}
	mean = sum / total
	variance := 0.0
	for _, h := range strata {
		own, squares := 0.0, 0.0
		for i, l := range h.Loads {
			off := (h.Value(i) - mean) / total
			own += l.Total() * off
			squares += ratio(l.W2, big.NewInt(WeightUnit*WeightUnit)) * off * off
		}
		n := float64(h.count())
		variance += n / (n - 1) * (squares - own*own/n)
	}
	return mean, math.Sqrt(variance), df
}
