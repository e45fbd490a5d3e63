package stat

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// R survey: svycontrast(svyby(~x, ~g, design, svymean, covmat = TRUE), c(1, -1)) of
// svydesign(~crossed, weights = ~w), of svydesign(~1, strata = ~g, weights = ~w), where each
// part has a variance of its own, and of svydesign(~nested, strata = ~g, weights = ~w); df
// and p of the last, and all where some clusters have people of both, by the formulas written out.
func TestSubgroupsTByR(t *testing.T) {
	for name, c := range map[string]struct {
		clusters  []string
		se, df, p float64
	}{
		"clusters of both": {crossed, 0.43164622083654136, 3, 2 * StudentSurvival(0.75585284280936449/0.43164622083654136, 3)},
		"weights alone":    {nil, 0.81941665333330960, math.NaN(), math.NaN()},
		"some of both":     {letters("bbddffbdffdbabcdeabd"), 0.78869748811072737, 2.749891230782505, 0.41435568675214535},
		"clusters of one":  {nested, 0.43077381978772045, 4.32009109057306961, 0.14884604366422460},
		"a person in each": {names(20), 0.81941665333330960, math.NaN(), math.NaN()},
	} {
		t.Run(name, func(t *testing.T) {
			d := drawnSample{partX, partWeights, c.clusters}
			x, y := d.of(inFirst).Subgroup(), d.of(inSecond).Subgroup()
			e, test := SubgroupsT(x, y, 0.95)
			near(t, "difference", e.Value, -0.75585284280936449, 1e-12)
			near(t, "SE", e.SE, c.se, 1e-12)
			if !math.IsNaN(c.df) {
				near(t, "df", test.DF, c.df, 1e-10)
				near(t, "p", test.P, c.p, 1e-10)
			}
			if _, welch := WelchT(x.Moments, y.Moments, 0.95); math.IsNaN(c.df) {
				near(t, "df of Welch", test.DF, welch.DF, 1e-12)
			}
			near(t, "p alone", SubgroupsP(x, y), test.P, 1e-12)
		})
	}
}

// One cluster of three has people of both: of 1, 2 and 4, 5 the pulls are ∓1.5/√2 and of 3, 7
// and 1, 2 they are ±1.75/√2; on two degrees of freedom at most. Where only one part was
// drawn in clusters none is shared.
func TestSubgroupsOfOneClusterInCommon(t *testing.T) {
	x := drawnSample{values: []int64{1, 2, 4, 5}, clusters: letters("aabb")}.of(anybody)
	y := drawnSample{values: []int64{3, 7, 1, 2}, clusters: letters("bbcc")}.of(anybody)
	e, test := SubgroupsT(x.Subgroup(), y.Subgroup(), 0.95)
	near(t, "SE", e.SE, math.Sqrt(2.25+3.0625-2*1.3125), 1e-14)
	near(t, "df", test.DF, 5.3125*5.3125/(2.25*2.25+3.0625*3.0625), 1e-14)
	alone := drawnSample{values: []int64{4, 1, 2, 2, 5, 3, 3, 3, 6, 1}}.of(anybody)
	_, got := SubgroupsT(x.Subgroup(), alone.Subgroup(), 0.95)
	_, want := WelchT(x.Moments(), alone.Moments(), 0.95)
	near(t, "df beside people alone", got.DF, want.DF, 1e-14)
	near(t, "p beside people alone", got.P, want.P, 1e-14)
}

// names are n of them.
func names(n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("%03d", i))
	}
	return all
}

// What is left without a part is the others, however all were drawn.
func TestWithout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawnSample{values: rapid.SliceOfN(rapid.Int64Range(-5, 5), 1, 25).Draw(t, "values")}
		n := len(d.values)
		if rapid.Bool().Draw(t, "weighted") {
			d.weights = rapid.SliceOfN(rapid.Int64Range(1, 9000), n, n).Draw(t, "weights")
		}
		if rapid.Bool().Draw(t, "clustered") {
			d.clusters = rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), n, n).Draw(t, "clusters")
		}
		part := rapid.IntRange(0, n).Draw(t, "part")
		first := d.of(func(i int) bool { return i < part }).Subgroup()
		got := d.of(anybody).Subgroup().Without(first)
		want := d.of(func(i int) bool { return i >= part }).Subgroup()
		if got.N != want.N || got.Load() != want.Load() || !alike(got.Kish(), want.Kish()) || got.N > 0 && got.Mean != want.Mean || got.N > 1 && !alike(got.SE(), want.SE()) || got.clusters() != want.clusters() {
			t.Fatalf("got %+v, want %+v", got, want)
		}
		if g, w := SubgroupsP(got, first), SubgroupsP(want, first); !alike(g, w) {
			t.Fatalf("against the others p is %v, want %v", g, w)
		}
	})
}

// A part in one cluster has no variance between clusters, and equal differences in every
// cluster leave none.
func TestSubgroupsWithoutATest(t *testing.T) {
	for name, c := range map[string]struct {
		clusters []string
		values   []int64
		want     Reason
	}{
		"one cluster":               {letters("aaaabcbc"), []int64{1, 2, 3, 4, 1, 3, 2, 2}, FewClusters},
		"the same in every cluster": {letters("aabbaabb"), []int64{2, 2, 3, 3, 1, 1, 2, 2}, ZeroVariance},
		"the same, and large":       {letters("aaabbbaaabbb"), []int64{2e6, 5e6, 3e6, 1e6, 7e6, 3e6, 3e6, 6e6, 4e6, 2e6, 8e6, 4e6}, ZeroVariance},
		"one person":                {nil, []int64{2, 3}, OneAnswer},
	} {
		t.Run(name, func(t *testing.T) {
			d := drawnSample{values: c.values, clusters: c.clusters}
			first := func(i int) bool { return i < len(c.values)/2 }
			x := d.of(first).Subgroup()
			e, test := SubgroupsT(x, d.of(anybody).Subgroup().Without(x), 0.95)
			if e.Reason != c.want || !math.IsNaN(test.P) {
				t.Errorf("got %+v and %+v", e, test)
			}
		})
	}
}

// Who is not among all cannot be taken away.
func TestWithoutOthers(t *testing.T) {
	d := drawnSample{values: []int64{1, 2, 3, 4}, clusters: letters("aabb")}
	other := drawnSample{values: []int64{1}, clusters: letters("c")}
	more := drawnSample{values: []int64{1, 1, 1, 1, 1}, clusters: letters("aabbb")}
	for name, part := range map[string]Subgroup{"another cluster": other.of(anybody).Subgroup(), "more people": more.of(anybody).Subgroup()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: it is taken away", name)
				}
			}()
			d.of(anybody).Subgroup().Without(part)
		}()
	}
}

// R survey: svycontrast(svyby(~y, ~g, design, svymean, covmat = TRUE), quote(log(`1`/`2`))),
// with the covariances times √((n − 1)/n) of either part.
func TestSharesRatioByR(t *testing.T) {
	for name, c := range map[string]struct {
		clusters []string
		se       float64
	}{
		"weights alone":    {nil, 0.512818111096043472},
		"clusters of both": {crossed, 0.40674901497461896},
		"a person in each": {names(20), 0.512818111096043472},
	} {
		t.Run(name, func(t *testing.T) {
			d := drawnSample{partY, partWeights, c.clusters}
			e, test := SharesRatio(d.of(inFirst).Subgroup(), d.of(inSecond).Subgroup(), 0.95)
			near(t, "ratio", e.Value, 0.93376068376068377, 1e-12)
			near(t, "SE", e.SE, c.se, 1e-12)
			near(t, "low", e.Lo, 0.93376068376068377*math.Exp(-1.959963984540054*c.se), 1e-12)
			near(t, "p", test.P, 2*NormalSurvival(0.068535100822056577/c.se), 1e-10)
		})
	}
}

// Weights that are all equal change nothing, not even where a cell is empty.
func TestSharesRatioOfEqualWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawnSample{values: rapid.SliceOfN(rapid.Int64Range(0, 1), 0, 15).Draw(t, "values")}
		part := rapid.IntRange(0, len(d.values)).Draw(t, "part")
		first, second := func(i int) bool { return i < part }, func(i int) bool { return i >= part }
		want, wantTest := SharesRatio(d.of(first).Subgroup(), d.of(second).Subgroup(), 0.95)
		weight := rapid.Int64Range(1, 9000).Draw(t, "weight")
		for range d.values {
			d.weights = append(d.weights, weight)
		}
		if d.values == nil {
			return
		}
		got, gotTest := SharesRatio(d.of(first).Subgroup(), d.of(second).Subgroup(), 0.95)
		if !alike(got.Value, want.Value) || got.Reason != want.Reason && got.Reason != ZeroVariance || want.Reason == "" && got.Reason == "" && (!alike(got.Lo, want.Lo) || !alike(gotTest.P, wantTest.P)) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

func TestSharesRatioAtTheEdge(t *testing.T) {
	first := func(i int) bool { return i < 4 }
	second := func(i int) bool { return i >= 4 }
	for name, c := range map[string]struct {
		values   []int64
		clusters []string
		known    float64
		ratio    float64
		reason   Reason
	}{
		"one cluster":         {[]int64{1, 1, 0, 0, 1, 0, 0, 0}, letters("aaaabcbc"), 0, 2, FewClusters},
		"all of a population": {[]int64{1, 1, 0, 0, 1, 0, 0, 0}, nil, 1, 2, Census},
		"none of all others":  {[]int64{1, 1, 0, 0, 0, 0, 0, 0}, nil, 1, math.NaN(), Census},
		"nobody":              {[]int64{0, 0, 0, 0, 0, 0, 0, 0}, letters("abababab"), 0, math.NaN(), ZeroVariance},
		"everybody":           {[]int64{1, 1, 1, 1, 1, 1, 1, 1}, letters("abababab"), 0, 1, ZeroVariance},
		"as in each cluster":  {[]int64{1, 1, 0, 0, 1, 1, 0, 0}, letters("aabbaabb"), 0, 1, ZeroVariance},
	} {
		t.Run(name, func(t *testing.T) {
			d := drawnSample{values: c.values, clusters: c.clusters}
			x, y := d.of(first), d.of(second)
			x.Known, y.Known = c.known, c.known
			e, test := SharesRatio(x.Subgroup(), y.Subgroup(), 0.95)
			if !alike(e.Value, c.ratio) || e.Reason != c.reason || test.Reason != c.reason || !math.IsNaN(test.P) {
				t.Errorf("got %+v and %+v", e, test)
			}
		})
	}
}

// R: the formulas of Shrink written out on SE(svymean(~x, design))^2 of the first seven, the
// next five, five and three people of twoParts.
func TestShrinkOfDesignsByR(t *testing.T) {
	for name, c := range map[string]struct {
		clusters      []string
		tau2, centre  float64
		weight, means []float64
	}{
		"weights": {
			nil, 0.59273693016496654, -0.13177334980989885,
			[]float64{0.65307755054698113, 0.51465285198501021, 0.58451268270126167, 0.87843047077302150},
			[]float64{-1.071979855576792762, 0.279146081808724134, 0.062152380936269208, 0.203587993592204031},
		},
		"weights and clusters": {
			crossed, 0.82508009677894001, -0.17822493592698832,
			[]float64{0.80263947917879397, 0.56878755347444598, 0.65616089002020539, 0.90956870918737309},
			[]float64{-1.296465176315981349, 0.302338891663360587, 0.069951474658699442, 0.211275066285967955},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := drawnSample{partX, partWeights, c.clusters}
			var units []Moments
			for _, ends := range [][2]int{{0, 7}, {7, 12}, {12, 17}, {17, 20}} {
				units = append(units, d.of(func(i int) bool { return ends[0] <= i && i < ends[1] }).Moments())
			}
			s := Shrink(units)
			near(t, "tau squared", s.Tau2, c.tau2, 1e-10)
			near(t, "centre", s.Centre, c.centre, 1e-10)
			for i := range units {
				near(t, "weight", s.Weight[i], c.weight[i], 1e-10)
				near(t, "mean", s.Mean[i], c.means[i], 1e-10)
			}
		})
	}
}

// Units of one cluster have no variance that could be weighed against others', and a whole
// population leaves nothing to shrink.
func TestShrinkWithoutAVariance(t *testing.T) {
	d := drawnSample{partX, nil, letters("aaaaaaabbbbbcdcdcddd")}
	of := func(from, to int) Moments {
		return d.of(func(i int) bool { return from <= i && i < to }).Moments()
	}
	if s := Shrink([]Moments{of(0, 7), of(7, 12), of(12, 20)}); s.Reason != FewClusters || !math.IsNaN(s.Tau2) {
		t.Errorf("of one unit in two clusters: %+v", s)
	}
	if s := Shrink([]Moments{of(0, 7), of(5, 10), of(12, 20)}); s.Reason != "" || !math.IsNaN(s.Mean[0]) || !(s.Weight[1] >= 0) {
		t.Errorf("of two units in two clusters: %+v", s)
	}
	all := drawnSample{values: partX}.of(anybody)
	all.Known = 1
	if s := Shrink([]Moments{all.Moments(), all.Moments()}); s.Reason != Census {
		t.Errorf("of whole populations: %+v", s)
	}
}

// 4 people of equal weight are worth 4; 3 and 1 are worth 16/10.
func TestKishOfSubgroups(t *testing.T) {
	if got := NewHist(0, 1, 1, map[int64]int64{1: 3, 2: 1}).Subgroup().Kish(); got != 4 {
		t.Errorf("without weights %v", got)
	}
	h := NewHist(0, 1, 1, map[int64]int64{1: 1, 2: 1}).Weigh(map[int64]Load{1: loadOf(3 * WeightUnit), 2: loadOf(WeightUnit)})
	if got := h.Subgroup().Kish(); got != 1.6 {
		t.Errorf("with weights %v", got)
	}
	c := h.cross()
	if c.Known = 0.5; c.effective() != 3.2 {
		t.Errorf("half of all with weights are worth %v", c.effective())
	}
}

// R: the mean squares of anova(lm(x ~ nested)), and Donner's formula; those of both parts
// are crossed with them, so that clusters are of 2, 3 and 4 people.
func TestICCByR(t *testing.T) {
	near(t, "ICC", drawnSample{partX, nil, nested}.of(anybody).ICC(), -0.030297813737304204, 1e-12)
	for name, clusters := range map[string]string{"one cluster": "aaaaaaaaaaaaaaaaaaaa", "a person in each": "abcdefghijklmnopqrst"} {
		if got := (drawnSample{partX, nil, letters(clusters)}).of(anybody).ICC(); !math.IsNaN(got) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
