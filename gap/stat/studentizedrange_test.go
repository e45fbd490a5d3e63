package stat

import (
	"math"
	"testing"
)

// The double integral in arithmetic of 28 to 32 digits (mpmath, sums over even
// steps of two sizes that agree to 20 digits). The last four are of the oracle, where R ptukey has 8 or 9
// digits; at q 12, df 5 it has 4.
func TestStudentizedRange(t *testing.T) {
	tests := []struct {
		q      float64
		groups int
		df     float64
		want   string
	}{
		{3.5, 3, 10, "0.077103310838411822678"},
		{3.5, 3, 127.4, "0.03864149546976356731"},
		{1, 3, 2.5, "0.77976663969977792334"},
		{5, 4, 20, "0.01028753459401330929"},
		{9, 4, 60, "1.7870120178391790117e-7"},
		{12, 3, 5, "0.00087812064828431871342"},
		{4, 20, 30, "0.385151371768776191"},
		{6, 10, 1000, "0.0010015318654470544812"},
		{3.3, 6, 100000, "0.18061187573119952366"},
		{5.5, 100, 50, "0.27993701130389077618"},
		{7.719842062521287, 3, 153.97757203457576, "5.6203447541511101979e-7"},
		{2.8914849753358896, 4, 87.37011936436696, "0.17982500476231609125"},
		{2.808292967485598, 4, 86.1416710409226, "0.20135925293056563651"},
		{8.170475066241739, 4, 148.53747358114464, "2.5670768668231986929e-7"},
	}
	least := 16.0
	for _, test := range tests {
		r := NewStudentizedRange(test.groups)
		got := r.Survival(test.q, test.df)
		digits := correctDigits(t, got, test.want)
		least = min(least, digits)
		if digits < 13 {
			t.Errorf("P(Q > %g) of %d groups on %g df: got %.17g, want %s, %.2f digits", test.q, test.groups, test.df, got, test.want, digits)
		}
		near(t, "quantile", r.Quantile(got, test.df), test.q, 1e-11)
	}
	t.Logf("least digits: %.2f", least)
}

// The range of two is Student's t: P(Q > q) = P(|T| > q/√2). The range of three
// normal variables has the published 5 % point 3.314 (Harter 1960).
func TestStudentizedRangeOfTwo(t *testing.T) {
	two := NewStudentizedRange(2)
	for _, df := range []float64{1, 1.5, 2, 5, 10, 100, 1e4, 1e7, math.Inf(1)} {
		for _, q := range []float64{0.01, 0.5, 2, 5, 9, 20} {
			near(t, "tail", two.Survival(q, df), 2*StudentSurvival(q/math.Sqrt2, df), 2e-13)
		}
		for _, p := range []float64{0.9, 0.5, 0.05, 1e-6} {
			near(t, "quantile", two.Quantile(p, df), math.Sqrt2*StudentQuantile(1-p/2, df), 1e-9)
		}
	}
	near(t, "quantile at the end of the domain", two.Quantile(0.05, maxShape), math.Sqrt2*StudentQuantile(1-0.05/2, maxShape), 1e-9)
	near(t, "5 % point of three", NewStudentizedRange(3).Quantile(0.05, math.Inf(1)), 3.314, 2e-4)
}

func TestStudentizedRangeEdges(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		q      float64
		groups int
		df     float64
		want   float64
	}{
		{0, 3, 10, 1}, {-1, 3, 10, 1}, {inf, 3, 10, 0}, {nan, 3, 10, nan}, {2, 1, 10, nan}, {2, 3, 0.9, nan}, {2, 3, 1e13, nan}, {2, 3, nan, nan}, {2, 3, -inf, nan}, {-inf, 3, 10, 1}, {1e5, 3, inf, 0},
		{1e5, 3, inf, 0},
	} {
		same(t, "tail", NewStudentizedRange(test.groups).Survival(test.q, test.df), test.want)
	}
	for _, p := range []float64{0, 1, -0.5, 2, nan} {
		same(t, "quantile", NewStudentizedRange(3).Quantile(p, 10), nan)
	}
	same(t, "quantile of one group", NewStudentizedRange(1).Quantile(0.05, 10), nan)
}

// All pairs of 12 groups have different degrees of freedom.
func BenchmarkStudentizedRange(b *testing.B) {
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			fresh := NewStudentizedRange(12)
			fresh.Survival(3.5, 60)
			fresh.Quantile(0.05, 60)
		}
	})
	known := NewStudentizedRange(12)
	b.Run("survival", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			known.Survival(3.5, 60)
		}
	})
	b.Run("quantile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			known.Quantile(0.05, 60)
		}
	})
}

// Far out the range of two is still Student's t.
func TestFarOut(t *testing.T) {
	two := NewStudentizedRange(2)
	for _, df := range []float64{3, 10, 60} {
		for _, q := range []float64{40, 60, 200, 1000} {
			near(t, "tail", two.Survival(q, df), 2*StudentSurvival(q/math.Sqrt2, df), 1e-11)
		}
	}
}
