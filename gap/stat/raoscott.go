package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// RaoScott names the test of DividedAlike for samples that are no plain ones.
const RaoScott = "chi-squared, Rao-Scott"

// DividedAlike tests that two independent samples are divided alike among their values,
// which are few: Independence of how often each occurs. If either is no plain sample, it
// is Pearson's X² of the weighted shares with the sizes of the samples as margins,
// corrected to the second order by Rao and Scott (1984, Annals of Statistics 12:46). With
// B the contrasts of every value with the last, P the shares of a sample on a diagonal
// and V their linearised covariance (Cross.DesignCov),
//
//	Δ = (Σ B'P⁻¹B/n)⁻¹ · Σ B'P⁻¹VP⁻¹B, over both samples,
//
// F = X²/tr Δ on d = (tr Δ)²/tr Δ² and d·ν degrees of freedom, ν the people or clusters of
// both less two. Each sample is a stratum of its own, so that only the ratios of weights
// within one matter.
//
// That is undefined where Independence is, if a sample has fewer than two people
// (OneAnswer) or clusters (FewClusters) or is all of its population (Census), and where
// nobody of a sample gave a value that others gave (EmptyCell): the variance would be 0
// there, as if that were sure. Checked against R survey::svychisq.
func DividedAlike(x, y Hist) FTest {
	values := slices.Compact(slices.Sorted(slices.Values(slices.Concat(x.numerators(), y.numerators()))))
	countsX, countsY := x.counts(values), y.counts(values)
	if x.Plain() && y.Plain() {
		return FTest{Test: Independence(countsX, countsY), DF2: math.NaN()}
	}
	a, b := divided{x.indicators(values)}, divided{y.indicators(values)}
	n := a.N + b.N
	switch {
	case a.N == 0 || b.N == 0:
		return undefinedF(RaoScott, n, NoData, nil)
	case len(values) < 2:
		return undefinedF(RaoScott, n, ZeroVariance, nil)
	case a.N == 1 || b.N == 1:
		return undefinedF(RaoScott, n, OneAnswer, nil)
	case a.clusters() == 1 || b.clusters() == 1:
		return undefinedF(RaoScott, n, FewClusters, nil)
	case slices.Contains(slices.Concat(countsX, countsY), 0):
		return undefinedF(RaoScott, n, EmptyCell, nil)
	}
	return a.against(b)
}

// numerators are the distinct values over Den.
func (h Hist) numerators() []int64 {
	all := make([]int64, len(h.Code))
	for i, code := range h.Code {
		all[i] = h.Base + h.Step*code
	}
	return all
}

// counts is how often each value occurs, given their numerators.
func (h Hist) counts(values []int64) []int64 {
	counts := make([]int64, len(values))
	for i, x := range h.numerators() {
		counts[slices.Index(values, x)] += h.N[i]
	}
	return counts
}

// indicators is, for each value, 1 of those who gave it and 0 of the others.
func (h Hist) indicators(values []int64) Cross {
	c := NewCross(len(values), 0, 1, 1)
	c.Known = h.Known
	if h.Loads != nil {
		c.Weights = NewLoads(len(values))
	}
	for i, x := range h.numerators() {
		row := make([]int64, len(values))
		row[slices.Index(values, x)] = 1
		c.AddTimes(row, h.N[i])
		if h.Loads != nil {
			c.Weights.Add(row, h.Loads[i])
		}
	}
	for _, of := range h.Clusters {
		c.Clusters = append(c.Clusters, of.indicators(values))
	}
	return c
}

// divided is a sample as indicators of its values.
type divided struct{ Cross }

// against is the test of two samples that have a variance.
func (d divided) against(other divided) FTest {
	n, last := d.N+other.N, d.K-1
	plain, designed := mat.NewDense(last, last, nil), mat.NewDense(last, last, nil)
	statistic := 0.0
	for _, s := range []divided{d, other} {
		plain.Add(plain, s.contrasts(s.plainCov))
		designed.Add(designed, s.contrasts(s.meanCov))
		for j := range d.K {
			pooled := (float64(d.N)*d.Mean(j) + float64(other.N)*other.Mean(j)) / float64(n)
			statistic += float64(s.N) * (s.Mean(j) - pooled) * (s.Mean(j) - pooled) / pooled
		}
	}
	var delta, squared mat.Dense
	if err := delta.Solve(plain, designed); err != nil {
		return undefinedF(RaoScott, n, EmptyCell, nil) // a share too small to be one
	}
	squared.Mul(&delta, &delta)
	trace := mat.Trace(&delta)
	if trace <= 0 {
		return undefinedF(RaoScott, n, Census, nil)
	}
	df := trace * trace / mat.Trace(&squared)
	return newF(RaoScott, statistic/trace, df, df*(d.freedom()+other.freedom()), n, nil)
}

// contrasts is B'P⁻¹·v·P⁻¹B of a covariance v of the shares.
func (d divided) contrasts(v func(i, j int) float64) *mat.Dense {
	last := d.K - 1
	at := func(i, j int) float64 { return v(i, j) / (d.Mean(i) * d.Mean(j)) }
	m := mat.NewDense(last, last, nil)
	for i := range last {
		for j := range last {
			m.Set(i, j, at(i, j)-at(i, last)-at(last, j)+at(last, last))
		}
	}
	return m
}

// plainCov is P/n: what is left of the shares' covariance in a plain sample, for the
// contrasts of P⁻¹ take away the rest.
func (d divided) plainCov(i, j int) float64 {
	if i != j {
		return 0
	}
	return d.Mean(i) / float64(d.N)
}

// meanCov is the covariance of two shares.
func (d divided) meanCov(i, j int) float64 { return d.DesignCov(i, j) / float64(d.N) }

// freedom is the people or clusters, less one.
func (d divided) freedom() float64 {
	return Part{N: d.N, Clusters: d.clusters()}.df()
}
