package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"servgap/cmd/internal/table"
)

// Style says how text is written for people. The zero value is plain Unicode
// with two decimals, of any width.
type Style struct {
	Width  int  // columns of the terminal; 0 is without limit
	Digits int  // decimals of scale points; negative means the default of two
	ASCII  bool // only ASCII signs: - for the minus and the dash
	Color  bool // ANSI colours
	Rule   bool // a line under the head
}

// defaultDigits is the decimals of scale points: a hundredth of a point is about
// a tenth of what a survey of a few hundred can tell apart.
const defaultDigits = 2

func (s Style) digits() int {
	if s.Digits < 0 {
		return defaultDigits
	}
	return s.Digits
}

// cell writes one cell for people. A number that is not there is empty.
func (s Style) cell(kind table.Kind, c table.Cell) string {
	if c.Text != "" {
		text := c.Text
		if kind == table.Rank {
			text = strings.ReplaceAll(text, "-", "–")
		}
		return s.plain(text)
	}
	if math.IsNaN(c.Number) {
		return ""
	}
	return s.plain(s.number(kind, c))
}

func (s Style) number(kind table.Kind, c table.Cell) string {
	switch kind {
	case table.Count, table.Rank:
		return strconv.FormatInt(int64(c.Number), 10)
	case table.Value:
		return s.fixed(c.Number, false)
	case table.Gap, table.Effect:
		return s.fixed(c.Number, true)
	case table.Interval:
		return s.pair(c, func(x float64) string { return s.fixed(x, true) })
	case table.Level:
		return s.pair(c, func(x float64) string { return s.fixed(x, false) })
	case table.Percent:
		return percent(c.Number) + " %"
	case table.PercentRange:
		return s.pair(c, func(x float64) string { return percent(x) + " %" })
	case table.P:
		return pValue(c.Number)
	default:
		return strconv.FormatFloat(c.Number, 'g', -1, 64)
	}
}

func (s Style) pair(c table.Cell, end func(float64) string) string {
	if math.IsNaN(c.High) {
		return ""
	}
	return end(c.Number) + " to " + end(c.High)
}

// fixed writes a number with the style's decimals and the minus sign of print;
// what rounds to zero has no sign.
func (s Style) fixed(x float64, signed bool) string {
	text := strconv.FormatFloat(math.Abs(x), 'f', s.digits(), 64)
	if strings.Trim(text, "0.") == "" {
		return text
	}
	switch {
	case x < 0:
		return "−" + text
	case signed:
		return "+" + text
	default:
		return text
	}
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 0, 64) }

// pValue writes a p-value with three decimals, the small ones as a bound.
func pValue(p float64) string {
	if p < 0.001 {
		return "< 0.001"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}

// asciiSigns are the signs that tables use beyond ASCII.
var asciiSigns = strings.NewReplacer("−", "-", "–", "-", "—", "-", "·", "|", "×", "x", "≥", ">=", "…", "...", "’", "'")

// plain makes a text safe for the style: control characters made visible, and
// other than ASCII signs replaced if the style asks. Letters stay: names of
// items are the survey's.
func (s Style) plain(text string) string {
	text = visible(text)
	if s.ASCII {
		return asciiSigns.Replace(text)
	}
	return text
}

// exact writes a number with all its digits, the shortest decimal that reads
// back as the same float; nothing if it is not there.
func exact(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// machine writes a cell for programs.
func machine(kind table.Kind, c table.Cell) string {
	switch {
	case c.Text != "":
		return c.Text
	case kind == table.Count && !math.IsNaN(c.Number):
		return fmt.Sprintf("%.0f", c.Number)
	default:
		return exact(c.Number)
	}
}
