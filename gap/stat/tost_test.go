package stat

import (
	"math"
	"testing"
)

// The values are from R 4, of x <- c(-1, 0, 0, 1, 2, -2, 0, 1):
// max(t.test(x, mu = low, alternative = "greater")$p.value,
// t.test(x, mu = high, alternative = "less")$p.value).
func TestTOST(t *testing.T) {
	const mean, se = 0.125, 0.44067723854475233
	for _, tt := range []struct {
		name                  string
		mean, se, df, low, up float64
		want                  float64
	}{
		{"even bounds", mean, se, 7, -0.9, 0.9, 0.061020695779210626},
		{"uneven bounds", mean, se, 7, -2, 0.5, 0.21147046334010938},
		{"mirrored", -mean, se, 7, -0.9, 0.9, 0.061020695779210626},
		{"no spread", mean, 0, 7, -1, 1, math.NaN()},
		{"one answer", mean, math.NaN(), math.NaN(), -1, 1, math.NaN()},
	} {
		got := TOST(tt.mean, tt.se, tt.df, tt.low, tt.up)
		if math.IsNaN(got) != math.IsNaN(tt.want) || math.Abs(got-tt.want) > 1e-14 {
			t.Errorf("%s: got %.17g, want %.17g", tt.name, got, tt.want)
		}
	}
}
