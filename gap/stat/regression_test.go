package stat

import (
	"math"
	"math/big"
	"testing"
)

// numbers are variables that are one number of a Cross each, as they were counted.
func numbers(k int, at ...int) []Variable {
	var all []Variable
	for _, i := range at {
		weights := make([]int64, k)
		weights[i] = 1
		all = append(all, Variable{Weights: weights, Base: 1, Step: 1, Den: 1})
	}
	return all
}

// In R, with x, z and y as below plus 1: summary(m <- lm(y ~ x + z)), confint(m),
// 1/(1 - summary(lm(x ~ z))$r.squared), coef(m)[2]*sd(x)/sd(y).
func TestRegressIsRs(t *testing.T) {
	got := Regress(tenPeople(), numbers(5, 0, 1), numbers(5, 2)[0], 0.95)
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"intercept", got.Intercept.Value, 1.270935960591135},
		{"its se", got.Intercept.SE, 0.5053538292411601},
		{"x", got.Slopes[0].Value, 1.651231527093596},
		{"its se", got.Slopes[0].SE, 0.1870305610477},
		{"its lower end", got.Slopes[0].Lo, 1.2089745266512},
		{"its p", got.Slopes[0].Test.P, 4.832898299373028e-05},
		{"standardised", got.Slopes[0].Standardized, 1.608885205308906},
		{"VIF", got.Slopes[1].VIF, 4.07881773399015},
		{"R²", got.R2, 0.9430067967824406},
		{"adjusted", got.Adjusted, 0.9267230244345664},
		{"residual", got.Residual, 0.5072313112342446},
		{"F", got.F.Statistic, 57.91083150984682},
		{"p of F", got.F.P, 4.419577285621583e-05},
	} {
		near(t, tt.name, tt.got, tt.want, 1e-13)
	}
	if got.DF != 7 || got.N != 10 {
		t.Errorf("got %d people and %d degrees of freedom, want 10 and 7", got.N, got.DF)
	}
}

// tenPeople have five numbers: three of their own, the sum of the first two, and one
// that is constant.
func tenPeople() Cross {
	x := []int64{1, 2, 3, 4, 5, 6, 7, 3, 4, 5}
	z := []int64{1, 3, 2, 5, 4, 6, 6, 2, 5, 4}
	y := []int64{2, 1, 4, 3, 6, 5, 7, 4, 4, 6}
	var people [][]int64
	for i := range x {
		people = append(people, []int64{x[i], z[i], y[i], x[i] + z[i], 7})
	}
	return crossOf(people...)
}

// A lattice moves and stretches the slopes and nothing else.
func TestRegressOnAnotherLattice(t *testing.T) {
	plain := Regress(tenPeople(), numbers(5, 0, 1), numbers(5, 2)[0], 0.95)
	x, y := numbers(5, 0, 1), numbers(5, 2)[0]
	x[0].Base, x[0].Den = 30, 10
	y.Base, y.Step = -4, 3
	moved := Regress(tenPeople(), x, y, 0.95)
	near(t, "slope", moved.Slopes[0].Value, 30*plain.Slopes[0].Value, 1e-14)
	near(t, "se", moved.Slopes[0].SE, 30*plain.Slopes[0].SE, 1e-14)
	near(t, "t", moved.Slopes[0].Test.Statistic, plain.Slopes[0].Test.Statistic, 0)
	near(t, "standardised", moved.Slopes[1].Standardized, plain.Slopes[1].Standardized, 0)
	near(t, "R²", moved.R2, plain.R2, 0)
}

func TestRegressDropsWhatTellsNothing(t *testing.T) {
	c := tenPeople()
	want := Regress(c, numbers(5, 0, 1), numbers(5, 2)[0], 0.95)
	got := Regress(c, numbers(5, 4, 0, 1, 3), numbers(5, 2)[0], 0.95)
	if got.Slopes[0].Reason != ZeroVariance || got.Slopes[3].Reason != Collinear {
		t.Fatalf("got the reasons %q and %q, want %q and %q", got.Slopes[0].Reason, got.Slopes[3].Reason, ZeroVariance, Collinear)
	}
	near(t, "R²", got.R2, want.R2, 0)
	near(t, "slope", got.Slopes[1].Value, want.Slopes[0].Value, 0)
	for _, shares := range [][]float64{got.LMG(nil), got.Johnson()} {
		if !math.IsNaN(shares[0]) || !math.IsNaN(shares[3]) {
			t.Errorf("predictors that were dropped have shares: %v", shares)
		}
		near(t, "sum of the shares", shares[1]+shares[2], got.R2, 1e-14)
	}
}

func TestRegressIsRefused(t *testing.T) {
	x := []int64{1, 2, 3, 5}
	people := func(n int) Cross {
		c := NewCross(5, 1, 1, 1)
		for i := range n {
			c.Add([]int64{x[i], x[i] * x[i], 7 - x[i]*x[i]*x[i], 2 * x[i], 3})
		}
		return c
	}
	for _, tt := range []struct {
		name       string
		c          Cross
		predictors []int
		y          int
		want       Reason
	}{
		{"nobody", people(0), []int{0}, 2, NoData},
		{"one person", people(1), []int{0}, 2, ZeroVariance},
		{"constant outcome", people(4), []int{0}, 4, ZeroVariance},
		{"as many people as predictors and one", people(3), []int{0, 1}, 2, FewPeople},
		{"two people", people(2), []int{0}, 2, FewPeople},
		{"only a constant predictor", people(4), []int{4}, 2, NoPredictor},
		{"nothing left", people(4), []int{0}, 3, PerfectFit},
		{"one more than that", people(4), []int{0, 1}, 2, ""},
	} {
		got := Regress(tt.c, numbers(5, tt.predictors...), numbers(5, tt.y)[0], 0.95)
		if got.Reason != tt.want || got.F.Reason != tt.want {
			t.Errorf("%s: got the reason %q, of F %q, want %q", tt.name, got.Reason, got.F.Reason, tt.want)
		}
		if undefined := tt.want != "" && tt.want != PerfectFit; math.IsNaN(got.R2) != undefined || math.IsNaN(got.LMG(nil)[0]) != undefined {
			t.Errorf("%s: R² %g, share %g", tt.name, got.R2, got.LMG(nil)[0])
		}
	}
}

func TestKendallAtTheEdge(t *testing.T) {
	for _, tt := range []struct {
		name string
		x, y []float64
		tau  float64
		want Reason
	}{
		{"none", nil, nil, math.NaN(), FewWaves},
		{"constant", []float64{1, 2, 3}, []float64{4, 4, 4}, math.NaN(), ZeroVariance},
		{"opposite", []float64{1, 2}, []float64{2, 1}, -1, ""},
		{"ties, by hand", []float64{1, 1, 2, 2, 3}, []float64{1, 2, 2, 3, 3}, 0.75, ""},
	} {
		tau, test := Kendall(tt.x, tt.y)
		same(t, tt.name, tau, tt.tau)
		if test.Reason != tt.want {
			t.Errorf("%s: got the reason %q, want %q", tt.name, test.Reason, tt.want)
		}
	}
}

// In R, cor.test(x, y, method = "kendall", exact = FALSE)$statistic.
func TestKendallWithTies(t *testing.T) {
	_, test := Kendall([]float64{1, 1, 2, 2, 3, 3, 4}, []float64{1, 2, 2, 3, 3, 1, 5})
	near(t, "z", test.Statistic, 1.445572754890112, 1e-14)
}

// Columns without anybody have no model, nor have those of one person.
func TestRegressColumnsOfFew(t *testing.T) {
	one := []*big.Rat{big.NewRat(3, 2)}
	for name, c := range map[string]struct {
		x, y []*big.Rat
		want Reason
	}{"nobody": {[]*big.Rat{}, []*big.Rat{}, NoData}, "one person": {one, one, ZeroVariance}} {
		for _, origin := range []bool{false, true} {
			want := c.want
			if origin && want != NoData {
				want = FewPeople
			}
			m := RegressColumns([][]*big.Rat{c.x}, c.y, origin, 0.95)
			if m.Reason != want || !math.IsNaN(m.R2) || m.N != int64(len(c.y)) || !math.IsNaN(m.Slopes[0].Value) {
				t.Errorf("%s, through the origin %v: %+v", name, origin, m)
			}
		}
	}
}
