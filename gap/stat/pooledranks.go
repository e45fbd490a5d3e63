package stat

import (
	"maps"
	"math"
	"slices"
)

// pooledRanks is the mid-ranks of several independent groups among all people.
type pooledRanks struct {
	n       []int64   // people of each group
	sum     []float64 // their ranks
	total   int64
	tieTerm float64 // Σ(t³ − t) over groups of t equal observations
}

// rankTogether ranks groups on the same lattice (equal Base, Step and Den).
// Values are exact, so what is equal is tied and nothing else is.
func rankTogether(groups ...Hist) pooledRanks {
	counts := make(map[int64]int64)
	for _, g := range groups {
		for i, code := range g.Code {
			counts[code] += g.N[i]
		}
	}
	r := pooledRanks{n: make([]int64, len(groups)), sum: make([]float64, len(groups))}
	rank := make(map[int64]float64)
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		t := counts[code]
		rank[code] = float64(2*r.total+t+1) / 2
		r.total += t
		r.tieTerm += cubeLess(t)
	}
	for at, g := range groups {
		for i, code := range g.Code {
			r.n[at] += g.N[i]
			r.sum[at] += float64(g.N[i]) * rank[code]
		}
	}
	return r
}

// allTied reports whether there is nothing to rank: one value only.
func (r pooledRanks) allTied() bool { return r.tieTerm == cubeLess(r.total) }

// mean is the mean rank of a group; NaN if it is empty.
func (r pooledRanks) mean(group int) float64 { return r.sum[group] / float64(r.n[group]) }

// variance is that of one rank drawn at random, reduced for ties:
// N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)).
func (r pooledRanks) variance() float64 {
	n := float64(r.total)
	return (n*(n+1) - r.tieTerm/(n-1)) / 12
}

// above is U of the first of two groups: the pairs in which it is above the
// second, ties counting half.
func (r pooledRanks) above() float64 {
	n := float64(r.n[0])
	return r.sum[0] - n*(n+1)/2
}

// MannWhitney tests that two independent samples lie at the same height. The
// statistic is U of x: the pairs with x above y, ties counting half. Normal
// approximation with the variance n1·n2/12·((N + 1) − Σ(t³ − t)/(N(N − 1)))
// (Mann & Whitney 1947, Annals of Mathematical Statistics 18:50) and, if asked
// for, a continuity correction of ½.
//
// Both samples must be on the same lattice (equal Base, Step and Den). It is
// undefined if either is empty or all observations are equal. Checked against R
// wilcox.test(exact = FALSE).
func MannWhitney(x, y Hist, correct bool) Test {
	const name = "Mann-Whitney"
	r := rankTogether(x, y)
	if r.n[0] == 0 || r.n[1] == 0 {
		return undefinedTest(name, r.total, NoData)
	}
	if r.allTied() {
		return undefinedTest(name, r.total, Overlapping)
	}
	pairs := float64(r.n[0]) * float64(r.n[1])
	sd := math.Sqrt(pairs * r.variance() / float64(r.total))
	return newRankExcess(r.above()-pairs/2, sd, correct).test(name, r.above(), r.total)
}

// KruskalWallis tests that several independent groups lie at the same height:
// H = Σn(mean rank − (N + 1)/2)²/v, v the variance of a rank reduced for ties,
// chi-squared on k − 1 degrees of freedom (Kruskal & Wallis 1952, JASA 47:583).
// There is no direction: Less and Greater are NaN.
//
// All groups must be on the same lattice (equal Base, Step and Den). Empty ones
// do not count. It is undefined with fewer than two others (FewGroups) and where
// all observations are equal (Overlapping). Checked against R kruskal.test.
func KruskalWallis(groups []Hist) Test {
	const name = "Kruskal-Wallis"
	r := rankTogether(groups...)
	k, apart := 0, 0.0
	for i, n := range r.n {
		if n > 0 {
			k++
			excess := r.mean(i) - float64(r.total+1)/2
			apart += float64(n) * excess * excess
		}
	}
	switch {
	case r.total == 0:
		return undefinedTest(name, 0, NoData)
	case k < 2:
		return undefinedTest(name, r.total, FewGroups)
	case r.allTied():
		return undefinedTest(name, r.total, Overlapping)
	}
	test := undefinedTest(name, r.total, "")
	test.Statistic, test.DF = apart/r.variance(), float64(k-1)
	test.P = ChiSquaredSurvival(test.Statistic, test.DF)
	return test
}
