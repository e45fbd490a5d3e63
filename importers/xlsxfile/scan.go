package xlsxfile

import (
	"io"

	"servgap/importers/problem"
)

// What the XML of a part may hold. Excel writes a depth of 10 and attributes of
// some hundred bytes.
const (
	maxDepth      = 64
	maxAttributes = 256      // of one tag
	maxAttribute  = 64 << 10 // bytes of a value
	maxToken      = 1 << 20  // bytes of a tag or a text: a full cell of &#x1F600; takes 0.3 MB
)

// token is what a scanner comes to.
type token uint8

const (
	broken token = iota // scanner.err says why
	begin               // an element begins: name, space, attrs
	end                 // the element that began last and is still open ends
	text                // a piece of text between tags: text
	finish              // the part ends
)

// scanner reads the XML of a part piece by piece. It checks that the piece is
// well-formed, that tags match, that characters are legal; it refuses document
// types, encodings other than UTF-8 and whatever it does not know. What it
// gives is valid until the next call of next.
type scanner struct {
	part  string // its name
	in    io.Reader
	buf   []byte // buf[pos:] is to come
	pos   int
	base  int64 // bytes in front of buf
	ended bool  // in has nothing more
	err   error

	at    int64  // byte that the token begins at
	name  []byte // of the element, without its prefix
	space space  // that the name is in
	attrs []attr
	text  []byte

	open     []element // have begun and not ended
	names    []byte    // of open, with prefixes, one behind the other
	hollow   bool      // the element that began has no content: <c/>
	begun    bool      // something but a byte order mark was read
	rooted   bool      // an element has begun
	bindings []binding
	known    binding // the last that was looked up
	scratch  []byte
}

// element is one that has begun.
type element struct {
	name     int // where its name begins in names
	bindings int // how many there were outside of it
}

func newScanner(part string, in io.Reader) *scanner {
	return &scanner{part: part, in: in, buf: make([]byte, 0, 64<<10)}
}

// next goes on to the next token.
func (s *scanner) next() token {
	if s.hollow {
		s.hollow = false
		s.shut()
		return end
	}
	for s.err == nil {
		b := s.buf[s.pos:]
		s.at = s.base + int64(s.pos)
		if len(b) == 0 && s.ended {
			return s.finish()
		}
		n, found := s.token(b)
		switch {
		case s.err != nil:
			return broken
		case n > 0:
			s.pos += n
			s.begun = true
			if found != broken {
				return found
			}
		case s.ended:
			s.fail(problem.Say("the part ends in the middle of a tag"))
		default:
			s.more()
		}
	}
	return broken
}

// token reads the token that b begins with and gives its length. Nothing means
// that b does not hold all of it; broken, that it is to be passed over.
func (s *scanner) token(b []byte) (int, token) {
	if len(b) < 2 && !s.ended {
		return 0, broken
	}
	if b[0] != '<' {
		return s.run(b)
	}
	switch {
	case len(b) < 2:
		return 0, broken
	case b[1] == '/':
		return s.endTag(b), end
	case b[1] == '?':
		return s.instruction(b), broken
	case b[1] == '!':
		return s.markup(b)
	default:
		return s.startTag(b), begin
	}
}

// more reads on, behind what is to come. It makes room for a longer token, up to
// the limit, and fills it: a token that comes by the byte is looked at as often
// as one that comes at once.
func (s *scanner) more() {
	if s.pos > 0 {
		s.base += int64(s.pos)
		s.buf = s.buf[:copy(s.buf, s.buf[s.pos:])]
		s.pos = 0
	}
	if len(s.buf) == cap(s.buf) {
		if cap(s.buf) >= 2*maxToken {
			s.err = tooMuch(problem.Say("found a tag or a text of more than 1 MiB in %s, which is the most that is accepted", problem.Quote(s.part)))
			return
		}
		s.buf = append(make([]byte, 0, 2*cap(s.buf)), s.buf...)
	}
	for idle := 0; len(s.buf) < cap(s.buf); {
		n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		switch {
		case err == io.EOF:
			s.ended = true
			return
		case err != nil:
			s.err = err
			return
		case n > 0:
			idle = 0
		default:
			if idle++; idle == 100 { // as often as bufio lets a reader give nothing
				s.err = io.ErrNoProgress
				return
			}
		}
	}
}

// finish is the end of the part, if it may end there.
func (s *scanner) finish() token {
	switch {
	case len(s.open) > 0:
		s.fail(problem.Say("the part ends inside of an element"))
		return broken
	case !s.rooted:
		s.fail(problem.Say("the part has no element"))
		return broken
	}
	return finish
}

// fail ends the scan with what is wrong at the token.
func (s *scanner) fail(cause problem.Text) {
	if s.err == nil {
		s.err = damaged("", problem.Say("%s, byte %d: %s", problem.Quote(s.part), s.at+1, cause))
	}
}

// child goes on to the next element in the one of that depth, and reports false
// at its end. The element it came to before must have ended. Text is out of
// place between elements.
func (s *scanner) child(depth int) bool {
	for {
		switch s.next() {
		case begin:
			return true
		case text:
			if !blank(s.text) {
				s.fail(problem.Say("there is text where only elements belong"))
				return false
			}
		case end:
			if len(s.open) < depth {
				return false
			}
		default:
			return false
		}
	}
}

// skip goes to the end of the element that has begun.
func (s *scanner) skip() {
	for depth := len(s.open); ; {
		switch s.next() {
		case end:
			if len(s.open) < depth {
				return
			}
		case broken, finish:
			return
		}
	}
}

// content appends the text of the element that has begun, up to its end. What
// exceeds any limit of a cell is left out.
func (s *scanner) content(to []byte) []byte {
	for {
		switch s.next() {
		case text:
			if len(to) < maxToken {
				to = append(to, s.text...)
			}
		case begin:
			s.fail(problem.Say("there is an element where only text belongs"))
			return to
		default:
			return to
		}
	}
}

// root goes to the first element, which must be of that name in the namespace
// of the part, and gives its depth.
func (s *scanner) root(space space, name string) (depth int, err error) {
	for {
		switch s.next() {
		case begin:
			if s.space != space || string(s.name) != name {
				s.fail(problem.Say("it does not hold what its relation says"))
				return 0, s.err
			}
			return len(s.open), nil
		case broken, finish:
			return 0, s.err
		}
	}
}

// close reads the part to its end, which checks it.
func (s *scanner) close() error {
	for {
		switch s.next() {
		case finish:
			return nil
		case broken:
			return s.err
		}
	}
}
