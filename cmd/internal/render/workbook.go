package render

import (
	"bytes"
	"cmp"
	"errors"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/table"
)

// Sheet is a sheet of a workbook: tables below each other, and beside them charts
// of the first.
type Sheet struct {
	Name   string
	Tables []table.Table
	Charts []Chart
}

// Sheets gives each table a sheet that is named by its title; one without a title
// stands below the table before it.
func Sheets(tables []table.Table) []Sheet {
	var sheets []Sheet
	for _, t := range tables {
		if last := len(sheets) - 1; t.Title == "" && last >= 0 {
			sheets[last].Tables = append(sheets[last].Tables, t)
			continue
		}
		sheets = append(sheets, Sheet{Name: shortTitle(t.Title), Tables: []table.Table{t}})
	}
	return sheets
}

// Workbook writes sheets as XLSX. A number is typed and has all its digits, and its
// format shows those that people read; a text of the survey stays text, and nothing
// is a formula. Above each head, which is in the language, stands a hidden row with
// the names of the columns for programs. Equal sheets give equal bytes.
func Workbook(sheets []Sheet, s Style) ([]byte, error) {
	if len(sheets) == 0 {
		sheets = []Sheet{{}} // a workbook has one
	}
	f := excelize.NewFile()
	defer f.Close()
	w := workbook{Style: s, file: f, formats: make(map[cellFormat]int)}
	for i, name := range sheetNames(sheets) {
		if i == 0 {
			w.try(f.SetSheetName("Sheet1", name))
		} else {
			_, err := f.NewSheet(name)
			w.try(err)
		}
		w.writeSheet(name, sheets[i])
	}
	w.try(f.SetDocProps(&excelize.DocProperties{Creator: "servgap", LastModifiedBy: "servgap", Language: s.Words.Code()}))
	w.try(f.SetAppProps(&excelize.AppProperties{Application: "servgap"}))
	var b bytes.Buffer
	w.try(f.Write(&b))
	if w.err != nil {
		return nil, w.err
	}
	return repacked(b.Bytes())
}

// workbook is a file that is being written.
type workbook struct {
	Style
	file    *excelize.File
	formats map[cellFormat]int
	err     error // the first
}

// try keeps what went wrong; after it the rest is written for nothing.
func (w *workbook) try(err error) {
	if w.err == nil && err != nil {
		w.err = errors.Join(errors.New("the workbook could not be made"), err)
	}
}

// The look of a workbook: colours that the colour-blind can tell apart, of what is
// shown to be below zero and above it, and of lines and heads.
const (
	orange   = "B34700"
	blue     = "0060A0"
	grey     = "595959"
	lineGrey = "BFBFBF"
	headFill = "E8EEF4"

	fontName = "Calibri" // the usual one of spreadsheets
	textSize = 11.0
)

// cellFormat is how a cell looks.
type cellFormat struct {
	number  string  // its number format; empty is as it comes
	color   string  // of the signs
	size    float64 // of its signs, in points; 0 is the usual one
	bold    bool
	left    bool
	indent  int // from the side to which it is aligned
	wrapped bool
	head    bool
	above   bool // a line above it, as rows of the whole have
}

// style is the number of a format in the file.
func (w *workbook) style(c cellFormat) int {
	if id, known := w.formats[c]; known {
		return id
	}
	style := excelize.Style{
		Font:      &excelize.Font{Family: fontName, Bold: c.bold, Color: c.color, Size: cmp.Or(c.size, textSize)},
		Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top", WrapText: c.wrapped, Indent: c.indent},
	}
	if c.left {
		style.Alignment.Horizontal = "left"
	}
	if c.number != "" {
		style.CustomNumFmt = &c.number
	}
	if c.head {
		style.Fill = filled(headFill)
		style.Alignment.Vertical = "bottom"
		style.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: grey}}
	}
	if c.above {
		style.Border = []excelize.Border{{Type: "top", Style: 1, Color: grey}}
	}
	id, err := w.file.NewStyle(&style)
	w.try(err)
	w.formats[c] = id
	return id
}
