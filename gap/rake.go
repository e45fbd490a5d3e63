package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// RakeCell is respondents who are alike in every margin and have the same weight to
// begin with, in units of 1/survey.WeightUnit.
type RakeCell struct {
	Levels    []int // their answer to each margin, by its place among the targets
	N, Weight int64
}

// Rake fits the weights of cells to the targets of each margin, shares of 1, and cuts
// them to the bounds, both 0 for none, in parts of their mean. The weights are in units.
// They must not be used unless they converged: Deviation says how far the worst margin
// stays from its target.
func Rake(cells []RakeCell, targets [][]float64, least, most float64) (weights []int64, r Raking, converged bool) {
	raked := make([]stat.RakeCell, len(cells))
	for i, c := range cells {
		raked[i] = stat.RakeCell{Levels: c.Levels, N: c.N, Weight: float64(c.Weight) / survey.WeightUnit}
	}
	fitted := stat.Rake(raked, targets, stat.Bounds{Least: least, Most: most})
	for _, w := range fitted.Weights {
		weights = append(weights, max(1, int64(math.Round(w*survey.WeightUnit))))
	}
	r = Raking{Least: slices.Min(fitted.Weights), Most: slices.Max(fitted.Weights), Trimmed: fitted.Trimmed, Outside: fitted.Outside, Deviation: fitted.Deviation}
	return weights, r, fitted.Deviation < stat.RakeTolerance
}
