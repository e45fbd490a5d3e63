package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// surveyText is a small survey, of which damaged files are made.
const surveyText = "E1,P1,E2,P2\n5,4,6,5\n6,4,7,5\n7,3,6,6\n4,4,5,5\n6,6,5,3\n7,5,7,4\n"

// writeDamaged makes files that no text can hold: of each format a whole one, half of
// it, and one with a byte or a part that is wrong.
func writeDamaged(t *testing.T, folder string) {
	t.Helper()
	whole := make(map[string][]byte)
	for _, name := range []string{"hotel.csv", "hotel.xlsx", "svar.ods", "svar.sav"} {
		whole[name] = readFile(t, filepath.Join("../../testdata/surveys", name))
	}
	packed := gzipped(t, []byte(surveyText))
	row := func(n int, cells ...string) string { return sheetRow(n, cells...) }
	head, first := row(1, "E1", "P1", "E2", "P2"), row(2, "5", "4", "6", "5")
	wide := utf16Bytes(surveyText)
	for name, data := range map[string][]byte{
		"hotel.csv": whole["hotel.csv"], "hotel.xlsx": whole["hotel.xlsx"], "svar.ods": whole["svar.ods"], "svar.sav": whole["svar.sav"],
		"half.xlsx": half(whole["hotel.xlsx"]), "half.ods": half(whole["svar.ods"]), "half.sav": half(whole["svar.sav"]), "half.csv.gz": half(packed),
		"sum.xlsx": wrongSum(t, whole["hotel.xlsx"], "xl/worksheets/sheet1.xml"), "sum.ods": wrongSum(t, whole["svar.ods"], "content.xml"),
		"sum.csv.gz": changed(packed, len(packed)-6), "book.xlsx.gz": gzipped(t, whole["hotel.xlsx"]),
		"empty.xlsx": nil, "empty.ods": nil, "empty.sav": nil, "head.sav": whole["svar.sav"][:100],
		"named.xlsx": whole["svar.ods"], "archive.xlsx": zipped(t, "notes.txt", "no workbook"),
		"cut.xlsx":     book(t, "", head+first+`<row r="3"><c r="A3"><v>6</v></c>`),
		"doctype.xlsx": book(t, `<!DOCTYPE worksheet [<!ENTITY a "b">]>`, head+first+"</sheetData></worksheet>"),
		"wide.xlsx":    book(t, "", head+first+row(3, "6", "4", "7", "5", "3")+"</sheetData></worksheet>"),
		"word.xlsx":    book(t, "", head+first+row(3, "6", "sometimes", "7", "5")+row(4, "7", "3", "6", "6")+"</sheetData></worksheet>"),
		"header.xlsx":  book(t, "", head+"</sheetData></worksheet>"),
		"latin.csv":    []byte(strings.ReplaceAll(surveyText, "P2", "Svar p\xe5 2")),
		"nul.csv":      []byte(strings.Replace(surveyText, "7,3", "7\x00,3", 1)),
		"half16.csv":   append([]byte{0xff, 0xfe}, wide[:len(wide)-1]...),
		"utf16.csv":    append([]byte{0xff, 0xfe}, wide...),
		"picture.csv":  []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
		"page.pdf":     []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
		"old.xls":      append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 1016)...),
	} {
		writeFile(t, filepath.Join(folder, name), data)
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func half(data []byte) []byte { return data[:len(data)/2] }

// changed is a file with one byte turned over.
func changed(data []byte, at int) []byte {
	data = bytes.Clone(data)
	data[at] ^= 0xff
	return data
}

func utf16Bytes(text string) (data []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return data
}

func gzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zipped is an archive of parts, given as names and contents in turn.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		part, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wrongSum turns over a byte in the directory of an archive: the checksum of a part.
func wrongSum(t *testing.T, data []byte, part string) []byte {
	t.Helper()
	const fromName = 46 - 16 // the name stands 46 bytes behind its entry, the sum 16
	at := bytes.LastIndex(data, []byte(part))
	if at < fromName {
		t.Fatalf("there is no part %s", part)
	}
	return changed(data, at-fromName)
}

// book is a workbook with one sheet, whose rows are given as its XML to the end.
func book(t *testing.T, doctype, rows string) []byte {
	t.Helper()
	const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const packages = "http://schemas.openxmlformats.org/package/2006/"
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return zipped(t,
		"[Content_Types].xml", `<Types xmlns="`+packages+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="`+types+`sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+types+`worksheet+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="`+packages+`relationships"><Relationship Id="r1" Type="`+relations+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+relations+`"><sheets><sheet name="Svar" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packages+`relationships"><Relationship Id="r1" Type="`+relations+`/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", doctype+`<worksheet xmlns="`+main+`"><sheetData>`+rows)
}

// sheetRow is a row of a sheet with texts in its cells.
func sheetRow(n int, cells ...string) string {
	var row strings.Builder
	fmt.Fprintf(&row, `<row r="%d">`, n)
	for i, text := range cells {
		fmt.Fprintf(&row, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, n, text)
	}
	return row.String() + "</row>"
}
