package xlsxfile

import "bytes"

// space is a namespace of XML.
type space uint8

const (
	foreign      space = iota // all that are not read
	spreadsheet               // of workbooks, sheets, styles and shared strings
	relationship              // of attributes that name a relation
	relations                 // of lists of relations
)

// spaces are the names of the namespaces, in the transitional and in the strict
// form of the standard (ECMA-376 parts 4 and 1).
var spaces = map[string]space{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           spreadsheet,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                       spreadsheet,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": relationship,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             relationship,
	"http://schemas.openxmlformats.org/package/2006/relationships":        relations,
}

// binding is what a prefix means inside of an element. The empty prefix is that
// of elements without one.
type binding struct {
	prefix string
	space  space
	found  bool // it is no zero value
}

// declare enters the namespaces that the attributes of an element declare.
func (s *scanner) declare() {
	for _, a := range s.attrs {
		prefix, found := bytes.CutPrefix(a.name, []byte("xmlns"))
		if !found || len(prefix) > 0 && prefix[0] != ':' {
			continue
		}
		s.bindings = append(s.bindings, binding{
			prefix: string(bytes.TrimPrefix(prefix, []byte{':'})),
			space:  spaces[string(s.value(a))],
			found:  true,
		})
	}
	s.known = binding{}
}

// resolve is the namespace that a prefix means here.
func (s *scanner) resolve(prefix []byte) space {
	if s.known.found && s.known.prefix == string(prefix) {
		return s.known.space
	}
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == string(prefix) {
			s.known = s.bindings[i]
			return s.known.space
		}
	}
	s.known = binding{prefix: string(prefix), found: true}
	return foreign
}

// is reports whether the element that has begun has that name in the namespace
// of spreadsheets.
func (s *scanner) is(name string) bool { return s.space == spreadsheet && string(s.name) == name }

// plain gives the value of an attribute without a prefix, empty if there is
// none. It is valid until the next call for a value.
func (s *scanner) plain(name string) []byte {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return s.value(a)
		}
	}
	return nil
}

// related gives the value of the attribute that names a relation.
func (s *scanner) related() []byte {
	for _, a := range s.attrs {
		prefix, local, found := bytes.Cut(a.name, []byte{':'})
		if found && string(local) == "id" && s.resolve(prefix) == relationship {
			return s.value(a)
		}
	}
	return nil
}

// yes reads a boolean attribute.
func (s *scanner) yes(name string) bool {
	switch string(s.plain(name)) {
	case "1", "true", "on":
		return true
	}
	return false
}
