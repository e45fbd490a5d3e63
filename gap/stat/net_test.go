package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The net is the mean of −1, 0 and 1, with divisor n in its variance.
func TestNetIsAMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.Int64Range(0, 40)
		c := Net{Negative: count.Draw(t, "negative"), Neutral: count.Draw(t, "neutral"), Positive: 1 + count.Draw(t, "positive")}
		m := NewHist(0, 1, 1, map[int64]int64{-1: c.Negative, 0: c.Neutral, 1: c.Positive}).Moments()
		e := c.Estimate(0.95)
		near(t, "net and 2", 2+e.Value, 2+m.Mean, 1e-15)
		if m.N < 2 {
			same(t, "SE of one", e.SE+e.Lo+e.Hi, math.NaN())
			return
		}
		near(t, "SE and 1", 1+e.SE, 1+m.SE()*math.Sqrt(float64(m.N-1)/float64(m.N)), 1e-14)
		if !(-1 <= e.Lo && e.Lo <= e.Value && e.Value <= e.Hi && e.Hi <= 1 && e.Lo < e.Hi) {
			t.Errorf("%+v: %g to %g does not lie around %g", c, e.Lo, e.Hi, e.Value)
		}
	})
}

// Of 9 positive answers and 1 negative the plain interval would pass 1; the adjusted one is
// that of 9.75, 1.75 and 1.5 of 13. Turned round it lies the other way.
func TestNetNearTheEnd(t *testing.T) {
	margin := 1.959963984540054 * math.Sqrt((11.5/13-64./169)/13)
	e, turned := Net{Negative: 1, Positive: 9}.Estimate(0.95), Net{Negative: 9, Positive: 1}.Estimate(0.95)
	near(t, "net", e.Value, 0.8, 1e-15)
	near(t, "low", e.Lo, 8./13-margin, 1e-13)
	near(t, "high", e.Hi, min(1, 8./13+margin), 1e-13)
	near(t, "turned low", turned.Lo, -e.Hi, 1e-13)
	near(t, "turned high", turned.Hi, -e.Lo, 1e-13)
	plain := Net{Negative: 30, Neutral: 40, Positive: 50}.Estimate(0.95)
	if e.Method != "adjusted normal" || turned.Method != e.Method || plain.Method != "normal" {
		t.Errorf("%s and %s at the ends, %s between", e.Method, turned.Method, plain.Method)
	}
	near(t, "low between", plain.Lo, 1./6-1.959963984540054*math.Sqrt((2./3-1./36)/120), 1e-13)
	near(t, "high between", plain.Hi, 1./6+1.959963984540054*math.Sqrt((2./3-1./36)/120), 1e-13)
	if two := (Net{Negative: 1, Positive: 1}).Estimate(0.95); two.Reason != "" || two.Value != 0 || !(two.Lo < 0 && two.Hi > 0) {
		t.Errorf("two people: %+v", two)
	}
}

// Ten customers and ten of the company: nets of −10 and 60, 70 points apart.
func TestNetDifferenceByHand(t *testing.T) {
	company, customers := Net{Negative: 1, Neutral: 2, Positive: 7}, Net{Negative: 4, Neutral: 3, Positive: 3}
	near(t, "SE of the company", company.Estimate(0.95).SE, 0.2098, 2e-4)
	near(t, "SE of the customers", customers.Estimate(0.95).SE, 0.2627, 2e-4)
	e, test := NetDifference(company, customers, 0.95)
	near(t, "difference", e.Value, 0.7, 1e-15)
	near(t, "SE", e.SE, 0.3362, 2e-4)
	near(t, "z", test.Statistic, 2.082, 2e-4)
}

func TestNPSDividesTheScale(t *testing.T) {
	counts := make(map[int64]int64)
	for answer := range int64(11) {
		counts[answer] = 1
	}
	if got := NPS(NewHist(0, 1, 1, counts)); got != (Net{Negative: 7, Neutral: 2, Positive: 2}) {
		t.Errorf("got %+v, want 7 detractors, 2 passives, 2 promoters", got)
	}
}

// Eighteen of one mind have an interval of their own: the difference from others has at
// least its width. By hand: 0.21698 − 1 and the arms of both intervals.
func TestNetDifferenceFromOneMind(t *testing.T) {
	others, alike := Net{Negative: 17, Neutral: 12, Positive: 183}, Net{Positive: 18}
	e, test := NetDifference(others, alike, 0.95)
	own := alike.Estimate(0.95)
	if e.Method != "adjusted normal" || !(test.P < 1e-6) {
		t.Errorf("%s, p %v", e.Method, test.P)
	}
	theirs := others.Estimate(0.95)
	near(t, "low", e.Lo, e.Value-(theirs.Value-theirs.Lo), 1e-12)
	near(t, "high", e.Hi, e.Value+math.Hypot(theirs.Hi-theirs.Value, 1-own.Lo), 1e-12)
	turned, _ := NetDifference(alike, others, 0.95)
	near(t, "turned", turned.Hi, -e.Lo, 1e-12)
}

// Where both are of one mind the interval is that of samples of 3/4 more negative and
// positive and 3/2 more neutral answers. By hand, of three each: nets of ±1/2 with a
// variance of 1/12 each; of a hundred each at 99 % it ends at 2, the most there is.
func TestNetDifferenceOfOneMindEach(t *testing.T) {
	e, test := NetDifference(Net{Positive: 3}, Net{Negative: 3}, 0.95)
	margin := 1.959963984540054 * math.Sqrt(1.0/6)
	near(t, "difference", e.Value, 2, 0)
	near(t, "low", e.Lo, 1-margin, 1e-12)
	near(t, "high", e.Hi, 1+margin, 1e-12)
	if test.Reason != ZeroVariance || e.Method != "adjusted normal" {
		t.Errorf("%+v by %s", test, e.Method)
	}
	e, _ = NetDifference(Net{Positive: 100}, Net{Negative: 100}, 0.99)
	near(t, "highest", e.Hi, 2, 0)
	e, _ = NetDifference(Net{Negative: 100}, Net{Positive: 100}, 0.99)
	near(t, "lowest", e.Lo, -2, 0)
}

func TestBoxesOfEvenAndFineScales(t *testing.T) {
	even := BoxesOf(unit.hist([]int64{1, 2, 3, 4, 4}), 1, 4, 0.95)
	if even.Neutral.Count != 0 || even.Negative.Count != 2 || even.Positive.Count != 3 || even.Top2.Count != 3 || even.Bottom2.Count != 2 {
		t.Errorf("1–4: %+v", even)
	}
	near(t, "net", even.Net.Value, 0.2, 1e-15)
	// A slider from 0 to 10 in tenths: 8.9 is no longer within a point of 10.
	fine := BoxesOf(NewHist(0, 1, 10, map[int64]int64{89: 1, 90: 1, 100: 1, 50: 1, 10: 1, 11: 1}), 0, 100, 0.95)
	if fine.Top2.Count != 2 || fine.Bottom2.Count != 1 || fine.Neutral.Count != 1 || fine.Negative.Count != 2 {
		t.Errorf("0–10: %+v", fine)
	}
}

// Newcombe (1998), table II, method 10, example (a), and others by R prop.test:
// its conf.int of each share and its p-value of both.
func TestShareDifferenceByR(t *testing.T) {
	tests := []struct {
		x, nx, y, ny int64
		lo, hi       float64
	}{
		{56, 70, 48, 80, 0.052431472402364926, 0.333872654036905858},
		{45, 80, 30, 90, 0.079517064116000208, 0.365433727039835454},
		{9, 10, 3, 10, 0.17052272393450307, 0.80901797353548799},
		{10, 10, 0, 20, 0.67908603714191484, 1},
	}
	for _, test := range tests {
		e, turned := firstOf(ShareDifference(test.x, test.nx, test.y, test.ny, 0.95)), firstOf(ShareDifference(test.y, test.ny, test.x, test.nx, 0.95))
		near(t, "low", e.Lo, test.lo, 1e-12)
		near(t, "high", e.Hi, test.hi, 1e-12)
		near(t, "turned", turned.Hi, -e.Lo, 1e-12)
	}
	_, test := ShareDifference(45, 80, 30, 90, 0.95)
	near(t, "p", test.P, 0.0026675960430907896, 1e-12)
	near(t, "z", test.Statistic, 3.0036527470001251, 1e-13)
}

// Only nobody and everybody leave no test of two shares, and only an empty sample no interval.
func TestShareDifferenceAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct {
		x, nx, y, ny     int64
		estimate, reason Reason
	}{
		"nobody":                     {0, 10, 0, 20, "", ZeroVariance},
		"everybody":                  {10, 10, 20, 20, "", ZeroVariance},
		"as many in both":            {5, 10, 5, 20, "", ""},
		"as many as more are in one": {3, 10, 2, 5, "", ""},
		"everybody of one":           {10, 10, 0, 20, "", ""},
		"one person each":            {1, 1, 0, 1, "", ""},
		"the first is empty":         {0, 0, 1, 5, NoData, NoData},
		"the second is empty":        {1, 5, 0, 0, NoData, NoData},
		"both are empty":             {0, 0, 0, 0, NoData, NoData},
	} {
		e, test := ShareDifference(c.x, c.nx, c.y, c.ny, 0.95)
		if e.Reason != c.estimate || test.Reason != c.reason || e.N != c.nx+c.ny || test.N != e.N || math.IsNaN(e.Lo) != (c.estimate != "") || math.IsNaN(test.P) != (c.reason != "") {
			t.Errorf("%s: %+v and %+v", name, e, test)
		}
	}
	e := SharesApart(Share(3, 8, 0.95), Share(5, 9, 0.95))
	near(t, "SE", e.SE, math.Sqrt(3./8*5/8/8+5./9*4/9/9), 1e-14)
}

func firstOf(e Estimate, _ Test) Estimate { return e }
