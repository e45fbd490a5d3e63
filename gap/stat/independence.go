package stat

import (
	"math"
	"slices"
)

// The names of the tests of Independence.
const (
	ChiSquared      = "chi-squared"
	ChiSquaredExact = "chi-squared, exact"
)

// Independence tests that two independent samples are divided alike among some kinds,
// x[j] and y[j] of them of kind j: Pearson's X² = Σ (o − e)²/e over both samples and
// all kinds, e = n(sample)·n(kind)/n, without continuity correction, on one degree of
// freedom fewer than there are kinds. A kind that nobody is of is left out.
//
// Where an e is below 5 the p-value is exact: the share, given the sizes of samples and
// kinds, of all divisions whose X² is no smaller, each weighted by how likely it is
// (hypergeometric). Equal X² that differ by rounding count as equal, as in R's
// fisher.test (a relative 1e-7). There is then no degree of freedom.
//
// It is undefined if a sample is empty (NoData) or all are of one kind (ZeroVariance).
// Less and Greater are NaN. Checked against R chisq.test(correct = FALSE) and against
// all divisions listed in R.
func Independence(x, y []int64) Test {
	x, y = withoutNobody(x, y)
	nx, ny := total(x), total(y)
	n := nx + ny
	switch {
	case nx == 0 || ny == 0:
		return undefinedTest(ChiSquared, n, NoData)
	case len(x) < 2:
		return undefinedTest(ChiSquared, n, ZeroVariance)
	}
	statistic, least := 0.0, math.Inf(1)
	for j := range x {
		of := x[j] + y[j]
		statistic += deviation(x[j], of, nx, n) + deviation(y[j], of, ny, n)
		least = min(least, float64(of)*float64(min(nx, ny))/float64(n))
	}
	test := undefinedTest(ChiSquared, n, "")
	test.Statistic = statistic
	if least < 5 {
		test.Name, test.P = ChiSquaredExact, exactIndependence(x, y, statistic)
		return test
	}
	test.DF = float64(len(x) - 1)
	test.P = ChiSquaredSurvival(statistic, test.DF)
	return test
}

// withoutNobody leaves out the kinds that nobody is of.
func withoutNobody(x, y []int64) (_, _ []int64) {
	var keptX, keptY []int64
	for j := range x {
		if x[j]+y[j] > 0 {
			keptX, keptY = append(keptX, x[j]), append(keptY, y[j])
		}
	}
	return keptX, keptY
}

func total(counts []int64) int64 {
	var n int64
	for _, count := range counts {
		n += count
	}
	return n
}

// deviation is (o − e)²/e of a sample of size of n in a kind with so many people.
func deviation(observed, kind, size, n int64) float64 {
	expected := float64(kind) * float64(size) / float64(n)
	return (float64(observed) - expected) * (float64(observed) - expected) / expected
}

// divisions lists the ways to divide a sample among kinds.
type divisions struct {
	kinds   []int64 // people of each kind in both samples, ascending
	size, n int64   // of the smaller sample, of both
	logs    []twofold
	least   float64 // the X² from which on a division counts
	p       float64
}

// exactIndependence is the chance of an X² no smaller, given the margins. The number of
// divisions is that of the smaller sample among all kinds but the largest: where one
// expected count is below 5, of three kinds, below about 5n.
func exactIndependence(x, y []int64, statistic float64) float64 {
	d := divisions{size: min(total(x), total(y)), n: total(x) + total(y), least: statistic * (1 - 1e-7)}
	for j := range x {
		d.kinds = append(d.kinds, x[j]+y[j])
	}
	slices.Sort(d.kinds)
	d.logs = make([]twofold, d.n+1)
	for k := range d.logs {
		d.logs[k] = logGamma(twofold{float64(k) + 1, 0})
	}
	d.count(0, d.size, d.choose(d.n, d.size).scaled(-1), 0)
	return math.Min(1, d.p)
}

// choose is log C(n, k).
func (d *divisions) choose(n, k int64) twofold {
	return d.logs[n].minus(d.logs[k]).minus(d.logs[n-k])
}

// count adds the chances of all divisions in which left people are still to be divided
// from kind j on, the log of the chance and X² of the kinds before being given.
func (d *divisions) count(j int, left int64, log twofold, statistic float64) {
	kind := d.kinds[j]
	last := j == len(d.kinds)-1
	low, high := int64(0), min(kind, left)
	if last {
		if low = left; left > kind {
			return
		}
	}
	for k := low; k <= high; k++ {
		with := statistic + deviation(k, kind, d.size, d.n) + deviation(kind-k, kind, d.n-d.size, d.n)
		chance := log.plus(d.choose(kind, k))
		switch {
		case !last:
			d.count(j+1, left-k, chance, with)
		case with >= d.least:
			d.p += chance.exp()
		}
	}
}
