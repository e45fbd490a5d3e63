package xlsxfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// What a sheet may hold: the limits of Excel itself.
const (
	maxColumns = 16384
	maxCell    = 32767 // characters
)

// blockRows is the number of rows in a block.
const blockRows = 500

// sheetRows reads the rows of one sheet that are not blank.
type sheetRows struct {
	rows  *excelize.Rows
	sheet string
	row   int // last row read
}

func openSheet(book *excelize.File, sheet string) (*sheetRows, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	return &sheetRows{rows: rows, sheet: sheet}, nil
}

func (s *sheetRows) close() error { return s.rows.Close() }

// take gives the next n rows, fewer at the end of the sheet or before an error.
func (s *sheetRows) take(n int) (rows []record.Record, err error) {
	defer recoverDamage(&err)
	for len(rows) < n {
		row, err := s.next()
		if err != nil || row.Cells == nil {
			return rows, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// next gives the next row with something in it, its blank end cut off, and a
// row without cells at the end of the sheet.
func (s *sheetRows) next() (record.Record, error) {
	for s.rows.Next() {
		s.row++
		cells, err := s.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return record.Record{}, s.damaged(err)
		}
		if cells = trimBlank(cells); len(cells) == 0 {
			continue
		}
		for i, cell := range cells {
			cells[i] = shown(cell)
		}
		if err := s.check(cells); err != nil {
			return record.Record{}, err
		}
		return record.Record{Row: s.row, Cells: cells}, nil
	}
	if err := s.rows.Error(); err != nil {
		return record.Record{}, s.damaged(err)
	}
	return record.Record{}, nil
}

func (s *sheetRows) damaged(err error) error {
	p := damaged(s.sheet, reported(err))
	p.Row = s.row
	return p
}

// check holds a row to the limits of a sheet.
func (s *sheetRows) check(cells []string) error {
	if len(cells) > maxColumns {
		return problem.Problem{
			Code:    "E-XLSX-COLUMNS",
			Sheet:   s.sheet,
			Row:     s.row,
			Message: problem.Say("found more than 16,384 columns, which is the most that is accepted"),
			Fix:     problem.Say("copy the responses to a new workbook"),
		}
	}
	for i, cell := range cells {
		if len(cell) > maxCell && utf8.RuneCountInString(cell) > maxCell {
			return problem.Problem{
				Code:    "E-XLSX-CELL",
				Sheet:   s.sheet,
				Row:     s.row,
				Column:  i + 1,
				Message: problem.Say("found a cell of more than 32,767 characters, which is the most that is accepted"),
				Fix:     problem.Say("shorten the text or remove the column"),
			}
		}
	}
	return nil
}

// shownDigits is the number of digits that Excel shows of a number. It keeps 17,
// so that 1.1 is stored as 1.1000000000000001.
const shownDigits = 15

// shown is a number as Excel shows it, and any other text as it is.
func shown(cell string) string {
	if len(cell) <= shownDigits+1 || !strings.Contains(cell, ".") || strings.Trim(cell, "-+.0123456789eE") != "" {
		return cell
	}
	number, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(number, 'e', shownDigits-1, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// trimBlank cuts off cells at the end that hold nothing but white space.
func trimBlank(cells []string) []string {
	n := len(cells)
	for n > 0 && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	return cells[:n]
}
