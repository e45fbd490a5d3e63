package stat

import "math"

// Factors of the mean moving range for the limits of single values, 3/d2, and of the
// range itself, D4, with two values a range (Wheeler, Understanding Variation, 2nd
// edition 2000).
const (
	xFactor     = 2.66
	rangeFactor = 3.267
)

// Behaviour is what a process does by itself: the mean of numbers in the order of time
// and the limits within which they move, mean ± 2.66·MR with MR the mean of the ranges
// between neighbours; a range above RangeHigh, 3.267·MR, is a jump. Signals are the
// numbers that say that something changed.
type Behaviour struct {
	Mean, Range, Low, High, RangeHigh float64
	Signals                           []int
}

// The rules by which numbers are a signal.
const (
	runOnSide  = 8 // so many one after the other on one side of the mean
	nearOf     = 4 // of so many one after the other
	nearEnough = 3 // so many nearer to a limit than to the mean
)

// XmR computes the limits of a chart of individual values and moving ranges. A number
// is a signal if it is outside the limits, the last of eight on one side of the mean,
// or the last of three of four that are nearer to the same limit than to the mean.
// Fewer than two numbers have no range, and all is NaN but the mean.
//
// Checked against R's arithmetic, mean(x) and mean(abs(diff(x))).
func XmR(x []float64) Behaviour {
	b := Behaviour{}
	for i, v := range x {
		b.Mean += v / float64(len(x))
		if i > 0 {
			b.Range += math.Abs(v-x[i-1]) / float64(len(x)-1)
		}
	}
	if len(x) < 2 {
		nan := math.NaN()
		b.Range, b.Low, b.High, b.RangeHigh = nan, nan, nan, nan
		return b
	}
	b.Low, b.High, b.RangeHigh = b.Mean-xFactor*b.Range, b.Mean+xFactor*b.Range, rangeFactor*b.Range
	for i, v := range x {
		if v < b.Low || v > b.High || b.run(x[:i+1]) || b.near(x[:i+1]) {
			b.Signals = append(b.Signals, i)
		}
	}
	return b
}

// run reports whether the last eight numbers are on one side of the mean.
func (b Behaviour) run(x []float64) bool {
	return b.lastBeyond(x, runOnSide, runOnSide, b.Mean, b.Mean)
}

// near reports whether the last number is the third of four nearer to the same limit.
func (b Behaviour) near(x []float64) bool {
	half := xFactor * b.Range / 2
	return b.lastBeyond(x, nearOf, nearEnough, b.Mean-half, b.Mean+half)
}

// lastBeyond reports whether the last number and in all at least so many of the last
// few are below the one limit, or above the other.
func (b Behaviour) lastBeyond(x []float64, few, least int, low, high float64) bool {
	if len(x) < least {
		return false
	}
	last := x[max(0, len(x)-few):]
	below, above := 0, 0
	for _, v := range last {
		if v < low {
			below++
		}
		if v > high {
			above++
		}
	}
	v := x[len(x)-1]
	return v < low && below >= least || v > high && above >= least
}
