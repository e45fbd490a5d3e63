package stat

import "math"

// Share is the share of n people with some property, count/n, with Wilson's
// interval without continuity correction (Wilson 1927, JASA 22:209):
// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n).
//
// It never leaves [0, 1] and has a width at 0 and at n. For n = 0 all is NaN.
// SE is √(p(1 − p)/n). Checked against R prop.test(correct = FALSE).
func Share(count, n int64, level float64) Estimate {
	if n == 0 {
		nan := math.NaN()
		return Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, Method: "Wilson", Reason: NoData}
	}
	e := wilson(float64(count)/float64(n), float64(n), level)
	e.N, e.Method = n, "Wilson"
	return e
}

// ShareOf is Wilson's interval of a share p of so many people as it is worth, who need
// be no whole number.
func ShareOf(p, size, level float64) Estimate {
	e := wilson(p, size, level)
	e.Size = size
	return e
}

func wilson(p, size, level float64) Estimate {
	z := NormalQuantile((1 + level) / 2)
	centre := p + z*z/(2*size)
	margin := z * math.Sqrt(p*(1-p)/size+z*z/(4*size*size))
	scale := 1 + z*z/size
	e := Estimate{
		Value: p, SE: math.Sqrt(p * (1 - p) / size),
		Lo: (centre - margin) / scale, Hi: (centre + margin) / scale, Level: level,
	}
	// At the ends the two terms cancel to exactly 0 or 1; floats miss it.
	if p == 0 {
		e.Lo = 0
	}
	if p == 1 {
		e.Hi = 1
	}
	return e
}
