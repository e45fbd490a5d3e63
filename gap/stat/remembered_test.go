package stat

import (
	"testing"

	"pgregory.net/rapid"
)

// What is remembered is what is computed anew, in any order of sizes and levels.
func TestRememberedIsComputedAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r Remembered
		for range rapid.IntRange(1, 12).Draw(t, "samples") {
			n := rapid.Int64Range(0, 4).Draw(t, "n")
			m := Moments{N: n, Mean: rapid.Float64Range(-3, 3).Draw(t, "mean"), SD: rapid.Float64Range(0, 2).Draw(t, "SD")}
			level := rapid.SampledFrom([]float64{0.9, 0.95, -1}).Draw(t, "level")
			got, want := r.Mean(m, level), Mean(m, level)
			same(t, "low", got.Lo, want.Lo)
			same(t, "high", got.Hi, want.Hi)
			test, anew := r.PairedT(m), PairedT(m)
			same(t, "p", test.P, anew.P)
			same(t, "less", test.Less, anew.Less)
			same(t, "greater", test.Greater, anew.Greater)
			same(t, "p from 2 on", r.PairedPFrom(2, m), PairedPFrom(2, m))
		}
	})
}
