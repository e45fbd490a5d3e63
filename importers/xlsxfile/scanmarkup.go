package xlsxfile

import (
	"bytes"

	"servgap/importers/problem"
)

// instruction passes over <?...?>. The XML declaration is one, and may only be
// the first thing in the part.
func (s *scanner) instruction(b []byte) int {
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return 0
	}
	inside := b[2:max(2, n)]
	name := inside[:nameLength(inside)]
	switch {
	case len(name) == 0 || !legal(inside):
		s.fail(problem.Say("there is a tag that is no XML"))
	case bytes.EqualFold(name, []byte("xml")) && (string(name) != "xml" || s.begun):
		s.fail(problem.Say("an XML declaration does not come first"))
	case string(name) == "xml":
		s.declaration(inside)
	}
	return n + len("?>")
}

// declaration refuses the encodings that are not read. UTF-16 has become UTF-8
// on the way to the scanner.
func (s *scanner) declaration(inside []byte) {
	_, encoding, found := bytes.Cut(inside, []byte("encoding"))
	if !found {
		return
	}
	encoding = bytes.Trim(encoding, " \t\r\n=")
	if len(encoding) > 0 {
		encoding, _, _ = bytes.Cut(encoding[1:], encoding[:1])
	}
	for _, known := range []string{"utf-8", "utf8", "us-ascii", "ascii", "utf-16"} {
		if bytes.EqualFold(encoding, []byte(known)) {
			return
		}
	}
	s.fail(problem.Say("the encoding %s is not accepted, but UTF-8 and UTF-16 are", problem.Quote(string(encoding))))
}

// markup passes over a comment, reads a CDATA section and refuses a document
// type.
func (s *scanner) markup(b []byte) (int, token) {
	const comment, section, longest = "<!--", "<![CDATA[", len("<![CDATA[")
	switch {
	case bytes.HasPrefix(b, []byte(comment)):
		n := bytes.Index(b[len(comment):], []byte("--"))
		n += len(comment) + len("--")
		if n < len(comment)+len("--") || n == len(b) {
			return 0, broken
		}
		if b[n] != '>' || !legal(b[:n]) {
			s.fail(problem.Say("there is a tag that is no XML"))
		}
		return n + 1, broken
	case bytes.HasPrefix(b, []byte(section)):
		n := bytes.Index(b, []byte("]]>"))
		if n < 0 {
			return 0, broken
		}
		if len(s.open) == 0 {
			s.fail(problem.Say("there is text outside of the elements"))
			return 0, broken
		}
		s.text = s.decoded(b[len(section):n], inSection)
		return n + len("]]>"), text
	case len(b) < longest && !s.ended:
		return 0, broken
	case bytes.HasPrefix(bytes.ToUpper(b[:min(len(b), longest)]), []byte("<!DOCTYPE")):
		s.fail(problem.Say("it has a document type, which no workbook has"))
	default:
		s.fail(problem.Say("there is a tag that is no XML"))
	}
	return 0, broken
}
