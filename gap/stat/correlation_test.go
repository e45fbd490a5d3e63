package stat

import (
	"math"
	"testing"
)

func TestBivariateNormalCDF(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	tests := []struct{ h, k, rho, want float64 }{
		{0, 0, 0.5, 1.0 / 3}, // 1/4 + arcsin(rho)/2π
		// R mvtnorm::pmvnorm(algorithm = TVPACK(1e-16)).
		{1.2, -0.7, 0.3, 0.2298885519236076},
		{-2, 1.5, -0.8, 0.006244202450369368},
		{0.3, 0.31, 0.95, 0.5715664277281047},
		{2.5, 2.4, 0.99, 0.9914092353907521},
		{-1, 1.001, -0.99, 0.01376614780917884},
		{0.1, -3, 0.6, 0.001342566615756137},
		{-3, -3, 0.9, 0.0006104043853037787},
		{0.4, -0.2, 1, NormalCDF(-0.2)},
		{0.4, 0.2, -1, NormalCDF(0.4) + NormalCDF(0.2) - 1},
		{-0.4, 0.2, -1, 0},
		{inf, 0.7, 0.5, NormalCDF(0.7)},
		{-inf, -0.7, 0.5, 0}, {-inf, -0.7, -0.5, 0}, {-inf, inf, 0.5, 0}, {inf, inf, -0.5, 1}, {-inf, -inf, 0.5, 0},
		{inf, -0.7, -0.5, NormalCDF(-0.7)}, {inf, -0.7, 1, NormalCDF(-0.7)}, {-inf, 0.7, -1, 0},
		{-inf, 0.7, 0.5, 0},
	}
	for _, tt := range tests {
		near(t, "P(X ≤ h, Y ≤ k)", BivariateNormalCDF(tt.h, tt.k, tt.rho), tt.want, 1e-13)
		near(t, "turned", BivariateNormalCDF(tt.k, tt.h, tt.rho), tt.want, 1e-13)
	}
	for h := -6.0; h <= 6; h += 0.75 {
		for k := -6.0; k <= 6; k += 0.75 {
			for _, rho := range []float64{-1, -0.999, -0.95, -0.5, 0, 0.5, 0.95, 0.999, 1} {
				if p := BivariateNormalCDF(h, k, rho); !(p >= 0 && p <= min(NormalCDF(h), NormalCDF(k))+1e-15) {
					t.Errorf("P(X ≤ %v, Y ≤ %v) with rho %v is %v", h, k, rho, p)
				}
			}
		}
	}
	near(t, "close to one line", BivariateNormalCDF(0.5, 0.5001, 0.99999), 0.6908517941502605, 1e-9)
	for _, x := range [][3]float64{{nan, 0, 0}, {0, nan, 0}, {0, 0, nan}, {0, 0, 1.1}, {0, 0, -1.1}, {inf, 0, nan}, {inf, 0, 1.1}} {
		same(t, "undefined", BivariateNormalCDF(x[0], x[1], x[2]), nan)
	}
}

func TestCorrelation(t *testing.T) {
	// R cor.test(c(1,2,3,4,5,6,7,3,4,5), c(2,1,4,3,6,5,7,4,4,6)).
	got := Correlation(0.8769192333232017, 10, 0.95)
	near(t, "low", got.Lo, 0.5521551184906119, 1e-14)
	near(t, "high", got.Hi, 0.9706301421808894, 1e-14)
	for _, tt := range []struct {
		r    float64
		n    int64
		want Reason
	}{
		{math.NaN(), 0, NoData}, {math.NaN(), 1, OneAnswer}, {math.NaN(), 9, ZeroVariance}, {1, 9, ZeroVariance}, {0.3, 3, FewPeople},
	} {
		if got := Correlation(tt.r, tt.n, 0.95); got.Reason != tt.want || !math.IsNaN(got.Lo) || !math.IsNaN(got.SE) {
			t.Errorf("r %g of %d: got %+v, want the reason %s", tt.r, tt.n, got, tt.want)
		}
	}
}

func TestMeanWithCorrelation(t *testing.T) {
	counts := make(map[[2]int64]int64)
	for i, x := range []int64{1, 2, 3, 4, 5, 5, 5, 4, 3, 5, 2, 5} {
		counts[[2]int64{x, []int64{1, 1, 3, 4, 4, 5, 5, 5, 2, 3, 3, 5}[i]}] += 10
	}
	// R, 200,000 bootstrap samples: −0.356 with r, −0.352 with artanh r.
	near(t, "ceiling", MeanWithCorrelation(NewJoint(0, 1, 1, counts)), -0.3565, 0.01)
	near(t, "on another scale", MeanWithCorrelation(NewJoint(-3, 2, 10, counts)), MeanWithCorrelation(NewJoint(0, 1, 1, counts)), 1e-13)
	constant := NewJoint(0, 1, 1, map[[2]int64]int64{{3, 1}: 4, {3, 2}: 5})
	same(t, "constant", MeanWithCorrelation(constant), math.NaN())
	same(t, "nobody", MeanWithCorrelation(NewJoint(0, 1, 1, nil)), math.NaN())
	same(t, "r is 1", MeanWithCorrelation(NewJoint(0, 1, 1, map[[2]int64]int64{{1, 1}: 4, {2, 2}: 5})), math.NaN())
}

func TestCompareCorrelations(t *testing.T) {
	// R, psych::paired.r's formula written out.
	first := CompareCorrelations(0.6, 0.5, 0.7, 100)
	near(t, "t", first.Statistic, 1.595225146722991, 1e-14)
	near(t, "p", first.P, 0.11391505390232171, 1e-13)
	second := CompareCorrelations(0.3, 0.45, -0.2, 30)
	near(t, "t", second.Statistic, -0.5782947597524775, 1e-14)
	near(t, "p", second.P, 0.5678578244621488, 1e-13)
	for _, tt := range []struct {
		ry, sy, rs float64
		n          int64
		want       Reason
	}{
		{0.1, 0.2, 0.3, 0, NoData}, {0.1, 0.2, 0.3, 3, FewPeople}, {math.NaN(), 0.2, 0.3, 9, ZeroVariance}, {0.2, 0.2, 1, 9, Collinear},
		{0.5, -0.5, -1, 9, ZeroVariance}, // one is the other turned round: nothing is left to differ by
	} {
		if got := CompareCorrelations(tt.ry, tt.sy, tt.rs, tt.n); got.Reason != tt.want || !math.IsNaN(got.P) {
			t.Errorf("%+v: got %+v", tt, got)
		}
	}
}

// Four people are the fewest with an interval: the standard error is 1.
func TestCorrelationOfFour(t *testing.T) {
	for _, r := range []float64{-0.5, 0, 0.5} {
		got := Correlation(r, 4, 0.95)
		same(t, "SE", got.SE, 1)
		near(t, "low", got.Lo, math.Tanh(math.Atanh(r)-1.959963984540054), 1e-13)
		near(t, "high", got.Hi, math.Tanh(math.Atanh(r)+1.959963984540054), 1e-13)
	}
	if got := CompareCorrelations(0.6, 0.5, 0.7, 4); got.DF != 1 || !(got.P > 0 && got.P < 1) {
		t.Errorf("compared: %+v", got)
	}
}

// Numbers that do not correlate at all move neither with their mean, and correlations that
// nobody's numbers have together leave nothing unexplained.
func TestCorrelationsAtTheEdge(t *testing.T) {
	even := NewJoint(0, 1, 1, map[[2]int64]int64{{0, 0}: 3, {0, 1}: 3, {1, 0}: 3, {1, 1}: 3})
	if got := MeanWithCorrelation(even); !(math.Abs(got) <= 1e-15) {
		t.Errorf("no correlation: %v", got)
	}
	got := CompareCorrelations(0.9, 0.1, 0.9, 10)
	near(t, "t", got.Statistic, 0.8*math.Sqrt(9*1.9/(0.25*math.Pow(0.1, 3))), 1e-12)
}
