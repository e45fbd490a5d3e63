package odsfile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// part is a part of a package as a test writes it.
type part struct{ name, text string }

// pack makes a package of parts.
func pack(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		method := zip.Deflate
		if p.name == mimePart || p.text == "" {
			method = zip.Store
		}
		out, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, p.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file is a workbook with that content.
func file(t testing.TB, content string) []byte {
	t.Helper()
	return pack(t, part{mimePart, spreadsheetType}, part{contentPart, content}, part{"styles.xml", "<x/>"}, part{manifestPart, "<manifest/>"})
}

const (
	opening = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:calculation-settings/>`
	closing = `<table:named-expressions/></office:spreadsheet></office:body></office:document-content>`
)

// content is a document of sheets.
func content(sheets ...string) string { return opening + strings.Join(sheets, "\n") + closing }

// table is a sheet of rows, hidden is one with a style that hides it.
func sheetOf(name string, rows ...string) string {
	return fmt.Sprintf(`<table:table table:name=%q table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>%s</table:table>`, name, strings.Join(rows, "\n"))
}

func hidden(name string, rows ...string) string {
	return strings.Replace(sheetOf(name, rows...), "ta1", "ta2", 1)
}

// row is a row of cells as they stand, or of texts.
func row(cells ...string) string {
	var b strings.Builder
	b.WriteString("<table:table-row>")
	for _, c := range cells {
		switch {
		case c == "":
			c = "<table:table-cell/>"
		case !strings.HasPrefix(c, "<"):
			c = `<table:table-cell office:value-type="string"><text:p>` + c + `</text:p></table:table-cell>`
		}
		b.WriteString(c)
	}
	return b.String() + "</table:table-row>"
}

// cell is a cell with attributes, in short for those of office, and a content.
func cell(attributes, inside string) string {
	attributes = strings.NewReplacer(" value", " office:value", " date-", " office:date-", " time-", " office:time-", " boolean-", " office:boolean-", " string-", " office:string-").Replace(" " + attributes)
	return "<table:table-cell" + attributes + ">" + inside + "</table:table-cell>"
}

// times repeats a row or a cell.
func times(n int, element string) string {
	name, rest, _ := strings.Cut(element, ">")
	kind, end := "columns", ""
	if strings.HasPrefix(name, "<table:table-row") {
		kind = "rows"
	}
	if strings.HasSuffix(name, "/") {
		name, end = strings.TrimSuffix(name, "/"), "/"
	}
	return fmt.Sprintf(`%s table:number-%s-repeated="%d"%s>%s`, name, kind, n, end, rest)
}
