package stat

import (
	"math"
	"testing"
)

// The exact ones by listing all divisions in R with choose(), the others by
// chisq.test(correct = FALSE).
func TestIndependenceByR(t *testing.T) {
	tests := []struct {
		name             string
		x, y             []int64
		statistic, df, p float64
		test             string
	}{
		{"few managers", []int64{1, 2, 15}, []int64{40, 60, 112}, 6.26405124978783068, math.NaN(), 0.04063992762048526, ChiSquaredExact},
		{"very few", []int64{0, 3, 5}, []int64{2, 2, 1}, 4.40916666666666668, math.NaN(), 0.12975912975912976, ChiSquaredExact},
		{"nobody neutral", []int64{0, 0, 6}, []int64{4, 0, 3}, 4.95238095238095255, math.NaN(), 0.069930069930069935, ChiSquaredExact},
		{"far apart", []int64{9, 0, 1}, []int64{3, 4, 8}, 11.9212962962962976, math.NaN(), 0.0020454239528139109, ChiSquaredExact},
		{"many", []int64{20, 30, 50}, []int64{40, 60, 60}, 3.93939393939393945, 2, 0.13949912227207403, ChiSquared},
		{"five expected of each", []int64{4, 6}, []int64{6, 4}, 0.8, 1, 0.37109336952269761, ChiSquared},
		{"two kinds", []int64{20, 0, 80}, []int64{90, 0, 70}, 33.130303030303025, 1, 8.6185018562615638e-09, ChiSquared},
	}
	for _, test := range tests {
		got, turned := Independence(test.x, test.y), Independence(test.y, test.x)
		near(t, test.name+": X²", got.Statistic, test.statistic, 1e-14)
		near(t, test.name+": p", got.P, test.p, 1e-12)
		near(t, test.name+": p turned round", turned.P, test.p, 1e-12)
		if got.Name != test.test || got.DF != test.df && !(math.IsNaN(got.DF) && math.IsNaN(test.df)) {
			t.Errorf("%s: %s on %v, want %s on %v", test.name, got.Name, got.DF, test.test, test.df)
		}
	}
}

func TestIndependenceUndefined(t *testing.T) {
	for _, test := range []struct {
		name string
		x, y []int64
		why  Reason
	}{
		{"nobody in one", []int64{0, 0, 0}, []int64{1, 2, 3}, NoData},
		{"nobody at all", []int64{0, 0, 0}, []int64{0, 0, 0}, NoData},
		{"all of one kind", []int64{0, 0, 4}, []int64{0, 0, 9}, ZeroVariance},
	} {
		if got := Independence(test.x, test.y); got.Reason != test.why || !math.IsNaN(got.P) {
			t.Errorf("%s: %+v, want %s", test.name, got, test.why)
		}
	}
}

// Equal divisions differ in nothing: every division is at least as unequal.
func TestIndependenceOfEqualsIsOne(t *testing.T) {
	near(t, "p", Independence([]int64{1, 1, 3}, []int64{2, 2, 6}).P, 1, 1e-13)
}

// Of three and three people of three kinds the divisions are those of 3 of 6: the 12 of 20
// in which somebody's kind is whole on a side have an X² of 4, the others of 0.
func TestIndependenceOfKindsThatOneSideFills(t *testing.T) {
	test := Independence([]int64{2, 1, 0}, []int64{0, 1, 2})
	near(t, "statistic", test.Statistic, 4, 1e-15)
	near(t, "p", test.P, 0.6, 1e-14)
	near(t, "p of none", Independence([]int64{1, 1, 1}, []int64{1, 1, 1}).P, 1, 1e-14)
	if test.Name != ChiSquaredExact || test.N != 6 {
		t.Errorf("got %+v", test)
	}
}

// Five expected are enough for chi-squared, fewer are not; a kind of nobody does not count.
func TestIndependenceChangesOverAtFive(t *testing.T) {
	for _, c := range []struct {
		x, y []int64
		name string
		df   float64
	}{
		{[]int64{6, 4}, []int64{4, 6}, ChiSquared, 1},
		{[]int64{6, 0, 4}, []int64{4, 0, 6}, ChiSquared, 1},
		{[]int64{6, 4, 6}, []int64{4, 6, 6}, ChiSquared, 2},
		{[]int64{5, 5}, []int64{4, 6}, ChiSquaredExact, math.NaN()},
		{[]int64{6, 4}, []int64{40, 50}, ChiSquaredExact, math.NaN()},
	} {
		got := Independence(c.x, c.y)
		if got.Name != c.name || got.Reason != "" || !(got.P > 0 && got.P <= 1) {
			t.Errorf("%v and %v: %+v, want %s", c.x, c.y, got, c.name)
		}
		same(t, "df", got.DF, c.df)
	}
	near(t, "statistic", Independence([]int64{6, 4}, []int64{4, 6}).Statistic, 0.8, 1e-14)
}
