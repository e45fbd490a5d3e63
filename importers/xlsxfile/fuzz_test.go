package xlsxfile

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// sheetText writes down the rows of a sheet and gives its error as text. The
// scanner begins with room for so many bytes.
func sheetText(part string, room int, thorough bool) (string, string) {
	b := &book{
		strings: sharedStrings{texts: []string{"q1", "q2", "rich"}},
		formats: []format{noDate, date, dateTime, elapsed, clock},
	}
	x := newScanner(sheetPart, strings.NewReader(part))
	x.buf = make([]byte, 0, room)
	s := &sheet{book: b, name: "S1", x: x, thorough: thorough}
	if err := s.begin(); err != nil {
		return "", fmt.Sprint(err)
	}
	var out strings.Builder
	var collected rows
	for {
		found, err := s.next(&collected)
		if err != nil {
			return out.String(), fmt.Sprint(err)
		}
		if !found {
			fmt.Fprint(&out, s.seen, s.hidden)
			return out.String(), ""
		}
		block := &Block{list: collected.list, cells: collected.cells, text: string(collected.text), shared: b.strings.texts}
		fmt.Fprintf(&out, "%d %q\n", s.row, block.row(block.list[0], 0))
		collected.reset()
	}
}

// FuzzSheet reads the XML of a sheet in the quick way and by the scanner alone,
// at once and by the byte: all must come to the same, and to something sound.
func FuzzSheet(f *testing.F) {
	for _, rows := range []string{
		tableRows,
		`<row><c t="inlineStr"><is><t>a_x000D_</t></is></c><c t="b"><v>1</v></c></row>`,
		`<row r="2" hidden="1"><c r="B2" s="1"><f>x</f><v>45000.5</v></c><c t="e"><v>#N/A</v></c></row>`,
		`<row><c t="n" s="2" r="AA7"><v>0</v></c><c r="AB7" s="1"/><c r="ab8" s="" t=""><v>-0</v></c><c r="" t="x"/></row>`,
		`<row r="3"><c r="A3" r="B3"><v>1</v></c><c r="B"><v>1</v></c><c r="B03"><v>é</v></c><c r="XFE3"><v>1</v></c></row>`,
	} {
		f.Add(small(rows)[sheetPart])
	}
	f.Fuzz(func(t *testing.T, part string) {
		got, err := sheetText(part, 64<<10, false)
		for _, thorough := range []bool{false, true} {
			if other, otherErr := sheetText(part, 1, thorough); got != other || err != otherErr {
				t.Fatalf("got %s and %s, by the byte (thorough: %v) %s and %s", got, err, thorough, other, otherErr)
			}
		}
		if !utf8.ValidString(got) {
			t.Errorf("got %q", got)
		}
		if err == "" {
			if _, xml := referenceTokens([]byte(part)); xml != nil && !laxer(nil, xml) {
				t.Errorf("got %s from what is no XML: %v", got, xml)
			}
		}
	})
}

// FuzzStrings reads shared strings at once and by the byte, and holds them to
// encoding/xml.
func FuzzStrings(f *testing.F) {
	f.Add(small("")[stringsPart])
	f.Add(`<sst ` + mainSpace + `><si/><si><t>a</t><t>_x000D_</t></si><x/></sst>`)
	f.Add(`<x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:si><x:t xml:space="preserve"> &#x41;<![CDATA[<]]></x:t><t>b</t></x:si></x:sst>`)
	f.Fuzz(func(t *testing.T, part string) {
		whole, err := readStrings(newScanner("part", strings.NewReader(part)))
		x := newScanner("part", strings.NewReader(part))
		x.buf = make([]byte, 0, 1)
		pieces, piecesErr := readStrings(x)
		if fmt.Sprint(err) != fmt.Sprint(piecesErr) || err == nil && !slices.Equal(whole.texts, pieces.texts) {
			t.Fatalf("got %q and %v, by the byte %q and %v", whole.texts, err, pieces.texts, piecesErr)
		}
		for _, text := range whole.texts {
			if !utf8.ValidString(text) || utf8.RuneCountInString(text) > maxCell {
				t.Errorf("got %q", text)
			}
		}
		if err != nil || whole.long != nil {
			return
		}
		switch want, err := referenceStrings(part); {
		case err != nil && !laxer(nil, err):
			t.Errorf("got %q, which encoding/xml refuses: %v", whole.texts, err)
		case err == nil && !slices.Equal(whole.texts, want):
			t.Errorf("got %q, want %q", whole.texts, want)
		}
	})
}

// referenceStrings reads shared strings with encoding/xml.
func referenceStrings(part string) (texts []string, err error) {
	d := xml.NewDecoder(strings.NewReader(part))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var path []string
	var raw []byte
	for {
		token, err := d.Token()
		if err == io.EOF {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if spaces[token.Name.Space] != spreadsheet {
				token.Name.Local = "of another namespace"
			}
			path = append(path, token.Name.Local)
		case xml.CharData:
			if at := strings.Join(path, "/"); at == "sst/si/t" || at == "sst/si/r/t" {
				raw = append(raw, token...)
			}
		case xml.EndElement:
			if strings.Join(path, "/") == "sst/si" {
				texts = append(texts, string(unescaped(nil, raw)))
				raw = raw[:0]
			}
			path = path[:len(path)-1]
		}
	}
}

// FuzzNumber holds numbers to strconv, and dates to what they were made from.
func FuzzNumber(f *testing.F) {
	for _, text := range []string{"4.0", "1E2", "-0.30000000000000004", "45351.5625", "1e999", "12345678901234567"} {
		f.Add(text, "yyyy-mm-dd hh:mm:ss.0", false)
	}
	f.Add("1.5", "[h]:mm", true)
	f.Add("1.5", `[$-414]d. mmm "x" General;0`, true)
	f.Fuzz(func(t *testing.T, text, code string, from1904 bool) {
		shows := formatOf(code)
		number, err := strconv.ParseFloat(text, 64)
		got, ok := appendNumber(nil, []byte(text))
		if !ok {
			return
		}
		if err != nil {
			t.Fatalf("%s: got %s of what is no number: %v", text, got, err)
		}
		again, ok := appendNumber(nil, got)
		back, err := strconv.ParseFloat(string(got), 64)
		if !ok || !bytes.Equal(got, again) || err != nil || math.Abs(back-number) > 5e-15*math.Abs(number) && math.Abs(number) > 1e-300 {
			t.Errorf("%s: got %s, then %s", text, got, again)
		}
		moment, ok := appendMoment(nil, number, shows, from1904)
		if ok != (number >= 0 && number < lastDay+1) && number > 1 && number < lastDay-days1904 {
			t.Errorf("%s as %v: got %s, %v", text, shows, moment, ok)
		}
		if ok && !same(string(moment), text, from1904) && shows != elapsed && shows != noDate && number > leapDay+1 && number < lastDay-days1904-1 {
			t.Errorf("%s as %v: got %s", text, shows, moment)
		}
	})
}

// FuzzPackage reads anything as a workbook: what is wrong with it is a problem.
func FuzzPackage(f *testing.F) {
	f.Add(zipped(f, small(tableRows)))
	f.Add(workbook(f, testSheet{"Svar", "", [][]any{{"id", "P1"}, {"a", 1}, {"b", true}}}))
	f.Add([]byte(zipMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := readAll(data, Options{})
		if got.err != nil {
			asProblem(t, got.err)
		}
		for _, p := range got.warnings {
			if p.Code == "" || p.Message.Empty() || p.Fix.Empty() {
				t.Errorf("got %+v", p)
			}
		}
	})
}
