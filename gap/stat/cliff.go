package stat

import "math"

// CliffDelta is P(x > y) − P(x < y) of two independent samples (Cliff 1993,
// Psychological Bulletin 114:494), from −1, all of x below y, to 1; it is also the
// rank-biserial correlation 2·U/(nx·ny) − 1. With d(i) the share of y below x(i)
// less that above, and likewise d(j), its variance is
//
//	s² = (ny²·Σ(d(i) − δ)² + nx²·Σ(d(j) − δ)² − ΣΣ(d(ij) − δ)²)/(nx·ny·(nx − 1)·(ny − 1)),
//
// at least (1 − δ²)/(nx·ny − 1), and its interval lies askew,
//
//	(δ − δ³ ± z·s·√((1 − δ²)² + z²s²))/(1 − δ² + z²s²)
//
// (Feng & Cliff 2004, Journal of Modern Applied Statistical Methods 3:322); where
// no pair is the other way round, it ends at (n − z²)/(n + z²), n the smaller
// sample.
//
// Both samples must be on the same lattice (equal Base, Step and Den). δ is NaN if
// either is empty (NoData). It stands without an interval if either has one person
// (OneAnswer) or all observations are equal (Overlapping). δ is checked against R
// effectsize::cliffs_delta, the interval against the formula written out in R on
// the matrix of all pairs.
func CliffDelta(x, y Hist, level float64) Estimate {
	nan := math.NaN()
	r := rankTogether(x, y)
	nx, ny := float64(r.n[0]), float64(r.n[1])
	e := Estimate{Value: 2*r.above()/(nx*ny) - 1, SE: nan, Lo: nan, Hi: nan, Level: level, N: r.total, Method: "Cliff's delta"}
	switch {
	case r.n[0] == 0 || r.n[1] == 0:
		e.Reason = NoData
	case r.n[0] == 1 || r.n[1] == 1:
		e.Reason = OneAnswer
	case r.allTied():
		e.Reason = Overlapping
	}
	if e.Reason != "" {
		return e
	}
	d := e.Value
	rows, untied := dominance(x, y, ny, d)
	columns, _ := dominance(y, x, nx, -d)
	variance := (ny*ny*rows + nx*nx*columns - (untied - nx*ny*d*d)) / (nx * ny * (nx - 1) * (ny - 1))
	e.SE = math.Sqrt(math.Max(variance, (1-d*d)/(nx*ny-1)))
	e.Lo, e.Hi = cliffInterval(d, e.SE, NormalQuantile((1+level)/2), math.Min(nx, ny))
	return e
}

func cliffInterval(d, se, z, smaller float64) (lo, hi float64) {
	end := (smaller - z*z) / (smaller + z*z)
	switch d {
	case 1:
		return end, 1
	case -1:
		return -1, -end
	}
	spread := z * se * math.Sqrt((1-d*d)*(1-d*d)+z*z*se*se)
	scale := 1 - d*d + z*z*se*se
	return (d - d*d*d - spread) / scale, (d - d*d*d + spread) / scale
}

// dominance sums (d(i) − d)² over the people of one sample, d(i) the share of the
// n others below less that above, and counts the pairs that are not tied.
func dominance(of, others Hist, n, d float64) (apart, untied float64) {
	for i, code := range of.Code {
		var below, above float64
		for j, other := range others.Code {
			switch {
			case other < code:
				below += float64(others.N[j])
			case other > code:
				above += float64(others.N[j])
			}
		}
		share := (below-above)/n - d
		apart += float64(of.N[i]) * share * share
		untied += float64(of.N[i]) * (below + above)
	}
	return apart, untied
}
