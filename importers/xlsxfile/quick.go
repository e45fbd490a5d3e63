package xlsxfile

import "bytes"

// plainCell is a cell in the form that nearly all have:
//
//	<c r="B2" s="1" t="s"><v>12</v></c>
//	<c r="B2" t="inlineStr"><is><t>Misfornøyd</t></is></c>
//	<c r="B2" s="1"/>
//
// with each attribute once or not at all, in any order, and nothing in the text
// that XML gives a meaning.
type plainCell struct {
	column, row int // 0 for a cell without a name
	kind        cellKind
	style       int
	value       []byte
	stored      bool // there is a value
}

// quickCells adds cells as long as they are plain, and returns at the first
// that is not, or not all in memory: the scanner takes over there. It gives what
// the scanner would give, in a fraction of the time. It is for rows without a
// prefix, so that <c> and <v> are those of a sheet.
func (s *sheet) quickCells(to *rows, lastRow int, numbered *bool) {
	x := s.x
	var c plainCell
	for !x.hollow && x.err == nil {
		b := x.buf[x.pos:]
		white := whiteLength(b)
		n := c.read(b[white:])
		if n == 0 {
			return
		}
		x.at = x.base + int64(x.pos+white)
		x.pos += white + n
		if c.row == 0 {
			c.column, c.row = s.column+1, s.row
		}
		if s.beginCell(c.column, c.row, lastRow, *numbered) && c.stored {
			s.add(to, c.kind, c.style, c.value)
		}
		*numbered = true
	}
}

// read reads the plain cell that b begins with and gives its length, 0 if it is
// none.
func (c *plainCell) read(b []byte) int {
	i := c.readTag(b)
	switch {
	case i == 0 || i+len("/>") > len(b):
		return 0
	case b[i] == '/' && b[i+1] == '>':
		return i + len("/>")
	case c.kind == inlineText:
		return c.readValue(b, i, "><is><t>", "</t></is></c>")
	case oneDigit(b[i:]):
		c.value, c.stored = b[i+len("><v>"):i+len("><v>0")], true
		return i + len("><v>0</v></c>")
	}
	return c.readValue(b, i, "><v>", "</v></c>")
}

// oneDigit reports whether b goes on to the end of a cell with a value of one
// digit, which most answers are.
func oneDigit(b []byte) bool {
	return len(b) >= len("><v>0</v></c>") && string(b[:4]) == "><v>" && b[4]-'0' <= 9 && string(b[5:13]) == "</v></c>"
}

// readTag reads <c and its attributes and gives their length.
func (c *plainCell) readTag(b []byte) int {
	if len(b) < len("<c") || b[0] != '<' || b[1] != 'c' {
		return 0
	}
	*c = plainCell{kind: unknown, style: -1}
	i := len("<c")
	for i+len(` r="`) <= len(b) && b[i] == ' ' && b[i+2] == '=' && b[i+3] == '"' {
		n, value := 0, b[i+len(` r="`):]
		switch name := b[i+1]; {
		case name == 'r' && c.row == 0:
			n = c.readName(value)
		case name == 's' && c.style < 0:
			n = c.readStyle(value)
		case name == 't' && c.kind == unknown:
			n = c.readKind(value)
		}
		if n == 0 {
			return 0
		}
		i += len(` r="`) + n
	}
	if c.kind == unknown {
		c.kind = number
	}
	return i
}

// readName reads a name in capitals, such as B2, and its quote.
func (c *plainCell) readName(b []byte) int {
	i, column, row := 0, 0, 0
	for ; i < len(b) && b[i]-'A' <= 'Z'-'A'; i++ {
		column = 26*column + int(b[i]-'A') + 1
	}
	letters := i
	for ; i < len(b) && b[i]-'0' <= 9; i++ {
		row = 10*row + int(b[i]-'0')
	}
	if letters == 0 || letters > 3 || i-letters > 9 || i == len(b) || b[i] != '"' || b[letters] == '0' || row == 0 {
		return 0
	}
	c.column, c.row = column, row
	return i + 1
}

// readStyle reads the number of a style and its quote.
func (c *plainCell) readStyle(b []byte) int {
	n := max(0, bytes.IndexByte(b[:min(len(b), 10)], '"'))
	c.style = styleOf(b[:n])
	if c.style < 0 {
		return 0
	}
	return n + 1
}

// readKind reads a type and its quote.
func (c *plainCell) readKind(b []byte) int {
	n := bytes.IndexByte(b[:min(len(b), len(`inlineStr"`))], '"')
	if n < 0 {
		return 0
	}
	if c.kind = kindOfCell(b[:n]); c.kind == unknown {
		return 0
	}
	return n + 1
}

// readValue reads the value between two pieces of XML and gives where the last
// of them ends.
func (c *plainCell) readValue(b []byte, i int, before, behind string) int {
	if !bytes.HasPrefix(b[i:], []byte(before)) {
		return 0
	}
	i += len(before)
	from := i
	var bits uint8
	for i < len(b) && b[i] != '<' {
		bits |= classes[b[i]]
		i++
	}
	c.value, c.stored = b[from:i], true
	if !bytes.HasPrefix(b[i:], []byte(behind)) || bits&oddInText != 0 || bits&high != 0 && !legal(c.value) {
		return 0
	}
	return i + len(behind)
}
