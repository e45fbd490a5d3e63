package stat

import (
	"math"
	"testing"
)

// The formula written out in R: exp(log(x/nx/(y/ny))), sqrt(1/x - 1/nx + 1/y - 1/ny), qnorm
// and pnorm; with half a person in each cell where one is empty.
func TestRiskRatioByR(t *testing.T) {
	for name, c := range map[string]struct {
		x, nx, y, ny            int64
		ratio, se, low, high, p float64
	}{
		"a usual table":      {12, 20, 15, 180, 7.2, 3.0731814857642958e-01, 3.9422377660862775, 1.3149891781252206e+01, 1.3311094147289886e-10},
		"none of the others": {5, 10, 0, 40, 4.1000000000000007e+01, 1.4375391636427342, 2.4498996869067748, 6.8615054280953814e+02, 9.7864697578987844e-03},
		"none of the first":  {0, 8, 6, 30, 0.264957264957264960, 1.417912895145154284, 0.016453041289934536, 4.266831342396373294, 0.348902836768439306},
	} {
		t.Run(name, func(t *testing.T) {
			e, test := RiskRatio(c.x, c.nx, c.y, c.ny, 0.95)
			near(t, "ratio", e.Value, c.ratio, 1e-14)
			near(t, "SE", e.SE, c.se, 1e-13)
			near(t, "low", e.Lo, c.low, 1e-13)
			near(t, "high", e.Hi, c.high, 1e-13)
			near(t, "p", test.P, c.p, 1e-12)
		})
	}
}

// Everybody in one sample, or one person who is everybody, leaves the error of the other.
func TestRiskRatioOfEverybodyInOne(t *testing.T) {
	for name, c := range map[string]struct {
		x, nx, y, ny int64
		ratio        float64
	}{
		"everybody of five":     {5, 5, 3, 9, 3},
		"everybody of one":      {1, 1, 3, 9, 3},
		"everybody else":        {3, 9, 5, 5, 1. / 3},
		"one who is all others": {3, 9, 1, 1, 1. / 3},
	} {
		e, test := RiskRatio(c.x, c.nx, c.y, c.ny, 0.95)
		near(t, name, e.Value, c.ratio, 1e-14)
		near(t, name+", SE", e.SE, math.Sqrt(2)/3, 1e-14)
		near(t, name+", z", test.Statistic, math.Log(c.ratio)/(math.Sqrt(2)/3), 1e-14)
	}
}

func TestRiskRatioWithoutOne(t *testing.T) {
	for name, c := range map[string]struct {
		x, nx, y, ny int64
		ratio        float64
		reason       Reason
	}{
		"nobody on a side": {0, 0, 3, 9, math.NaN(), NoData},
		"nobody has it":    {0, 5, 0, 9, math.NaN(), ZeroVariance},
		"everybody has it": {5, 5, 9, 9, 1, ZeroVariance},
	} {
		t.Run(name, func(t *testing.T) {
			e, test := RiskRatio(c.x, c.nx, c.y, c.ny, 0.95)
			if e.Reason != c.reason || e.Value != c.ratio && !math.IsNaN(c.ratio) || !math.IsNaN(test.P) || !math.IsNaN(e.Lo) {
				t.Errorf("got %+v and %+v", e, test)
			}
		})
	}
}
