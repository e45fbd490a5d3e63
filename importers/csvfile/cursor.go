package csvfile

import (
	"strings"

	"servgap/importers/record"
)

// fault is what parsing one record can find wrong in its quotes.
type fault int

const (
	sound fault = iota
	textAfterQuote
	quoteNotClosed
)

// cursor parses records out of a text, one at a time. It is the one place that
// turns text into cells; everything it reads is taken literally, except that
// quotes around a whole cell are removed.
type cursor struct {
	text      string
	delimiter byte
	at        int // where the next record begins
	most      int // cells that are kept of a record

	// Of the last record, at most as many as are kept; reused. A cell that was asked for
	// in short may be in short only.
	cells []string
	short []byte
	brief []byte // by column, 1 if it was asked for in short; as long as there is room for quick
	count int    // cells of the last record, also those not kept
}

// quickRoom is the cells beyond the last that quick wants room for: a word holds eight.
const quickRoom = 8

// wide gives the cursor room for records as wide as a table, of which some columns are
// asked for in short.
func (c *cursor) wide(width int, brief []bool) {
	c.brief = make([]byte, width+quickRoom)
	for column, is := range brief {
		if is {
			c.brief[column] = 1
		}
	}
	c.cells, c.short = make([]string, 0, len(c.brief)), make([]byte, 0, len(c.brief))
}

// take adds a cell to the record.
func (c *cursor) take(cell string) {
	c.cells, c.short = append(c.cells, cell), append(c.short, record.ShortOf(cell))
}

// more reports whether anything is left, be it blank lines.
func (c *cursor) more() bool { return c.at < len(c.text) }

// blankLine steps over one line end if the next line holds no byte.
func (c *cursor) blankLine() bool {
	if c.at >= len(c.text) {
		return false
	}
	if ch := c.text[c.at]; ch != '\n' && ch != '\r' {
		return false
	}
	c.lineEnd()
	return true
}

// lineEnd steps over the line end at the cursor: CRLF, LF or CR.
func (c *cursor) lineEnd() {
	if c.text[c.at] == '\r' && c.at+1 < len(c.text) && c.text[c.at+1] == '\n' {
		c.at++
	}
	c.at++
}

// next parses one record and steps over its line end. At a fault the cursor
// stays at the cell that has it, and cells holds the cells before it.
func (c *cursor) next() fault {
	text, surplus := c.text, 0
	c.cells, c.short = c.cells[:0], c.short[:0]
	for i := c.at; ; i++ {
		i += c.quick(text[i:])
		cell, end, found := c.cell(i)
		if found != sound {
			c.at, c.count = i, len(c.cells)+surplus
			return found
		}
		if len(c.cells) < c.most {
			c.take(cell)
		} else {
			surplus++
		}
		if i = end; i < len(text) && text[i] == c.delimiter {
			continue
		}
		c.at, c.count = i, len(c.cells)+surplus
		if i < len(text) {
			c.lineEnd()
		}
		return sound
	}
}

// cell gives the content of the cell that begins at i and the place after it.
func (c *cursor) cell(i int) (cell string, end int, found fault) {
	if i == len(c.text) || c.text[i] != '"' {
		end = i + plain(c.text[i:], c.delimiter)
		return c.text[i:end], end, sound
	}
	cell, end, found = quoted(c.text, i)
	if found == sound && !c.ends(end) {
		found = textAfterQuote
	}
	return cell, end, found
}

// ends reports whether a cell may end at i.
func (c *cursor) ends(i int) bool {
	return i == len(c.text) || ends(c.text[i], c.delimiter)
}

// plain is the end of the cell without quotes at the beginning of text.
func plain(text string, delimiter byte) int {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		word := eight(text[i:])
		for marks := equal(word, delimiter) | below(word, '\r'+1); marks != 0; marks &= marks - 1 {
			if end := i + first(marks); ends(text[end], delimiter) {
				return end
			}
		}
	}
	for i < len(text) && !ends(text[i], delimiter) {
		i++
	}
	return i
}

// ends reports whether ch ends a cell.
func ends(ch, delimiter byte) bool { return ch == delimiter || ch == '\n' || ch == '\r' }

// quoted gives the content of the quoted cell that opens at i and the place
// after its closing quote. It allocates only where a quote is doubled.
func quoted(text string, i int) (cell string, end int, found fault) {
	for at := i + 1; ; at += 2 {
		n := strings.IndexByte(text[at:], '"')
		if n < 0 {
			return "", len(text), quoteNotClosed
		}
		if at += n; at+1 == len(text) || text[at+1] != '"' {
			cell = text[i+1 : at]
			if strings.IndexByte(cell, '"') >= 0 {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			return cell, at + 1, sound
		}
	}
}
