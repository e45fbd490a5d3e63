package stat

import "math"

// RiskRatio compares the shares of two independent samples, x of nx and y of ny, by their
// ratio (x/nx)/(y/ny) with Katz's interval, exp(ln ratio ± z·√(1/x − 1/nx + 1/y − 1/ny))
// (Katz, Baptista, Azen & Pike 1978, Biometrics 34:469), and the test of a ratio of 1 that
// belongs to it, z = ln ratio/SE. Where nobody in one sample has the property, half a
// person is added to each of the four cells. SE is that of the logarithm.
//
// It is undefined if either sample is empty (NoData), and if nobody has the property or
// everybody (ZeroVariance); of everybody the ratio is 1. Checked against the formula
// written out in R.
func RiskRatio(x, nx, y, ny int64, level float64) (Estimate, Test) {
	if e, test, ok := noRatio(katz, x, nx, y, ny, level); !ok {
		return e, test
	}
	log, se := katzOf(float64(x), float64(nx), float64(y), float64(ny))
	return ratioOf(katz, log, se, nx+ny, level)
}

// The names of the tests of a ratio of shares.
const (
	katz            = "Katz"
	LinearisedRatio = "linearised log ratio"
)

// SharesRatio is RiskRatio of two parts of a sample of 1 and 0 in which nobody is in both.
// Of parts that are no plain ones the shares p and q are weighted, and
//
//	SE² = u/p² + v/q² − 2c/(pq),
//
// by the delta method, u and v their linearised variances with the divisor n, as
// Subgroup.Share has them, and c their covariance where they share clusters (SubgroupsT).
// Where nobody in one has the property, half a person is added to each cell of as many
// people as the shares are worth (Subgroup.Share). Weights that are all equal give
// RiskRatio.
//
// It is undefined where RiskRatio is, has neither interval nor test in one cluster
// (FewClusters), and none but itself of a whole population (Census). Checked against R
// survey::svyby and svycontrast.
func SharesRatio(x, y Subgroup, level float64) (Estimate, Test) {
	if !x.cross.designed() && !y.cross.designed() {
		return RiskRatio(x.Ones(), x.N, y.Ones(), y.N, level)
	}
	if e, test, ok := noRatio(LinearisedRatio, x.Ones(), x.N, y.Ones(), y.N, level); !ok {
		return e, test
	}
	switch {
	case x.clusters() == 1 || y.clusters() == 1:
		return bareRatio(x, y, FewClusters, level)
	case x.cross.Known == 1:
		return bareRatio(x, y, Census, level)
	case x.Mean == 0 || y.Mean == 0:
		a, b := x.Share(level), y.Share(level)
		log, se := katzOf(a.Value*a.Size, a.Size, b.Value*b.Size, b.Size)
		return ratioOf(LinearisedRatio, log, se, x.N+y.N, level)
	}
	variance := x.logVariance() + y.logVariance()
	if covariance, clusters := x.with(y); clusters > 0 {
		of := func(s Subgroup) float64 { return math.Sqrt(float64(s.N-1)/float64(s.N)) / s.Mean }
		variance -= 2 * covariance * of(x) * of(y)
	}
	if variance < noise*(x.logVariance()+y.logVariance()) || variance == 0 {
		return bareRatio(x, y, ZeroVariance, level)
	}
	return ratioOf(LinearisedRatio, math.Log(x.Mean/y.Mean), math.Sqrt(variance), x.N+y.N, level)
}

// logVariance is the variance of the logarithm of a share of ones; 0 of everybody, also of
// one person.
func (s Subgroup) logVariance() float64 {
	if s.Mean == 1 {
		return 0
	}
	return s.shareVariance() / (s.Mean * s.Mean)
}

// noRatio is the ratio of shares that say nothing; ok if they say something.
func noRatio(name string, x, nx, y, ny int64, level float64) (e Estimate, test Test, ok bool) {
	e = undefinedRatio(name, nx+ny, "", level)
	switch {
	case nx == 0 || ny == 0:
		e.Reason = NoData
	case x+y == 0:
		e.Reason = ZeroVariance
	case x == nx && y == ny:
		e.Value, e.Reason = 1, ZeroVariance
	}
	return e, undefinedTest(name, e.N, e.Reason), e.Reason == ""
}

func undefinedRatio(name string, n int64, why Reason, level float64) Estimate {
	nan := math.NaN()
	return Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, N: n, Method: name, Reason: why}
}

// bareRatio is the ratio without a test, and undefined where it has no end. Its interval is
// itself where nothing is left to chance.
func bareRatio(x, y Subgroup, why Reason, level float64) (Estimate, Test) {
	e := undefinedRatio(LinearisedRatio, x.N+y.N, why, level)
	if y.Mean > 0 {
		e.Value = x.Mean / y.Mean
	}
	if why != FewClusters {
		e.SE, e.Lo, e.Hi = 0, e.Value, e.Value
	}
	return e, undefinedTest(LinearisedRatio, e.N, why)
}

// katzOf is the logarithm of the ratio of two shares and its standard error.
func katzOf(a, n, b, m float64) (log, se float64) {
	if a == 0 || b == 0 {
		a, n, b, m = a+0.5, n+1, b+0.5, m+1
	}
	return math.Log(a / n / (b / m)), math.Sqrt(1/a - 1/n + 1/b - 1/m)
}

func ratioOf(name string, log, se float64, n int64, level float64) (Estimate, Test) {
	z := NormalQuantile((1 + level) / 2)
	e := Estimate{Value: math.Exp(log), SE: se, Lo: math.Exp(log - z*se), Hi: math.Exp(log + z*se), Level: level, N: n, Method: name}
	return e, normalTest(name, log/se, n)
}
