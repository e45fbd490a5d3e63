package render

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/table"
)

// officeCell is a cell as LibreOffice has it.
type officeCell struct {
	kind, value, formula, shown string
}

// inOffice opens a workbook in LibreOffice, without a screen, and gives the cells of
// its sheets that are not empty.
func inOffice(t *testing.T, data []byte) map[string][]officeCell {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice, the program of LibreOffice, is not installed: no workbook is opened in it")
	}
	folder := t.TempDir()
	book := filepath.Join(folder, "book.xlsx")
	if err := os.WriteFile(book, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "--headless", "-env:UserInstallation=file://"+folder+"/office", "--convert-to", "fods", "--outdir", folder, book).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file, err := os.Open(filepath.Join(folder, "book.fods"))
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	defer file.Close()
	return officeCells(t, file)
}

func officeCells(t *testing.T, in io.Reader) map[string][]officeCell {
	t.Helper()
	cells := make(map[string][]officeCell)
	var sheet string
	var cell *officeCell
	repeated := 1
	paragraph := false
	for d := xml.NewDecoder(in); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return cells
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			attributes := make(map[string]string)
			for _, a := range token.Attr {
				attributes[a.Name.Local] = a.Value
			}
			switch token.Name.Local {
			case "shapes", "frame": // charts, which have tables of their own
				if err := d.Skip(); err != nil {
					t.Fatal(err)
				}
			case "table":
				sheet = attributes["name"]
			case "table-cell":
				repeated, _ = strconv.Atoi(cmp.Or(attributes["number-columns-repeated"], "1"))
				cell = &officeCell{kind: attributes["value-type"], value: attributes["value"], formula: attributes["formula"]}
			case "p":
				paragraph = true
			case "s":
				if n, _ := strconv.Atoi(attributes["c"]); cell != nil {
					cell.shown += strings.Repeat(" ", max(n, 1))
				}
			}
		case xml.CharData:
			if cell != nil && paragraph {
				cell.shown += string(token)
			}
		case xml.EndElement:
			paragraph = paragraph && token.Name.Local != "p"
			if token.Name.Local == "table-cell" {
				if cell.kind != "" || cell.formula != "" {
					cells[sheet] = append(cells[sheet], slices.Repeat([]officeCell{*cell}, repeated)...)
				}
				cell = nil
			}
		}
	}
}

// TestWorkbookInOffice opens numbers in their formats, hostile texts and the tables of
// a survey in LibreOffice: nothing is a formula or an error, texts are the same, and
// numbers are numbers and look as they should.
func TestWorkbookInOffice(t *testing.T) {
	w := wordsOf(t, "nb")
	hostile := hostileSheets()
	sheets := slices.Concat(hostile, Sheets([]table.Table{shownTable()}), Sheets(smallTables(t, w)))
	cells := inOffice(t, written(t, sheets, Style{Digits: 2, Words: w}))
	for i, name := range sheetNames(sheets) {
		for _, c := range cells[name] {
			if c.formula != "" || c.kind == "error" {
				t.Errorf("%s: %+v", name, c)
			}
		}
		switch {
		case i < len(hostile):
			checkHostile(t, cells[name], Visible(sheets[i].Name), -1.5*float64(i+1))
		case i == len(hostile):
			for _, row := range shownRows[1:] {
				checkShown(t, cells[name], row)
			}
		default:
			checkThere(t, cells[name], sheets[i])
		}
	}
}

// checkHostile looks for a payload where it stands, and for the numbers beside it.
func checkHostile(t *testing.T, cells []officeCell, payload string, number float64) {
	t.Helper()
	texts, numbers := 0, 0
	for _, c := range cells {
		switch {
		case c.kind == "float" && c.value == strconv.FormatFloat(number, 'g', -1, 64):
			numbers++
		case c.kind == "string" && c.shown == payload:
			texts++
		}
	}
	if numbers != 2 || texts < 8 {
		t.Errorf("%q is there %d times, and %d numbers: %+v", payload, texts, numbers, cells)
	}
}

// checkShown looks for the cells of a row behind the one with its first text.
func checkShown(t *testing.T, cells []officeCell, row string) {
	t.Helper()
	var want []string
	for text := range strings.SplitSeq(row, " | ") {
		if text != "" {
			want = append(want, text)
		}
	}
	at := slices.IndexFunc(cells, func(c officeCell) bool { return c.shown == want[0] })
	if at < 0 || at+len(want) > len(cells) {
		t.Fatalf("no row begins with %q: %+v", want[0], cells)
	}
	for i, text := range want {
		if got := cells[at+i].shown; strings.TrimSpace(got) != text {
			t.Errorf("%q is shown, want %q", got, text)
		}
	}
}

// checkThere looks for the numbers of a sheet's tables.
func checkThere(t *testing.T, cells []officeCell, s Sheet) {
	t.Helper()
	var numbers []float64
	for _, c := range cells {
		if x, err := strconv.ParseFloat(c.value, 64); err == nil {
			numbers = append(numbers, x)
		}
	}
	for _, in := range s.Tables {
		for _, row := range in.Rows {
			for j, c := range row.Cells {
				if math.IsNaN(c.Number) || c.Text != "" {
					continue
				}
				if !slices.ContainsFunc(numbers, func(x float64) bool { return math.Abs(x-c.Number) <= 1e-12*math.Abs(c.Number) }) {
					t.Errorf("%s: %s %v is not among %v", s.Name, in.Columns[j].ID, c.Number, numbers)
				}
			}
		}
	}
}
