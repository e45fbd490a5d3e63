package stat

import (
	"math"
	"testing"
)

// R survey: svychisq(~g + k, svydesign(ids, strata = ~g, weights = ~w)) with
// g = rep(1:2, c(12, 8)), k = c(1,1,0,-1,1,0,1,1,-1,0,1,1, -1,-1,-1,0,1,-1,-1,0) and w divided
// by its mean within g.
func TestDividedAlikeByR(t *testing.T) {
	ours := []int64{1, 1, 0, -1, 1, 0, 1, 1, -1, 0, 1, 1}
	theirs := drawnSample{values: []int64{-1, -1, -1, 0, 1, -1, -1, 0}}.of(anybody)
	weights := []int64{1000, 2000, 1000, 3000, 1000, 500, 2000, 1000, 1000, 4000, 1000, 2000}
	clusters := letters("aabbccddeeea")
	for name, c := range map[string]struct {
		sample        drawnSample
		f, df, df2, p float64
	}{
		"weights":              {drawnSample{ours, weights, nil}, 1.58368951488592002, 1.97844832284088623, 35.61206981113595305, 0.21946417308497082},
		"weights and clusters": {drawnSample{ours, weights, clusters}, 1.68877498614526100, 1.94869112919337795, 21.43560242112715741, 0.20877188154946333},
		"clusters":             {drawnSample{ours, nil, clusters}, 2.755413285297776405, 1.804507328256534482, 19.849580610821877968, 0.092319724166361694},
	} {
		t.Run(name, func(t *testing.T) {
			for _, test := range []FTest{DividedAlike(c.sample.of(anybody), theirs), DividedAlike(theirs, c.sample.of(anybody))} {
				if test.Name != RaoScott {
					t.Errorf("got the test %s", test.Name)
				}
				near(t, "F", test.Statistic, c.f, 1e-10)
				near(t, "df", test.DF, c.df, 1e-10)
				near(t, "df of the denominator", test.DF2, c.df2, 1e-10)
				near(t, "p", test.P, c.p, 1e-10)
			}
		})
	}
}

// Two people of a weight each are enough. R survey as above, with k = c(1,0, 0,0,0,1,1,0,0,1)
// and w = c(1,2, 1,1,1,1,1,1,1,1).
func TestDividedAlikeOfTwoPeople(t *testing.T) {
	ours := drawnSample{values: []int64{1, 0}, weights: []int64{1000, 2000}}.of(anybody)
	theirs := drawnSample{values: []int64{0, 0, 0, 1, 1, 0, 0, 1}}.of(anybody)
	for _, test := range []FTest{DividedAlike(ours, theirs), DividedAlike(theirs, ours)} {
		near(t, "F", test.Statistic, 0.0072227549527462531, 1e-10)
		near(t, "df", test.DF, 1, 1e-12)
		near(t, "df of the denominator", test.DF2, 8, 1e-12)
		near(t, "p", test.P, 0.9343602625005591467, 1e-10)
	}
}

// Two plain samples have the test of their counts.
func TestDividedAlikeOfCounts(t *testing.T) {
	x, y := drawnSample{values: []int64{1, 1, 0, -1}}.of(anybody), drawnSample{values: []int64{1, 0, 0, 0}}.of(anybody)
	got, want := DividedAlike(x, y), Independence([]int64{1, 1, 2}, []int64{0, 3, 1})
	if got.P != want.P || got.Name != want.Name || !math.IsNaN(got.DF2) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestDividedAlikeWithoutATest(t *testing.T) {
	weights := []int64{1000, 2000, 1000, 3000}
	for name, c := range map[string]struct {
		x, y  drawnSample
		known float64
		want  Reason
	}{
		"nobody":                {drawnSample{values: []int64{1, 0, 1, 0}, weights: weights}, drawnSample{}, 0, NoData},
		"one answer":            {drawnSample{values: []int64{1, 1, 1, 1}, weights: weights}, drawnSample{values: []int64{1, 1}}, 0, ZeroVariance},
		"one person":            {drawnSample{values: []int64{1, 0, 1, 0}, weights: weights}, drawnSample{values: []int64{1}}, 0, OneAnswer},
		"a value of one sample": {drawnSample{values: []int64{1, 0, 1, 0}, weights: weights}, drawnSample{values: []int64{1, 1}}, 0, EmptyCell},
		"one cluster":           {drawnSample{values: []int64{1, 0, 1, 0}, clusters: letters("aaaa")}, drawnSample{values: []int64{1, 0}}, 0, FewClusters},
		"whole populations":     {drawnSample{values: []int64{1, 0, 1, 0}}, drawnSample{values: []int64{1, 0}}, 1, Census},
	} {
		t.Run(name, func(t *testing.T) {
			x, y := c.x.of(anybody), c.y.of(anybody)
			x.Known, y.Known = c.known, c.known
			if got := DividedAlike(x, y); got.Reason != c.want || !math.IsNaN(got.P) || !math.IsNaN(got.DF) {
				t.Errorf("got %+v", got)
			}
		})
	}
}
