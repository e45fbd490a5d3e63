package stat

import (
	"math"
	"testing"
)

// The ends are those of R poisson.test(count, exposure, conf.level = level).
func TestRate(t *testing.T) {
	tests := []struct {
		name            string
		count           int64
		exposure, level float64
		lo, hi          float64
	}{
		{"ten events", 10, 1, 0.95, 4.7953886961324343, 18.3903560420177783},
		{"no events", 0, 1, 0.95, 0, 3.6888794541139354},
		{"37 in 42", 37, 42, 0.95, 0.62027177540728651, 1.21427681290311495},
		{"another level", 3, 2, 0.9, 0.40884572358197663, 3.87682826396636271},
	}
	for _, test := range tests {
		e := Rate(test.count, test.exposure, test.level)
		near(t, test.name+", rate", e.Value, float64(test.count)/test.exposure, 0)
		near(t, test.name+", SE", e.SE, math.Sqrt(float64(test.count))/test.exposure, 1e-15)
		near(t, test.name+", low", e.Lo, test.lo, 1e-13)
		near(t, test.name+", high", e.Hi, test.hi, 1e-13)
	}
}

// TestRateWithoutExposure: events of nobody have no rate, not even none of them.
func TestRateWithoutExposure(t *testing.T) {
	for _, exposure := range []float64{0, -1, math.NaN()} {
		e := Rate(0, exposure, 0.95)
		if e.Reason != NoData || !math.IsNaN(e.Value) || !math.IsNaN(e.Lo) || !math.IsNaN(e.Hi) {
			t.Errorf("rate of 0 in %g is %+v, want NaN with a reason", exposure, e)
		}
	}
}
