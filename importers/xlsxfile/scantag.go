package xlsxfile

import (
	"bytes"
	"unicode/utf8"

	"servgap/importers/problem"
)

// attr is an attribute as it is written.
type attr struct {
	name    []byte // with its prefix
	written []byte // between the quotes; see scanner.value
}

// Bits of a byte in XML.
const (
	letter uint8 = 1 << iota // can begin a name
	inName                   // can go on in one
	white
	high       // of a character beyond ASCII
	oddInText  // may be refused or mean something else there: & > and control characters
	oddInValue // the same in the value of an attribute: & < and control characters
)

// classes are the bits of all bytes.
var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 0x80:
			c[b] = letter | inName | high
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b == '_', b == ':':
			c[b] = letter | inName
		case b >= '0' && b <= '9', b == '-', b == '.':
			c[b] = inName
		case b == ' ':
			c[b] = white
		case b == '\t', b == '\n':
			c[b] = white | oddInValue
		case b == '\r':
			c[b] = white | oddInText | oddInValue
		case b < ' ', b == '&':
			c[b] = oddInText | oddInValue
		case b == '>':
			c[b] = oddInText
		case b == '<':
			c[b] = oddInValue
		}
	}
	return c
}()

// nameLength is the length of the name that b begins with.
func nameLength(b []byte) int {
	if len(b) == 0 || classes[b[0]]&letter == 0 {
		return 0
	}
	n := 1
	for n < len(b) && classes[b[n]]&inName != 0 {
		n++
	}
	return n
}

func whiteLength(b []byte) int {
	n := 0
	for n < len(b) && classes[b[n]]&white != 0 {
		n++
	}
	return n
}

// startTag reads <name attribute="value"> and gives its length.
func (s *scanner) startTag(b []byte) int {
	s.attrs = s.attrs[:0]
	name := b[1 : 1+nameLength(b[1:])]
	i := 1 + len(name)
	declares := false
	for {
		space := whiteLength(b[i:])
		if i += space; i == len(b) || b[i] == '/' && i+1 == len(b) {
			return 0
		}
		switch {
		case b[i] == '>' || b[i] == '/' && b[i+1] == '>':
			s.begin(name, declares)
			if b[i] == '/' {
				s.hollow = true
				i++
			}
			return i + 1
		case len(name) == 0 || space == 0:
			s.fail(problem.Say("there is a tag that is no XML"))
			return 0
		}
		n, prefixed := s.attribute(b[i:])
		if n == 0 {
			return 0
		}
		i += n
		declares = declares || prefixed
	}
}

// attribute reads name="value" and gives its length, and whether it declares a
// namespace.
func (s *scanner) attribute(b []byte) (length int, declares bool) {
	n := nameLength(b)
	name := b[:n]
	i := n + whiteLength(b[n:])
	switch {
	case i >= len(b):
		return 0, false
	case n == 0 || b[i] != '=':
		s.fail(problem.Say("there is a tag that is no XML"))
		return 0, false
	}
	i++
	if i += whiteLength(b[i:]); i >= len(b) {
		return 0, false
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		s.fail(problem.Say("there is a tag that is no XML"))
		return 0, false
	}
	i++
	from := i
	var bits uint8
	for i < len(b) && b[i] != quote {
		bits |= classes[b[i]]
		i++
	}
	if i-from > maxAttribute {
		s.err = tooMuch(problem.Say("found an attribute of more than 64 KiB in %s, which is the most that is accepted", problem.Quote(s.part)))
		return 0, false
	}
	if i == len(b) {
		return 0, false
	}
	written := b[from:i]
	if bits&(oddInValue|high) != 0 {
		s.decoded(written, inAttribute) // fails if it is no XML
	}
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) {
			s.fail(problem.Say("there are two attributes of one name in a tag"))
			return 0, false
		}
	}
	if len(s.attrs) == maxAttributes {
		s.err = tooMuch(problem.Say("found a tag of more than 256 attributes in %s, which is the most that is accepted", problem.Quote(s.part)))
		return 0, false
	}
	s.attrs = append(s.attrs, attr{name, written})
	return i + 1, name[0] == 'x' && bytes.HasPrefix(name, []byte("xmlns"))
}

// value is the text of an attribute.
func (s *scanner) value(a attr) []byte {
	for _, b := range a.written {
		if classes[b]&oddInValue != 0 {
			return s.decoded(a.written, inAttribute)
		}
	}
	return a.written
}

// begin enters the element of that name.
func (s *scanner) begin(name []byte, declares bool) {
	if classOf(name)&high != 0 && !utf8.Valid(name) {
		s.fail(problem.Say("there are characters that no XML may hold"))
		return
	}
	switch {
	case len(s.open) == maxDepth:
		s.err = tooMuch(problem.Say("found elements nested more than 64 deep in %s, which is the most that is accepted", problem.Quote(s.part)))
		return
	case len(s.open) == 0 && s.rooted:
		s.fail(problem.Say("there is an element behind the last one"))
		return
	}
	s.rooted = true
	s.open = append(s.open, element{name: len(s.names), bindings: len(s.bindings)})
	s.names = append(s.names, name...)
	if declares {
		s.declare()
	}
	prefix, local, found := bytes.Cut(name, []byte{':'})
	if !found {
		prefix, local = nil, name
	}
	if found && (len(prefix) == 0 || nameLength(local) != len(local) || bytes.IndexByte(local, ':') >= 0) || len(local) == 0 {
		s.fail(problem.Say("there is a tag that is no XML"))
	}
	s.name, s.space = local, s.resolve(prefix)
}

func classOf(b []byte) (bits uint8) {
	for _, c := range b {
		bits |= classes[c]
	}
	return bits
}

// endTag reads </name> and gives its length.
func (s *scanner) endTag(b []byte) int {
	n := 2 + nameLength(b[2:])
	last := n + whiteLength(b[n:])
	if last == len(b) {
		return 0
	}
	if b[last] != '>' || len(s.open) == 0 || !bytes.Equal(b[2:n], s.names[s.open[len(s.open)-1].name:]) {
		s.fail(problem.Say("a tag ends what has not begun"))
		return 0
	}
	s.shut()
	return last + 1
}

// shut leaves the element that began last.
func (s *scanner) shut() {
	last := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.names = s.names[:last.name]
	if len(s.bindings) > last.bindings {
		s.bindings = s.bindings[:last.bindings]
		s.known = binding{}
	}
}
