package stat

import (
	"math"
	"testing"
)

// The numbers of R summary(lm(y ~ x)); those of samples are the same rows one by one.
func TestLine(t *testing.T) {
	x := []float64{1, 2, 3, 4}
	y := []float64{-0.78125, -1.375, -1.619047619047619, -1.8732394366197183}
	l := LineThrough(x, y, 0.95)
	for name, c := range map[string][2]float64{
		"slope": {l.Slope.Value, -0.3520015928906774}, "se": {l.Slope.SE, 0.05941331319788076},
		"t": {l.Test.Statistic, -5.9246248684753215}, "p": {l.Test.P, 0.027326694870351373}, "r2": {l.R2, 0.9460933585118345},
		"df": {l.Test.DF, 2},
	} {
		if math.Abs(c[0]-c[1]) > 1e-12*math.Abs(c[1]) {
			t.Errorf("%s: got %.17g, want %.17g", name, c[0], c[1])
		}
	}
	for name, c := range map[string]struct {
		x, y []float64
		want Reason
	}{
		"two waves":       {[]float64{1, 2}, []float64{3, 4}, FewWaves},
		"one time":        {[]float64{1, 1, 1}, []float64{3, 4, 5}, FewWaves},
		"all on the line": {[]float64{0, 1, 2}, []float64{0.1, 0.2, 0.3}, ZeroVariance},
		"nothing":         {nil, nil, FewWaves},
	} {
		l := LineThrough(c.x, c.y, 0.95)
		if l.Slope.Reason != c.want || l.Test.Reason != c.want || !math.IsNaN(l.Test.P) {
			t.Errorf("%s: got %q with p %v, want %q", name, l.Slope.Reason, l.Test.P, c.want)
		}
	}
	if l := LineThrough([]float64{0, 1}, []float64{3, 5}, 0.95); l.Slope.Value != 2 || l.Intercept != 3 {
		t.Errorf("two waves have a slope of %v from %v", l.Slope.Value, l.Intercept)
	}
}

// The worked example of Wheeler's factors: mean −.74375, mean range .2285714.
func TestXmR(t *testing.T) {
	b := XmR([]float64{-.8, -.9, -.7, -.85, -.6, -.95, -.75, -.4})
	for name, c := range map[string][2]float64{
		"mean": {b.Mean, -.74375}, "range": {b.Range, 1.6 / 7}, "low": {b.Low, -1.35175}, "high": {b.High, -.13575}, "jump": {b.RangeHigh, .7467428571428572},
	} {
		if math.Abs(c[0]-c[1]) > 1e-12 {
			t.Errorf("%s: got %v, want %v", name, c[0], c[1])
		}
	}
	for name, c := range map[string]struct {
		x    []float64
		want []int
	}{
		"nothing happens":    {[]float64{1, 2, 1, 2, 1, 2, 1, 2}, nil},
		"one is outside":     {[]float64{1, 2, 1, 2, 1, 2, 1, 9, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}, []int{7}},
		"eight on a side":    {[]float64{1.3, 1.45, 1.3, 1.45, 1.3, 1.45, 1.3, 1.45, 1.7, 1.55, 1.7, 1.55, 1.7, 1.55, 1.7, 1.55}, []int{7, 15}},
		"three of four near": {[]float64{1, 2, 1, 2, 3.6, 3.6, 1, 3.6, 1, 2, 1, 2, 1, 2, 1, 2}, []int{7}},
		"all equal":          {[]float64{2, 2, 2, 2, 2, 2, 2, 2}, nil},
		"one number":         {[]float64{2}, nil},
	} {
		got := XmR(c.x).Signals
		if len(got) != len(c.want) {
			t.Errorf("%s: got signals %v, want %v (%+v)", name, got, c.want, XmR(c.x))
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got signals %v, want %v", name, got, c.want)
			}
		}
	}
}
