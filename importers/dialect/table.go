package dialect

import (
	"slices"
	"strings"
)

// table is the rows from the first header row on.
type table struct {
	above   int
	headers int // known once the platform is
	rows    [][]string
	raw     []string // the first row as it is
	names   []string // of the first row, folded
	below   map[place][]string
}

// place is a column from a row on.
type place struct{ column, from int }

func newTable(rows [][]string) *table {
	t := &table{above: titles(rows), below: make(map[place][]string)}
	for _, row := range rows[t.above:min(len(rows), t.above+look)] {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = clean(cell)
		}
		t.rows = append(t.rows, cells)
	}
	if len(t.rows) > 0 {
		t.raw = rows[t.above]
		for _, cell := range t.rows[0] {
			t.names = append(t.names, fold(cell))
		}
	}
	return t
}

// titles counts the rows before the header: blank ones, figures, and with at most two texts
// where a row of the next ten has three times as many cells, unless they head what
// stands right below. A title over merged cells is one text.
func titles(rows [][]string) int {
	for i, row := range rows {
		if isFigures(row, rows[i+1:]) {
			continue
		}
		cells := filled(row)
		if isMergedTitle(row, rows[i+1:]) {
			cells = 1
		}
		widest := 0
		for _, later := range rows[i+1 : min(len(rows), i+11)] {
			widest = max(widest, filled(later))
		}
		if cells > 2 || cells > 0 && (widest < 3*cells || i+1 < len(rows) && isHead(row, rows[i+1])) {
			return i
		}
	}
	return 0
}

// isFigures reports whether a row has nothing but numbers, with a word for a total
// perhaps, and the row below nothing but names that no answer repeats: means above the
// header, or numbers of the questions.
func isFigures(row []string, below [][]string) bool {
	numbers := 0
	for _, cell := range row {
		switch {
		case isNumber(cell):
			numbers++
		case clean(cell) != "" && !isTotal(cell):
			return false
		}
	}
	if numbers < 3 || len(below) < 2 || filled(below[0]) < numbers {
		return false
	}
	seen := make(map[string]bool)
	for column, name := range below[0] {
		text := fold(name)
		if text == "" {
			continue
		}
		if isValue(text) || isRating(clean(name)) || seen[text] || slices.ContainsFunc(below[1:], func(later []string) bool { return fold(cell(later, column)) == text }) {
			return false
		}
		seen[text] = true
	}
	return true
}

// isMergedTitle reports whether a row is one text over merged cells and no question
// above its statements: what stands below has one or two texts, or begins with the name
// of a column that is no answer, as ID does.
func isMergedTitle(row []string, below [][]string) bool {
	texts := slices.Compact(slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return clean(cell) == "" }))
	if filled(row) < 3 || len(texts) > 1 {
		return false
	}
	for _, next := range below {
		if n := filled(slices.Compact(slices.Clone(next))); n > 0 {
			return n <= 2 || metadata[""][fold(cell(next, 0))] != Answer
		}
	}
	return false
}

// isHead reports whether a row of two questions or more stands above one of
// statements: some of these stand there twice, or nothing stands below a name such as
// ID.
func isHead(row, below []string) bool {
	if filled(row) < 2 || filled(below) < 3 {
		return false
	}
	seen := make(map[string]bool)
	for column := range max(len(row), len(below)) {
		text := fold(cell(below, column))
		if text == "" && clean(cell(row, column)) != "" || seen[text] && !isValue(text) {
			return true
		}
		seen[text] = text != ""
	}
	return false
}

// filled counts the cells of a row that are not blank.
func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if clean(cell) != "" {
			n++
		}
	}
	return n
}

// cell is blank where a row is too short.
func (t *table) cell(row, column int) string {
	if row >= len(t.rows) || column >= len(t.rows[row]) {
		return ""
	}
	return t.rows[row][column]
}

// width is that of the widest header row, or without one of the widest row.
func (t *table) width() int {
	rows := t.rows[:t.headers]
	if t.headers == 0 {
		rows = t.rows
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	return width
}

// values are the cells of a column from a row on that hold an answer. Many ask for
// them and nobody changes them.
func (t *table) values(column, from int) []string {
	if values, ok := t.below[place{column, from}]; ok {
		return values
	}
	values := make([]string, 0, max(len(t.rows)-from, 0))
	for row := from; row < len(t.rows); row++ {
		if cell := t.cell(row, column); !isMissing(cell) {
			values = append(values, cell)
		}
	}
	t.below[place{column, from}] = values
	return values
}

// share is the share of texts that have a property, 0 if there are none.
func share(texts []string, is func(string) bool) float64 {
	n := 0
	for _, text := range texts {
		if is(text) {
			n++
		}
	}
	return float64(n) / float64(max(len(texts), 1))
}

// has counts the columns of the first row that are called as one of some names.
func (t *table) has(names ...string) int {
	wanted, n := set(names...), 0
	for _, name := range t.names {
		if name != "" && wanted[name] {
			n++
			delete(wanted, name) // a repeated name counts once
		}
	}
	return n
}

// column is the first column of that name, or -1.
func (t *table) column(name string) int {
	for i, n := range t.names {
		if n == name {
			return i
		}
	}
	return -1
}

// like counts the names that a test holds for.
func (t *table) like(is func(string) bool) int {
	n := 0
	for _, name := range t.names {
		if name != "" && is(name) {
			n++
		}
	}
	return n
}

func hasSuffix(suffix string) func(string) bool {
	return func(text string) bool { return strings.HasSuffix(text, suffix) }
}

func contains(part string) func(string) bool {
	return func(text string) bool { return strings.Contains(text, part) }
}
