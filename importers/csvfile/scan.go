package csvfile

import "bytes"

// scan follows the text up to end, counting rows and moving the cut to the
// beginning of the last record. It may go one byte further, so as not to part
// CR and LF, and stops short of end where the next byte decides and is not
// there yet. At a fault it stays in front of it.
func (s *splitter) scan(end int) error {
	defer s.settle()
	for s.at < end {
		if !s.quoted {
			if s.lines(s.at + place(s.buf[s.at:end], '"')); s.at >= end || s.buf[s.at] != '"' {
				return nil
			}
			if s.behindQuoted(s.at) && s.marked(end) {
				continue
			}
			if s.quoted = s.opens(s.at); !s.quoted {
				if err := s.noteBare(s.at); err != nil {
					return err
				}
			}
			s.at++
			continue
		}
		if s.at += place(s.buf[s.at:end], '"'); s.at >= end {
			return nil
		}
		if known, err := s.closing(s.at); !known || err != nil {
			return err
		}
	}
	return nil
}

// place is where b first is in text, or the end of text.
func place(text []byte, b byte) int {
	if len(text) > 0 && text[0] == b {
		return 0
	}
	if i := bytes.IndexByte(text, b); i >= 0 {
		return i
	}
	return len(text)
}

// closing looks at the quote at i, within a quoted cell: half of a doubled one,
// or the cell's end. It is false if the byte after it is not there yet.
func (s *splitter) closing(i int) (known bool, err error) {
	switch {
	case i+1 == len(s.buf) && s.err == nil:
		s.at = i
		return false, nil
	case i+1 < len(s.buf) && s.buf[i+1] == '"':
		s.at = i + 2
	case i+1 == len(s.buf) || ends(s.buf[i+1], s.delimiter):
		s.at = i + 1
		s.quoted = false
	default:
		s.at = i
		return false, quoteFault(textAfterQuote, s.row, s.column(i))
	}
	return true, nil
}

// lines follows the text up to end, in which there is no quote, outside quotes. It
// stops at a CR that may be half of a line end.
func (s *splitter) lines(end int) {
	if s.at == end {
		return
	}
	if s.buf[end-1] == '\r' {
		if end < len(s.buf) && s.buf[end] == '\n' {
			end++
		} else if end == len(s.buf) && s.err == nil {
			end--
		}
	}
	text := s.buf[s.at:end]
	ends := bytes.Count(text, []byte{'\n'})
	for i := place(text, '\r'); i < len(text); i += 1 + place(text[i+1:], '\r') {
		if i+1 == len(text) || text[i+1] != '\n' {
			ends++
		}
	}
	if ends > 0 {
		s.row += ends
		s.lined = end
	}
	s.at = end
}

// settle moves the cut behind the last line end, which is looked for only where the
// cut is asked for.
func (s *splitter) settle() {
	if s.lined > s.cut {
		s.cut += bytes.LastIndexAny(s.buf[s.cut:s.lined], "\r\n") + 1
		s.lined = 0
	}
}

// opens reports whether the quote at i, outside quotes, is the first byte of
// its cell.
func (s *splitter) opens(i int) bool {
	return i == s.cut || ends(s.buf[i-1], s.delimiter)
}

// behindQuoted reports whether the quote at i stands next to a quoted cell, as where all
// cells are quoted.
func (s *splitter) behindQuoted(i int) bool {
	return i >= s.start+2 && s.buf[i-1] == s.delimiter && s.buf[i-2] == '"'
}

// noteBare counts the cell that has the quote at i in its middle, once.
func (s *splitter) noteBare(i int) error {
	s.settle()
	for j := i - 1; j >= s.cut && s.buf[j] != s.delimiter; j-- {
		if s.buf[j] == '"' {
			return nil
		}
	}
	if s.strict {
		return bareQuote(s.row, s.column(i))
	}
	if s.bare.count == 0 {
		s.bare.row, s.bare.column = s.row, s.column(i)
	}
	s.bare.count++
	return nil
}

// column is the column of the cell that the text from the cut to i ends in.
func (s *splitter) column(i int) int {
	s.settle()
	c := cursor{text: string(s.buf[s.cut:i]), delimiter: s.delimiter, most: sampleCells}
	if c.next() != sound {
		return c.count + 1
	}
	return c.count
}
