package csvfile

import "bytes"

// scan follows the text up to end, counting rows and moving the cut to the
// beginning of the last record. It may go one byte further, so as not to part
// CR and LF, and stops short of end where the next byte decides and is not
// there yet. At a fault it stays in front of it.
func (s *splitter) scan(end int) error {
	if s.at >= end {
		return nil
	}
	if !s.quoted && bytes.IndexByte(s.buf[s.at:end], '"') < 0 {
		s.lines(end)
		return nil
	}
	for s.at < end {
		if !s.quoted {
			s.walk(end)
			if s.at >= end || s.buf[s.at] != '"' {
				return nil
			}
			if s.opens(s.at) {
				s.quoted = true
			} else if err := s.noteBare(s.at); err != nil {
				return err
			}
			s.at++
			continue
		}
		i := s.at
		for i < end && s.buf[i] != '"' {
			i++
		}
		if s.at = i; i == end {
			return nil
		}
		if known, err := s.closing(i); !known || err != nil {
			return err
		}
	}
	return nil
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
	case i+1 == len(s.buf) || s.ends(s.buf[i+1]):
		s.at = i + 1
		s.quoted = false
	default:
		s.at = i
		return false, quoteFault(textAfterQuote, s.row, s.column(i))
	}
	return true, nil
}

// walk follows the text up to a quote or end, outside quotes. It stops at a CR
// that may be half of a line end.
func (s *splitter) walk(end int) {
	buf, i := s.buf, s.at
	for i < end {
		ch := buf[i]
		if ch > '"' {
			i++
			continue
		}
		if ch == '"' || ch == '\r' && i+1 == len(buf) && s.err == nil {
			break
		}
		i++
		if ch == '\r' && i < len(buf) && buf[i] == '\n' {
			i++
		} else if ch != '\n' && ch != '\r' {
			continue
		}
		s.row++
		s.cut = i
	}
	s.at = i
}

// lines is walk for a text without a quote, by counting: the common case, and
// many times as fast.
func (s *splitter) lines(end int) {
	if s.buf[end-1] == '\r' {
		if end < len(s.buf) && s.buf[end] == '\n' {
			end++
		} else if end == len(s.buf) && s.err == nil {
			end--
		}
	}
	text := s.buf[s.at:end]
	ends := bytes.Count(text, []byte{'\n'})
	last := bytes.LastIndexByte(text, '\n')
	if bytes.IndexByte(text, '\r') >= 0 {
		ends += bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte("\r\n"))
		last = max(last, bytes.LastIndexByte(text, '\r'))
	}
	s.row += ends
	if last >= 0 {
		s.cut = s.at + last + 1
	}
	s.at = end
}

// ends reports whether ch ends a cell.
func (s *splitter) ends(ch byte) bool {
	return ch == s.delimiter || ch == '\n' || ch == '\r'
}

// opens reports whether the quote at i, outside quotes, is the first byte of
// its cell.
func (s *splitter) opens(i int) bool {
	return i == s.cut || s.buf[i-1] == s.delimiter
}

// noteBare counts the cell that has the quote at i in its middle, once.
func (s *splitter) noteBare(i int) error {
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
	c := cursor{text: string(s.buf[s.cut:i]), delimiter: s.delimiter}
	if c.next() != sound {
		return c.count + 1
	}
	return c.count
}
