package csvfile

import "strings"

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

	cells []string // of the last record, at most maxColumns; reused
	count int      // cells of the last record, also those not kept
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
	text, delimiter, cells := c.text, c.delimiter, c.cells[:0]
	// Digits and letters lie above the quote and most delimiters, so that one
	// comparison passes over them.
	top := max(delimiter, '"')
	start, surplus := c.at, 0
	for i := start; ; i++ {
		var cell string
		if i < len(text) {
			ch := text[i]
			if ch > top || ch != delimiter && ch != '\n' && ch != '\r' && (ch != '"' || i != start) {
				continue
			}
			cell = text[start:i]
			if ch == '"' {
				var found fault
				if cell, i, found = quoted(text, start); found == sound && !c.ends(i) {
					found = textAfterQuote
				}
				if found != sound {
					c.at, c.cells, c.count = start, cells, len(cells)+surplus
					return found
				}
			}
		} else {
			cell = text[start:]
		}
		if len(cells) < maxColumns {
			cells = append(cells, cell)
		} else {
			surplus++
		}
		start = i + 1
		if i < len(text) && text[i] == delimiter {
			continue
		}
		c.at, c.cells, c.count = i, cells, len(cells)+surplus
		if i < len(text) {
			c.lineEnd()
		}
		return sound
	}
}

// ends reports whether a cell may end at i.
func (c *cursor) ends(i int) bool {
	return i == len(c.text) || c.text[i] == c.delimiter || c.text[i] == '\n' || c.text[i] == '\r'
}

// quoted gives the content of the quoted cell that opens at i and the place
// after its closing quote. It allocates only where a quote is doubled.
func quoted(text string, i int) (cell string, end int, found fault) {
	doubled := false
	for at := i + 1; at < len(text); at++ {
		if text[at] != '"' {
			continue
		}
		if at+1 < len(text) && text[at+1] == '"' {
			doubled = true
			at++
			continue
		}
		cell = text[i+1 : at]
		if doubled {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		return cell, at + 1, sound
	}
	return "", len(text), quoteNotClosed
}
