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

// BenjaminiHochberg adjusts p-values so that a limit on them bounds the false
// discovery rate (Benjamini & Hochberg 1995, Journal of the Royal Statistical
// Society B 57:289): sorted upwards, p(j) becomes the smallest of m/i·p(i),
// i ≥ j. Undefined ones stay NaN and do not count in m. Checked against R
// p.adjust.
func BenjaminiHochberg(p []float64) []float64 {
	adjusted, order := defined(p)
	lowest := 1.0
	for j := len(order) - 1; j >= 0; j-- {
		i := order[j]
		lowest = min(lowest, float64(len(order))/float64(j+1)*p[i])
		adjusted[i] = lowest
	}
	return adjusted
}

// defined gives a slice of NaN to fill and the places of the p-values that are
// numbers, smallest first, equal ones in their order.
func defined(p []float64) (adjusted []float64, order []int) {
	adjusted = make([]float64, len(p))
	for i, x := range p {
		adjusted[i] = math.NaN()
		if !math.IsNaN(x) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return adjusted, order
}
