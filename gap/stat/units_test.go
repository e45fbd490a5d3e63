package stat

import (
	"testing"

	"pgregory.net/rapid"
)

// Units of different sizes, one of a single person and one without spread; the numbers
// are R's: anova(lm(x ~ unit)) for the mean squares, and the formulas of Shrink written out.
var someUnits = append(threeGroups[:3:3], []int64{4}, []int64{3, 3, 3})

func TestIntraclassByR(t *testing.T) {
	r := IntraclassOf(hists(someUnits))
	near(t, "ICC", r.ICC, -0.054507286941414684, 1e-13)
	near(t, "size", r.Size, 3.605263157894737169, 1e-14)
	near(t, "design", r.Design, 0.857994173494735390, 1e-14)
}

func TestShrinkByR(t *testing.T) {
	s := Shrink(momentsOf(someUnits))
	near(t, "tau squared", s.Tau2, 0.090131595806936735, 1e-12)
	near(t, "centre", s.Centre, 3.484728729431777694, 1e-14)
	for i, want := range []float64{0.163836428399883327, 0.224631112922248660, 0.043122450274304211, 0.028812359394828756, 0.081727551038523943} {
		near(t, "weight", s.Weight[i], want, 1e-12)
	}
	for i, want := range []float64{3.3397779342989087, 3.6753517260371282, 3.4638260389003293, 3.4995749104652192, 3.4451130374573031} {
		near(t, "mean", s.Mean[i], want, 1e-14)
	}
	apart := Shrink(momentsOf([][]int64{{1, 2, 2, 3, 1}, {5, 6, 6, 7, 5, 6}, {3, 4, 3, 4}, {9}}))
	near(t, "tau squared", apart.Tau2, 5.2512319581013314, 1e-13)
	near(t, "mean", apart.Mean[3], 8.6151781052409717, 1e-14)
}

// Two people have a variance of their own.
func TestShrinkOfPairsByR(t *testing.T) {
	s := Shrink(momentsOf([][]int64{{3, 5}, {1, 2, 2, 1}, {4, 4}, {6}, {2, 4, 3}}))
	near(t, "tau squared", s.Tau2, 2.8491647559777271, 1e-13)
	near(t, "centre", s.Centre, 3.5983636329554503, 1e-14)
	for i, want := range []float64{3.8956562286868053, 1.5596295822721924, 3.9552626956091834, 5.5185973364287726, 3.0626723217802971} {
		near(t, "mean", s.Mean[i], want, 1e-14)
	}
}

func TestUnitsWithoutSpread(t *testing.T) {
	cases := map[string]struct {
		units        [][]int64
		icc, shrunk  Reason
		wantICC, tau float64 // of those without a reason
	}{
		"one unit":            {units: [][]int64{{1, 2, 3}}, icc: FewGroups, shrunk: FewGroups},
		"one unit and none":   {units: [][]int64{{1, 2, 3}, {}}, icc: FewGroups, shrunk: FewGroups},
		"units of one":        {units: [][]int64{{1}, {5}, {3}}, icc: OneAnswer, shrunk: OneAnswer},
		"all alike":           {units: [][]int64{{3, 3}, {3, 3}}, icc: ZeroVariance, shrunk: ZeroVariance},
		"alike in each unit":  {units: [][]int64{{3, 3}, {5, 5}}, wantICC: 1, shrunk: ZeroVariance},
		"no variance between": {units: [][]int64{{1, 3, 5}, {1, 3, 5}}, wantICC: -0.5, tau: 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r, s := IntraclassOf(hists(c.units)), Shrink(momentsOf(c.units))
			if r.Reason != c.icc || s.Reason != c.shrunk {
				t.Fatalf("reasons %q and %q, want %q and %q", r.Reason, s.Reason, c.icc, c.shrunk)
			}
			if c.icc == "" {
				near(t, "ICC", r.ICC, c.wantICC, 1e-15)
			}
			if c.shrunk == "" {
				near(t, "tau squared", s.Tau2, c.tau, 1e-15)
			}
		})
	}
}

// A shrunk mean lies between the unit's own and the centre, and a weight from 0 to 1.
func TestShrunkBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SliceOfN(rapid.SliceOfN(rapid.Int64Range(-5, 5), 0, 8), 2, 8).Draw(t, "units")
		all := momentsOf(units)
		s := Shrink(all)
		if s.Reason != "" {
			return
		}
		for i, u := range all {
			if u.N == 0 {
				continue
			}
			low, high := min(u.Mean, s.Centre), max(u.Mean, s.Centre)
			if s.Weight[i] < 0 || s.Weight[i] > 1 || s.Mean[i] < low-1e-12 || s.Mean[i] > high+1e-12 {
				t.Fatalf("unit %d of mean %v: weight %v, mean %v, centre %v", i, u.Mean, s.Weight[i], s.Mean[i], s.Centre)
			}
		}
	})
}
