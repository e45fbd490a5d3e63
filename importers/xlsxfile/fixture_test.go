package xlsxfile

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"testing"
)

// Names of parts of a small workbook.
const (
	sheetPart    = "xl/worksheets/sheet1.xml"
	stringsPart  = "xl/sharedStrings.xml"
	stylesPart   = "xl/styles.xml"
	workbookPart = "xl/workbook.xml"
	relsPart     = "xl/_rels/workbook.xml.rels"
)

const mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// small gives the parts of a workbook with one sheet of these rows, as XML, and
// with no more than is needed.
func small(rows string) map[string]string {
	const list = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const end = `</Relationships>`
	return map[string]string{
		"_rels/.rels": list + `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>` + end,
		workbookPart:  `<workbook ` + mainSpace + `><workbookPr/><sheets><sheet name="S1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		relsPart: list +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` + end,
		sheetPart:   `<worksheet ` + mainSpace + `><sheetData>` + rows + `</sheetData></worksheet>`,
		stringsPart: `<sst ` + mainSpace + `><si><t>q1</t></si><si><t>q2</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`,
		stylesPart: `<styleSheet ` + mainSpace + `><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
	}
}

// tableRows are the rows of a table of three by two.
const tableRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>` +
	`<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><v>4</v></c><c r="B3"><v>2</v></c></row>`

// zipped packs parts, in the order of their names.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	return packed(t, parts, zip.Deflate)
}

func packed(t testing.TB, parts map[string]string, method uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// replaced is the small workbook with a text of one part replaced.
func replaced(t testing.TB, rows, part, old, with string) []byte {
	t.Helper()
	return replacePart(t, zipped(t, small(rows)), part, old, with)
}
