package stat

import (
	"math"
	"testing"
)

func TestKappa(t *testing.T) {
	tests := []struct {
		name      string
		counts    [][]int64
		kappa, se float64 // of R: the definition, and the delta method with numeric derivatives
	}{
		// Fleiss (1981, Statistical Methods for Rates and Proportions, table 13.1)
		// has 0.68 and 0.087 of it.
		{"diagnoses", [][]int64{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}, 0.676470588235294, 0.0877029535227839},
		{"no symmetry", [][]int64{{20, 2, 1}, {7, 15, 5}, {3, 6, 11}}, 0.4829178208679593, 0.0840232479926371},
		{"never agreed", [][]int64{{0, 5}, {5, 0}}, -1, 0},
	}
	for _, test := range tests {
		a := Kappa(test.counts, 0.95)
		near(t, test.name+", kappa", a.Kappa.Value, test.kappa, 1e-13)
		if math.Abs(a.Kappa.SE-test.se) > 1e-9 {
			t.Errorf("%s: se %.15g, want %.15g", test.name, a.Kappa.SE, test.se)
		}
		if a.Kappa.Lo < -1 || a.Kappa.Hi > 1 {
			t.Errorf("%s: %g to %g leaves −1 to 1", test.name, a.Kappa.Lo, a.Kappa.Hi)
		}
	}
}

// TestKappaUndefined: where chance explains everything, or there is next to nothing,
// there is no number.
func TestKappaUndefined(t *testing.T) {
	tests := []struct {
		name   string
		counts [][]int64
		reason Reason
	}{
		{"nothing", nil, NoData},
		{"nothing in two classes", [][]int64{{0, 0}, {0, 0}}, NoData},
		{"one class", [][]int64{{12, 0}, {0, 0}}, ZeroVariance},
		{"one thing", [][]int64{{0, 1}, {0, 0}}, OneAnswer},
	}
	for _, test := range tests {
		k := Kappa(test.counts, 0.95).Kappa
		if k.Reason != test.reason || !math.IsNaN(k.Value) || !math.IsNaN(k.SE) || !math.IsNaN(k.Lo) {
			t.Errorf("%s: %+v, want NaN for %s", test.name, k, test.reason)
		}
	}
}
