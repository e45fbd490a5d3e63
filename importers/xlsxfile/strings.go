package xlsxfile

import (
	"strings"
	"unicode/utf8"
)

// sharedStrings is the texts that cells name by number. They are held in memory:
// any cell may name any of them.
type sharedStrings struct {
	texts []string
	long  map[int]bool // those that no cell can hold, kept empty
}

// chunk is how many bytes of text are allocated at a time.
const chunk = 64 << 10

// strings reads the part of shared strings.
func (a archive) strings(name string) (found sharedStrings, err error) {
	x, p, err := a.open(name)
	if err != nil {
		return found, err
	}
	defer p.close()
	if err := p.claimed(); err != nil { // before any of them is held
		return found, err
	}
	return readStrings(x)
}

func readStrings(x *scanner) (found sharedStrings, err error) {
	depth, err := x.root(spreadsheet, "sst")
	if err != nil {
		return found, err
	}
	var raw, plain []byte
	var texts strings.Builder // never grows, so its strings share one allocation
	for x.child(depth) {
		if !x.is("si") {
			x.skip()
			continue
		}
		raw = x.rich(raw[:0])
		plain = unescaped(plain[:0], raw)
		if tooLong(plain) {
			if found.long == nil {
				found.long = make(map[int]bool)
			}
			found.long[len(found.texts)] = true
			plain = plain[:0]
		}
		if texts.Cap()-texts.Len() < len(plain) {
			texts = strings.Builder{}
			texts.Grow(max(chunk, len(plain)))
		}
		from := texts.Len()
		texts.Write(plain)
		found.texts = append(found.texts, texts.String()[from:])
	}
	return found, x.close()
}

// rich appends the text of the element that has begun: that of all its runs,
// without the phonetic ones that say how to read it.
func (s *scanner) rich(to []byte) []byte {
	for depth := len(s.open); s.child(depth); {
		switch {
		case s.is("t"):
			to = s.content(to)
		case s.is("r"):
			for run := depth + 1; s.child(run); {
				if s.is("t") {
					to = s.content(to)
				} else {
					s.skip()
				}
			}
		default:
			s.skip()
		}
	}
	return to
}

// maxCell is the most characters in a cell: the limit of Excel.
const maxCell = 32767

func tooLong(text []byte) bool { return len(text) > maxCell && utf8.RuneCount(text) > maxCell }
