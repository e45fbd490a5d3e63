package stat

import "math"

// odds is a point x of the unit interval with y = 1 - x, each as exact as the
// two parts of the ratio x : y it was made from, and their logarithms. An F
// value is the odds df1 F : df2, a t value t^2 : df.
type odds struct {
	x, y       twofold
	logX, logY twofold
}

// newOdds returns the point with x : y = u 2^e : v, for u, v > 0. The exponent
// lets a ratio lie far outside the range of a float.
func newOdds(u, v twofold, e int) odds {
	_, eu := math.Frexp(u.hi)
	_, ev := math.Frexp(v.hi)
	u, v = u.shifted(-eu), v.shifted(-ev)
	e += eu - ev

	ex, ey := min(e, 0), min(-e, 0)
	sum := u.shifted(ex).plus(v.shifted(ey))
	x, y := u.over(sum), v.over(sum)
	return odds{
		x:    x.shifted(ex),
		y:    y.shifted(ey),
		logX: x.log().plus(ln2.scaled(float64(ex))),
		logY: y.log().plus(ln2.scaled(float64(ey))),
	}
}

// swapped is the point with x and y exchanged.
func (o odds) swapped() odds {
	return odds{o.y, o.x, o.logY, o.logX}
}
