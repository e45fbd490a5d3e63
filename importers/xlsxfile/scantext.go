package xlsxfile

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"servgap/importers/problem"
)

// place is where a text stands in XML, which decides what means something in it.
type place uint8

const (
	inText place = iota
	inSection
	inAttribute
)

// run reads the text up to the next tag.
func (s *scanner) run(b []byte) (int, token) {
	n := 0
	var bits uint8
	for n < len(b) && b[n] != '<' {
		bits |= classes[b[n]]
		n++
	}
	if n == len(b) && !s.ended {
		return 0, broken
	}
	s.text = b[:n]
	if bits&(oddInText|high) != 0 {
		s.text = s.decoded(s.text, inText)
	}
	if len(s.open) > 0 {
		return n, text
	}
	if !blank(s.text) {
		s.fail(problem.Say("there is text outside of the elements"))
	}
	return n, broken
}

// decoded gives a text without the escapes of XML: it resolves entities and line
// ends. The result is valid until the next call.
func (s *scanner) decoded(b []byte, in place) []byte {
	if bytes.IndexByte(b, '&') < 0 && bytes.IndexByte(b, '\r') < 0 && in != inAttribute {
		if !legal(b) || in == inText && bytes.Contains(b, []byte("]]>")) {
			s.fail(problem.Say("there are characters that no XML may hold"))
		}
		return b
	}
	to := s.scratch[:0]
	for len(b) > 0 && s.err == nil {
		c, n := b[0], 1
		switch {
		case c == '&' && in != inSection:
			n = s.entity(&to, b)
		case c == '\r' && len(b) > 1 && b[1] == '\n': // one line end, of the \n
		case c == '\r' && in != inAttribute:
			to = append(to, '\n')
		case (c == '\r' || c == '\n' || c == '\t') && in == inAttribute:
			to = append(to, ' ')
		case c == '<' && in == inAttribute, in == inText && bytes.HasPrefix(b, []byte("]]>")):
			s.fail(problem.Say("there are characters that no XML may hold"))
		default:
			_, n = utf8.DecodeRune(b)
			if !legal(b[:n]) {
				s.fail(problem.Say("there are characters that no XML may hold"))
			}
			to = append(to, b[:n]...)
		}
		b = b[n:]
	}
	s.scratch = to
	return to
}

// entity resolves the entity that b begins with and gives its length.
func (s *scanner) entity(to *[]byte, b []byte) int {
	const longest = len("&#x0010FFFF;")
	n := bytes.IndexByte(b[:min(len(b), longest)], ';')
	if n < 0 {
		s.fail(problem.Say("there is an & that begins no known entity"))
		return len(b)
	}
	switch r, ok := entityRune(b[1:n]); {
	case !ok:
		s.fail(problem.Say("there is an & that begins no known entity"))
	case !legalRune(r):
		s.fail(problem.Say("there are characters that no XML may hold"))
	default:
		*to = utf8.AppendRune(*to, r)
	}
	return n + 1
}

func entityRune(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' {
		base, digits = 16, name[2:]
	}
	code, err := strconv.ParseUint(string(digits), base, 21)
	return rune(code), err == nil
}

// legal reports whether all of b is UTF-8 of characters that XML may hold.
func legal(b []byte) bool {
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if c < ' ' && !legalRune(rune(c)) {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || !legalRune(r) {
			return false
		}
		i += n
	}
	return true
}

// legalRune reports whether XML 1.0 has the character: its production 2.
func legalRune(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r <= 0xD7FF:
		return true
	default:
		return r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
	}
}

// blank reports whether there is nothing but white space of XML.
func blank(b []byte) bool { return whiteLength(b) == len(b) }
