package render

import (
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"servgap/cmd/internal/table"
)

// grid is a table as texts, ready to be measured and fitted to a width.
type grid struct {
	kinds []table.Kind
	heads []string // lines separated by \n
	rows  [][]string
}

// gutter is the blanks between two columns.
const gutter = 2

// narrowest is the width below which a column of words is not wrapped.
const narrowest = 12

// fit makes the table at most width columns wide without cutting anything: heads
// are broken into lines, then words, and if that is not enough the columns are
// divided into several tables, each beginning with those that name the row. A
// single column wider than the width stays as it is. Width 0 means any.
func (g grid) fit(width int) []grid {
	if width == 0 || g.width() <= width {
		return []grid{g}
	}
	for i := range g.heads {
		g.heads[i] = wrap(g.heads[i], max(longestWord(g.heads[i]), g.bodyWidth(i)))
	}
	for g.width() > width && g.wrapWidest(g.width()-width) {
	}
	if g.width() <= width {
		return []grid{g}
	}
	return g.divide(width)
}

func (g grid) width() int {
	total := 0
	for i := range g.heads {
		total += g.columnWidth(i)
	}
	return total + gutter*(len(g.heads)-1)
}

func (g grid) columnWidth(i int) int { return max(linesWidth(g.heads[i]), g.bodyWidth(i)) }

func (g grid) bodyWidth(i int) int {
	widest := 0
	for _, row := range g.rows {
		widest = max(widest, linesWidth(row[i]))
	}
	return widest
}

// wrapWidest breaks the widest column of words, by as much as is too wide;
// false if no column of words can give way.
func (g grid) wrapWidest(excess int) bool {
	widest := -1
	for i, kind := range g.kinds {
		words := kind == table.Text || kind == table.Key
		if words && g.columnWidth(i) > narrowest && (widest < 0 || g.columnWidth(i) > g.columnWidth(widest)) {
			widest = i
		}
	}
	if widest < 0 {
		return false
	}
	before := g.columnWidth(widest)
	to := max(narrowest, before-excess)
	for _, row := range g.rows {
		row[widest] = wrap(strings.ReplaceAll(row[widest], "\n", " "), to)
	}
	return g.columnWidth(widest) < before
}

// divide spreads the columns over tables that fit, each with the columns that
// name the row.
func (g grid) divide(width int) []grid {
	var keys, rest []int
	for i, kind := range g.kinds {
		if kind == table.Key || kind == table.Rank {
			keys = append(keys, i)
		} else {
			rest = append(rest, i)
		}
	}
	var tables []grid
	for len(rest) > 0 {
		take := 1
		for take < len(rest) && g.pick(append(keys[:len(keys):len(keys)], rest[:take+1]...)).width() <= width {
			take++
		}
		tables = append(tables, g.pick(append(keys[:len(keys):len(keys)], rest[:take]...)))
		rest = rest[take:]
	}
	return tables
}

func (g grid) pick(columns []int) grid {
	picked := grid{}
	for _, i := range columns {
		picked.kinds = append(picked.kinds, g.kinds[i])
		picked.heads = append(picked.heads, g.heads[i])
	}
	for _, row := range g.rows {
		var cells []string
		for _, i := range columns {
			cells = append(cells, row[i])
		}
		picked.rows = append(picked.rows, cells)
	}
	return picked
}

// wrap breaks a text at its blanks into lines of at most width; a longer word
// keeps a line of its own.
func wrap(text string, width int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
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

func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
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
