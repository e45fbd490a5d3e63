package chart

import (
	"math"

	"servgap/gap"
)

// axis maps numbers from low to high to places.
type axis struct{ low, high, from, to float64 }

// at is the place of a number; one beyond an end stands at the end.
func (a axis) at(x gap.Number) float64 {
	share := (float64(x) - a.low) / (a.high - a.low)
	return a.from + min(1, max(0, share))*(a.to-a.from)
}

// fit is an axis that holds all numbers, with some air at its ends; what is undefined
// takes no room. It is at least a least part wide.
func fit(from, to, least float64, numbers ...gap.Number) axis {
	low, high := bounds(numbers)
	air := max(0.04*(high-low), (least-(high-low))/2)
	return axis{low - air, high + air, from, to}
}

// onScale is fit for means and what lies between them: air does not lead out of the
// scale, though an interval may.
func onScale(m gap.Method, from, to float64, numbers ...gap.Number) axis {
	a := fit(from, to, leastOf(m), numbers...)
	low, high := bounds(numbers)
	if m.ScaleLow.Defined() {
		a.low, a.high = max(a.low, min(low, float64(m.ScaleLow))), min(a.high, max(high, float64(m.ScaleHigh)))
	}
	return a
}

// bounds are the lowest and the highest of the numbers that are defined.
func bounds(numbers []gap.Number) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, n := range numbers {
		if n.Defined() {
			low, high = min(low, float64(n)), max(high, float64(n))
		}
	}
	return low, high
}

// leastOf is how much of the scale an axis shows at least: a tenth of it.
func leastOf(m gap.Method) float64 {
	if length := float64(m.ScaleHigh - m.ScaleLow); length > 0 {
		return length / 10
	}
	return 0.1
}

// ticks are round numbers of the axis, at most so many, and the decimals that they take.
func (a axis) ticks(most int) (ticks []float64, digits int) {
	step := roundStep((a.high - a.low) / float64(most))
	for i := math.Ceil(a.low/step - 1e-9); i*step <= a.high+step*1e-9; i++ {
		ticks = append(ticks, i*step)
	}
	return ticks, max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
}

// roundStep is the smallest of 1, 2 and 5 times a power of ten that is not below a number.
func roundStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= least*(1-1e-9) {
			return times * power
		}
	}
	return 10 * power
}
