package stat

import "math"

// Planned is a t test that is planned: of one sample of differences (or of pairs), or of
// two samples of one size, for a difference of D standard deviations.
type Planned struct {
	D        float64 // above 0
	Alpha    float64
	Samples  int  // 1 or 2
	OneSided bool // all of Alpha on the side of the difference
}

// Power returns the probability that the test with n respondents in each sample shows
// the difference, in whichever direction it falls. With ν = n − 1 or 2n − 2 and
// δ = D·√n or D·√(n/2) it is P(|T| > t) of the noncentral t; one-sided, P(T > t). n need
// not be whole; below 2, or with a D that is not above 0, it is NaN. Where it is within
// 1e-14 of 1, it is 1.
//
// Checked against R power.t.test(strict = TRUE), to 1e-8.
func (p Planned) Power(n float64) float64 {
	if !(n >= 2) || !(p.D > 0) {
		return math.NaN()
	}
	df, delta := n-1, p.D*math.Sqrt(n)
	if p.Samples == 2 {
		df, delta = 2*n-2, p.D*math.Sqrt(n/2)
	}
	if p.OneSided {
		return survivalBeyond(StudentQuantile(1-p.Alpha, df), df, delta)
	}
	t := StudentQuantile(1-p.Alpha/2, df)
	return min(1, survivalBeyond(t, df, delta)+survivalBeyond(t, df, -delta))
}

// survivalBeyond is P(T > t), 1 or 0 where delta is far beyond it.
func survivalBeyond(t, df, delta float64) float64 {
	switch {
	case delta > mostNoncentral && delta > t+10:
		return 1
	case delta < -mostNoncentral:
		return 0
	}
	return NoncentralSurvival(t, df, delta)
}

// mostPlanned is the largest sample that is looked for.
const mostPlanned = 1e9

// Size returns the number of respondents in each sample, not rounded, with which the
// test has the power: at least 2, and NaN if 1e9 are too few, or for a power or a level
// that is not between 0 and 1. Round it up.
//
// Checked against R power.t.test(strict = TRUE), to 1e-6 of n, for paired and for
// independent samples; R's strict = FALSE, which counts one tail, is OneSided at Alpha/2.
func (p Planned) Size(power float64) float64 {
	if !(power > 0 && power < 1) || !(p.Alpha > 0 && p.Alpha < 1) || !(p.D > 0) || !(p.Power(mostPlanned) >= power) {
		return math.NaN()
	}
	if p.Power(2) >= power {
		return 2
	}
	low, high := 2.0, 4.0
	for p.Power(high) < power {
		low, high = high, 2*high
	}
	for high-low > 1e-12*high {
		middle := (low + high) / 2
		if p.Power(middle) < power {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// Difference returns the D, in standard deviations, that the test with n respondents in
// each sample shows with the power; D of the receiver is not looked at. It is NaN below
// n = 2 and for a power that is not between Alpha and 1.
//
// It is the D that Size gives n back for (TestDifferenceIsSizeTurnedRound).
func (p Planned) Difference(n, power float64) float64 {
	if !(n >= 2) || !(power > p.Alpha && power < 1) {
		return math.NaN()
	}
	weaker := func(d float64) bool {
		p.D = d
		return p.Power(n) < power
	}
	low, high := 0.0, 1/math.Sqrt(n)
	for weaker(high) {
		low, high = high, 2*high
	}
	for high-low > 1e-13*high {
		if middle := (low + high) / 2; weaker(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// DetectedAt returns the true fall at which a change is shown and as large as a limit
// with the power: max(limit, c·SE) + z·SE, c the t quantile of 1 − alpha/2 and z the
// normal one of the power. With the SE the spread of a change between two waves, it is
// how gates are judged (package gate); a fall of exactly the limit is caught at most
// every second time.
func DetectedAt(limit, se, df, alpha, power float64) float64 {
	return math.Max(limit, StudentQuantile(1-alpha/2, df)*se) + NormalQuantile(power)*se
}
