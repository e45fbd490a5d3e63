package odsfile

import (
	"encoding/xml"
	"errors"
	"slices"

	"servgap/importers/limit"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// sheetRows reads the rows of the sheet that has just begun, those that are not
// blank. What is repeated costs nothing unless something is in it.
type sheetRows struct {
	markup *markup
	sheet  string
	limits limit.Limits
	depth  int // of the sheet
	width  int // cells that a row has at least

	row      int      // last row read
	cells    []string // of the row that is being repeated
	times    int      // that it is still to be given
	repeated int      // cells given that are only repetitions
	hidden   struct{ first, count int }

	ahead []record.Record // rows read before they were asked for
	ended bool            // nothing comes behind them but fault
	fault error
}

func (r *Reader) newRows(sheet string) *sheetRows {
	return &sheetRows{markup: r.markup, sheet: sheet, limits: r.limits, depth: r.markup.depth()}
}

// look reads n rows ahead, or all there are, and counts them.
func (s *sheetRows) look(n int) int {
	for len(s.ahead) < n && !s.ended {
		row, err := s.read()
		if err != nil || row.Cells == nil {
			s.ended, s.fault = true, err
			break
		}
		s.ahead = append(s.ahead, row)
	}
	return len(s.ahead)
}

// usualWidth is the width that most of the first rows have, of two at least; 0 if none
// is.
func (s *sheetRows) usualWidth() int {
	n := s.look(mostCounted)
	rows := make(map[int]int)
	for _, row := range s.ahead {
		width := len(row.Cells)
		if rows[width]++; rows[width] > 1 && 2*rows[width] > n {
			return width
		}
	}
	return 0
}

// headsUpTo is the width of the row below a header where nothing stands below the
// header's first name, as in a second row of it; 0 if that is no such row.
func (s *sheetRows) headsUpTo(header []string) int {
	named := func(cell string) bool { return cell != "" }
	if s.look(1) == 0 || slices.IndexFunc(s.ahead[0].Cells, named) <= slices.IndexFunc(header, named) {
		return 0
	}
	return len(s.ahead[0].Cells)
}

// take gives the rows of a block, and whether there may be more.
func (s *sheetRows) take() (rows []record.Record, more bool, err error) {
	for cells := 0; len(rows) < blockRows && cells < blockCells; {
		row, err := s.next()
		if err != nil || row.Cells == nil {
			return rows, false, err
		}
		rows = append(rows, row)
		cells += len(row.Cells)
	}
	return rows, true, nil
}

// next gives the next row with something in it, and a row without cells at the
// end of the sheet.
func (s *sheetRows) next() (row record.Record, err error) {
	switch {
	case len(s.ahead) > 0:
		row, s.ahead = s.ahead[0], s.ahead[1:]
	case s.ended:
		return row, s.fault
	default:
		if row, err = s.read(); err != nil || row.Cells == nil {
			return row, err
		}
	}
	row.Cells = s.padded(row.Cells)
	return row, nil
}

// padded gives a row as many cells as the header has.
func (s *sheetRows) padded(cells []string) []string {
	if missing := s.width - len(cells); missing > 0 {
		cells = append(slices.Clip(cells), make([]string, missing)...)
	}
	return cells
}

// read reads the next row with something in it, its blank end cut off.
func (s *sheetRows) read() (record.Record, error) {
	for s.times == 0 {
		start, ok, err := s.begin()
		if err == nil && ok {
			err = s.readRow(start)
		}
		if err != nil || !ok {
			return record.Record{}, s.placed(err)
		}
	}
	s.row++
	s.times--
	return record.Record{Row: s.row, Cells: s.cells}, nil
}

// begin finds the next row, whatever group it is in; it is false if the sheet
// has ended.
func (s *sheetRows) begin() (row xml.StartElement, ok bool, err error) {
	for s.markup.depth() >= s.depth {
		token, err := s.markup.next()
		if err != nil {
			return row, false, noEnd(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Space == "table" {
			switch start.Name.Local {
			case "table-row":
				return start, true, nil
			case "table-rows", "table-header-rows", "table-row-group":
				continue
			}
		}
		if err := s.markup.skip(s.markup.depth()); err != nil {
			return row, false, err
		}
	}
	return row, false, nil
}

// readRow reads a row. One without anything in it only counts.
func (s *sheetRows) readRow(start xml.StartElement) error {
	times, err := repetition(start, "number-rows-repeated")
	if err != nil {
		return err
	}
	visible := attribute(start, "table", "visibility")
	if s.cells, err = s.readCells(); err != nil {
		return err
	}
	if len(s.cells) == 0 {
		s.row += times
		return nil
	}
	s.cells = s.padded(s.cells) // once for all repetitions
	if s.repeated += (times - 1) * len(s.cells); s.repeated > maxRepeated {
		return tooMuch(problem.Say("found more than 10 million cells that only repeat others, which is the most that is accepted"))
	}
	s.times = times
	if visible == "collapse" || visible == "filter" {
		if s.hidden.count == 0 {
			s.hidden.first = s.row + 1
		}
		s.hidden.count += times
	}
	return nil
}

// readCells reads the cells of a row, up to the last with something in it.
func (s *sheetRows) readCells() ([]string, error) {
	var cells []string
	m := s.markup
	column := 0
	for row := m.depth(); m.depth() >= row; {
		token, err := m.next()
		if err != nil {
			return nil, noEnd(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !is(start.Name, "table", "table-cell") && !is(start.Name, "table", "covered-table-cell") {
			if err := m.skip(m.depth()); err != nil {
				return nil, err
			}
			continue
		}
		times, err := repetition(start, "number-columns-repeated")
		if err != nil {
			return nil, err
		}
		value, err := readCell(m, start)
		if errors.Is(err, errCellTooLong) {
			err = cellTooLong(s.sheet, 0, column+1)
		}
		if err != nil {
			return nil, err
		}
		if column += times; blank(value) {
			continue // a blank in front of another cell is as good as none
		}
		if int64(column) > s.limits.Of(limit.Columns) {
			return nil, tooManyColumns(s.sheet, column, s.limits)
		}
		cells = append(cells, make([]string, column-times-len(cells))...)
		for range times {
			cells = append(cells, value)
		}
	}
	return cells, nil
}

// placed adds the sheet and row to what is wrong with it.
func (s *sheetRows) placed(err error) error {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		return err
	}
	p.Sheet, p.Row = s.sheet, s.row+1
	return p
}
