package stat

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAdjustByHand(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name        string
		p, holm, bh []float64
	}{
		{"none", nil, nil, nil},
		{"one", []float64{0.04}, []float64{0.04}, []float64{0.04}},
		{"unsorted", []float64{0.03125, 0.0078125, 0.015625}, []float64{0.03125, 0.0234375, 0.03125}, []float64{0.03125, 0.0234375, 0.0234375}},
		{"undefined ones do not count", []float64{nan, 0.25, nan, 0.125}, []float64{nan, 0.25, nan, 0.25}, []float64{nan, 0.25, nan, 0.25}},
		{"at most 1", []float64{0.75, 0.875}, []float64{1, 1}, []float64{0.875, 0.875}},
		{"all undefined", []float64{nan, nan}, []float64{nan, nan}, []float64{nan, nan}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			holm, bh := Holm(test.p), BenjaminiHochberg(test.p)
			for i := range test.p {
				same(t, "Holm", holm[i], test.holm[i])
				same(t, "Benjamini-Hochberg", bh[i], test.bh[i])
			}
		})
	}
}

// R p.adjust(c(0.01, 0.04, 0.03, 0.2, 0.8), "BY") and "bonferroni".
func TestAdjustByR(t *testing.T) {
	p := []float64{0.01, 0.04, math.NaN(), 0.03, 0.2, 0.8}
	yekutieli, bonferroni := BenjaminiYekutieli(p), Bonferroni(p)
	for i, want := range []float64{0.11416666666666667, 0.15222222222222223, math.NaN(), 0.15222222222222223, 0.5708333333333333, 1} {
		if i == 2 {
			same(t, "undefined", yekutieli[i]+bonferroni[i], want)
			continue
		}
		near(t, "Benjamini-Yekutieli", yekutieli[i], want, 1e-14)
		near(t, "Bonferroni", bonferroni[i], min(1, 5*p[i]), 1e-14)
	}
}

func TestAdjustLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.OneOf(
			rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 1, 0.5, math.NaN()}),
		), 0, 12).Draw(t, "p")
		kept := slices.Clone(p)
		holm, bh := Holm(p), BenjaminiHochberg(p)
		if len(holm) != len(p) || len(bh) != len(p) {
			t.Fatalf("%d and %d adjusted of %d", len(holm), len(bh), len(p))
		}
		for i, x := range p {
			same(t, "p given", x, kept[i])
			if math.IsNaN(x) {
				same(t, "Holm of NaN", holm[i], x)
				same(t, "Benjamini-Hochberg of NaN", bh[i], x)
				continue
			}
			if !(x <= bh[i] && bh[i] <= holm[i] && holm[i] <= 1) {
				t.Errorf("p %g became %g (BH) and %g (Holm), want them to ascend to 1 at most", x, bh[i], holm[i])
			}
			for j, y := range p {
				if x < y && (holm[i] > holm[j] || bh[i] > bh[j]) || x == y && (holm[i] != holm[j] || bh[i] != bh[j]) {
					t.Errorf("%g and %g changed order: Holm %g and %g, BH %g and %g", x, y, holm[i], holm[j], bh[i], bh[j])
				}
			}
		}
	})
}
