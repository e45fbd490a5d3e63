package stat

import "math"

// Percentile is the interval between the (1 ± level)/2 quantiles of the
// replicates, at (B + 1)q of B in order, interpolated; an end beyond the last
// replicate is that one. Where Reason says ZeroVariance the interval is the value.
//
// Checked against replicates whose quantiles are known.
func (r Replicates) Percentile(level float64) Estimate {
	return r.interval("bootstrap, percentile", level, (1-level)/2, (1+level)/2)
}

// BCa is the interval with bias corrected and accelerated (Efron 1987, JASA
// 82:171): quantiles at Φ(z0 + (z0 + z)/(1 − a(z0 + z))), z the normal quantile of
// (1 ± level)/2, placed as Percentile's are.
//
// Where all replicates lie on one side of the value (BiasInfinite), or nobody can
// be left out or the acceleration turns the ends round (NoAcceleration), it is the
// percentile interval, and Method and Reason say so.
//
// Checked against replicates whose quantiles are known, and R boot within chance.
func (r Replicates) BCa(level float64) Estimate {
	e := r.Percentile(level)
	switch {
	case r.Reason != "":
		return e
	case math.IsInf(r.Z0, 0):
		e.Reason = BiasInfinite
		return e
	}
	z := NormalQuantile((1 + level) / 2)
	lower, upper := r.Z0-z, r.Z0+z
	a := r.Acceleration()
	if !(1-a*lower > 0 && 1-a*upper > 0) {
		e.Reason = NoAcceleration
		return e
	}
	return r.interval("bootstrap, BCa", level,
		NormalCDF(r.Z0+lower/(1-a*lower)), NormalCDF(r.Z0+upper/(1-a*upper)))
}

func (r Replicates) interval(method string, level, low, high float64) Estimate {
	e := Estimate{Value: r.Value, SE: r.SE, Lo: math.NaN(), Hi: math.NaN(), Level: level, N: r.N, Method: method, Reason: r.Reason}
	switch r.Reason {
	case "":
		e.Lo, e.Hi = r.quantile(low), r.quantile(high)
	case ZeroVariance:
		e.Lo, e.Hi = r.Value, r.Value
	}
	return e
}

// quantile is the replicate at (B + 1)q, counting from 1.
func (r Replicates) quantile(q float64) float64 {
	last := len(r.sorted) - 1
	at := min(max(float64(len(r.sorted)+1)*q-1, 0), float64(last))
	low := int(at)
	below, above := r.sorted[low], r.sorted[min(low+1, last)]
	return below + (at-float64(low))*(above-below)
}
