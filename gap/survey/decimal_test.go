package survey

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	tests := []struct {
		name, text string
		want       Decimal
		ok         bool
	}{
		{"integer", "7", Decimal{7, 0}, true},
		{"point", "4.5", Decimal{45, 1}, true},
		{"comma", "4,5", Decimal{45, 1}, true},
		{"minus sign of typography", "−3", Decimal{-3, 0}, true},
		{"hyphen", "-0,25", Decimal{-25, 2}, true},
		{"plus", "+2", Decimal{2, 0}, true},
		{"trailing zeros", "5.00", Decimal{5, 0}, true},
		{"trailing zeros beyond nine digits", "0.100000000000", Decimal{1, 1}, true},
		{"leading zeros", "007", Decimal{7, 0}, true},
		{"no digit before the point", ".5", Decimal{5, 1}, true},
		{"no digit behind the point", "5.", Decimal{5, 0}, true},
		{"nine fraction digits", "0.123456789", Decimal{123456789, 9}, true},
		{"ten fraction digits", "0.1234567891", Decimal{}, false},
		{"eighteen digits", "999999999999999999", Decimal{999999999999999999, 0}, true},
		{"beyond an int64", "9223372036854775808", Decimal{}, false},
		{"far beyond an int64", strings.Repeat("9", 40), Decimal{}, false},
		{"empty", "", Decimal{}, false},
		{"point alone", ".", Decimal{}, false},
		{"sign alone", "-", Decimal{}, false},
		{"sign and point", "-.", Decimal{}, false},
		{"two signs", "-−1", Decimal{}, false},
		{"two points", "1.2.3", Decimal{}, false},
		{"grouping", "1.000,5", Decimal{}, false},
		{"exponent", "1e5", Decimal{}, false},
		{"blank", " 1", Decimal{}, false},
		{"word", "seven", Decimal{}, false},
		{"letter in the fraction", "1.x0", Decimal{}, false},
		{"digits of another script", "٣", Decimal{}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := ParseDecimal(test.text)
			if got != test.want || ok != test.ok {
				t.Errorf("ParseDecimal(%q) = %v, %v, want %v, %v", test.text, got, ok, test.want, test.ok)
			}
		})
	}
}

// drawDecimal gives decimals as ParseDecimal makes them: no zero ends the
// fraction. Half of them lie near the end of an int64.
func drawDecimal(t *rapid.T, label string) Decimal {
	d := Decimal{Places: rapid.IntRange(0, 9).Draw(t, label+" places")}
	if rapid.Bool().Draw(t, label+" large") {
		d.Unscaled = rapid.Int64Range(math.MaxInt64/10-50, math.MaxInt64/10+50).Draw(t, label)
	} else {
		d.Unscaled = rapid.Int64Range(-1e7, 1e7).Draw(t, label)
	}
	for d.Places > 0 && d.Unscaled%10 == 0 {
		d.Unscaled, d.Places = d.Unscaled/10, d.Places-1
	}
	return d
}

func rat(d Decimal) *big.Rat {
	return new(big.Rat).SetFrac64(d.Unscaled, pow10(d.Places))
}

func TestDecimalStringReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawDecimal(t, "d")
		if got, ok := ParseDecimal(want.String()); !ok || got != want {
			t.Errorf("ParseDecimal(%q) = %v, %v, want %v", want.String(), got, ok, want)
		}
	})
}

func TestDecimalCompareIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := drawDecimal(t, "d"), drawDecimal(t, "e")
		if got, want := d.Compare(e), rat(d).Cmp(rat(e)); got != want {
			t.Errorf("%s.Compare(%s) = %d, want %d", d, e, got, want)
		}
	})
	// The two differ in a digit that a float does not hold, and the first does
	// not fit an int64 with the places of the second.
	d, e := Decimal{922337203685477581, 0}, Decimal{9223372036854775799, 1}
	if got := d.Compare(e); got != 1 {
		t.Errorf("%s.Compare(%s) = %d, want 1", d, e, got)
	}
	if got := e.Compare(d); got != -1 {
		t.Errorf("%s.Compare(%s) = %d, want -1", e, d, got)
	}
}

// A float keeps sixteen digits of these, a decimal all of them.
func TestDecimalStringKeepsEveryDigit(t *testing.T) {
	for _, text := range []string{"9007199254740993", "-0.000000001", "900719925474099.3", "-12.05"} {
		d, ok := ParseDecimal(text)
		if !ok || d.String() != text {
			t.Errorf("%s was read and written as %s", strconv.Quote(text), d)
		}
	}
}
