package render

import (
	"math"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/table"
)

// Measures of a sheet: widths in signs, heights in points.
const (
	widestColumn  = 60 // of words, which are broken into lines behind it
	usualColumn   = 9
	leastColumn   = 7
	arrow         = 3   // the sign of a filter in a head
	readable      = 110 // to which titles and notes run at least
	lineHeight    = 15.0
	titleSize     = 14.0
	titleRelative = 1.3  // the signs of a title by those of a text
	narrow        = 1.15 // signs of a text by those of the digits that widths are given in
)

// sheet is a sheet that is being written, row by row.
type sheet struct {
	*workbook
	name   string
	row    int       // the next to be written, from 1
	widths []float64 // by column
	across int       // columns that titles and notes run over
}

// placed is where a table stands in a sheet.
type placed struct {
	columns     []sheetColumn
	head        int // the row of its head, 0 if it has none
	first, last int // its rows, but those of the whole; none if last is less
	end         int // the last of all rows
}

// writeSheet writes the tables below each other, and the charts beside the first.
func (w *workbook) writeSheet(name string, in Sheet) {
	s := sheet{workbook: w, name: name, row: 1}
	columns := make([][]sheetColumn, len(in.Tables))
	for i, t := range in.Tables {
		columns[i] = w.sheetColumns(t)
		s.widen(t, columns[i])
	}
	s.setWidths()
	var first placed
	for i, t := range in.Tables {
		at := s.writeTable(t, columns[i])
		if i == 0 {
			first = at
		}
	}
	if len(in.Tables) == 1 && first.head > 0 {
		below := "A" + strconv.Itoa(first.head+1)
		w.try(w.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: first.head, TopLeftCell: below, ActivePane: "bottomLeft"}))
	}
	areas := []string{"$A$1:$" + columnLetter(max(s.across, len(s.widths))-1) + "$" + strconv.Itoa(max(1, s.row-1))}
	if charts, ok := s.writeCharts(in.Charts, first); ok {
		areas = append(areas, charts)
	}
	w.try(w.file.SetSheetDimension(name, "A1:"+cellName(len(s.widths)-1, max(1, s.row-1))))
	s.setPage(areas, len(in.Tables) == 1, first.head)
}

// widen makes the columns as wide as a table needs them.
func (s *sheet) widen(t table.Table, columns []sheetColumn) {
	for i, c := range columns {
		if i == len(s.widths) {
			s.widths = append(s.widths, leastColumn)
		}
		widest := min(widestColumn, headWidth(c.head)+arrow)
		for _, row := range t.Rows {
			widest = max(widest, min(widestColumn, s.signs(c, row.Cells[c.of])))
		}
		s.widths[i] = max(s.widths[i], float64(widest+2))
	}
}

// headWidth is the width at which a head takes two lines, a long one more, or one word
// a line.
func headWidth(head string) int {
	const long = 30
	width := longestWord(head)
	for lineCount(head, width) > 2+twwidth.Width(head)/long {
		width++
	}
	return width
}

// signs is about how many signs a cell shows.
func (s *sheet) signs(c sheetColumn, cell table.Cell) int {
	if c.kind == table.Bar {
		return barLength
	}
	switch value, format := s.typed(c, cell); value := value.(type) {
	case string:
		return twwidth.Width(value)
	case float64:
		whole := len(strconv.FormatFloat(math.Abs(value), 'f', 0, 64))
		return whole + len([]rune(format[strings.LastIndex(format, ";")+1:]))
	default:
		return 0
	}
}

// setWidths sets the widths of the columns, and of so many more that titles and
// notes can be read.
func (s *sheet) setWidths() {
	width := 0.0
	for s.across = 0; width < readable; s.across++ {
		if s.across == len(s.widths) {
			s.widths = append(s.widths, usualColumn)
		}
		width += s.widths[s.across]
	}
	for i, width := range s.widths {
		letter := columnLetter(i)
		s.try(s.file.SetColWidth(s.name, letter, letter, width))
	}
}

// columnLetter is the name of a column, counted from 0.
func columnLetter(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		panic(err) // tables have some dozens
	}
	return name
}

// cellName is the name of a cell, its column counted from 0, its row from 1.
func cellName(column, row int) string { return columnLetter(column) + strconv.Itoa(row) }

// writeTable writes a table with its title above and its notes below.
func (s *sheet) writeTable(t table.Table, columns []sheetColumn) placed {
	if s.row > 1 {
		s.row += 2
	}
	if t.Title != "" {
		s.paragraph(t.Title, cellFormat{left: true, wrapped: true, bold: true, size: titleSize}, titleRelative)
	}
	lines := cellFormat{left: true, wrapped: true, color: grey}
	for _, line := range t.Lead {
		s.paragraph(line, lines, 1)
	}
	at := s.writeBody(t, columns)
	if len(t.Notes) > 0 {
		s.row++
	}
	for _, note := range t.Notes {
		s.paragraph(note, lines, 1)
	}
	return at
}

// paragraph writes a text over several columns, in a row as high as it needs.
func (s *sheet) paragraph(text string, format cellFormat, relative float64) {
	width := 0.0
	for _, w := range s.widths[:s.across] {
		width += w
	}
	lines := lineCount(s.plain(text), int(width*narrow/relative))
	from, to := cellName(0, s.row), cellName(s.across-1, s.row)
	s.setText(0, text, format)
	if s.across > 1 {
		s.try(s.file.MergeCell(s.name, from, to))
	}
	s.setHeight(lines, relative)
	s.row++
}

// setHeight makes the row so many lines high, as far as a row can be.
func (s *sheet) setHeight(lines int, relative float64) {
	s.try(s.file.SetRowHeight(s.name, s.row, min(float64(lines)*lineHeight*relative, excelize.MaxRowHeight)))
}

// lineCount is how many lines a text takes.
func lineCount(text string, width int) int { return 1 + strings.Count(wrap(text, width), "\n") }

// setText writes a text into the row.
func (s *sheet) setText(column int, text string, format cellFormat) {
	cell := cellName(column, s.row)
	value, number := s.sheetText(text)
	format.number = number
	s.try(s.file.SetCellStr(s.name, cell, value))
	s.try(s.file.SetCellStyle(s.name, cell, cell, s.style(format)))
}
