package render

import (
	"slices"
	"strings"

	"servgap/cmd/internal/table"
)

// narrowest is the width to which a column of words is wrapped at the most.
const narrowest = 8

// wrapWords breaks words into lines until the table fits or none can give way:
// those that name the row only where the others do not suffice.
func (g grid) wrapWords(width int) grid {
	return g.wrapTexts(width).wrapKinds(width, table.Key)
}

// wrapTexts breaks the words that do not name the row.
func (g grid) wrapTexts(width int) grid {
	return g.wrapKinds(width, table.Text, table.SubKey)
}

// wrapKinds breaks columns of some kinds, always the widest.
func (g grid) wrapKinds(width int, kinds ...table.Kind) grid {
	rows := make([][]string, len(g.rows))
	for r, row := range g.rows {
		rows[r] = slices.Clone(row)
	}
	g.rows = rows
	for g.width() > width {
		widest := g.widestWords(kinds)
		if widest < 0 {
			break
		}
		narrower := g.columnWidth(widest) - 1
		for _, row := range g.rows {
			row[widest] = wrap(strings.ReplaceAll(row[widest], "\n", " "), narrower)
		}
	}
	return g
}

// widestWords is the widest column of some kinds that can still be broken, -1 if
// there is none.
func (g grid) widestWords(kinds []table.Kind) int {
	widest := -1
	for i, kind := range g.kinds {
		if !slices.Contains(kinds, kind) {
			continue
		}
		if width := g.columnWidth(i); width > g.unbroken(i) && (widest < 0 || width > g.columnWidth(widest)) {
			widest = i
		}
	}
	return widest
}

// unbroken is the width of a column below which words would be cut.
func (g grid) unbroken(column int) int {
	width := max(narrowest, linesWidth(g.heads[column]))
	for _, row := range g.rows {
		width = max(width, longestWord(strings.ReplaceAll(row[column], "\n", " ")))
	}
	return width
}

// divide spreads the columns over tables that fit, each with the columns that
// name the row. Lines of a row and what tells them apart stay in one table if
// that is possible; if not, the columns that tell them apart are repeated, too.
func (g grid) divide(width int) []grid {
	keys, rest := g.keys()
	var tables []grid
	for len(rest) > 0 {
		take := g.fitting(keys, rest, width)
		next := g.pick(slices.Concat(keys, rest[:take])).wrapWords(width)
		if fewer := g.withoutLast(rest[:take]); fewer > 0 && next.width() > width {
			take, next = fewer, g.pick(slices.Concat(keys, rest[:fewer])).wrapWords(width)
		}
		tables = append(tables, next.withoutEmpty())
		g, keys, rest = g.withoutSpans(rest[:take]), append(keys, g.subKeys(rest[:take])...), rest[take:]
	}
	return tables
}

// keys divides the columns into those that name the row and all others.
func (g grid) keys() (keys, rest []int) {
	for i, kind := range g.kinds {
		if kind == table.Key || kind == table.Rank {
			keys = append(keys, i)
		} else {
			rest = append(rest, i)
		}
	}
	return keys, rest
}

// fitting is how many of the columns fit beside the keys, at least one: all if
// they do with their words broken, else those before the first that tells lines
// apart if the others fit by themselves, else as many as fit unbroken.
func (g grid) fitting(keys, rest []int, width int) int {
	fits := func(columns []int, broken func(grid, int) grid) bool {
		return broken(g.pick(slices.Concat(keys, columns)), width).width() <= width
	}
	lines := max(0, slices.IndexFunc(rest, func(i int) bool { return g.kinds[i] == table.SubKey }))
	for _, broken := range []func(grid, int) grid{grid.wrapTexts, grid.wrapWords} {
		switch {
		case fits(rest, broken):
			return len(rest)
		case lines > 0 && fits(rest[:lines], broken) && fits(rest[lines:], broken):
			return lines
		}
	}
	unbroken := func(g grid, _ int) grid { return g }
	take := 1
	for take < len(rest) && (fits(rest[:take+1], unbroken) || g.kinds[rest[take]] == table.Mark) {
		take++
	}
	return take
}

// subKeys are those of the columns that tell the lines of a row apart.
func (g grid) subKeys(columns []int) []int {
	var keys []int
	for _, i := range columns {
		if g.kinds[i] == table.SubKey {
			keys = append(keys, i)
		}
	}
	return keys
}

// withoutSpans takes out the texts that begin in one of the columns, for they are
// told once.
func (g grid) withoutSpans(columns []int) grid {
	g.spans = slices.Clone(g.spans)
	for i, span := range g.spans {
		if slices.Contains(columns, span.Column) {
			g.spans[i] = table.Span{}
		}
	}
	return g
}

// withoutEmpty takes out the lines in which nothing is left.
func (g grid) withoutEmpty() grid {
	kept := grid{kinds: g.kinds, heads: g.heads, gutter: g.gutter}
	for r, row := range g.rows {
		if g.spans[r].Text != "" || strings.Join(row, "") != "" {
			kept.rows, kept.spans = append(kept.rows, row), append(kept.spans, g.spans[r])
		}
	}
	return kept
}

// withoutLast is how many columns are left without the last, which takes the
// marks behind it along.
func (g grid) withoutLast(columns []int) int {
	last := len(columns) - 1
	for last > 0 && g.kinds[columns[last]] == table.Mark {
		last--
	}
	return last
}
