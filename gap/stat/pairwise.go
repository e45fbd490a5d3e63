package stat

import "math"

// Pairwise compares two of several groups: the difference is the first's mean, or
// mean rank, less the second's. Test is of this pair alone; PAdj is its p-value
// among all pairs, NaN where the pair cannot be compared.
type Pairwise struct {
	First, Second int // places of the groups
	Estimate      Estimate
	Test          Test
	PAdj          float64
}

// pairs compares every two of k groups: the first with each later one, and so on.
func pairs(k int, compare func(first, second int) (Estimate, Test)) []Pairwise {
	var all []Pairwise
	for first := range k {
		for second := first + 1; second < k; second++ {
			e, test := compare(first, second)
			all = append(all, Pairwise{First: first, Second: second, Estimate: e, Test: test, PAdj: math.NaN()})
		}
	}
	return all
}

// holm adjusts the tests of all pairs by Holm.
func holm(all []Pairwise) []Pairwise {
	p := make([]float64, len(all))
	for i, pair := range all {
		p[i] = pair.Test.P
	}
	for i, adjusted := range Holm(p) {
		all[i].PAdj = adjusted
	}
	return all
}

// WelchPairs compares every two of several independent groups by WelchT, with
// Holm's adjustment; the intervals are each alone. A pair is undefined where
// WelchT is and does not count in the adjustment. Checked against R
// pairwise.t.test(pool.sd = FALSE, p.adjust.method = "holm").
func WelchPairs(groups []Moments, level float64) []Pairwise {
	return holm(pairs(len(groups), func(i, j int) (Estimate, Test) {
		return WelchT(groups[i], groups[j], level)
	}))
}

// GamesHowell compares every two of several independent groups without assuming
// equal variances (Games & Howell 1976, Journal of Educational Statistics 1:113):
// Welch's t and degrees of freedom, judged by the studentised range of as many
// groups as there are, PAdj = P(Q > |t|√2). The intervals hold together: the
// difference ± q/√2·SE.
//
// Groups of fewer than two people do not count. A pair is undefined where WelchT
// is. Ranges are kept from table to table. Checked against R ptukey and qtukey.
func GamesHowell(groups []Moments, level float64, ranges StudentizedRanges) []Pairwise {
	count := 0
	for _, g := range groups {
		if g.N > 1 {
			count++
		}
	}
	all := pairs(len(groups), func(i, j int) (Estimate, Test) {
		return WelchT(groups[i], groups[j], level)
	})
	largest := ranges.of(count)
	for i := range all {
		pair := &all[i]
		e, t := &pair.Estimate, pair.Test
		e.Method = "Games-Howell"
		if t.Reason == "" {
			pair.PAdj = largest.Survival(math.Abs(t.Statistic)*math.Sqrt2, t.DF)
			margin := largest.Quantile(1-level, t.DF) / math.Sqrt2 * e.SE
			e.Lo, e.Hi = e.Value-margin, e.Value+margin
		}
	}
	return all
}

// Dunn compares every two of several independent groups by their mean ranks among
// all people (Dunn 1964, Technometrics 6:241), the pairwise test that belongs to
// KruskalWallis: z = (Ri − Rj)/√(v·(1/ni + 1/nj)), v the variance of a rank
// reduced for ties, N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)); normal, with Holm's
// adjustment. The difference and its interval, each alone, are in ranks.
//
// All groups must be on the same lattice (equal Base, Step and Den). A pair with
// an empty group is undefined (NoData), and all are where all observations are
// equal (Overlapping). Checked against the formula written out in R on rank().
func Dunn(groups []Hist, level float64) []Pairwise {
	const name = "Dunn"
	r := rankTogether(groups...)
	z := NormalQuantile((1 + level) / 2)
	return holm(pairs(len(groups), func(i, j int) (Estimate, Test) {
		n := r.n[i] + r.n[j]
		e := Estimate{Value: r.mean(i) - r.mean(j), Level: level, N: n, Method: name}
		e.SE = math.Sqrt(r.variance() * (1/float64(r.n[i]) + 1/float64(r.n[j])))
		e.Lo, e.Hi = e.Value-z*e.SE, e.Value+z*e.SE
		switch {
		case r.n[i] == 0 || r.n[j] == 0:
			e.Reason = NoData
		case r.allTied():
			e.Reason = Overlapping
		default:
			return e, normalTest(name, e.Value/e.SE, n)
		}
		e.SE, e.Lo, e.Hi = math.NaN(), math.NaN(), math.NaN()
		return e, undefinedTest(name, n, e.Reason)
	}))
}

// normalTest is the test of a standard score.
func normalTest(name string, z float64, n int64) Test {
	return Test{
		Name: name, Statistic: z, DF: math.NaN(), N: n,
		P: math.Min(1, 2*NormalSurvival(math.Abs(z))), Less: NormalCDF(z), Greater: NormalSurvival(z),
	}
}
