package questionnaire

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Workbook is the form on paper and the sheet that its answers are typed into: a row a
// respondent, below the names of the columns. A cell takes the answers of its scale and
// shows its question when it is chosen.
func (f Form) Workbook() ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	s := &sheet{file: file}
	s.do(file.SetSheetName("Sheet1", f.answers))
	_, err := file.NewSheet(f.paper)
	s.do(err)
	s.styles()
	s.entry(f)
	s.print(f)
	if s.err != nil {
		return nil, s.err
	}
	var b bytes.Buffer
	err = file.Write(&b)
	return b.Bytes(), err
}

// sheet is the sheet that is written, with the first error.
type sheet struct {
	file                                   *excelize.File
	name                                   string
	row                                    int
	title, wrapped, strong, centred, faint int // styles
	err                                    error
}

func (s *sheet) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *sheet) styles() {
	add := func(style excelize.Style) int {
		id, err := s.file.NewStyle(&style)
		s.do(err)
		return id
	}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "center"}
	s.title = add(excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}})
	s.strong = add(excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrapped})
	s.wrapped = add(excelize.Style{Alignment: wrapped})
	s.centred = add(excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}})
	s.faint = add(excelize.Style{Font: &excelize.Font{Size: 8, Color: "808080"}})
}

// respondent is the name of the column that tells respondents apart; the importer knows it.
const respondent = "respondent"

// lastEntry is the last row of the sheet that cells are checked in.
const lastEntry = 2000

// entry writes the sheet for the answers.
func (s *sheet) entry(f Form) {
	s.name = f.answers
	s.put(1, 1, respondent, s.strong)
	column := 2
	for _, b := range f.Blocks {
		for _, row := range b.Rows {
			s.put(column, 1, row.Column, s.strong)
			s.check(column, b, row)
			column++
		}
	}
	s.do(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
}

func (s *sheet) put(column, row int, value any, style int) {
	at := cell(column, row)
	s.do(s.file.SetCellValue(s.name, at, value))
	s.do(s.file.SetCellStyle(s.name, at, at, style))
}

func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // both are above 0
	}
	return name
}

// check lets the cells of a column take the numbers of its scale, or points.
func (s *sheet) check(column int, b Block, row Row) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cell(column, 2) + ":" + cell(column, lastEntry))
	low, high, kind := b.Scale.Min, b.Scale.Highest(), excelize.DataValidationTypeWhole
	if b.Kind == Points {
		low, high, kind = 0, 100, excelize.DataValidationTypeDecimal
	}
	s.do(v.SetRange(int(low), int(high), kind, excelize.DataValidationOperatorBetween))
	v.SetError(excelize.DataValidationErrorStyleStop, row.Column, strconv.FormatInt(low, 10)+"–"+strconv.FormatInt(high, 10))
	text := row.Text
	if b.Kind != Single {
		text = b.Text + " – " + row.Text
	}
	v.SetInput(first(row.Column, longestTitle), first(text, longestInput))
	s.do(s.file.AddDataValidation(s.name, v))
}

// What a spreadsheet shows beside a cell: characters of the title and of the text.
const (
	longestTitle = 32
	longestInput = 255
)

// first is the beginning of a text.
func first(text string, n int) string {
	letters := []rune(text)
	return string(letters[:min(len(letters), n)])
}

// print writes the sheet that is printed.
func (s *sheet) print(f Form) {
	s.name, s.row = f.paper, 1
	for name, width := range map[string]float64{"A": 44, "B": 64, "C": 16} {
		s.do(s.file.SetColWidth(s.name, name, name, width))
	}
	s.put(1, s.next(), f.Title, s.title)
	s.wide(f.Intro, s.wrapped)
	for _, b := range f.Blocks {
		s.next()
		s.wide(b.Text, s.strong)
		for i := range b.Rows {
			s.boxes(b, i)
		}
	}
	s.next()
	s.wide(f.Thanks, s.wrapped)
	fit, pages, paper := true, 0, 9 // as many pages of A4 as it takes, each as wide as the form
	s.do(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	s.do(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &paper, FitToHeight: &pages}))
}

func (s *sheet) next() int {
	s.row++
	return s.row - 1
}

// wide writes a text across the page.
func (s *sheet) wide(text string, style int) {
	row := s.next()
	s.put(1, row, text, style)
	s.do(s.file.MergeCell(s.name, cell(1, row), cell(3, row)))
	s.do(s.file.SetRowHeight(s.name, row, lineHeight*float64(1+len([]rune(text))/lettersOfLine)))
}

// A line of text that goes across the page, in points and letters.
const (
	lineHeight    = 16
	lettersOfLine = 110
)

// boxes writes a row with its boxes in one cell, and the name of the column that its
// answer is typed into. A sheet of answers looks otherwise, so that the importer does not
// take the form for one.
func (s *sheet) boxes(b Block, i int) {
	at := s.next()
	row := b.Rows[i]
	s.do(s.file.SetRowHeight(s.name, at, lineHeight+3))
	text := strings.Join(boxes(b.numbers()), "   ")
	switch b.Kind {
	case Rating:
		s.put(1, at, b.numbered(i)+row.Text, s.wrapped)
	case Points:
		s.put(1, at, row.Text, s.wrapped)
		text = "________"
	}
	s.put(2, at, text, s.centred)
	s.put(3, at, row.Column, s.faint)
}
