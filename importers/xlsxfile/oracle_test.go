package xlsxfile

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"servgap/importers/limit"
)

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// cellAt is a cell of a sheet.
type cellAt struct{ row, column int }

// allCells reads every cell of a sheet with something in it, blank ones too, and
// counts the errors among them, which have no text.
func allCells(b *book, e entry) (cells map[cellAt]string, errors int, err error) {
	s, err := b.openSheet(e)
	if err != nil {
		return nil, 0, err
	}
	defer s.close()
	cells = make(map[cellAt]string)
	for s.depth > 0 && s.x.child(s.depth) {
		if !s.x.is("row") {
			s.x.skip()
			continue
		}
		collected := &rows{}
		collected.begin()
		s.column = 0
		s.readRow(collected)
		block := &Block{text: string(collected.text), shared: b.strings.texts}
		for _, c := range collected.cells {
			cells[cellAt{s.row, int(c.column)}] = block.cell(c)
		}
	}
	if s.x == nil {
		return cells, 0, nil
	}
	return cells, s.seen.errors.n, s.rest()
}

// compareSheets reads all sheets of a real workbook and compares them with what
// the manifest counts, and where the oracles agree with each text of excelize.
func compareSheets(data []byte, want expectation) (differences []string) {
	differ := func(format string, args ...any) {
		if len(differences) < 5 {
			differences = append(differences, sprintf(format, args...))
		}
	}
	parts, err := openArchive(bytes.NewReader(data), int64(len(data)), limit.Limits{})
	if err != nil {
		return []string{err.Error()}
	}
	b, err := openBook(parts)
	if err != nil {
		return []string{err.Error()}
	}
	other, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err == nil {
		defer other.Close()
	}
	worksheets := 0
	for _, e := range b.sheets {
		if e.target.kind != "worksheet" && (worksheets == len(want.Sheets) || want.Sheets[worksheets].Name != e.name) {
			continue // the manifest has some of the sheets for charts, macros and dialogs
		}
		if worksheets == len(want.Sheets) {
			differ("there is a sheet too many, %q", e.name)
			break
		}
		sheet := want.Sheets[worksheets]
		worksheets++
		if sheet.Name != e.name || (sheet.State == "hidden" || sheet.State == "veryHidden") != e.hidden {
			differ("got %q (hidden: %v), want %q (%s)", e.name, e.hidden, sheet.Name, sheet.State)
		}
		cells, errors, err := allCells(b, e)
		if err != nil {
			differ("%q: %v", e.name, err)
			continue
		}
		if theirs := rowsOf(other, e.name); sheet.Oracles == "agree" && countOf(theirs) == sheet.Nonempty {
			for _, difference := range compareCells(cells, errors, theirs, b.from1904) {
				differ("%q: %s", e.name, difference)
			}
		}
		lastRow, lastCol := 0, 0
		for at := range cells {
			lastRow, lastCol = max(lastRow, at.row), max(lastCol, at.column)
		}
		if len(cells) != sheet.Nonempty || lastRow != sheet.LastRow || lastCol != sheet.LastCol {
			differ("%q: got %d cells up to row %d, column %d, want %d up to %d, %d", e.name, len(cells), lastRow, lastCol, sheet.Nonempty, sheet.LastRow, sheet.LastCol)
		}
	}
	if worksheets < len(want.Sheets) {
		differ("got %d sheets, want %d", worksheets, len(want.Sheets))
	}
	return differences
}

// rowsOf are the rows of a sheet as excelize reads them, none if it cannot.
func rowsOf(other *excelize.File, sheet string) [][]string {
	if other == nil {
		return nil
	}
	rows, err := other.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil
	}
	return rows
}

// countOf is how many cells excelize finds. Where that is not what the manifest
// says, a later version of it has lost something and is no oracle.
func countOf(rows [][]string) (n int) {
	for _, row := range rows {
		for _, text := range row {
			if text != "" {
				n++
			}
		}
	}
	return n
}

// compareCells compares texts with those of excelize and adds to cells those
// that hold an error, which this reader leaves out.
func compareCells(cells map[cellAt]string, errors int, theirs [][]string, from1904 bool) (differences []string) {
	seen := 0
	for i, row := range theirs {
		for j, text := range row {
			at := cellAt{i + 1, j + 1}
			own, there := cells[at]
			if text != "" {
				seen++
			}
			switch {
			case !there && strings.HasPrefix(text, "#"):
				errors--
				cells[at] = text
			case !same(own, text, from1904):
				differences = append(differences, sprintf("row %d, column %d: got %q, want %q", at.row, at.column, own, text))
			}
		}
	}
	if errors != 0 {
		differences = append(differences, sprintf("%d errors are none for excelize", errors))
	}
	if seen != len(cells) {
		differences = append(differences, sprintf("got %d cells, excelize has %d", len(cells), seen))
	}
	return differences
}

// same reports whether a text is what excelize stores, but for the forms that
// this reader gives to numbers, dates and truth values.
func same(own, raw string, from1904 bool) bool {
	if own == raw || own == "TRUE" && raw == "1" || own == "FALSE" && raw == "0" {
		return true
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil {
		return false
	}
	if n, err := strconv.ParseFloat(own, 64); err == nil {
		return math.Abs(n-number) <= 5e-15*math.Abs(number) // half a unit of digit 15
	}
	if strings.HasPrefix(own, "PT") {
		d, err := time.ParseDuration(strings.ToLower(own[2:]))
		return err == nil && d.Round(time.Second) == time.Duration(number*float64(24*time.Hour)).Round(time.Second)
	}
	if number < leapDay+1 && !from1904 { // excelize begins a day too early; see TestMoments
		_, number = math.Modf(number)
		if _, clock, found := strings.Cut(own, "T"); found {
			own = clock
		} else if number == 0 {
			return true
		}
	}
	moment, err := excelize.ExcelDateToTime(number, from1904)
	if err != nil {
		return false
	}
	moment = moment.Round(time.Second)
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.TimeOnly} {
		if t, err := time.Parse(layout, own); err == nil {
			return t.Round(time.Second).Format(layout) == moment.Format(layout)
		}
	}
	return false
}
