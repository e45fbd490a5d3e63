package xlsxfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// tokens writes down what a scanner gives: <name value value>text</>.
// The scanner begins with room for so many bytes.
func tokens(in io.Reader, room int) (string, error) {
	var b strings.Builder
	x := newScanner("part", in)
	x.buf = make([]byte, 0, room)
	for {
		switch x.next() {
		case begin:
			fmt.Fprintf(&b, "<%s", x.name)
			for _, a := range x.attrs {
				fmt.Fprintf(&b, " %s", spaced(string(x.value(a))))
			}
			b.WriteString(">")
		case end:
			b.WriteString("</>")
		case text:
			b.Write(x.text)
		case finish:
			return b.String(), nil
		default:
			if x.err == nil {
				return "", errors.New("broken without an error")
			}
			return "", x.err
		}
	}
}

// reference tokens are those of encoding/xml.
func referenceTokens(data []byte) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			fmt.Fprintf(&b, "<%s", token.Name.Local)
			for _, a := range token.Attr {
				fmt.Fprintf(&b, " %s", spaced(a.Value))
			}
			b.WriteString(">")
		case xml.EndElement:
			depth--
			b.WriteString("</>")
		case xml.CharData:
			if depth > 0 {
				b.Write(token)
			}
		}
	}
}

// spaced is the value of an attribute as XML wants it, which encoding/xml does
// not do.
func spaced(value string) string {
	return strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(value)
}

// wellFormed are the documents that both read in the same way.
var wellFormed = []string{
	"<a/>",
	"<a></a>",
	"<a >\n</a >\n",
	`<?xml version="1.0" encoding="UTF-8" standalone='yes'?><!-- c - c --><a b="1" c = '2'/><!----><?x y?>`,
	`<a>1 &lt; 2 &amp;&#38;&#x26; &gt; &quot;&apos; &#xE6;&#x1F600;</a>`,
	`<a b="&lt;&#10;&quot;" c='"' d="'" e=">"/>`,
	"<a b=\"1\t2\r\n3\"/>",
	"<a>\r\n1\r2\n3</a>",
	"<a>1<![CDATA[ <&]] > ]]>2<!-- 3 -->4<?x 5?>6<![CDATA[]]></a>",
	"<a>æøå 漢字 \u00a0\ufeff</a>",
	"<a><b><c/><c></c></b><b/></a>",
	`<x:a xmlns:x="u" xmlns="v"><b x:c="1"/></x:a>`,
	"<a>" + strings.Repeat("x", 200_000) + "</a>",
	"<a b=\"" + strings.Repeat("x", maxAttribute) + "\"/>",
}

func TestScanner(t *testing.T) {
	for _, document := range wellFormed {
		want, err := referenceTokens([]byte(document))
		if err != nil {
			t.Fatal(err)
		}
		room := map[string]int{"at once": 64 << 10, "by the byte": 1, "end with EOF": 16}
		for name, in := range map[string]io.Reader{
			"at once":      strings.NewReader(document),
			"by the byte":  iotest.OneByteReader(strings.NewReader(document)),
			"end with EOF": iotest.DataErrReader(strings.NewReader(document)),
		} {
			if got, err := tokens(in, room[name]); err != nil || got != want {
				t.Errorf("%.60s, %s: got %.60q and %v, want %.60q", document, name, got, err, want)
			}
		}
	}
}

func TestNoXML(t *testing.T) {
	tests := []struct{ document, want string }{
		{"", "byte 1: the part has no element"},
		{" ", "the part has no element"},
		{"<a>", "byte 4: the part ends inside of an element"},
		{"<a", "byte 1: the part ends in the middle of a tag"},
		{"<a><b></a>", "byte 7: a tag ends what has not begun"},
		{"</a>", "a tag ends what has not begun"},
		{"<a/></a>", "a tag ends what has not begun"},
		{"<a/><b/>", "behind the last one"},
		{"x<a/>", "text outside"},
		{"<a/>x", "text outside"},
		{"<a/><![CDATA[x]]>", "text outside"},
		{"<a>&nbsp;</a>", "no known entity"},
		{"<a>&lt</a>", "no known entity"},
		{"<a>& </a>", "no known entity"},
		{"<a>&#x110000;</a>", "no XML may hold"},
		{"<a>&#0;</a>", "no XML may hold"},
		{"<a>&#;</a>", "no known entity"},
		{"<a>&#xD800;</a>", "no XML may hold"},
		{"<a>\x1b</a>", "no XML may hold"},
		{"<a>\xff</a>", "no XML may hold"},
		{"<a>\xef\xbf\xbf</a>", "no XML may hold"},
		{"<a>]]></a>", "no XML may hold"},
		{"<a b=\"\x01\"/>", "no XML may hold"},
		{"<a b=\"<\"/>", "no XML may hold"},
		{"<a b=\"&x;\"/>", "no known entity"},
		{"<a b='1' b='2'/>", "two attributes of one name"},
		{"<a b='1'c='2'/>", "no XML"},
		{"<a b/>", "no XML"},
		{"<a b=1/>", "no XML"},
		{"<a / >", "no XML"},
		{"< a/>", "no XML"},
		{"<1/>", "no XML"},
		{"<:a/>", "no XML"},
		{"<a:/>", "no XML"},
		{"<a:b:c/>", "no XML"},
		{"<a><!-- x -- y --></a>", "no XML"},
		{"<a><!x></a>", "no XML"},
		{"<!DOCTYPE a><a/>", "document type"},
		{"<!doctype a><a/>", "document type"},
		{"<a><!DOCTYPE a></a>", "document type"},
		{" <?xml version='1.0'?><a/>", "does not come first"},
		{"<a><?xml version='1.0'?></a>", "does not come first"},
		{"<a><? ?></a>", "no XML"},
		{"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "encoding ISO-8859-1 is not accepted"},
		{strings.Repeat("<a>", maxDepth+1), "nested more than 64 deep"},
		{"<a b='" + strings.Repeat("x", maxAttribute+1) + "'/>", "more than 64 KiB"},
		{"<a>" + strings.Repeat(" ", 3*maxToken), "more than 1 MiB"},
	}
	for _, tt := range tests {
		for _, in := range []io.Reader{strings.NewReader(tt.document), iotest.HalfReader(strings.NewReader(tt.document))} {
			got, err := tokens(in, 16)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%.60q: got %.60q and %v, want %q", tt.document, got, err, tt.want)
			}
		}
	}
	if _, err := tokens(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("<a/>"))), 16); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("an error of the reader came out as %v", err)
	}
}

func TestNamespaces(t *testing.T) {
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	document := `<a xmlns="` + main + `" xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:o="other">` +
		`<b/><s:b/><o:b/><u:b/><o:c xmlns="other" xmlns:o="` + main + `"><b/><o:b/></o:c><b/></a>`
	var got []string
	x := newScanner("part", strings.NewReader(document))
	for token := x.next(); token != finish; token = x.next() {
		switch token {
		case begin:
			got = append(got, fmt.Sprint(x.is(string(x.name))))
		case broken:
			t.Fatal(x.err)
		}
	}
	if want := "true true true false false true false true true"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

// FuzzScanner holds what the scanner reads to encoding/xml, and to itself when
// the text comes in small pieces. The scanner may refuse more.
func FuzzScanner(f *testing.F) {
	for _, document := range wellFormed[:len(wellFormed)-2] {
		f.Add([]byte(document))
	}
	for _, part := range small(tableRows) {
		f.Add([]byte(part))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := tokens(bytes.NewReader(data), 64<<10)
		pieces, errPieces := tokens(bytes.NewReader(data), 1)
		if got != pieces || fmt.Sprint(err) != fmt.Sprint(errPieces) {
			t.Fatalf("at once %q and %v, in pieces %q and %v", got, err, pieces, errPieces)
		}
		if err != nil {
			return
		}
		want, err := referenceTokens(data)
		switch {
		case err != nil && laxer(data, err):
		case err != nil:
			t.Errorf("got %q, which encoding/xml refuses: %v", got, err)
		case got != want:
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// laxer reports what the scanner reads and encoding/xml does not, none of which
// changes a text: letters of other scripts in names, versions of XML, colons.
func laxer(data []byte, err error) bool {
	for _, words := range []string{"invalid XML name", "unsupported version", "expected attribute name", "expected element name", "invalid characters between"} {
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}
