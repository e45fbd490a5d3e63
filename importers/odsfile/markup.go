package odsfile

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"servgap/importers/problem"
)

// spaces are the name spaces that are read, by the prefix used here for each.
var spaces = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      "style",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text",
	"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}

// markup reads the content of a package tag by tag, with bounds on each and on
// how deep they go. It checks what encoding/xml leaves to its caller in return
// for speed: that every tag is closed, in order.
type markup struct {
	part     io.ReadCloser
	guard    *guard
	decoder  *xml.Decoder
	prefixes map[string]string // of this file, to those of spaces
	open     []xml.Name        // as the file spells them
	closed   bool              // the root
	broken   error             // why nothing more can be read
}

func openMarkup(content *zip.File) (*markup, error) {
	part, err := content.Open()
	if err != nil {
		return nil, packed(err, contentPart)
	}
	guard := &guard{in: part}
	return &markup{part: part, guard: guard, decoder: xml.NewDecoder(bufio.NewReaderSize(guard, guardRoom)), prefixes: make(map[string]string)}, nil
}

func (m *markup) close() error { return m.part.Close() }

// depth is how many elements are open.
func (m *markup) depth() int { return len(m.open) }

// next gives the next start, end or text, with the prefixes of spaces; other
// name spaces have none. Texts and attributes are valid until the next call. It
// is io.EOF behind the root.
func (m *markup) next() (token xml.Token, err error) {
	if m.broken == nil {
		token, m.broken = m.read()
	}
	return token, m.broken
}

func (m *markup) read() (xml.Token, error) {
	for {
		m.guard.left = maxToken
		token, err := m.decoder.RawToken()
		if err == io.EOF && !m.closed {
			return nil, damaged(problem.Say("%s stops in the middle", contentPart))
		}
		if err != nil {
			return nil, m.fault(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			err := m.start(&token)
			return token, err
		case xml.EndElement:
			last := len(m.open) - 1
			if last < 0 || m.open[last] != token.Name {
				return nil, damaged(problem.Say("%s: </%s> closes nothing", contentPart, problem.Quote(token.Name.Local)))
			}
			m.open = m.open[:last]
			m.closed = last == 0
			token.Name.Space = m.prefixes[token.Name.Space]
			return token, nil
		case xml.CharData:
			return token, nil
		case xml.Directive:
			return nil, damaged(problem.Say("%s has a document type", contentPart))
		}
	}
}

// start opens an element. Name spaces are declared at the root, as all programs
// do.
func (m *markup) start(e *xml.StartElement) error {
	switch {
	case m.closed:
		return damaged(problem.Say("%s has two roots", contentPart))
	case len(m.open) == maxDepth:
		return damaged(problem.Say("%s has more than %d elements in each other", contentPart, maxDepth))
	case len(m.open) == 0:
		for _, a := range e.Attr {
			if a.Name.Space == "xmlns" {
				m.prefixes[a.Name.Local] = spaces[a.Value]
			}
		}
	}
	m.open = append(m.open, e.Name)
	e.Name.Space = m.prefixes[e.Name.Space]
	for i := range e.Attr {
		e.Attr[i].Name.Space = m.prefixes[e.Attr[i].Name.Space]
	}
	return nil
}

// skip passes over what is left of the element at a depth, its end included.
func (m *markup) skip(depth int) error {
	for len(m.open) >= depth {
		if _, err := m.next(); err != nil {
			return noEnd(err)
		}
	}
	return nil
}

// fault is why the part cannot be read on.
func (m *markup) fault(err error) error {
	if err == io.EOF {
		return err
	}
	if m.guard.err != nil {
		return packed(m.guard.err, contentPart)
	}
	if bad, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return damaged(problem.Say("%s, line %d: %s", contentPart, bad.Line, problem.Plain(problem.Clean(bad.Msg))))
	}
	return damaged(problem.Say("%s: %s", contentPart, problem.Plain(problem.Clean(err.Error()))))
}

// is reports whether a name is that of a space.
func is(name xml.Name, space, local string) bool { return name.Local == local && name.Space == space }

// attribute gives the value of an attribute, empty if it is not there.
func attribute(e xml.StartElement, space, local string) string {
	for _, a := range e.Attr {
		if is(a.Name, space, local) {
			return a.Value
		}
	}
	return ""
}

// noEnd is an error in a place where the part may not end.
func noEnd(err error) error {
	if err == io.EOF {
		return damaged(problem.Say("%s stops in the middle", contentPart))
	}
	return err
}

// guardRoom is how far the decoder reads ahead.
const guardRoom = 64 << 10

// guard ends a part in which one tag or text goes on and on.
type guard struct {
	in   io.Reader
	left int // bytes until the next token
	err  error
}

func (g *guard) Read(p []byte) (int, error) {
	if g.left <= 0 {
		g.err = tooMuch(problem.Say("found a workbook with a text of more than 1 MiB, accepted are 32,767 characters in a cell"))
		return 0, g.err
	}
	n, err := g.in.Read(p)
	g.left -= n
	if err != nil && err != io.EOF {
		g.err = err
	}
	return n, err
}

// blank reports a text of white space only.
func blank(text string) bool { return strings.TrimSpace(text) == "" }
