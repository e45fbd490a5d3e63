package render

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
)

// Style says how text is written for people. The zero value is plain Unicode of
// any width with numbers as in English.
type Style struct {
	Width   int        // columns of the terminal; 0 is without limit
	Digits  int        // decimals of scale points; negative means the default of two
	ASCII   bool       // only ASCII signs: - for the minus and the dash
	Letters bool       // with them only ASCII letters: ae for æ
	Color   bool       // ANSI colours
	Rule    bool       // a line under the head
	Words   lang.Words // how numbers are written
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
	if kind == table.MarkedGap {
		return s.plain(s.marked(c))
	}
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

// marked writes a number with its mark behind it, or room for one; a mark alone stands
// for a number that is not there.
func (s Style) marked(c table.Cell) string {
	if math.IsNaN(c.Number) {
		return c.Text
	}
	return s.Words.Signed(c.Number, s.digits()) + "\u00a0" + cmp.Or(c.Text, "\u00a0")
}

func (s Style) number(kind table.Kind, c table.Cell) string {
	switch kind {
	case table.Count, table.Rank:
		return s.Words.Count(int64(c.Number))
	case table.Value:
		return s.Words.Fixed(c.Number, s.digits())
	case table.Gap, table.Effect:
		return s.Words.Signed(c.Number, s.digits())
	case table.Interval:
		return s.pair(c, func(x float64) string { return s.Words.End(x, s.digits()) })
	case table.Level:
		return s.pair(c, func(x float64) string { return s.Words.Fixed(x, s.digits()) })
	case table.Percent:
		return s.Words.Percent(c.Number)
	case table.PercentRange:
		return s.pair(c, s.Words.Percent)
	case table.P:
		return s.pValue(c.Number)
	case table.GivenChange:
		return s.change(c.Number)
	case table.Amount:
		return s.amount(c.Number)
	case table.AmountRange:
		return s.pair(c, s.amount)
	case table.Bar:
		return bar(c.Number)
	case table.Spark:
		return s.spark(c)
	default:
		return s.Words.Shortest(c.Number)
	}
}

func (s Style) pair(c table.Cell, end func(float64) string) string {
	if math.IsNaN(c.High) {
		return ""
	}
	return s.Words.Range(end(c.Number), end(c.High))
}

// change writes a number as it was given, with its sign.
func (s Style) change(x float64) string {
	sign := "+"
	if x < 0 {
		sign = "−"
	}
	return sign + s.Words.Shortest(math.Abs(x))
}

// amount writes money or people: the large ones without decimals.
func (s Style) amount(x float64) string {
	if math.Abs(x) < table.LeastWhole {
		return s.Words.Fixed(x, s.digits())
	}
	return s.Words.Count(int64(math.Round(x)))
}

// pValue writes a p-value with three decimals, or as many as it takes not to
// contradict a mark, the small ones as a bound.
func (s Style) pValue(p float64) string {
	if p < 0.001 {
		return "< " + s.Words.Fixed(0.001, 3)
	}
	return s.Words.Fixed(p, table.DigitsOfP(p, 3))
}

// barLength is the signs of a full bar, about one for each third of a point of a
// scale from 1 to 7.
const barLength = 20

// bar is a share of 1 as a bar over its whole length.
func bar(share float64) string {
	full := int(math.Round(min(1, max(0, share)) * barLength))
	return strings.Repeat("█", full) + strings.Repeat("░", barLength-full)
}

// The heights of a spark, the lowest first.
const (
	sparkSigns      = "▁▂▃▄▅▆▇█"
	sparkSignsASCII = "12345678"
)

// spark draws numbers by their height between the ends of the cell; what is not there
// is a blank, and where both ends are the same all stand in the middle.
func (s Style) spark(c table.Cell) string {
	signs := []rune(sparkSigns)
	if s.ASCII {
		signs = []rune(sparkSignsASCII)
	}
	var drawn strings.Builder
	for _, x := range c.Series {
		height := 0.5
		if c.High > c.Number {
			height = (x - c.Number) / (c.High - c.Number)
		}
		if math.IsNaN(x) {
			drawn.WriteString("\u00a0")
			continue
		}
		drawn.WriteRune(signs[min(len(signs)-1, max(0, int(height*float64(len(signs)))))])
	}
	return drawn.String()
}

// plain makes a text safe for the style: control characters made visible, and
// other than ASCII signs replaced if the style asks. Letters stay unless it asks for
// them, too: names of items are the survey's.
func (s Style) plain(text string) string {
	text = Visible(text)
	switch {
	case s.Letters:
		return ASCII(text)
	case s.ASCII:
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

// Machine writes a cell for programs: text as it is, a number with all its digits.
func Machine(kind table.Kind, c table.Cell) string {
	switch {
	case c.Text != "":
		return c.Text
	case kind == table.Count && !math.IsNaN(c.Number):
		return strconv.FormatFloat(c.Number, 'f', 0, 64)
	default:
		return exact(c.Number)
	}
}
