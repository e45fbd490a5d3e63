package stat

import "math"

// ShareDifference compares the shares of two independent samples, x of nx and y of
// ny: the difference x/nx − y/ny with Newcombe's interval,
//
//	from −√((p − l)² + (u' − q)²) to +√((u − p)² + (q − l')²) around p − q,
//
// l, u, l', u' the ends of Wilson's intervals of p and q (Newcombe 1998, Statistics
// in Medicine 17:873, method 10), and the test of equal shares,
// z = (p − q)/√(r(1 − r)(1/nx + 1/ny)) with r the share of both together. SE is
// that of the difference, √(p(1 − p)/nx + q(1 − q)/ny).
//
// It is undefined if either is empty (NoData). If all have the property, or none,
// the interval stands and there is no test (ZeroVariance). Checked against
// Newcombe's example of 56 of 70 and 48 of 80, and R prop.test(correct = FALSE),
// whose statistic is z².
func ShareDifference(x, nx, y, ny int64, level float64) (Estimate, Test) {
	const name = "two shares"
	e := SharesApart(Share(x, nx, level), Share(y, ny, level))
	switch {
	case nx == 0 || ny == 0:
		return e, undefinedTest(name, nx+ny, NoData)
	case x+y == 0 || x+y == nx+ny:
		return e, undefinedTest(name, nx+ny, ZeroVariance)
	}
	both := float64(x+y) / float64(nx+ny)
	se := math.Sqrt(both * (1 - both) * (1/float64(nx) + 1/float64(ny)))
	return e, normalTest(name, e.Value/se, nx+ny)
}

// SharesApart is that difference of two shares with their intervals, which may be those
// of samples that are no plain ones (Portion.Share).
func SharesApart(p, q Estimate) Estimate {
	e := Estimate{
		Value: p.Value - q.Value, SE: math.Hypot(p.SE, q.SE),
		Lo:    p.Value - q.Value - math.Hypot(p.Value-p.Lo, q.Hi-q.Value),
		Hi:    p.Value - q.Value + math.Hypot(p.Hi-p.Value, q.Value-q.Lo),
		Level: p.Level, N: p.N + q.N, Method: "Newcombe",
	}
	if p.N == 0 || q.N == 0 {
		e.Reason = NoData
	}
	return e
}
