package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// What a hostile file may take.
const (
	mostCPU    = 2 * time.Second
	mostMemory = 256 // MiB
)

// hostile is a file that means harm, and what is said of it.
type hostile struct {
	name string
	data []byte
	says string
}

// TestHostileFiles gives the program files that mean harm (R4): it ends soon, in little
// memory, and says which file it is and what to do.
func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("left out with -short, which lacks the time for gigabytes")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("there is no /proc, from which the memory of a process is read")
	}
	all, good := 0, 0
	var slowest time.Duration
	var largest float64
	for _, make := range []func(*testing.T) []hostile{hostileSheets, hostileArchives, hostileODS, hostileOthers} {
		for _, h := range make(t) {
			all++
			if t.Run(h.name, func(t *testing.T) {
				ran := h.try(t)
				slowest, largest = max(slowest, ran.cpu), max(largest, ran.peak)
			}) {
				good++
			}
		}
	}
	t.Logf("R4: %d of %d hostile files end in their message, the slowest in %.1f s of CPU, the largest in %.0f MiB", good, all, slowest.Seconds(), largest)
}

// try gives the file to the program.
func (h hostile) try(t *testing.T) measuredRun {
	path := filepath.Join(t.TempDir(), strings.ReplaceAll(h.name, " ", "-"))
	writeFile(t, path, h.data)
	args := []string{"gaps", path, "--scale", "1-7", "-f", "csv"}
	switch filepath.Ext(path) {
	case ".yaml":
		args = []string{"gaps", "--config", path}
	case ".json":
		args = []string{"gaps", path}
	}
	ran := measured(t, strings.NewReader(""), args...)
	if ran.code != 2 && ran.code != 3 {
		t.Errorf("exit %d, want 2 or 3: %.500s", ran.code, ran.said)
	}
	for _, want := range []string{`error\[E-`, regexp.QuoteMeta(filepath.Base(path)), h.says, `\n +fix: .`} {
		if !regexp.MustCompile(want).MatchString(ran.said) {
			t.Errorf("said %.500q, want %q", ran.said, want)
		}
	}
	if strings.Contains(ran.said, "goroutine ") || len(ran.said) > 4000 {
		t.Errorf("said %d bytes: %.500q", len(ran.said), ran.said)
	}
	if ran.cpu > mostCPU || ran.peak == 0 || ran.peak > mostMemory {
		t.Errorf("took %v of CPU and %.0f MiB, want %v and %d at most", ran.cpu, ran.peak, mostCPU, mostMemory)
	}
	return ran
}

const sheetName = "xl/worksheets/sheet1.xml"

// hostileSheets are workbooks of Excel whose sheet or texts mean harm.
func hostileSheets(t *testing.T) []hostile {
	head := sheetRow(1, "E1", "P1")
	whole := book(t, "", head+sheetRow(2, "5", "4")+"</sheetData></worksheet>")
	const open = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	const texts, sst = "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
	var attributes strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&attributes, `a%d="1" `, i)
	}
	sheet := func(rows string) []byte { return book(t, "", head+rows) }
	inSheet := func(piece, end string) []byte { return gigabyte(open+head, piece, end).with(t, whole, sheetName, 0) }
	laughs := `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	return []hostile{
		{"spaces.xlsx", inSheet(" ", ""), "a tag or a text of more than 1 MiB"},
		{"zeros.xlsx", inSheet("\x00", ""), "a tag or a text of more than 1 MiB"},
		{"digits.xlsx", inSheet("0", ""), "a tag or a text of more than 1 MiB"},
		{"rows.xlsx", inSheet("<row><c><v>5</v></c></row>", "</sheetData></worksheet>"), ":1048577: "},
		{"texts.xlsx", gigabyte(sst+"<si><t>", "x", "</t></si></sst>").with(t, withTexts(t, whole), texts, 0), "unpacks to more than 1 GiB"},
		{"many-texts.xlsx", gigabyte(sst, "<si><t>x</t></si>", "</sst>").with(t, withTexts(t, whole), texts, 0), "times its size"},
		{"merged.xlsx", sheet(sheetRow(2, "5", "4") + "</sheetData><mergeCells>" + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 1e6) + "</mergeCells></worksheet>"), "times its size"},
		{"deep.xlsx", sheet(strings.Repeat("<a>", 1e6)), "more than 64 deep"},
		{"laughs.xlsx", book(t, laughs+"]>", head+`<row r="2"><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`), "document type"},
		{"attributes.xlsx", sheet("<row " + attributes.String() + ">"), "256 attributes"},
		{"attribute.xlsx", sheet(`<row r="` + strings.Repeat("1", 8<<20) + `">`), "more than 64 KiB"},
		{"far-column.xlsx", sheet(`<row r="2"><c r="ZZZZZZZZZZ2"><v>5</v></c></row></sheetData></worksheet>`), "a cell has a name that does not follow"},
		{"far-row.xlsx", sheet(`<row r="99999999999999999999"><c r="A99999999999999999999"><v>5</v></c></row></sheetData></worksheet>`), "a row has a number that does not follow"},
	}
}

// withTexts is a workbook that knows of shared texts.
func withTexts(t *testing.T, workbook []byte) []byte {
	const rels = "xl/_rels/workbook.xml.rels"
	const of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return long{`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + of + `worksheet" Target="worksheets/sheet1.xml"/>`,
		" ", 2, `<Relationship Id="r2" Type="` + of + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`}.with(t, workbook, rels, 0)
}

// hostileArchives are workbooks of Excel whose archive means harm.
func hostileArchives(t *testing.T) []hostile {
	head := sheetRow(1, "E1", "P1") + sheetRow(2, "5", "4")
	whole := book(t, "", head+"</sheetData></worksheet>")
	var many []string
	for i := range 70_000 {
		many = append(many, fmt.Sprint("xl/media/", i), "x")
	}
	spaces := gigabyte(" ", " ", " ")
	return []hostile{
		{"parts.xlsx", zipped(t, many...), "more than 10000 parts|more than 10,000 parts"},
		{"nested.xlsx", zipped(t, "inner.zip", string(spaces.with(t, zipped(t), "a", 0))), "no workbook in it"},
		{"overlapping.xlsx", overlapping(whole), "in the same place"},
		{"claims-little.xlsx", spaces.with(t, whole, sheetName, 100), "not a valid zip"},
		{"claims-much.xlsx", long{head, " ", 2, ""}.with(t, whole, sheetName, 1<<40), "unexpected EOF"},
		{"half.xlsx", half(whole), "not a valid zip"},
	}
}

// hostileODS are workbooks of OpenDocument.
func hostileODS(t *testing.T) []hostile {
	whole := readFile(t, "../../testdata/surveys/svar.ods")
	const content = "content.xml"
	const open = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Svar">`
	const end = `</table:table></office:spreadsheet></office:body></office:document-content>`
	cell := func(more, text string) string {
		return `<table:table-cell office:value-type="string" ` + more + `><text:p>` + text + `</text:p></table:table-cell>`
	}
	row := func(more, cells string) string {
		return `<table:table-row ` + more + `>` + cells + `</table:table-row>`
	}
	head := row("", cell("", "E1")+cell("", "P1"))
	table := func(rows string) []byte { return long{open + head, " ", 2, rows + end}.with(t, whole, content, 0) }
	return []hostile{
		{"spaces.ods", gigabyte(open+head, " ", end).with(t, whole, content, 0), "more than 1 GiB when unpacked"},
		{"claims-little.ods", gigabyte(open+head, " ", end).with(t, whole, content, 100), "not a valid zip"},
		{"columns.ods", table(row("", cell(`table:number-columns-repeated="2147483647"`, "5"))), "columns"},
		{"rows.ods", table(row(`table:number-rows-repeated="2147483647"`, cell("", "5")+cell("", "4"))), "more than 10 million cells"},
		{"deep.ods", table(strings.Repeat("<a>", 1e6)), "more than 64 elements"},
		{"doctype.ods", long{`<!DOCTYPE a [<!ENTITY b "c">]>` + open, " ", 2, end}.with(t, whole, content, 0), "document type"},
		{"overlapping.ods", overlapping(whole), "."},
	}
}

// hostileOthers are files of other kinds: text, SPSS, tallies and projects.
func hostileOthers(t *testing.T) []hostile {
	sav := readFile(t, "../../testdata/surveys/svar.sav")
	patched := func(at int, with string) []byte { return append(append(sav[:at:at], with...), sav[at+len(with):]...) }
	const toCases, toFirst = 80, 176
	return []hostile{
		{"line.csv.gz", gigabyte("E1,P1\n1,", "x", "").gzip(t), "more than 16 MiB"},
		{"zeros.csv.gz", gigabyte("E1,P1\n", "\x00", "").gzip(t), "NUL|more than 16 MiB"},
		{"columns.csv", []byte(strings.Repeat("a,", 1<<22) + "a\n"), "accepted are 16384 at most"},
		{"quote.csv", []byte("E1,P1\n1,\"" + strings.Repeat("2,3\n", 1<<24)), "not closed"},
		{"cases.sav", patched(toCases, "\xff\xff\xff\x7f"), "."},
		{"text.sav", patched(toFirst, "\x07\x00\x00\x00\x0d\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f"), "in its dictionary"},
		{"cut.sav", half(sav), "in its dictionary"},
		{"deep.json", []byte(`{"schema":"servgap.tally/1","counts":` + strings.Repeat("[", 1<<22)), "."},
		{"deep.yaml", []byte("version: 1\nreport: " + strings.Repeat("[", 1<<16)), "exceeded max depth"},
		{"laughs.yaml", []byte("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n"), "anchor"},
		{"large.yaml", []byte(strings.Repeat("# remark\n", 1<<21)), "more than 1 MiB"},
	}
}
