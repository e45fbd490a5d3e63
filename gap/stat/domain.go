package stat

import "math"

// Shapes and degrees of freedom outside these bounds give NaN. No survey comes
// near them; they keep the longest sum, sqrt(1e12) terms, within milliseconds.
const (
	minShape = 1e-12
	maxShape = 1e12
)

// isShape reports whether v can be a shape or a number of degrees of freedom.
func isShape(v float64) bool {
	return v >= minShape && v <= maxShape
}

// quantileEnd is a quantile outside 0 < p < 1: low for p = 0, high for p = 1,
// NaN for every other p.
func quantileEnd(p, low, high float64) float64 {
	switch p {
	case 0:
		return low
	case 1:
		return high
	}
	return math.NaN()
}
