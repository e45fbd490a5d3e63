package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The sign test against all ways to give the differences a sign.
func TestSignIsTheEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 10).Draw(t, "n")
		positive := rapid.Int64Range(0, n).Draw(t, "positive")
		var below, above float64
		for chosen := range int64(1) << n {
			var count int64
			for bit := range n {
				count += chosen >> bit & 1
			}
			if count <= positive {
				below++
			}
			if count >= positive {
				above++
			}
		}
		all := float64(int64(1) << n)
		got := RankDifferences(NewHist(0, 1, 1, map[int64]int64{-2: n - positive, 0: 3, 1: positive})).Sign()
		near(t, "less", got.Less, below/all, 1e-14)
		near(t, "greater", got.Greater, above/all, 1e-14)
		near(t, "two-sided", got.P, min(1, 2*min(below, above)/all), 1e-14)
		same(t, "positive", got.Statistic, float64(positive))
		if got.N != n+3 {
			t.Errorf("n is %d, want %d: zeros count", got.N, n+3)
		}
	})
}

// Pratt's ranks by hand: of 0 0 1 −1 2 −3 the zeros have 1 and 2, the ones 3.5.
func TestPrattByHand(t *testing.T) {
	got := RankDifferences(unit.hist([]int64{0, 0, 1, -1, 2, -3})).Pratt()
	variance := (6*7*13.0-2*3*5)/24 - (8-2)/48.0
	near(t, "z", got.Statistic, (3.5+5-(6*7-2*3)/4.0)/math.Sqrt(variance), 1e-15)
	near(t, "p", got.P, 2*NormalCDF(got.Statistic), 1e-15)
}

func TestPrattWithoutZerosIsTheUncorrectedTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.SampledFrom([]int64{-3, -2, -1, 1, 2}), 1, 20).Draw(t, "differences")
		ranks := RankDifferences(unit.hist(values))
		near(t, "p", ranks.Pratt().P, ranks.Normal(false).P, 1e-14)
		near(t, "z", ranks.Pratt().Statistic, ranks.Z(false), 1e-14)
	})
}
