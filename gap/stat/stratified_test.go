package stat

import (
	"math"
	"testing"
)

// Two strata of two people each by hand: 1 and 3 with weights 1 and 2, 2 and 6 with weights
// 3 and 1. The mean is 19/7; 49u is −12 and 4, −15 and 23, whose squares about their means
// are 128 and 722, each times 2.
func TestStratifiedMean(t *testing.T) {
	stratum := func(weights map[int64]int64) Hist {
		counts, loads := make(map[int64]int64), make(map[int64]Load)
		for code, weight := range weights {
			counts[code], loads[code] = 1, loadOf(weight*WeightUnit)
		}
		return NewHist(0, 1, 1, counts).Weigh(loads)
	}
	mean, se, df := StratifiedMean([]Hist{stratum(map[int64]int64{1: 1, 3: 2}), stratum(map[int64]int64{2: 3, 6: 1})})
	if want := math.Sqrt(1700) / 49; !(math.Abs(mean-19.0/7) <= 1e-15 && math.Abs(se-want) <= 1e-15) || df != 2 {
		t.Errorf("got %v, %v with %v degrees of freedom, want %v, %v with 2", mean, se, df, 19.0/7, want)
	}
	if _, se, df := StratifiedMean([]Hist{stratum(map[int64]int64{1: 1, 3: 2}), stratum(map[int64]int64{2: 3})}); !math.IsNaN(se) || df != 1 {
		t.Errorf("a stratum of one: standard error %v with %v degrees of freedom", se, df)
	}
}
