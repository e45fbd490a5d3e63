package render

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"servgap/cmd/internal/table"
)

// sheetColumn is a column of a sheet: one of the table, or one end of its intervals.
type sheetColumn struct {
	of   int // of the table
	id   string
	head string
	kind table.Kind
	end  end
}

// end says what of a cell a column holds: all of it, or one end of an interval.
type end int

const (
	whole end = iota
	low
	high
)

// longestHead is the length of a column's head that spreadsheets accept.
const longestHead = 255

// sheetColumns are the columns of a table as a sheet has them: an interval is two,
// and each has a head that no other has.
func (s Style) sheetColumns(t table.Table) []sheetColumn {
	var columns []sheetColumn
	taken := make(map[string]bool)
	for i, c := range t.Columns {
		head := unescaped(s.plain(c.Head))
		switch {
		case c.Head == "" && c.Kind == table.Mark:
			head = s.Words.Text("head.mark")
		case c.Head == "":
			head = s.Words.Text("head.bar")
		case taken[strings.ToLower(s.endHead(low, head))]: // the interval of another number
			head = columns[len(columns)-1].head + ": " + head
		}
		ends := []end{whole}
		if c.Kind == table.Interval || c.Kind == table.Level || c.Kind == table.PercentRange || c.Kind == table.AmountRange {
			ends = []end{low, high}
		}
		for _, e := range ends {
			columns = append(columns, sheetColumn{of: i, id: c.ID + e.suffix(), head: distinct(taken, s.endHead(e, head), longestHead), kind: c.Kind, end: e})
		}
	}
	return columns
}

func (e end) suffix() string { return [...]string{"", "_low", "_high"}[e] }

func (s Style) endHead(e end, head string) string {
	switch e {
	case low:
		return s.Words.Text("head.low", "head", head)
	case high:
		return s.Words.Text("head.high", "head", head)
	default:
		return head
	}
}

// longestText is the length of a cell's text that spreadsheets accept.
const longestText = 32767

// escapes are what the file of a workbook has in the place of a sign.
var escapes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) })

// escaped is a text as the file has it: the underscore of what looks like an escape is
// one itself, or it would be read as the sign that it stands for.
func escaped(text string) string { return underscored(text, "_x005F_") }

// unescaped is a name without anything that looks like an escape: names of sheets and
// columns stand in several parts of the file, which do not all have them.
func unescaped(name string) string { return underscored(name, "_ ") }

// underscored writes the underscores that begin an escape in another way.
func underscored(text, underscore string) string {
	for done := 0; ; {
		next := escapes().FindStringIndex(text[done:])
		if next == nil {
			return text
		}
		at := done + next[0]
		text = text[:at] + underscore + text[at+1:]
		done = at + len(underscore)
	}
}

// sheetText is a text as a cell has it. One that a spreadsheet would run if it were
// typed again is told to be a text by its format.
func (s Style) sheetText(text string) (value, format string) {
	value = cut(s.plain(text), longestText)
	if value != Harmless(value) {
		format = "@"
	}
	return escaped(value), format
}

// typed is what a cell holds, a number or a text, and its number format; nil if
// there is nothing.
func (s Style) typed(col sheetColumn, c table.Cell) (value any, format string) {
	number := c.Number
	if col.end == high {
		number = c.High
	}
	known := !math.IsNaN(number) && !math.IsInf(number, 0) && (col.end == whole || !math.IsNaN(c.High))
	switch {
	case col.kind == table.Spark && known:
		return s.cell(col.kind, c), ""
	case col.kind == table.MarkedGap && known:
		return number, s.signed(number, s.plain(c.Text))
	case c.Text != "" && col.end != high:
		if place, err := strconv.Atoi(c.Text); err == nil && col.kind == table.Rank {
			return float64(place), "0"
		}
		return s.sheetText(s.cell(col.kind, c))
	case !known:
		return nil, ""
	default:
		return number, s.numberFormat(col.kind, number)
	}
}

// numberFormat is how a spreadsheet shows a number of a kind. Decimal marks are those
// of its reader; those inside a text are of the language.
func (s Style) numberFormat(kind table.Kind, number float64) string {
	switch kind {
	case table.Count, table.Rank:
		return "0"
	case table.Value, table.Level:
		return decimals(s.digits())
	case table.Gap, table.MarkedGap, table.Effect:
		return s.signed(number, "")
	case table.Amount, table.AmountRange:
		if math.Abs(number) >= table.LeastWhole {
			return "#,##0"
		}
		return decimals(s.digits())
	case table.Interval:
		return signs(decimals(s.digits()))
	case table.Percent, table.PercentRange, table.Bar:
		return strings.ReplaceAll(s.Words.Text("number.percent", "number", "0"), "\u00a0", " ")
	case table.P:
		if number < 0.001 {
			return `"< ` + s.Words.Fixed(0.001, 3) + `"`
		}
		return decimals(table.DigitsOfP(number, 3))
	default:
		return ""
	}
}

// signed is the format of a number with its sign, none if it rounds to zero, and with
// its mark behind it.
func (s Style) signed(number float64, mark string) string {
	shown := decimals(s.digits())
	if mark != "" {
		shown += ` "` + strings.ReplaceAll(mark, `"`, "") + `"`
	}
	if s.Words.Fixed(number, s.digits()) == s.Words.Fixed(0, s.digits()) {
		return shown + ";" + shown
	}
	return signs(shown)
}

// signs is a format with the sign of the number before it; zero has none.
func signs(format string) string { return "+" + format + ";-" + format + ";" + format }

// decimals is the format of so many decimals.
func decimals(digits int) string { return strings.TrimSuffix("0."+strings.Repeat("0", digits), ".") }
