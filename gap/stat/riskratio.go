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
	const name = "Katz"
	nan := math.NaN()
	e := Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, N: nx + ny, Method: name}
	switch {
	case nx == 0 || ny == 0:
		e.Reason = NoData
	case x+y == 0:
		e.Reason = ZeroVariance
	case x == nx && y == ny:
		e.Value, e.Reason = 1, ZeroVariance
	}
	if e.Reason != "" {
		return e, undefinedTest(name, e.N, e.Reason)
	}
	a, n, b, m := float64(x), float64(nx), float64(y), float64(ny)
	if x == 0 || y == 0 {
		a, n, b, m = a+0.5, n+1, b+0.5, m+1
	}
	log := math.Log(a / n / (b / m))
	e.Value, e.SE = math.Exp(log), math.Sqrt(1/a-1/n+1/b-1/m)
	z := NormalQuantile((1 + level) / 2)
	e.Lo, e.Hi = math.Exp(log-z*e.SE), math.Exp(log+z*e.SE)
	return e, normalTest(name, log/e.SE, e.N)
}
