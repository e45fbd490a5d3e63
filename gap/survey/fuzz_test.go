package survey

import (
	"math/big"
	"regexp"
	"strings"
	"testing"
)

// plainNumber is what ParseDecimal takes, but for the size of the number.
var plainNumber = regexp.MustCompile(`^[-−+]?(\d+([.,]\d*)?|[.,]\d+)$`)

// FuzzDecimal holds the numbers of a survey against exact arithmetic: what is read is the
// number that was written, it is written as the same number, and two of them compare as
// they should. What is refused is no plain number, or a long one.
func FuzzDecimal(f *testing.F) {
	for _, seed := range [][2]string{
		{"3", "3,0"}, {"-0.75", "−0,75"}, {"+1.000000000", "1.0000000001"}, {".5", "5."}, {"1.2.3", "1,234.5"},
		{"9223372036854775807", "9223372036854775808"}, {"922337203685477580.7", "-922337203685477.5807"}, {"1e3", "０"}, {"-", ""}, {"0,000000001", "-0"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		a, isA := decimalOf(t, one)
		b, isB := decimalOf(t, other)
		if !isA || !isB {
			return
		}
		if got, want := a.Compare(b), ratio(a.String()).Cmp(ratio(b.String())); got != want {
			t.Errorf("%s against %s: got %d, want %d", a, b, got, want)
		}
	})
}

// decimalOf reads a text and checks what was read.
func decimalOf(t *testing.T, text string) (Decimal, bool) {
	t.Helper()
	d, ok := ParseDecimal(text)
	isPlain := plainNumber.MatchString(text)
	if !ok {
		if isPlain && len(text) <= 10 {
			t.Errorf("%q is refused", text)
		}
		return d, false
	}
	if !isPlain {
		t.Fatalf("%q is read as %s", text, d)
	}
	written := strings.NewReplacer("−", "-", ",", ".").Replace(text)
	if ratio(d.String()).Cmp(ratio(written)) != 0 {
		t.Errorf("%q is read as %s", text, d)
	}
	if again, ok := ParseDecimal(d.String()); !ok || again != d && d.Unscaled != 0 {
		t.Errorf("%q is %+v, and written as %s it is %+v", text, d, d, again)
	}
	return d, true
}

// ratio is a number that is written in plain digits.
func ratio(digits string) *big.Rat {
	r, _ := new(big.Rat).SetString(digits)
	return r
}
