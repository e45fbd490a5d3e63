package csvfile

import (
	"encoding/binary"
	"strings"

	"servgap/importers/record"
)

// quick takes cells from the beginning of text as long as a delimiter is behind each,
// no quote in them is doubled, and there is room for them. It gives the number of
// bytes they took.
func (c *cursor) quick(text string) int {
	at, end := len(c.cells), min(len(c.brief), c.most)
	if at+quickRoom > end {
		return 0
	}
	all, delimiter, n := len(text), c.delimiter, 0
	cells, short, brief := c.cells[at:end], c.short[at:end], c.brief[at:end]
	four, two := plainRun(delimiter), quotedRun(delimiter)
	for len(text) >= 8 && n+quickRoom <= len(cells) {
		word := eight(text)
		if four.is(word) {
			binary.LittleEndian.PutUint32(short[n:n+4], fourOf(word))
			if binary.LittleEndian.Uint32(brief[n:n+4]) != ones&(1<<32-1) {
				to := cells[n : n+4]
				to[0], to[1], to[2], to[3] = text[0:1], text[2:3], text[4:5], text[6:7]
			}
			text, n = text[8:], n+4
			continue
		}
		if byte(word) == '"' {
			if two.is(word) {
				short[n], short[n+1] = byte(word>>8), byte(word>>40)
				if brief[n]&brief[n+1] == 0 {
					cells[n], cells[n+1] = text[1:2], text[5:6]
				}
				text, n = text[8:], n+2
				continue
			}
		} else if marks := stops(word, delimiter); marks != 0 {
			start := 0
			for ; marks != 0; marks &= marks - 1 {
				end := first(marks)
				cells[n] = text[start:end]
				short[n] = shortOf(word>>(8*start), end-start)
				n, start = n+1, end+1
			}
			text = text[start:]
			continue
		}
		cell, size := long(text, delimiter)
		if size == 0 {
			break
		}
		cells[n], short[n] = cell, record.ShortOf(cell)
		text, n = text[size:], n+1
	}
	c.cells, c.short = c.cells[:at+n], c.short[:at+n]
	return all - len(text)
}

// fourOf packs the answers of a plain run, the first of them lowest.
func fourOf(word uint64) uint32 {
	word &= 0x00_ff_00_ff_00_ff_00_ff
	word = (word | word>>8) & 0x00_00_ff_ff_00_00_ff_ff
	return uint32(word | word>>16)
}

// shortOf is what stands in short for a cell of some bytes, the first of a word. Whether
// it is blank is no question that a branch asks, for nobody can foresee it.
func shortOf(word uint64, size int) byte {
	if size > 1 {
		return record.Long
	}
	return byte(word) & -byte(size)
}

// stops marks the delimiters in front of the first quote or line end. A tab is a
// control as a line end is, and may be the delimiter.
func stops(word uint64, delimiter byte) uint64 {
	all := every(word, delimiter)
	return all & before((equal(word, '"')|below(word, '\r'+1))&^all)
}

// long is the cell at the beginning of text and the number of bytes it takes together
// with the delimiter behind it; 0 if there is none, or a quote is doubled.
func long(text string, delimiter byte) (cell string, size int) {
	if text[0] != '"' {
		end := plain(text, delimiter)
		if end == len(text) || text[end] != delimiter {
			return "", 0
		}
		return text[:end], end + 1
	}
	end := 1 + strings.IndexByte(text[1:], '"')
	if end == 0 || end+1 == len(text) || text[end+1] != delimiter {
		return "", 0
	}
	return text[1:end], end + 2
}
