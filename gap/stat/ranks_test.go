package stat

import (
	"math"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// doubledRanks is twice the mid-rank of each size: the number of smaller sizes
// twice, of equal ones once, and 1.
func doubledRanks(sizes []int64) []int64 {
	ranks := make([]int64, len(sizes))
	for i, x := range sizes {
		ranks[i] = 1
		for _, y := range sizes {
			if y < x {
				ranks[i] += 2
			} else if y == x {
				ranks[i]++
			}
		}
	}
	return ranks
}

// The exact test against all 2^n ways to give the ranks a sign.
func TestSignedRankExactIsTheEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-4, 4), 1, 11).Draw(t, "differences")
		var sizes []int64
		var positive uint
		for _, x := range values {
			if x == 0 {
				continue
			}
			if x > 0 {
				positive |= 1 << len(sizes)
			}
			sizes = append(sizes, max(x, -x))
		}
		if len(sizes) == 0 {
			t.Skip("only zeros were drawn, which have no ranks")
		}
		ranks := doubledRanks(sizes)
		sum := func(chosen uint) (s int64) {
			for ; chosen != 0; chosen &= chosen - 1 {
				s += ranks[bits.TrailingZeros(chosen)]
			}
			return s
		}
		var below, above float64
		observed, all := sum(positive), uint(1)<<len(sizes)
		for chosen := range all {
			if sum(chosen) <= observed {
				below++
			}
			if sum(chosen) >= observed {
				above++
			}
		}
		got := SignedRank(RankDifferences(unit.hist(values)))
		same(t, "rank sum", got.Statistic, float64(observed)/2)
		same(t, "less", got.Less, below/float64(all))
		same(t, "greater", got.Greater, above/float64(all))
		same(t, "two-sided", got.P, min(1, 2*min(below, above)/float64(all)))
		if got.N != int64(len(values)) {
			t.Errorf("n is %d, want %d: zeros count", got.N, len(values))
		}
	})
}

// The exact test of as many as it takes, against the distribution of every rank sum.
func TestSignedRankExactIsTheWholeDistribution(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.SampledFrom([]int64{-90, -3, -2, -1, 1, 2, 3, 4, 50, 70}), 1, exactLimit).Draw(t, "differences")
		r := RankDifferences(unit.hist(values))
		ways := make([]float64, 1+r.Nonzero*(r.Nonzero+1)) // by doubled sum
		ways[0] = 1
		for _, group := range r.sizes {
			for range group.count {
				for s := len(ways) - 1; s >= int(group.twiceRank); s-- {
					ways[s] += ways[s-int(group.twiceRank)]
				}
			}
		}
		var below, above float64
		for s, w := range ways {
			if s <= int(2*r.Plus) {
				below += w
			}
			if s >= int(2*r.Plus) {
				above += w
			}
		}
		got, all := r.Exact(), math.Ldexp(1, int(r.Nonzero))
		same(t, "less", got.Less, below/all)
		same(t, "greater", got.Greater, above/all)
	})
}

func TestRankDifferencesCounts(t *testing.T) {
	r := RankDifferences(unit.hist([]int64{0, 0, 1, -1, 1, 2, -3}))
	want := SignedRanks{Plus: 2 + 2 + 4, Minus: 2 + 5, Nonzero: 5, Zeros: 2, Ties: 3}
	if r.Plus != want.Plus || r.Minus != want.Minus || r.Nonzero != want.Nonzero || r.Zeros != want.Zeros || r.Ties != want.Ties {
		t.Errorf("got %+v, want %+v", r, want)
	}
	near(t, "rank-biserial", r.RankBiserial(), 1.0/15, 1e-15)
}

func TestSignedRankEdges(t *testing.T) {
	tests := []struct {
		name   string
		values []int64
		p      float64
		reason Reason
	}{
		{"nobody", nil, math.NaN(), NoData},
		{"one zero", []int64{0}, math.NaN(), AllZero},
		{"all zero", []int64{0, 0, 0}, math.NaN(), AllZero},
		{"one", []int64{-2}, 1, ""},
		{"two, both below", []int64{-2, -5}, 0.5, ""},
		{"all equal", []int64{3, 3, 3, 3}, 0.125, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ranks := RankDifferences(unit.hist(test.values))
			got := SignedRank(ranks)
			same(t, "p", got.P, test.p)
			if got.Reason != test.reason || got.N != int64(len(test.values)) {
				t.Errorf("got %+v, want reason %q", got, test.reason)
			}
			undefined := test.reason != ""
			if normal := ranks.Normal(true); math.IsNaN(normal.P) != undefined || math.IsNaN(ranks.Z(true)) != undefined ||
				math.IsNaN(ranks.RankBiserial()) != undefined || normal.Reason != test.reason {
				t.Errorf("normal test %+v, z %g, rank-biserial %g for reason %q", normal, ranks.Z(true), ranks.RankBiserial(), test.reason)
			}
		})
	}
}

// 50 differences are exact, 51 are not, and the two agree where they meet.
func TestSignedRankChangesOverAtFifty(t *testing.T) {
	var values []int64
	for x := range int64(50) {
		values = append(values, x-22)
	}
	values = append(values, 40)
	if n := RankDifferences(unit.hist(values)).Nonzero; n != 50 {
		t.Fatalf("%d differences other than 0, want 50", n)
	}
	exact := SignedRank(RankDifferences(unit.hist(values)))
	normal := SignedRank(RankDifferences(unit.hist(append(values, 41))))
	if exact.Name != "signed-rank, exact" || normal.Name != "signed-rank, normal" {
		t.Errorf("tests %q and %q, want exact up to 50 and normal beyond", exact.Name, normal.Name)
	}
	ranks := RankDifferences(unit.hist(values))
	near(t, "normal beside exact", ranks.Normal(true).P, ranks.Exact().P, 0.1)
	same(t, "z of the two-sided p", 2*NormalSurvival(math.Abs(ranks.Z(true))), ranks.Normal(true).P)
}

// U counted pair by pair.
func TestMannWhitneyCountsPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 5), 1, 12)
		x, y := values.Draw(t, "x"), values.Draw(t, "y")
		var u, below float64
		for _, a := range x {
			for _, b := range y {
				switch {
				case a > b:
					u++
				case a == b:
					u += 0.5
				default:
					below++
				}
			}
		}
		got, turned := MannWhitney(unit.hist(x), unit.hist(y), true), MannWhitney(unit.hist(y), unit.hist(x), true)
		pairs := float64(len(x) * len(y))
		near(t, "Cliff's delta and 1", 1+CliffDelta(unit.hist(x), unit.hist(y), 0.95).Value, 2*u/pairs, 1e-14)
		if slices.Equal(slices.Compact(slices.Sorted(slices.Values(slices.Concat(x, y)))), x[:1]) {
			if got.Reason != Overlapping || !math.IsNaN(got.P) {
				t.Errorf("got %+v for equal observations, want reason %q", got, Overlapping)
			}
			return
		}
		same(t, "U", got.Statistic, u)
		same(t, "U of the other", turned.Statistic, pairs-u)
		same(t, "tails change places", got.Less, turned.Greater)
		near(t, "two-sided p", got.P, turned.P, 1e-15)
		if !(got.P >= 0 && got.P <= 1) {
			t.Errorf("p is %g", got.P)
		}
	})
}

func TestMannWhitneyEdges(t *testing.T) {
	tests := []struct {
		name   string
		x, y   []int64
		reason Reason
	}{
		{"both empty", nil, nil, NoData},
		{"first empty", nil, []int64{1}, NoData},
		{"second empty", []int64{1, 2}, nil, NoData},
		{"one and one, equal", []int64{3}, []int64{3}, Overlapping},
		{"all equal", []int64{3, 3}, []int64{3, 3, 3}, Overlapping},
		{"one and one", []int64{3}, []int64{4}, ""},
	}
	for _, test := range tests {
		got := MannWhitney(unit.hist(test.x), unit.hist(test.y), true)
		if got.Reason != test.reason || math.IsNaN(got.P) != (test.reason != "") || got.N != int64(len(test.x)+len(test.y)) {
			t.Errorf("%s: got %+v, want reason %q", test.name, got, test.reason)
		}
	}
	same(t, "Cliff's delta of nobody", CliffDelta(unit.hist(nil), unit.hist([]int64{1}), 0.95).Value, math.NaN())
}

// R wilcox.test(x, y, exact = FALSE, correct = TRUE and FALSE) of x = c(1,2,2,3,5,7) and
// y = c(2,4,4,5,6), and of the differences c(-3,-1,-1,2,2,2,4,5,-6,7) alone.
func TestRankTestsByR(t *testing.T) {
	x, y := unit.hist([]int64{1, 2, 2, 3, 5, 7}), unit.hist([]int64{2, 4, 4, 5, 6})
	ranks := RankDifferences(unit.hist([]int64{-3, -1, -1, 2, 2, 2, 4, 5, -6, 7}))
	for _, c := range []struct {
		name             string
		test             Test
		p, less, greater float64
	}{
		{"two samples, corrected", MannWhitney(x, y, true), 0.4590186329613657, 0.2295093164806828, 0.8226677818581576},
		{"two samples", MannWhitney(x, y, false), 0.4048324636058782, 0.2024162318029391, 0.7975837681970609},
		{"differences, corrected", ranks.Normal(true), 0.3573857160375264, 0.8467562216924602, 0.1786928580187632},
		{"differences", ranks.Normal(false), 0.3313048352161356, 0.8343475823919322, 0.1656524176080678},
	} {
		near(t, c.name, c.test.P, c.p, 1e-13)
		near(t, c.name+", less", c.test.Less, c.less, 1e-13)
		near(t, c.name+", greater", c.test.Greater, c.greater, 1e-13)
		same(t, c.name+", df", c.test.DF, math.NaN())
	}
}

// Two differences of one size are tied, one alone is not.
func TestTies(t *testing.T) {
	for _, c := range []struct {
		values []int64
		want   int64
	}{{[]int64{1, 2, 3}, 0}, {[]int64{1, -1, 3}, 2}, {[]int64{2, 2, 3, -3, 5}, 4}, {[]int64{4, 4, 4, 0, 0}, 3}} {
		if got := RankDifferences(unit.hist(c.values)).Ties; got != c.want {
			t.Errorf("%v: %d are tied, want %d", c.values, got, c.want)
		}
	}
}
