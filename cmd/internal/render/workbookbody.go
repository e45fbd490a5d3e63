package render

import (
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/table"
)

// writeBody writes a table's head and rows. Those that can be sorted, all but the
// rows of the whole below them, are a table of the spreadsheet with filters.
func (s *sheet) writeBody(t table.Table, columns []sheetColumn) placed {
	at := placed{columns: columns}
	if slices.ContainsFunc(t.Columns, func(c table.Column) bool { return c.Head != "" }) {
		s.writeHead(columns)
		at.head = s.row - 1
	}
	if at.head > 0 {
		t.Rows = withKeys(t)
	}
	at.first, at.last = s.row, s.row-1
	for i, row := range t.Rows {
		s.writeRow(t, columns, row)
		if !row.Summary || slices.ContainsFunc(t.Rows[i:], func(r table.Row) bool { return !r.Summary }) {
			at.last = s.row - 1
		}
	}
	at.end = s.row - 1
	if at.head == 0 || at.last < at.first {
		return at
	}
	last := len(columns) - 1
	plain := false
	s.try(s.file.AddTable(s.name, &excelize.Table{Range: cellName(0, at.head) + ":" + cellName(last, at.last), StyleName: "TableStyleLight1", ShowRowStripes: &plain}))
	for i, c := range columns {
		if c.kind == table.Bar {
			s.drawBars(i, at)
		}
	}
	return at
}

// withKeys is the rows with what says which they are in each, where a table to be read
// has it in the first of several: the words before the last column of names, which
// tells those apart. Rows may be sorted and filtered.
func withKeys(t table.Table) []table.Row {
	rows := slices.Clone(t.Rows)
	named := 0
	for j, c := range t.Columns {
		if c.Kind == table.Key || c.Kind == table.SubKey {
			named = j
		}
	}
	for i := 1; i < len(rows); i++ {
		rows[i].Cells = slices.Clone(rows[i].Cells)
		for j, c := range t.Columns[:named] {
			if wordy(c.Kind) && rows[i].Cells[j].Text == "" {
				rows[i].Cells[j] = rows[i-1].Cells[j]
			}
		}
	}
	return rows
}

// writeHead writes the names of the columns for programs, in a row that is hidden,
// and below them those for people.
func (s *sheet) writeHead(columns []sheetColumn) {
	for i, c := range columns {
		s.setText(i, c.id, cellFormat{left: true, color: grey})
	}
	s.try(s.file.SetRowVisible(s.name, s.row, false))
	s.row++
	lines := 1
	for i, c := range columns {
		format := cellFormat{head: true, bold: true, wrapped: true, left: leftAligned(c.kind), indent: indentOf(i, c)}
		if !format.left {
			format.indent = 2 // the sign of the filter stands there
		}
		s.setText(i, c.head, format)
		lines = max(lines, lineCount(c.head, int(s.widths[i])-arrow))
	}
	s.setHeight(lines, 1)
	s.row++
}

// writeRow writes the cells of a row; a text in the place of several runs on over
// those behind it, which are empty.
func (s *sheet) writeRow(t table.Table, columns []sheetColumn, row table.Row) {
	lines := 1
	for i, c := range columns {
		value, number := s.typed(c, row.Cells[c.of])
		format := cellFormat{number: number, bold: row.Summary, above: row.Summary, left: leftAligned(c.kind), indent: indentOf(i, c), color: shownColor(t, row, c.of)}
		if row.Span.Text != "" && c.of == row.Span.Column && c.end != high {
			value, format.number = s.sheetText(row.Span.Text)
			format.left = true
		} else if text, ok := value.(string); ok && wordy(c.kind) {
			format.wrapped = true
			lines = max(lines, lineCount(text, int(s.widths[i]*narrow)-1))
		}
		cell := cellName(i, s.row)
		switch value := value.(type) {
		case string:
			s.try(s.file.SetCellStr(s.name, cell, value))
		case float64:
			s.try(s.file.SetCellFloat(s.name, cell, value, -1, 64))
		}
		s.try(s.file.SetCellStyle(s.name, cell, cell, s.style(format)))
	}
	if lines > 1 {
		s.setHeight(lines, 1)
	}
	s.row++
}

// indentOf keeps words apart from the number before them.
func indentOf(column int, c sheetColumn) int {
	if column > 0 && leftAligned(c.kind) {
		return 1
	}
	return 0
}

// shownColor is the colour of a gap that is told by its mark from one that is not
// shown, and has none: below zero or above. Other cells have the usual one.
func shownColor(t table.Table, row table.Row, column int) string {
	c := row.Cells[column]
	mark := c.Text
	switch t.Columns[column].Kind {
	case table.MarkedGap:
	case table.Gap:
		at := column + 1
		for at < len(t.Columns) && t.Columns[at].Kind == table.Interval {
			at++
		}
		if at == len(t.Columns) || t.Columns[at].Kind != table.Mark {
			return ""
		}
		mark = row.Cells[at].Text
	default:
		return ""
	}
	switch {
	case mark != "" || math.IsNaN(c.Number):
		return ""
	case c.Number < 0:
		return orange
	case c.Number > 0:
		return blue
	default:
		return ""
	}
}

// drawBars shows the shares of a column as bars over the width of a cell.
func (s *sheet) drawBars(column int, at placed) {
	s.try(s.file.SetConditionalFormat(s.name, cellName(column, at.first)+":"+cellName(column, at.last), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#" + lineGrey, BarOnly: true, BarSolid: true,
	}}))
}
