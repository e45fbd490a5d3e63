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
		margin := 1.959963984540054 * a.Kappa.SE
		near(t, test.name+", low", a.Kappa.Lo, max(-1, a.Kappa.Value-margin), 1e-13)
		near(t, test.name+", high", a.Kappa.Hi, min(1, a.Kappa.Value+margin), 1e-13)
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

// Of 100 diagnoses 89 agree, and by chance (80·80 + 10·5 + 10·15)/100² would.
func TestKappaOfDiagnoses(t *testing.T) {
	a := Kappa([][]int64{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}, 0.95)
	near(t, "observed", a.Observed, 0.89, 1e-15)
	near(t, "expected", a.Expected, 0.66, 1e-15)
	near(t, "chance alone", Kappa([][]int64{{12, 0}, {0, 0}}, 0.95).Expected, 1, 0)
	near(t, "one thing", Kappa([][]int64{{0, 1}, {0, 0}}, 0.95).Observed+1, 1, 0)
	if k := a.Kappa; a.N != 100 || k.N != 100 || k.Level != 0.95 || k.Method != "kappa" {
		t.Errorf("got %+v", a)
	}
	// Two coders whose interval would leave 1 at one end.
	if k := Kappa([][]int64{{5, 0}, {1, 4}}, 0.95).Kappa; k.Hi != 1 || !(k.Lo > -1) {
		t.Errorf("cut off: %+v", k)
	}
}
