package stat

import "math"

// Net is a sample of answers of three kinds, whose net share is that of the
// positive ones less that of the negative ones, from −1 to 1; times 100 it is in
// points.
type Net struct{ Negative, Neutral, Positive int64 }

// NPS divides answers from 0 to 10 to “would you recommend us?” into detractors
// (0–6), passives (7, 8) and promoters (9, 10) (Reichheld 2003, Harvard Business
// Review 81:46). The net is the NPS over 100. The sample must be on that scale:
// one that runs from 1, or to 11, gives another number. Checked by hand and against the
// closed form in R and NumPy.
func NPS(answers Hist) Net {
	promoters := answers.countIf(func(x int64) bool { return x >= 9*answers.Den })
	detractors := answers.countIf(func(x int64) bool { return x <= 6*answers.Den })
	return Net{Negative: detractors, Neutral: answers.count() - promoters - detractors, Positive: promoters}
}

// Estimate is the net share with its normal interval, net ± z·√(v/n) with
// v = p + q − (p − q)², p and q the shares of positive and negative answers.
//
// Where that interval has no width, all answers being of one kind, or leaves
// [−1, 1], it is that of ¾ more answers of the negative and of the positive kind
// and 1½ more neutral ones, cut off at −1 and 1 (the adjusted Wald interval).
// For n = 0 all is NaN (NoData); for n = 1 the net stands alone (OneAnswer).
// Checked against the closed form in R and NumPy.
func (c Net) Estimate(level float64) Estimate {
	value, variance := c.mean(0)
	e := Estimate{Value: value, SE: math.Sqrt(variance), Level: level, N: c.count(), Method: "normal"}
	if e.N < 2 {
		e.SE, e.Lo, e.Hi, e.Reason = math.NaN(), math.NaN(), math.NaN(), Moments{N: e.N}.reason()
		return e
	}
	z := NormalQuantile((1 + level) / 2)
	e.Lo, e.Hi = value-z*e.SE, value+z*e.SE
	if e.SE == 0 || e.Lo < -1 || e.Hi > 1 {
		centre, variance := c.mean(0.75)
		margin := z * math.Sqrt(variance)
		e.Lo, e.Hi, e.Method = math.Max(-1, centre-margin), math.Min(1, centre+margin), "adjusted normal"
	}
	return e
}

func (c Net) count() int64 { return c.Negative + c.Neutral + c.Positive }

// Variance returns that of one respondent's 1, 0 or −1, with the divisor n:
// p + q − (p − q)² of the positive and negative shares p and q; NaN for n = 0.
func (c Net) Variance() float64 {
	_, variance := c.mean(0)
	return variance * float64(c.count())
}

// mean is the net share and its variance, with so many more negative and positive
// answers, and twice as many neutral ones.
func (c Net) mean(more float64) (value, variance float64) {
	n := float64(c.count()) + 4*more
	p, q := (float64(c.Positive)+more)/n, (float64(c.Negative)+more)/n
	return p - q, (p + q - (p-q)*(p-q)) / n
}

// NetDifference compares the net shares of two independent samples: x less y, with
// the variances of both added, z = difference/SE and its normal interval.
//
// Where neither has a variance there is no test (ZeroVariance), and the interval
// is that of the adjusted samples, see Net.Estimate. Where one has none, the interval
// joins those of the two nets by the squares of their arms, as Newcombe's of two shares
// does, for the one would add nothing. It is undefined if either is empty (NoData). Checked against the closed form in R and SciPy.
func NetDifference(x, y Net, level float64) (Estimate, Test) {
	const name = "difference of nets"
	n := x.count() + y.count()
	valueX, varianceX := x.mean(0)
	valueY, varianceY := y.mean(0)
	e := Estimate{Value: valueX - valueY, SE: math.Sqrt(varianceX + varianceY), Level: level, N: n, Method: "normal"}
	z := NormalQuantile((1 + level) / 2)
	e.Lo, e.Hi = e.Value-z*e.SE, e.Value+z*e.SE
	switch {
	case math.IsNaN(e.Value):
		e.Reason = NoData
		return e, undefinedTest(name, n, NoData)
	case e.SE == 0:
		valueX, varianceX = x.mean(0.75)
		valueY, varianceY = y.mean(0.75)
		margin := z * math.Sqrt(varianceX+varianceY)
		e.Lo, e.Hi = math.Max(-2, valueX-valueY-margin), math.Min(2, valueX-valueY+margin)
		e.Method = "adjusted normal"
		return e, undefinedTest(name, n, ZeroVariance)
	case varianceX == 0 || varianceY == 0:
		a, b := x.Estimate(level), y.Estimate(level)
		e.Lo, e.Hi = e.Value-math.Hypot(valueX-a.Lo, b.Hi-valueY), e.Value+math.Hypot(a.Hi-valueX, valueY-b.Lo)
		e.Method = "adjusted normal"
	}
	return e, normalTest(name, e.Value/e.SE, n)
}
