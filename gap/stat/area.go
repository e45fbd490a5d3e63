package stat

import "math"

// area is the probability in one tail of a distribution of w, the logarithm of
// a chi-squared or gamma variable, or the log odds of a beta variable. On that
// scale both tails of these distributions are log-concave in w.
type area struct {
	value   float64
	ratio   float64 // value over the density of w at the tail's edge
	density twofold // log of that density
}

// newArea is the area ratio * e^density, which rounding must not take past 1.
func newArea(density twofold, ratio float64) area {
	return area{min(1, density.exp()*ratio), ratio, density}
}

// rest is the other tail, 1 - value. It has all its digits as long as value is
// not close to 1.
func (t area) rest() area {
	rest := 1 - t.value
	return area{rest, rest / t.value * t.ratio, t.density}
}

// logOver returns log(value/p), also where value is too small for a float.
func (t area) logOver(p float64) float64 {
	if t.value > 1e-300 {
		return math.Log(t.value / p)
	}
	return t.density.hi + math.Log(t.ratio) - math.Log(p)
}

// solve returns the x > 0 at which tail(x) is p, beginning from an estimate.
// slope is the change of w for one unit of log x, negative for a tail that
// falls as x grows.
//
// It is Newton's rule for log tail = log p in w, where the derivative of
// log tail is 1/ratio. The logarithm of a tail is concave in w, so from any
// start the second point lies beyond the root, in the tail, and the rest
// approach it from there without turning back: no bracket is needed. The rule
// doubles the digits at each step, so a step below 1e-9 is the last. Results
// beyond the range of a float are 0 or +Inf.
func solve(x, p, slope float64, tail func(x float64) area) float64 {
	const (
		// Far outside, a step can be hundreds; e^30 keeps x in range until the
		// next evaluation corrects it.
		widest = 30
		// For shapes from 0.1 to 1e8, 21 steps are the most seen. Only an x below
		// the normal floats, which has no digits to settle, takes them all.
		most = 60
	)
	for range most {
		if x == 0 || math.IsInf(x, 1) {
			break
		}
		t := tail(x)
		step := -t.logOver(p) * t.ratio / slope
		x *= math.Exp(max(-widest, min(step, widest)))
		if !(math.Abs(step) > 1e-9) {
			break
		}
	}
	return x
}
