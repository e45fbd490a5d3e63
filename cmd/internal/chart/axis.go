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
	a := axis{math.Inf(1), math.Inf(-1), from, to}
	for _, n := range numbers {
		if n.Defined() {
			a.low, a.high = min(a.low, float64(n)), max(a.high, float64(n))
		}
	}
	air := max(0.04*(a.high-a.low), (least-(a.high-a.low))/2)
	a.low, a.high = a.low-air, a.high+air
	return a
}

// within moves the ends that air has carried out of the scale back to it, where all
// numbers are on it.
func (a axis) within(m gap.Method) axis {
	if m.ScaleLow.Defined() && a.high > float64(m.ScaleLow) && a.low < float64(m.ScaleHigh) {
		a.low, a.high = max(a.low, float64(m.ScaleLow)), min(a.high, float64(m.ScaleHigh))
	}
	return a
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
