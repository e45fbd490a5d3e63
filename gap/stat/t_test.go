package stat

import (
	"math"
	"testing"
)

var unit = lattice{step: 1, den: 1}

func moments(values ...int64) Moments { return unit.hist(values).Moments() }

// Five customers rate one item: E 6 7 5 6 7, P 5 5 5 6 4. The numbers are those
// of R t.test(P, E, paired = TRUE).
func TestPairedTOfFiveCustomers(t *testing.T) {
	pairs := NewJoint(0, 1, 1, map[[2]int64]int64{{6, 5}: 1, {7, 5}: 1, {5, 5}: 1, {6, 6}: 1, {7, 4}: 1})
	m := pairs.Difference().Moments()
	got := PairedT(m)
	near(t, "gap", m.Mean, -1.2, 1e-15)
	near(t, "SD", m.SD, 1.303840, 4e-7)
	near(t, "SE", m.SE(), 0.583095, 4e-7)
	near(t, "t", got.Statistic, -2.05798302, 2e-9)
	near(t, "p", got.P, 0.108700951, 5e-9)
	near(t, "one-sided p", got.Less, 0.108700951/2, 5e-9)
	same(t, "df", got.DF, 4)
	if got.Greater+got.Less != 1 || got.N != 5 || got.Reason != "" {
		t.Errorf("got %+v, want tails that add up to 1 and n 5", got)
	}
	ranks := RankDifferences(pairs.Difference())
	if ranks.Zeros != 2 || ranks.Plus != 0 || ranks.Minus != 6 {
		t.Errorf("ranks %+v, want 2 zeros and rank sums of 0 and 6", ranks)
	}
}

// R: t.test(c(1, 2, 3, 2, 2, 4, 5, 1, 2, 3), mu = 3).
func TestOneSampleT(t *testing.T) {
	m := moments(-2, -1, 0, -1, -1, 1, 2, -2, -1, 0)
	got, e := OneSampleT(m), Mean(m, 0.95)
	near(t, "t", got.Statistic, -1.24568219780609946, 1e-15)
	near(t, "p", got.P, 0.24433314386747926, 1e-15)
	near(t, "low", e.Lo, -1.40799931426423419, 1e-15)
	near(t, "high", e.Hi, 0.40799931426423441, 1e-15)
	if got.Name != "one-sample t" || got.DF != 9 || got.N != 10 {
		t.Errorf("got %+v", got)
	}
	if why := OneSampleT(moments(2, 2)).Reason; why != ZeroVariance {
		t.Errorf("two equal answers have the reason %q", why)
	}
}

func TestMeanAndPairedTEdges(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name          string
		values        []int64
		value, lo, hi float64
		se            float64
		reason        Reason
	}{
		{"nobody", nil, nan, nan, nan, nan, NoData},
		{"one", []int64{-2}, -2, nan, nan, nan, OneAnswer},
		{"all equal", []int64{3, 3, 3}, 3, 3, 3, 0, ZeroVariance},
		{"all zero", []int64{0, 0}, 0, 0, 0, 0, ZeroVariance},
		// t(0.975; 1) is tan(0.475·π).
		{"two", []int64{1, 3}, 2, 2 - math.Tan(0.475*math.Pi), 2 + math.Tan(0.475*math.Pi), 1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := moments(test.values...)
			e, p := Mean(m, 0.95), PairedT(m)
			if e.Reason != test.reason || p.Reason != test.reason {
				t.Errorf("reasons %q and %q, want %q", e.Reason, p.Reason, test.reason)
			}
			if math.IsNaN(p.P) != (test.reason != "") || math.IsNaN(p.Statistic) != (test.reason != "") {
				t.Errorf("t %g with p %g and reason %q", p.Statistic, p.P, test.reason)
			}
			for _, pair := range [][2]float64{{e.Value, test.value}, {e.SE, test.se}, {e.Lo, test.lo}, {e.Hi, test.hi}} {
				if math.IsNaN(pair[1]) {
					same(t, "value", pair[0], pair[1])
				} else if math.Abs(pair[0]-pair[1]) > 1e-14*20 {
					t.Errorf("got %g, want %g in %+v", pair[0], pair[1], e)
				}
			}
		})
	}
}

func TestWelchTEdges(t *testing.T) {
	few, constant := []int64{1, 3}, []int64{5, 5}
	tests := []struct {
		name   string
		x, y   []int64
		reason Reason
	}{
		{"both empty", nil, nil, NoData},
		{"first empty", nil, few, NoData},
		{"second empty", few, nil, NoData},
		{"first of one", []int64{4}, few, OneAnswer},
		{"second of one", few, []int64{4}, OneAnswer},
		{"both constant", constant, []int64{2, 2, 2}, ZeroVariance},
		{"one constant", constant, few, ""},
		{"two and two", few, []int64{2, 8}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e, p := WelchT(moments(test.x...), moments(test.y...), 0.95)
			if e.Reason != test.reason || p.Reason != test.reason || math.IsNaN(p.P) != (test.reason != "") {
				t.Errorf("got %+v and %+v, want reason %q", e, p, test.reason)
			}
			if hasInterval := !math.IsNaN(e.Lo); hasInterval != (test.reason == "" || test.reason == ZeroVariance) {
				t.Errorf("interval %g to %g for reason %q", e.Lo, e.Hi, test.reason)
			}
		})
	}
	e, p := WelchT(moments(constant...), moments(few...), 0.95)
	same(t, "difference", e.Value, 3)
	same(t, "df where one is constant", p.DF, 1)
	same(t, "t where one is constant", p.Statistic, 3)
	// P(|T| > 3) on 1 degree of freedom is 2·arctan(1/3)/π.
	near(t, "p where one is constant", p.P, 2*math.Atan(1.0/3)/math.Pi, 1e-14)
}

// Managers say 5 5 6, customers 6 7 6 7: by hand a = 1/9, b = 1/12.
func TestWelchTByHand(t *testing.T) {
	e, p := WelchT(moments(5, 5, 6), moments(6, 7, 6, 7), 0.95)
	near(t, "difference", e.Value, -7.0/6, 1e-15)
	near(t, "SE", e.SE, math.Sqrt(7.0/36), 1e-15)
	near(t, "t", p.Statistic, -math.Sqrt(7), 1e-14)
	near(t, "df", p.DF, (49.0/1296)/(1.0/162+1.0/432), 1e-14)
}

// A t that is 0, without end or no number has tails, too, as has one on normal ground; without
// degrees of freedom there are none.
func TestTailsOfT(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct{ t, df, less, greater, p float64 }{
		{0, 5, 0.5, 0.5, 1}, {inf, 5, 1, 0, 0}, {-inf, 5, 0, 1, 0}, {nan, 5, nan, nan, nan},
		{0, inf, 0.5, 0.5, 1}, {1.5, inf, NormalCDF(1.5), NormalCDF(-1.5), 2 * NormalCDF(-1.5)}, {inf, inf, 1, 0, 0},
		{1.5, 0, nan, nan, nan}, {1.5, nan, nan, nan, nan}, {0, -1, nan, nan, nan},
		{1, 1, 0.75, 0.25, 0.5}, {-1, 1, 0.25, 0.75, 0.5},
	} {
		got := studentTest("t", c.t, c.df, 7)
		for name, pair := range map[string][2]float64{"less": {got.Less, c.less}, "greater": {got.Greater, c.greater}, "p": {got.P, c.p}, "df": {got.DF, c.df}, "t": {got.Statistic, c.t}} {
			if math.IsNaN(pair[1]) != math.IsNaN(pair[0]) || math.Abs(pair[0]-pair[1]) > 1e-15 {
				t.Errorf("t %v on %v: %s is %v, want %v", c.t, c.df, name, pair[0], pair[1])
			}
		}
	}
}
