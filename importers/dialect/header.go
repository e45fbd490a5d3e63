package dialect

import (
	"slices"
	"strings"

	"servgap/importers/vocabulary"
)

// mostHeaders is the most header rows that a platform writes.
const mostHeaders = 3

// headerRows counts the header rows: the first unless it holds values, and those
// below as long as something shows that they are none of the responses.
func (t *table) headerRows(f found) int {
	if len(t.rows) == 0 || f.platform == "" && t.isData(0) {
		return 0
	}
	n := 1
	for n < mostHeaders && n < len(t.rows) && t.isHeader(n, f.platform) {
		n++
	}
	return n
}

// isData reports whether the first row is a response: it holds a date or an id
// where the rows below do, or numbers for the most part that are not those of
// questions, or what others answered, too.
func (t *table) isData(row int) bool {
	cells, numbers, repeated := 0, 0, 0
	last, rising := 0.0, true
	for column := range t.rows[row] {
		cell := t.cell(row, column)
		if cell == "" {
			continue
		}
		cells++
		below := t.values(column, row+1)
		if isID(cell) || isDate(cell) && share(below, isDate) > 0.5 {
			return true
		}
		if n, ok := number(cell); ok {
			rising = rising && (numbers == 0 || n > last)
			last = n
			numbers++
		}
		if n := times(below, cell); n > 1 && n < len(below) { // all: a choice's column
			repeated++
		}
	}
	numbered := rising && numbers > 1 // 1, 2, 3: the numbers of the questions
	return 2*numbers > cells && !numbered || len(t.rows) > 5 && 2*repeated > cells
}

// times counts a text in others.
func times(texts []string, text string) int {
	n, folded := 0, fold(text)
	for _, other := range texts {
		if other == folded || !isDigit(other) && fold(other) == folded {
			n++
		}
	}
	return n
}

// isHeader reports whether a row below the first is a header, too. A row with an
// id, date or number where the column has them is none; a row of words where the
// rows below have values is one, unless it says one thing again and again or what
// others answered: I don't know. Where all answers are words, blanks above show it,
// or a first row of codes and then sentences that nobody repeats.
func (t *table) isHeader(row int, platform string) bool {
	if filled(t.rows[row]) == 0 {
		return false
	}
	kinds := metadata[platform]
	typed, words, seen := 0, 0, map[string]bool{}
	for column := range t.rows[row] {
		cell := t.cell(row, column)
		kind := kinds[t.name(column)]
		known := kind == Started || kind == Ended || kind == ID || kind == Duration || kind == Progress
		if cell != "" && known && isValue(cell) {
			return false
		}
		below := t.values(column, row+1)
		least := 3 // a text above one number may be an answer
		if platform != "" {
			least = min(least, max(len(t.rows)-row-1, 1))
		}
		if cell == "" || !known && (len(below) < least || share(below, isValue) < 0.8) {
			continue
		}
		typed++
		if isValue(cell) || isMissing(cell) || !known && (seen[fold(cell)] || times(below, cell) > 0) {
			continue
		}
		seen[fold(cell)] = true
		words++
	}
	if typed > 1 && row == 1 && t.blanksFilled(row) > 1 && share(t.rows[row], isValue) == 0 && !slices.ContainsFunc(t.rows[row], func(cell string) bool { return cell != "" && isMissing(cell) }) {
		return true // statements, which may stand below two questions alike
	}
	if typed > 0 && (typed > 1 || platform != "") {
		return words == typed || words > 3 && 5*words >= 4*typed
	}
	if row == 1 && t.blanksFilled(row) > 1 && share(t.rows[row], isValue) == 0 {
		return true
	}
	return t.explains(row)
}

// name is what the first row calls a column, folded.
func (t *table) name(column int) string {
	if column >= len(t.names) {
		return ""
	}
	return t.names[column]
}

// explains reports whether a row gives the texts to the codes in the first one:
// there one word each, here several for the most part, no values, each text once,
// and none that is an answer below or the label of one. The last row of a table is an answer.
func (t *table) explains(row int) bool {
	if !t.codes(0) || row+1 == len(t.rows) {
		return false
	}
	cells, sentences, seen := 0, 0, map[string]bool{}
	for column := range t.rows[row] {
		cell := t.cell(row, column)
		if cell == "" {
			continue
		}
		if isValue(cell) || seen[fold(cell)] || times(t.values(column, row+1), cell) > 0 {
			return false
		}
		seen[fold(cell)] = true
		cells++
		if len(strings.Fields(cell)) > 2 {
			sentences++
		}
	}
	if cells < 2 || 3*sentences < 2*cells || cells < filled(t.rows[0])-1 {
		return false
	}
	return !slices.ContainsFunc(t.rows[row], func(cell string) bool { return clean(cell) != "" && vocabulary.Default().Knows(clean(cell)) })
}

// codes reports whether a row is of single words, at least one of which has a
// digit or an underscore.
func (t *table) codes(row int) bool {
	marked := false
	for _, cell := range t.rows[row] {
		if strings.ContainsAny(cell, " \n?") {
			return false
		}
		marked = marked || strings.ContainsAny(cell, "0123456789_")
	}
	return marked
}

// nobodys describes a table that no platform is known by.
func (t *table) nobodys() (variant, evidence string) {
	switch {
	case len(t.rows) > 0 && t.headers == 0:
		return "", ByMissingHeading
	case t.headers > 1 && t.blanksFilled(1) > 1:
		return VariantTwoRow, BySubheader
	}
	return "", ""
}

// blanksFilled counts the cells of a row that stand below a blank one with a
// question to its left. A question that merged cells repeat is as good as a blank where
// a statement stands below it, and ratings below that.
func (t *table) blanksFilled(row int) int {
	n, question := 0, false
	for column := range t.rows[row] {
		above, text := t.cell(0, column), t.cell(row, column)
		blank := above == "" || question && above == t.cell(0, column-1) && t.headsRatings(row, column)
		question = question || above != ""
		if blank && question && text != "" {
			n++
		}
	}
	return n
}

// headsRatings reports whether a cell is no rating itself and has nothing but ratings
// below it.
func (t *table) headsRatings(row, column int) bool {
	return !isRating(t.cell(row, column)) && share(t.values(column, row+1), isRating) == 1
}
