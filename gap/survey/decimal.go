package survey

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// Decimal is a decimal number as it was written: Unscaled / 10^Places.
type Decimal struct {
	Unscaled int64
	Places   int
}

// maxPlaces bounds the fraction digits of a decimal; scores and points of a
// survey have a few.
const maxPlaces = 9

// ParseDecimal reads a plain decimal number: an optional sign (ASCII or
// U+2212), digits, and at most one decimal point or comma. A point and a comma
// mean the same here. Zeros at the end of the fraction do not count; a number
// with both marks, with grouping, with an exponent, with more than nine fraction
// digits or with more digits than an int64 holds is refused.
func ParseDecimal(text string) (Decimal, bool) {
	if len(text) == 2 && isDigit(text[0]) && isDigit(text[1]) { // as most are, or one digit
		return Decimal{Unscaled: 10*int64(text[0]-'0') + int64(text[1]-'0')}, true
	}
	if len(text) == 1 && isDigit(text[0]) {
		return Decimal{Unscaled: int64(text[0] - '0')}, true
	}
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits, negative = strings.CutPrefix(text, "−")
	}
	if !negative {
		digits = strings.TrimPrefix(text, "+")
	}
	mark := -1
	for i := range len(digits) {
		switch c := digits[i]; {
		case isDigit(c):
		case mark < 0 && (c == '.' || c == ','):
			mark = i
		default:
			return Decimal{}, false
		}
	}
	whole, fraction := digits, ""
	if mark >= 0 {
		whole, fraction = digits[:mark], strings.TrimRight(digits[mark+1:], "0")
	}
	if len(digits) == 0 || mark == 0 && len(digits) == 1 || len(fraction) > maxPlaces {
		return Decimal{}, false
	}
	var unscaled int64
	for _, part := range [...]string{whole, fraction} {
		for i := range len(part) {
			if unscaled > (math.MaxInt64-9)/10 {
				return Decimal{}, false
			}
			unscaled = unscaled*10 + int64(part[i]-'0')
		}
	}
	if negative {
		unscaled = -unscaled
	}
	return Decimal{Unscaled: unscaled, Places: len(fraction)}, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// over gives the decimal's numerator over 10^places; places is at least d.Places.
func (d Decimal) over(places int) (int64, bool) {
	numerator := d.Unscaled
	for range places - d.Places {
		if numerator > math.MaxInt64/10 || numerator < math.MinInt64/10 {
			return 0, false
		}
		numerator *= 10
	}
	return numerator, true
}

// Compare is −1, 0 or 1 as d is below, equal to or above e.
func (d Decimal) Compare(e Decimal) int {
	places := max(d.Places, e.Places)
	a, fits := d.over(places)
	b, fits2 := e.over(places)
	switch {
	case !fits: // then d lies further from 0 than any number with e's places
		return cmp.Compare(d.Unscaled, 0)
	case !fits2:
		return cmp.Compare(0, e.Unscaled)
	default:
		return cmp.Compare(a, b)
	}
}

// String is the number in plain digits with a decimal point.
func (d Decimal) String() string { return plainDigits(d.Unscaled, pow10(d.Places)) }

// plainDigits writes numerator/den, den a power of ten, without zeros at the end
// of the fraction.
func plainDigits(numerator, den int64) string {
	text := strconv.FormatInt(numerator/den, 10)
	rest := numerator % den
	if rest == 0 {
		return text
	}
	if rest < 0 {
		rest = -rest
		if numerator > -den {
			text = "-0"
		}
	}
	digits := strconv.FormatInt(den+rest, 10)[1:]
	return text + "." + strings.TrimRight(digits, "0")
}
