package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
	"unicode"
	"unicode/utf8"

	"servgap/cmd/internal/lang"
)

// FuzzLabels draws every chart with any texts as labels: each is a picture of the elements
// and attributes that it has with harmless ones, and of text.
func FuzzLabels(f *testing.F) {
	for _, label := range hard {
		f.Add(label, "b")
	}
	f.Add("]]>", "</title><script>x</script>")
	f.Add("\xff\x9b31m", "&#x0;<!-- -->")
	f.Add("{{.}}", "style=\"background:url(//x.example)\"")
	accepted := make(map[string]bool)
	for _, s := range every(made(3, []string{"one", "two", "three"}, 1, 7), lang.Words{}) {
		for part := range madeOf(f, s.File()) {
			accepted[part] = true
		}
	}
	f.Fuzz(func(t *testing.T, text, other string) {
		if len(text)+len(other) > 400 {
			return
		}
		for _, s := range every(made(3, []string{text, other, "c"}, 1, 7), lang.Words{}) {
			file := s.File()
			if !utf8.Valid(file) || bytes.ContainsFunc(file, obeyed) {
				t.Errorf("%s holds what is no text: %q", s.Name, file)
			}
			for part := range madeOf(t, file) {
				if !accepted[part] {
					t.Errorf("%s has %s for %q and %q", s.Name, part, text, other)
				}
			}
		}
	})
}

// obeyed reports what a reader of text obeys, and no joiner, which makes one sign of several.
func obeyed(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// madeOf is the elements of a picture, each with its attributes.
func madeOf(t testing.TB, file []byte) map[string]bool {
	t.Helper()
	parts := make(map[string]bool)
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return parts
		}
		if err != nil {
			t.Fatalf("%v: %q", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range append(token.Attr, xml.Attr{}) {
				parts[token.Name.Local+" "+a.Name.Local] = true
			}
		case xml.Comment, xml.Directive, xml.ProcInst:
			parts["what is no element"] = true
		}
	}
}
