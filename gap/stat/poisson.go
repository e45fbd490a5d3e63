package stat

import "math"

// Rate is how many events there were for each unit of exposure, count/exposure, with
// the exact Poisson interval (Garwood 1936, Biometrika 28:437): from
// χ²((1 − level)/2; 2·count)/2 to χ²((1 + level)/2; 2·count + 2)/2 events, both over
// the exposure. The lower end of no events is 0.
//
// SE is √count/exposure. An exposure of 0 or less has no rate: all is NaN.
// Checked against R poisson.test.
func Rate(count int64, exposure, level float64) Estimate {
	const method = "exact Poisson"
	if !(exposure > 0) {
		nan := math.NaN()
		return Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, N: count, Method: method, Reason: NoData}
	}
	events := float64(count)
	e := Estimate{Value: events / exposure, SE: math.Sqrt(events) / exposure, Level: level, N: count, Method: method}
	if count > 0 {
		e.Lo = ChiSquaredQuantile((1-level)/2, 2*events) / 2 / exposure
	}
	e.Hi = ChiSquaredQuantile((1+level)/2, 2*events+2) / 2 / exposure
	return e
}
