package xlsxfile

import (
	"errors"

	"servgap/importers/problem"
)

// What a sheet may hold: the limits of Excel itself, and one of text.
const (
	maxColumns = 16384
	maxRows    = 1 << 20
	maxRowText = 16 << 20 // bytes of the texts in a row that are not shared
)

// sheet reads the rows of one sheet, forward only.
type sheet struct {
	book  *book
	name  string
	x     *scanner
	part  *part
	depth int // of sheetData, 0 at its end

	row, column int // that were begun last
	value, raw  []byte

	hidden []span // columns, in order
	seen   tally

	thorough bool // the scanner reads all cells, for tests
}

// span is columns from one to another.
type span struct{ from, to int }

// tally counts what the user should know of.
type tally struct {
	errors    count // cells such as #N/A
	formulas  count // those whose result is not stored
	hiddenRow count
}

// count is how often something was met, and where first.
type count struct{ n, row, column int }

func (c *count) add(row, column int) {
	if c.n == 0 {
		c.row, c.column = row, column
	}
	c.n++
}

// openSheet opens the sheet of an entry and reads what stands in front of its
// rows. An entry without rows, such as a chart, has none.
func (b *book) openSheet(e entry) (*sheet, error) {
	s := &sheet{book: b, name: e.name}
	switch {
	case e.target.id != "" && e.target.kind != "worksheet":
		return s, nil
	case e.target.outside, !b.parts.has(e.target.part):
		return nil, e.noPart()
	}
	var err error
	if s.x, s.part, err = b.parts.open(e.target.part); err != nil {
		return nil, s.placed(err)
	}
	if err := s.begin(); err != nil {
		s.close()
		return nil, s.placed(err)
	}
	return s, nil
}

// begin reads up to the rows.
func (s *sheet) begin() error {
	root, err := s.x.root(spreadsheet, "worksheet")
	for err == nil && s.depth == 0 && s.x.child(root) {
		switch {
		case s.x.is("cols"):
			s.readColumns(root + 1)
		case s.x.is("sheetData"):
			s.depth = root + 1
		default:
			s.x.skip()
		}
	}
	return s.x.err
}

func (s *sheet) close() {
	if s.part != nil {
		s.part.close()
	}
}

// readColumns notes which columns are hidden.
func (s *sheet) readColumns(depth int) {
	for ; s.x.child(depth); s.x.skip() {
		if !s.x.is("col") || !s.x.yes("hidden") {
			continue
		}
		from, fromOK := digits(s.x.plain("min"))
		to, toOK := digits(s.x.plain("max"))
		if fromOK && toOK && (len(s.hidden) == 0 || from > s.hidden[len(s.hidden)-1].to) {
			s.hidden = append(s.hidden, span{from, to})
		}
	}
}

// next adds the next row with something in it, and reports false at the end of
// the sheet, whose part has then been read to its end, too.
func (s *sheet) next(to *rows) (bool, error) {
	for s.depth > 0 {
		if !s.x.child(s.depth) {
			err := s.x.err
			if err == nil {
				s.depth, s.row, s.column = 0, 0, 0
				err = s.rest()
			}
			return false, s.placed(err)
		}
		if !s.x.is("row") {
			s.x.skip()
			continue
		}
		to.begin()
		s.column = 0
		s.readRow(to)
		if s.x.err != nil {
			to.drop()
			return false, s.placed(s.x.err)
		}
		if to.end(s.row) {
			return true, nil
		}
	}
	return false, nil
}

// readRow adds the cells of the row that has begun.
func (s *sheet) readRow(to *rows) {
	x := s.x
	last := s.row
	s.row = last + 1
	numbered, hidden := false, false
	for _, a := range x.attrs {
		switch string(a.name) {
		case "r":
			n, ok := digits(x.value(a))
			if numbered = true; !ok || n <= last || n > maxRows {
				x.fail(problem.Say("a row has a number that does not follow the one before"))
				return
			}
			s.row = n
		case "hidden":
			hidden = x.yes("hidden")
		}
	}
	if s.row > maxRows {
		x.fail(problem.Say("a row has a number that does not follow the one before"))
	}
	depth := len(x.open)
	quick := x.is("row") && len(x.names)-x.open[depth-1].name == len("row") && !s.thorough
	for {
		if quick {
			s.quickCells(to, last, &numbered)
		}
		if !x.child(depth) {
			break
		}
		if !x.is("c") {
			x.skip()
			continue
		}
		s.readCell(to, last, numbered)
		numbered = true
	}
	if hidden && to.filled() {
		s.seen.hiddenRow.add(s.row, 0)
	}
}

// rest reads the part to its end. A second list of rows would be no sheet.
func (s *sheet) rest() error {
	for {
		switch s.x.next() {
		case begin:
			if s.x.is("sheetData") {
				s.x.fail(problem.Say("the rows are in it twice"))
			}
		case finish:
			return nil
		case broken:
			return s.x.err
		}
	}
}

// placed adds where in the sheet a problem was met.
func (s *sheet) placed(err error) error {
	if p, ok := errors.AsType[problem.Problem](err); ok {
		p.Sheet = s.name
		if p.Row == 0 {
			p.Row, p.Column = s.row, s.column
		}
		return p
	}
	return err
}

// digits reads a number of up to 9 digits.
func digits(text []byte) (n int, ok bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}
