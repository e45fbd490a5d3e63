package stat

import "math"

// Net is a sample of answers of three kinds, whose net share is that of the
// positive ones less that of the negative ones, from −1 to 1; times 100 it is in
// points.
type Net struct {
	Negative, Neutral, Positive int64

	// Design has the shares of a sample that is no plain one; nil of a plain one, of
	// which they follow from the counts.
	Design *NetDesign
}

// NetDesign is the weighted shares of negative and positive answers, and of how many
// people of a plain sample they would be as sure: v, the variance of 1, 0 and −1, over
// that of the net, with the divisor n as in Net.Estimate.
type NetDesign struct{ Negative, Positive, Size float64 }

// NetOf divides a sample by the sign of its values.
func NetOf(h Hist) Net {
	c := Net{Negative: h.CountSign(-1), Neutral: h.CountSign(0), Positive: h.CountSign(1)}
	if h.Plain() || c.count() == 0 {
		return c
	}
	share := func(s int) float64 { return h.Portion(func(x int64) bool { return signOf(x) == s }).Moments().Mean }
	c.Design = &NetDesign{Negative: share(-1), Positive: share(1), Size: h.cross().effective()}
	m := h.coded(func(x int64) int64 { return int64(signOf(x)) }).Moments()
	if m.clusters() == 1 {
		c.Design.Size = math.NaN()
	} else if n := float64(c.count()); m.SE() > 0 {
		c.Design.Size = c.Design.variance() / (m.SE() * m.SE() * (n - 1) / n)
	}
	return c
}

func (d NetDesign) variance() float64 {
	net := d.Positive - d.Negative
	return d.Positive + d.Negative - net*net
}

// NPS divides answers from 0 to 10 to “would you recommend us?” into detractors
// (0–6), passives (7, 8) and promoters (9, 10) (Reichheld 2003, Harvard Business
// Review 81:46). The net is the NPS over 100. The sample must be on that scale:
// one that runs from 1, or to 11, gives another number. Checked by hand and against the
// closed form in R and NumPy.
func NPS(answers Hist) Net {
	return NetOf(answers.coded(func(x int64) int64 {
		switch {
		case x >= 9*answers.Den:
			return 1
		case x <= 6*answers.Den:
			return -1
		default:
			return 0
		}
	}))
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
// p + q − (p − q)² of the positive and negative shares p and q; NaN for n = 0. A design
// makes it larger or smaller, so that it is n times that of the net.
func (c Net) Variance() float64 {
	if c.Design != nil {
		return c.Design.variance() * float64(c.count()) / c.Design.Size
	}
	_, variance := c.mean(0)
	return variance * float64(c.count())
}

// mean is the net share and its variance, with so many more negative and positive
// answers, and twice as many neutral ones.
func (c Net) mean(more float64) (value, variance float64) {
	size, positive, negative := float64(c.count()), float64(c.Positive), float64(c.Negative)
	if d := c.Design; d != nil {
		if math.IsInf(d.Size, 1) {
			return d.Positive - d.Negative, 0 // all of the population
		}
		size, positive, negative = d.Size, d.Size*d.Positive, d.Size*d.Negative
	}
	n := size + 4*more
	p, q := (positive+more)/n, (negative+more)/n
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
