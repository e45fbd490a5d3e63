package lang

import (
	"math"
	"strconv"
	"strings"
)

// minus is the minus sign of print.
const minus = "−"

// Fixed writes a number with so many decimals. What rounds to zero has no sign.
func (w Words) Fixed(x float64, digits int) string { return w.fixed(x, digits, "") }

// Signed writes a number as Fixed does, with a plus above zero.
func (w Words) Signed(x float64, digits int) string { return w.fixed(x, digits, "+") }

// End writes an end of an interval as Signed does, and with its sign also what
// rounds to zero and is not: whether zero is inside hangs on it.
func (w Words) End(x float64, digits int) string {
	return signOf(x, "+") + w.Fixed(math.Abs(x), digits)
}

func (w Words) fixed(x float64, digits int, plus string) string {
	text := strconv.FormatFloat(math.Abs(x), 'f', digits, 64)
	if strings.Trim(text, "0.") == "" {
		return w.Decimal(text)
	}
	return signOf(x, plus) + w.Decimal(text)
}

// signOf is the sign of a number, none of zero.
func signOf(x float64, plus string) string {
	switch {
	case x < 0:
		return minus
	case x > 0:
		return plus
	default:
		return ""
	}
}

// Shortest writes a number with as many digits as it takes to tell it from any
// other.
func (w Words) Shortest(x float64) string {
	text := w.Decimal(strconv.FormatFloat(math.Abs(x), 'g', -1, 64))
	if x < 0 {
		return minus + text
	}
	return text
}

// Decimal gives a number that is written with a point the mark of the language.
func (w Words) Decimal(text string) string {
	return strings.ReplaceAll(text, ".", w.Text("number.decimal"))
}

// Count writes a whole number, in groups of three digits where the language has
// them.
func (w Words) Count(n int64) string {
	digits := strconv.FormatUint(magnitude(n), 10)
	mark := w.group()
	text := digits[:(len(digits)-1)%3+1]
	for i := len(text); i < len(digits); i += 3 {
		text += mark + digits[i:i+3]
	}
	if n < 0 {
		return minus + text
	}
	return text
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// group is what stands between two groups of digits: the catalogue shows it in a
// thousand, and English tables have none.
func (w Words) group() string {
	return strings.Trim(w.Text("number.thousand"), "01")
}

// Percent writes a share of 1 as whole percent.
func (w Words) Percent(share float64) string {
	return w.Text("number.percent", "number", w.Fixed(100*share, 0))
}

// Range writes two numbers as an interval.
func (w Words) Range(low, high string) string {
	return w.Text("number.range", "low", low, "high", high)
}
