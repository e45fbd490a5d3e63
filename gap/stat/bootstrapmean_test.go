package stat

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sameReplicates wants the same bits.
func sameReplicates(t failer, name string, got, want Replicates) {
	t.Helper()
	for _, of := range []struct {
		what      string
		got, want float64
	}{
		{"value", got.Value, want.Value},
		{"SE", got.SE, want.SE},
		{"bias", got.Bias, want.Bias},
		{"z0", got.Z0, want.Z0},
		{"acceleration", got.Acceleration(), want.Acceleration()},
	} {
		same(t, name+", "+of.what, of.got, of.want)
	}
	if got.N != want.N || got.Undefined != want.Undefined || got.Reason != want.Reason {
		t.Errorf("%s: %d people, %d undefined, reason %q; want %d, %d, %q", name, got.N, got.Undefined, got.Reason, want.N, want.Undefined, want.Reason)
	}
	if !slices.Equal(got.sorted, want.sorted) {
		t.Errorf("%s: replicates %v, want %v", name, ends(got.sorted), ends(want.sorted))
	}
}

func ends(sorted []float64) []float64 {
	if len(sorted) > 6 {
		return append(slices.Clone(sorted[:3]), sorted[len(sorted)-3:]...)
	}
	return sorted
}

// A mean that is summed as people are drawn has the replicates of one of drawn counts, be
// they few or so many that a cell has several shares, in cells of equal size or not.
func TestMeansAreDrawnAsCountsAre(t *testing.T) {
	apart := make(map[int64]int64)
	for i := range int64(900) {
		apart[i*i*1_000_003] = 1 + i%3
	}
	for _, test := range []struct {
		name string
		h    Hist
	}{
		{"nobody", Hist{Step: 1, Den: 1}},
		{"one", NewHist(2, 1, 1, map[int64]int64{5: 1})},
		{"two", NewHist(2, 1, 1, map[int64]int64{5: 1, 6: 1})},
		{"one cell", NewHist(2, 1, 1, map[int64]int64{5: 10})},
		{"an empty cell", Hist{Base: 1, Step: 1, Den: 3, Code: []int64{-4, 0, 1}, N: []int64{3, 0, 40}}},
		{"an empty cell at the ends", Hist{Base: 1, Step: 1, Den: 3, Code: []int64{-4, 0, 1, 9}, N: []int64{0, 31, 40, 0}}},
		{"a thousand", NewHist(-6, 1, 1, map[int64]int64{0: 3, 2: 40, 3: 90, 5: 200, 6: 317, 7: 200, 8: 100, 9: 50})},
		{"falling values", NewHist(30, -1, 5, map[int64]int64{0: 3, 2: 40, 3: 90, 5: 200, 6: 317, 7: 200})},
		{"far apart", NewHist(0, 1, 300, apart)},
		{"a million", NewHist(0, 1, 1, map[int64]int64{0: 300_000, 1: 300_000, 2: 400_000, 9: 7})},
		{"fifty millions", NewHist(0, 1, 1, map[int64]int64{0: 20_000_000, 1: 20_000_000, 7: 10_000_000})},
		{"beyond an integer", NewHist(0, 1, 1, map[int64]int64{0: 4, 1: 3, 1 << 61: 5})},
	} {
		for _, replicates := range []int{1, 2, 150} {
			d := Draws{Seed: 4, Name: test.name, Replicates: replicates}
			name := fmt.Sprint(test.name, " in ", replicates)
			sameReplicates(t, name, ResampleMean(test.h, d), Resample(test.h.N, test.h.MeanWith, d))
		}
	}
}

func TestMeansOfAnythingAreDrawnAsCountsAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.Int64Range(-1, rapid.SampledFrom([]int64{2, 40, 1e6, math.MaxInt32}).Draw(t, "furthest"))
		people := rapid.Int64Range(1, rapid.SampledFrom([]int64{1, 3, 300, 1e5}).Draw(t, "most"))
		h := NewHist(rapid.Int64Range(-9, 9).Draw(t, "base"), rapid.Int64Range(1, 9).Draw(t, "step"), rapid.Int64Range(1, 60).Draw(t, "den"),
			rapid.MapOfN(codes, people, 1, 120).Draw(t, "counts"))
		d := Draws{Seed: rapid.Uint64().Draw(t, "seed"), Replicates: rapid.IntRange(1, 40).Draw(t, "replicates")}
		sameReplicates(t, "drawn", ResampleMean(h, d), Resample(h.N, h.MeanWith, d))
	})
}

func TestSumsAreSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		furthest := rapid.Int64Range(0, 400).Draw(t, "furthest")
		sums := rapid.SliceOfN(rapid.Int64Range(-furthest, furthest), 1, 60).Draw(t, "sums")
		want := slices.Sorted(slices.Values(sums))
		if sortSums(sums); !slices.Equal(sums, want) {
			t.Errorf("%v, want %v", sums, want)
		}
	})
}

func TestMeansWithoutReplicates(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a bootstrap without replicates does not panic")
		}
	}()
	ResampleMean(NewHist(0, 1, 1, map[int64]int64{1: 2, 2: 3}), Draws{})
}
