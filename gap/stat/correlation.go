package stat

import "math"

// Correlation is a correlation of n people with Fisher's interval,
// tanh(artanh r ± z/√(n − 3)), z the normal quantile (Fisher 1921, Metron 1:3).
//
// SE is that of artanh r, 1/√(n − 3). The interval is undefined below four people
// and where r is ±1 or NaN, as where one of the two numbers is constant. Checked
// against R cor.test.
func Correlation(r float64, n int64, level float64) Estimate {
	nan := math.NaN()
	e := Estimate{Value: r, SE: nan, Lo: nan, Hi: nan, Level: level, N: n, Method: "Fisher z"}
	switch {
	case n == 0:
		e.Reason = NoData
	case n == 1:
		e.Reason = OneAnswer
	case math.IsNaN(r) || math.Abs(r) == 1:
		e.Reason = ZeroVariance
	case n < 4:
		e.Reason = FewPeople
	default:
		e.SE = 1 / math.Sqrt(float64(n-3))
		margin := NormalQuantile((1+level)/2) * e.SE
		e.Lo, e.Hi = math.Tanh(math.Atanh(r)-margin), math.Tanh(math.Atanh(r)+margin)
	}
	return e
}

// MeanWithCorrelation is the correlation, over samples, of the mean of first
// values and the correlation of first and second values r. With u and v the two
// values less their means in standard deviations, one respondent moves r by
//
//	f = u·v − r·(u² + v²)/2
//
// (Devlin, Gnanadesikan & Kettenring 1975, Biometrika 62:531), so it is
// mean(u·f)/√mean(f²), −1 to 1. Any increasing form of r has the same. It is NaN
// where a value is constant or r is ±1. Checked against 200,000 samples drawn in
// R.
func MeanWithCorrelation(j Joint) float64 {
	x, y := j.First().Moments(), j.Second().Moments()
	c := j.Cross()
	r := c.Cor(0, 1)
	if math.IsNaN(r) || math.Abs(r) == 1 {
		return math.NaN()
	}
	toDeviations := math.Sqrt(float64(c.N) / float64(c.N-1)) // from divisor n − 1 to n
	value := func(code int64) float64 { return (float64(j.Base) + float64(j.Step)*float64(code)) / float64(j.Den) }
	uf, ff := 0.0, 0.0
	for i, n := range j.N {
		u := (value(j.From[i]) - x.Mean) / x.SD * toDeviations
		v := (value(j.To[i]) - y.Mean) / y.SD * toDeviations
		f := u*v - r*(u*u+v*v)/2
		uf += float64(n) * u * f
		ff += float64(n) * f * f
	}
	return uf / math.Sqrt(ff*float64(c.N))
}

// CompareCorrelations tests that two numbers of the same n people are equally
// correlated with a third: ry and sy are their correlations with it, rs theirs with
// each other. Williams's test,
//
//	t = (ry − sy)·√((n − 1)(1 + rs)/(2·D·(n − 1)/(n − 3) + m²(1 − rs)³)),
//	D = 1 − ry² − sy² − rs² + 2·ry·sy·rs, m = (ry + sy)/2,
//
// with n − 3 degrees of freedom (Williams 1959, Journal of the Royal Statistical
// Society B 21:396; Steiger 1980, Psychological Bulletin 87:245, equation 7). The
// statistic is above 0 if the first is the higher.
//
// It is undefined below four people, and where a correlation is or the two numbers
// are one. Checked against the formula in R, and psych::paired.r states the same.
func CompareCorrelations(ry, sy, rs float64, n int64) Test {
	const name = "Williams t"
	switch {
	case n == 0:
		return undefinedTest(name, n, NoData)
	case math.IsNaN(ry + sy + rs):
		return undefinedTest(name, n, ZeroVariance)
	case n < 4:
		return undefinedTest(name, n, FewPeople)
	case rs >= 1:
		return undefinedTest(name, n, Collinear)
	}
	people := float64(n)
	d := max(0, 1-ry*ry-sy*sy-rs*rs+2*ry*sy*rs)
	mean := (ry + sy) / 2
	spread := 2*d*(people-1)/(people-3) + mean*mean*math.Pow(1-rs, 3)
	if spread == 0 {
		return undefinedTest(name, n, ZeroVariance)
	}
	return studentTest(name, (ry-sy)*math.Sqrt((people-1)*(1+rs)/spread), people-3, n)
}
