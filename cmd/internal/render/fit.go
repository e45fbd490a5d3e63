package render

import (
	"iter"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"servgap/cmd/internal/table"
)

// grid is a table as texts, ready to be measured and fitted to a width.
type grid struct {
	kinds  []table.Kind
	heads  []string // lines separated by \n
	rows   [][]string
	spans  []table.Span // by row; a text of its own from a column on
	gutter int          // blanks between two columns
}

// The blanks between columns: so many, or one where that makes a table fit.
const (
	wideGutter   = 2
	narrowGutter = 1
)

// fit makes the table at most width columns wide without cutting anything. Bars,
// which show what a number beside them says, go first; then heads are broken into
// lines and columns move together; then words are broken into lines, and if that
// is not enough the columns are divided into several tables, each beginning with
// those that name the row. A single column wider than the width stays as it is,
// and a mark stays with the column before it. Width 0 means any.
func (g grid) fit(width int) []grid {
	if width == 0 || g.width() <= width {
		return []grid{g}
	}
	g = g.withoutBars()
	if g.width() <= width {
		return []grid{g}
	}
	g = g.wrapHeads()
	if g.width() <= width {
		return []grid{g}
	}
	g.gutter = narrowGutter
	return g.divide(width)
}

func (g grid) withoutBars() grid {
	var columns []int
	for i, kind := range g.kinds {
		if kind != table.Bar {
			columns = append(columns, i)
		}
	}
	return g.pick(columns)
}

// wrapHeads breaks heads that are wider than what stands below them.
func (g grid) wrapHeads() grid {
	heads := make([]string, len(g.heads))
	for i, head := range g.heads {
		heads[i] = wrap(head, max(longestWord(head), g.bodyWidth(i)))
	}
	g.heads = heads
	return g
}

func (g grid) width() int {
	total := 0
	for i := range g.heads {
		total += g.columnWidth(i)
	}
	return total + g.gutter*(len(g.heads)-1)
}

func (g grid) columnWidth(i int) int { return max(linesWidth(g.heads[i]), g.bodyWidth(i)) }

func (g grid) bodyWidth(i int) int {
	widest := 0
	for _, row := range g.rows {
		widest = max(widest, linesWidth(row[i]))
	}
	return widest
}

// offset is where a column begins.
func (g grid) offset(column int) int {
	at := 0
	for i := range column {
		at += g.columnWidth(i) + g.gutter
	}
	return at
}

// pick is a table of some of the columns. A text that spans columns begins in the
// first of those picked that it covers, in the one table that has its first.
func (g grid) pick(columns []int) grid {
	picked := grid{gutter: g.gutter}
	for _, i := range columns {
		picked.kinds = append(picked.kinds, g.kinds[i])
		picked.heads = append(picked.heads, g.heads[i])
	}
	for r, row := range g.rows {
		var cells []string
		for _, i := range columns {
			cells = append(cells, row[i])
		}
		picked.rows = append(picked.rows, cells)
		span := g.spans[r]
		span.Column = slices.Index(columns, span.Column)
		if span.Column < 0 {
			span = table.Span{}
		}
		picked.spans = append(picked.spans, span)
	}
	return picked
}

// wrap breaks a text at its blanks into lines of at most width; a longer word
// keeps a line of its own.
func wrap(text string, width int) string {
	var lines []string
	line := ""
	for word := range words(text) {
		switch {
		case line == "":
			line = word
		case twwidth.Width(line)+1+twwidth.Width(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return strings.Join(append(lines, line), "\n")
}

// words divides a text at blanks, not at no-break spaces.
func words(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' })
}

func longestWord(text string) int {
	longest := 0
	for word := range words(text) {
		longest = max(longest, twwidth.Width(word))
	}
	return longest
}

func linesWidth(text string) int {
	widest := 0
	for line := range strings.SplitSeq(text, "\n") {
		widest = max(widest, twwidth.Width(line))
	}
	return widest
}
