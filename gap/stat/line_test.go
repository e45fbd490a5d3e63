package stat

import (
	"math"
	"slices"
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

// R summary(lm(y ~ x)), the p to 17 digits by DLMF 8.17, with x = c(1,2,2,2,3,3,5), y = c(3,1,4,4,5,2,6), of which one person
// alone is at the first and at the last time.
func TestLineOfSamples(t *testing.T) {
	samples := momentsOf([][]int64{{3}, {1, 4, 4}, {5, 2}, {}, {6}})
	l := LineOfSamples([]float64{1, 2, 3, 4, 5}, samples, 0.95)
	near(t, "slope", l.Slope.Value, 0.79411764705882326, 1e-13)
	near(t, "intercept", l.Intercept, 1.52941176470588314, 1e-13)
	near(t, "SE", l.Slope.SE, 0.48844786300985338, 1e-13)
	near(t, "R2", l.R2, 0.34582542694497165, 1e-13)
	near(t, "low", l.Slope.Lo, -0.46147755724968043, 1e-13)
	near(t, "high", l.Slope.Hi, 2.04971285136732684, 1e-13)
	near(t, "p", l.Test.P, 0.16492092005368103, 1e-13)
	if l.Test.DF != 5 || l.Slope.N != 7 {
		t.Errorf("%v degrees of freedom of %d people", l.Test.DF, l.Slope.N)
	}
}

// R cor.test(method = "kendall", exact = FALSE).
func TestKendallByR(t *testing.T) {
	for _, c := range []struct {
		x, y      []float64
		tau, z, p float64
	}{
		{[]float64{1, 2, 3, 4, 5, 6}, []float64{2, 1, 4, 3, 6, 5}, 0.59999999999999998, 1.6908055859299038, 0.090873939986249042},
		{[]float64{1, 1, 2, 2, 2, 3, 4}, []float64{5, 3, 3, 3, 2, 2, 1}, -0.82352941176470584, -2.3404646590656681, 0.019259761118353511},
		{[]float64{1, 2}, []float64{2, 1}, -1, -1, 0.31731050786291415}, // R has no z: the variance is 2·9/18
		{[]float64{1, 1, 2}, []float64{1, 2, 2}, 0.5, 0.70710678118654746, 0.47950012218695348},
	} {
		tau, test := Kendall(c.x, c.y)
		near(t, "tau", tau, c.tau, 1e-14)
		near(t, "z", test.Statistic, c.z, 1e-13)
		near(t, "p", test.P, c.p, 1e-13)
	}
	for name, c := range map[string]struct {
		x    []float64
		want Reason
	}{"nothing": {nil, FewWaves}, "one": {[]float64{1}, FewWaves}, "a constant": {[]float64{2, 2, 2}, ZeroVariance}} {
		tau, test := Kendall(c.x, c.x)
		if !math.IsNaN(tau) || test.Reason != c.want {
			t.Errorf("%s: tau %v, %+v", name, tau, test)
		}
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
		// The limits are 1.62 ± 3.55: 2.9 is nearer to the mean, 3.6 nearer to the limit.
		"three of four less near": {[]float64{1, 2, 1, 2, 2.9, 2.9, 1, 2.9, 1, 2, 1, 2, 1, 2, 1, 2}, nil},
		"three of four below":     {[]float64{2, 1, 2, 1, -0.6, -0.6, 2, -0.6, 2, 1, 2, 1, 2, 1, 2, 1}, []int{7}},
		"two numbers":             {[]float64{1, 2}, nil},
		"all equal":               {[]float64{2, 2, 2, 2, 2, 2, 2, 2}, nil},
		"one number":              {[]float64{2}, nil},
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

// Limits move with the unit, and two numbers have some.
func TestXmROnAnotherScale(t *testing.T) {
	near := []float64{1, 2, 1, 2, 3.6, 3.6, 1, 3.6, 1, 2, 1, 2, 1, 2, 1, 2}
	less := []float64{1, 2, 1, 2, 2.9, 2.9, 1, 2.9, 1, 2, 1, 2, 1, 2, 1, 2}
	for _, unit := range []float64{0.1, 10, 1000} {
		for name, x := range map[string][]float64{"near": near, "less near": less} {
			scaled := make([]float64, len(x))
			for i, v := range x {
				scaled[i] = unit * v
			}
			if got, want := XmR(scaled).Signals, XmR(x).Signals; !slices.Equal(got, want) {
				t.Errorf("%s, in units of %v: %v, want %v", name, unit, got, want)
			}
		}
	}
	if b := XmR([]float64{1, 2}); b.Mean != 1.5 || b.High != 1.5+xFactor || math.Abs(b.Low+1.16) > 1e-15 || b.RangeHigh != 3.267 {
		t.Errorf("two numbers: %+v", b)
	}
	if b := XmR([]float64{1}); b.Mean != 1 || !math.IsNaN(b.Range+b.Low) || !math.IsNaN(b.High+b.RangeHigh) || b.Signals != nil {
		t.Errorf("one number: %+v", b)
	}
}

// A number on a limit is not beyond it, and neither is the last where only those before are.
func TestLastBeyondALimit(t *testing.T) {
	for _, c := range []struct {
		x    []float64
		want bool
	}{
		{[]float64{-3, -3, -3, -1}, false}, {[]float64{3, 3, 3, 1}, false}, {[]float64{-3, -3, -1, -3}, true}, {[]float64{3, 3, 1, 3}, true},
		{[]float64{-3, -1, -1, -3}, false}, {[]float64{3, -3, 3, 3}, true}, {[]float64{3, 3, 3, -3}, false}, {[]float64{3, 3}, false}, {[]float64{3, 3, 3}, true},
		{[]float64{3, 3, 0, 0, 3}, false}, {[]float64{-3, -3, 0, 0, -3}, false},
	} {
		if got := (Behaviour{}).lastBeyond(c.x, 4, 3, -1, 1); got != c.want {
			t.Errorf("%v: got %v", c.x, got)
		}
	}
}

// Three numbers are the fewest with an interval: R summary(lm(c(1, 3, 4) ~ c(0, 1, 2))). On a
// line the slope is known, and two numbers have one without an interval.
func TestLineOfThree(t *testing.T) {
	l := LineThrough([]float64{0, 1, 2}, []float64{1, 3, 4}, 0.95)
	for name, pair := range map[string][2]float64{
		"slope": {l.Slope.Value, 1.5}, "intercept": {l.Intercept, 1.166666666666667}, "SE": {l.Slope.SE, 0.288675134594813}, "R2": {l.R2, 0.9642857142857142},
		"low": {l.Slope.Lo, -2.16796536240448}, "high": {l.Slope.Hi, 5.167965362404481}, "t": {l.Test.Statistic, 5.19615242270663}, "p": {l.Test.P, 0.1210377183236768},
	} {
		near(t, name, pair[0], pair[1], 1e-12)
	}
	on := LineThrough([]float64{0, 1, 2}, []float64{1, 3, 5}, 0.95).Slope
	if on.Value != 2 || on.SE != 0 || on.Lo != 2 || on.Hi != 2 {
		t.Errorf("on the line: %+v", on)
	}
	two := LineThrough([]float64{0, 1}, []float64{1, 3}, 0.95)
	if two.Slope.Value != 2 || !math.IsNaN(two.Slope.SE) || !math.IsNaN(two.Slope.Lo) || !math.IsNaN(two.R2) || two.Slope.N != 2 {
		t.Errorf("two numbers: %+v", two)
	}
}
