package stat

import (
	"cmp"
	"math"
	"slices"
)

// Holm adjusts p-values for their number (Holm 1979, Scandinavian Journal of
// Statistics 6:65): sorted upwards, p(j) becomes the largest of
// (m − i + 1)·p(i), i ≤ j, at most 1. Undefined ones stay NaN and do not count
// in m. Checked against R p.adjust.
func Holm(p []float64) []float64 {
	adjusted, order := defined(p)
	highest := 0.0
	for j, i := range order {
		highest = max(highest, float64(len(order)-j)*p[i])
		adjusted[i] = min(1, highest)
	}
	return adjusted
}

// Bonferroni adjusts p-values for their number: each becomes m·p, at most 1. Holm
// promises the same and finds more. Undefined ones stay NaN and do not count in m.
// Checked against R p.adjust.
func Bonferroni(p []float64) []float64 {
	adjusted, order := defined(p)
	for _, i := range order {
		adjusted[i] = min(1, float64(len(order))*p[i])
	}
	return adjusted
}

// BenjaminiHochberg adjusts p-values so that a limit on them bounds the false
// discovery rate (Benjamini & Hochberg 1995, Journal of the Royal Statistical
// Society B 57:289): sorted upwards, p(j) becomes the smallest of m/i·p(i),
// i ≥ j. Undefined ones stay NaN and do not count in m. Checked against R
// p.adjust.
func BenjaminiHochberg(p []float64) []float64 {
	return stepUp(p, func(int) float64 { return 1 })
}

// BenjaminiYekutieli is BenjaminiHochberg for tests that depend on each other in
// any way (Benjamini & Yekutieli 2001, Annals of Statistics 29:1165): the p-values
// are 1 + 1/2 + … + 1/m times as large, at most 1. Checked against R p.adjust.
func BenjaminiYekutieli(p []float64) []float64 {
	return stepUp(p, func(m int) float64 {
		sum := 0.0
		for i := range m {
			sum += 1 / float64(i+1)
		}
		return sum
	})
}

// stepUp makes p(j) the smallest of factor(m)·m/i·p(i), i ≥ j, at most 1.
func stepUp(p []float64, factor func(m int) float64) []float64 {
	adjusted, order := defined(p)
	scale := factor(len(order))
	lowest := 1.0
	for j := len(order) - 1; j >= 0; j-- {
		i := order[j]
		lowest = min(lowest, scale*float64(len(order))/float64(j+1)*p[i])
		adjusted[i] = lowest
	}
	return adjusted
}

// defined gives a slice of NaN to fill and the places of the p-values that are
// numbers, smallest first, equal ones in their order.
func defined(p []float64) (adjusted []float64, order []int) {
	adjusted, order = make([]float64, len(p)), make([]int, 0, len(p))
	for i, x := range p {
		adjusted[i] = math.NaN()
		if !math.IsNaN(x) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return adjusted, order
}
