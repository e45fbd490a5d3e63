package csvfile

import (
	"errors"
	"io"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// splitter cuts a stream of text into blocks of whole records. It follows the
// quotes exactly, so that a line end within a cell never cuts a record, and
// numbers the rows. One goroutine uses it; what it gives away is never touched
// again.
type splitter struct {
	in        io.Reader
	delimiter byte
	strict    bool
	limits    limit.Limits
	size      int // bytes of text in a block

	buf   []byte
	all   string // what buf holds where that is the whole file, so that it is copied once
	start int    // first byte not given away
	at    int    // first byte not scanned
	err   error  // why reading stopped, io.EOF at the end

	startRow int // row of the record at start
	cut      int // where the record begins that at is in, once settled
	lined    int // where the text ends whose last line end is in front of it; 0 once settled
	row      int // its row
	quoted   bool
	odd      int // up to where the text is scanned quote by quote
	bare     bareQuotes
}

// maxIdleReads is how often in a row a reader may give nothing, as in bufio.
const maxIdleReads = 100

func newSplitter(in io.Reader, size int) *splitter {
	return &splitter{in: in, size: size, startRow: 1, row: 1}
}

// buffered is the text that was read and not given away.
func (s *splitter) buffered() []byte { return s.buf[s.start:] }

// skip drops the first n buffered bytes, which have to be unscanned.
func (s *splitter) skip(n int) {
	s.start += n
	s.at, s.cut = s.start, s.start
}

// fill reads until want bytes are buffered, at least one more than before, or
// nothing more comes.
func (s *splitter) fill(want int) {
	if s.start > 0 {
		n := copy(s.buf, s.buf[s.start:])
		s.buf = s.buf[:n]
		s.at, s.cut, s.odd, s.start = s.at-s.start, s.cut-s.start, s.odd-s.start, 0
	}
	want = max(want, len(s.buf)+1)
	if cap(s.buf) < want+utf8Room {
		room := want
		if want > longRecord {
			room = max(want, int(s.limits.Of(limit.Record))+1) // once, not in steps that are all held
		}
		s.buf = append(make([]byte, 0, room+utf8Room), s.buf...)
	}
	for idle := 0; s.err == nil && len(s.buf) < want; {
		n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		s.err = err
		if idle++; n > 0 {
			idle = 0
		}
		if idle == maxIdleReads {
			s.err = io.ErrNoProgress
		}
	}
}

// next gives the next block of whole records, or the error that ends the text:
// io.EOF when all is given away. The block has no layout yet. A fault behind
// whole records is found again, and reported, by the call after them.
func (s *splitter) next() (*Block, error) {
	most := int(s.limits.Of(limit.Record))
	for want := s.size; ; {
		if len(s.buf)-s.start < want && s.err == nil {
			s.fill(want)
		}
		err := s.scan(min(len(s.buf), s.start+want))
		switch {
		case s.cut > s.start:
			return s.give(s.cut), nil
		case err != nil:
			return nil, err
		case s.at-s.start > most:
			return nil, recordTooLong(s.row, s.quoted, s.limits)
		case s.at >= s.start+want:
			want = min(2*want, most+1)
		case s.err == nil:
			s.fill(want)
		case !errors.Is(s.err, io.EOF):
			return nil, s.located()
		case s.quoted:
			return nil, quoteFault(quoteNotClosed, s.row, s.column(len(s.buf)))
		case s.start == len(s.buf):
			return nil, io.EOF
		default:
			return s.give(len(s.buf)), nil
		}
	}
}

// give cuts the buffer at end.
func (s *splitter) give(end int) *Block {
	b := &Block{row: s.startRow}
	if s.all != "" {
		b.text = s.all[s.start:end]
	} else {
		b.text = string(s.buf[s.start:end])
	}
	s.start, s.cut, s.startRow = end, end, s.row
	return b
}

// locate is the error that stopped reading, with the row in which it did,
// whatever else is wrong with the text before.
func (s *splitter) locate() error {
	for s.scan(len(s.buf)) != nil {
		s.at++
		s.quoted = false
	}
	return s.located()
}

// located is the error that stopped reading; if it is about the text, with the
// row that is scanned.
func (s *splitter) located() error {
	if p, ok := errors.AsType[problem.Problem](s.err); ok {
		p.Row = s.row
		return p
	}
	return s.err
}
