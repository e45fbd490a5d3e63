package stat

import "math"

// Part is what one of several independent samples brings to a difference of
// means: the variance of its part of the difference, and its size.
type Part struct {
	Variance float64 // of the mean, SD²/n for a plain mean; NaN for n < 2
	N        int64
	Clusters int64 // in which its people were drawn, 0 if each was drawn alone
}

// df is the degrees of freedom of the variance.
func (p Part) df() float64 {
	if p.Clusters > 0 {
		return float64(p.Clusters - 1)
	}
	return float64(p.N - 1)
}

// Part is what a sample brings to a difference of its mean from others.
func (m Moments) Part() Part {
	se := m.SE()
	return m.part(se * se)
}

// PlainPart is the same made of MeanVariance, which rounds otherwise.
func (m Moments) PlainPart() Part { return m.part(m.MeanVariance() / float64(m.N)) }

func (m Moments) part(variance float64) Part {
	return Part{Variance: variance, N: m.N, Clusters: m.clusters()}
}

// DifferenceT estimates and tests a difference of means whose variance is the
// sum of independent parts, SE = √Σv, with
// df = (Σv)²/Σ(v²/(n − 1)), clusters in place of n where there are some (Satterthwaite 1946, Biometrics Bulletin 2:110). One
// part has n − 1 degrees of freedom, two are Welch's test.
//
// A sample of nobody (NoData) or of one (OneAnswer) has no variance, and without
// any the interval is the difference and there is no test (ZeroVariance).
//
// Checked against the paired t and Welch's t, and of three parts by hand.
func DifferenceT(name string, difference float64, parts []Part, level float64) (Estimate, Test) {
	return together(parts).test(name, difference, level)
}

// DifferencePFrom is the p of DifferenceT where |t| is no less than the least, else 1:
// where many differences are tested of which only a small p counts, it is a twelfth of
// the work. NaN where there is no test.
func DifferencePFrom(least, difference float64, parts ...Part) float64 {
	j := together(parts)
	if j.reason == "" && math.Abs(difference)/math.Sqrt(j.variance) < least {
		return 1
	}
	return j.p(difference)
}

// joined is the variance of a difference with its degrees of freedom, and why it has no
// test.
type joined struct {
	variance, df float64
	n            int64
	reason       Reason
}

func together(parts []Part) joined {
	var j joined
	below := 0.0
	for _, p := range parts {
		j.n += p.N
		j.variance += p.Variance
		below += p.Variance * p.Variance / p.df()
		switch {
		case p.N == 0:
			j.reason = NoData
		case p.N == 1 && j.reason == "":
			j.reason = OneAnswer
		case p.Clusters == 1 && j.reason == "":
			j.reason = FewClusters
		}
	}
	if j.df = j.variance * j.variance / below; j.reason == "" && j.variance == 0 {
		j.reason = ZeroVariance
	}
	return j
}

// shared is the same of two parts with a covariance, in so many clusters of either; of 0
// clusters there is none.
func (j joined) shared(covariance float64, clusters int) joined {
	if clusters == 0 || j.reason != "" {
		return j
	}
	left := j.variance - 2*covariance
	if left < noise*j.variance {
		left, j.reason = 0, ZeroVariance
	}
	j.variance, j.df = left, math.Min(j.df, float64(clusters-1))
	return j
}

func (j joined) test(name string, difference, level float64) (Estimate, Test) {
	e := Estimate{Value: difference, SE: math.Sqrt(j.variance), Lo: math.NaN(), Hi: math.NaN(), Level: level, N: j.n, Method: name, Reason: j.reason}
	if j.reason == ZeroVariance || j.reason == Census {
		e.Lo, e.Hi = difference, difference
	}
	if e.Reason != "" {
		return e, undefinedTest(name, j.n, e.Reason)
	}
	margin := StudentQuantile((1+level)/2, j.df) * e.SE
	e.Lo, e.Hi = difference-margin, difference+margin
	return e, studentTest(name, difference/e.SE, j.df, j.n)
}

func (j joined) p(difference float64) float64 {
	if j.reason != "" {
		return math.NaN()
	}
	return math.Min(1, 2*StudentSurvival(math.Abs(difference)/math.Sqrt(j.variance), j.df))
}
