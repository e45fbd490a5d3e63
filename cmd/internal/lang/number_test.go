package lang

import (
	"math"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		name       string
		write      func(Words) string
		en, nb     string
		nn, sv, da string
	}{
		{"a level", func(w Words) string { return w.Fixed(6.125, 2) }, "6.12", "6,12", "6,12", "6,12", "6,12"},
		{"below zero", func(w Words) string { return w.Fixed(-2.25, 1) }, "−2.2", "−2,2", "−2,2", "−2,2", "−2,2"},
		{"no decimals", func(w Words) string { return w.Fixed(5.4, 0) }, "5", "5", "5", "5", "5"},
		{"a shortfall", func(w Words) string { return w.Signed(-1.125, 2) }, "−1.12", "−1,12", "−1,12", "−1,12", "−1,12"},
		{"a surplus", func(w Words) string { return w.Signed(0.5, 2) }, "+0.50", "+0,50", "+0,50", "+0,50", "+0,50"},
		{"what rounds to zero", func(w Words) string { return w.Signed(-0.004, 2) }, "0.00", "0,00", "0,00", "0,00", "0,00"},
		{"an end that rounds to zero from below", func(w Words) string { return w.End(-0.004, 2) }, "−0.00", "−0,00", "−0,00", "−0,00", "−0,00"},
		{"an end that rounds to zero from above", func(w Words) string { return w.End(0.004, 2) }, "+0.00", "+0,00", "+0,00", "+0,00", "+0,00"},
		{"an end at zero", func(w Words) string { return w.End(0, 2) }, "0.00", "0,00", "0,00", "0,00", "0,00"},
		{"an end", func(w Words) string { return w.End(-1.125, 2) }, "−1.12", "−1,12", "−1,12", "−1,12", "−1,12"},
		{"a confidence", func(w Words) string { return w.Shortest(99.9) }, "99.9", "99,9", "99,9", "99,9", "99,9"},
		{"a small number", func(w Words) string { return w.Shortest(-1e-7) }, "−1e-07", "−1e-07", "−1e-07", "−1e-07", "−1e-07"},
		{"a share", func(w Words) string { return w.Percent(0.784) }, "78 %", "78\u00a0%", "78\u00a0%", "78\u00a0%", "78\u00a0%"},
		{"an interval", func(w Words) string { return w.Range("1", "2") }, "1 to 2", "1 til 2", "1 til 2", "1 till 2", "1 til 2"},
		{"a count", func(w Words) string { return w.Count(409) }, "409", "409", "409", "409", "409"},
		{"a thousand", func(w Words) string { return w.Count(1065) }, "1065", "1\u00a0065", "1\u00a0065", "1\u00a0065", "1.065"},
		{"a hundred thousand", func(w Words) string { return w.Count(123456) }, "123456", "123\u00a0456", "123\u00a0456", "123\u00a0456", "123.456"},
		{"millions", func(w Words) string { return w.Count(-1000000) }, "−1000000", "−1\u00a0000\u00a0000", "−1\u00a0000\u00a0000", "−1\u00a0000\u00a0000", "−1.000.000"},
		{"none", func(w Words) string { return w.Count(0) }, "0", "0", "0", "0", "0"},
		{"the lowest", func(w Words) string { return w.Count(math.MinInt64) }, "−9223372036854775808", "−9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "−9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "−9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "−9.223.372.036.854.775.808"},
	} {
		for i, want := range []string{tt.en, tt.nb, tt.nn, tt.sv, tt.da} {
			if got := tt.write(words(t, Codes()[i])); got != want {
				t.Errorf("%s in %s: got %q, want %q", tt.name, Codes()[i], got, want)
			}
		}
	}
}
