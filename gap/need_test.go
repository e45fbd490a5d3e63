package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
)

// R: power.t.test(delta = 0.3, sd = 0.9836859922203579, sig.level = 0.01, power = 0.8,
// strict = TRUE) has 252.80 a sample, and 128.90 pairs.
func TestSizesOfAGap(t *testing.T) {
	for _, tt := range []struct {
		name            string
		o               gap.Sizing
		one, each, seen float64
		note            string
	}{
		{"five comparisons", gap.Sizing{Comparisons: 5}, 129, 253, math.NaN(), ""},
		{"one", gap.Sizing{}, 87, 170, math.NaN(), ""},
		{"of 640", gap.Sizing{Comparisons: 5, Population: 640}, 108, 182, math.NaN(), ""},
		{"a gate", gap.Sizing{Comparisons: 5, Limit: 0.2}, 129, 253, math.NaN(), ""},
		{"a gate whose limit decides", gap.Sizing{Comparisons: 5, Limit: 0.29}, 129, 13709, math.NaN(), ""},
		{"a fall of the limit", gap.Sizing{Limit: 0.3}, 87, math.NaN(), math.NaN(), gap.NoteWithinLimit},
	} {
		tt.o.Change, tt.o.Power, tt.o.Confidence = 0.3, 0.8, 0.95
		n := tt.o.Need(0.9836859922203579)
		for _, pair := range [][2]float64{{float64(n.OneWave), tt.one}, {float64(n.EachWave), tt.each}, {float64(n.Seen), tt.seen}} {
			if pair[0] != pair[1] && !(math.IsNaN(pair[0]) && math.IsNaN(pair[1])) {
				t.Errorf("%s: got %v, want %v", tt.name, pair[0], pair[1])
			}
		}
		if n.Note != tt.note {
			t.Errorf("%s: note %q, want %q", tt.name, n.Note, tt.note)
		}
	}
}

func TestNoSizeWithoutASpread(t *testing.T) {
	for _, sd := range []float64{0, math.NaN()} {
		if n := (gap.Sizing{Change: 0.3, Power: 0.8, Confidence: 0.95}).Need(sd); n.OneWave.Defined() || n.EachWave.Defined() || n.Seen.Defined() {
			t.Errorf("SD %v: got %+v", sd, n)
		}
	}
}
