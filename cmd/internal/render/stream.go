package render

import "io"

// Stream writes a table row by row and holds none of it, so that it may have any
// number of rows: delimited text, or one JSON object a line. What many rows have
// in common is brought into the stream's form once, as a piece of a row.
type Stream struct {
	out        io.Writer
	cells      cellForm
	start, end string // of a row
	rows       []byte // that are complete and not written yet
}

// Piece is the cells of neighbouring columns as a stream writes them, a comma or
// the like behind each.
type Piece []byte

// cellForm adds cells to a piece. A column is its number.
type cellForm interface {
	text(p Piece, column int, text string) Piece
	number(p Piece, column int, digits string) Piece
	truth(p Piece, column int, is bool) Piece
}

// streamBlock is how much is written at once: what a pipe holds on Linux.
const streamBlock = 64 << 10

// NewStream writes delimited text, the names of the columns first.
func NewStream(out io.Writer, columns []string, d Dialect) *Stream {
	cells := newDelimitedCells(d)
	s := &Stream{out: out, cells: cells, end: d.lineEnd()}
	if d.BOM {
		s.rows = append(s.rows, bom...)
	}
	s.rows = append(s.rows, cells.line(columns)...)
	return s
}

// NewObjects writes JSON objects, one a line, whose keys are the columns.
func NewObjects(out io.Writer, columns []string) *Stream {
	return &Stream{out: out, cells: newMembers(columns), start: "{", end: "}\n"}
}

// AppendText adds a text to a piece. In delimited text one that a spreadsheet
// would run begins with an apostrophe, as everywhere.
func (s *Stream) AppendText(p Piece, column int, text string) Piece {
	return s.cells.text(p, column, text)
}

// AppendNumber adds a number, given in digits with a decimal point. Without digits
// it is an empty cell, in an object null.
func (s *Stream) AppendNumber(p Piece, column int, digits string) Piece {
	return s.cells.number(p, column, digits)
}

// AppendTruth adds true or false.
func (s *Stream) AppendTruth(p Piece, column int, is bool) Piece { return s.cells.truth(p, column, is) }

// Row writes a row, given as pieces that together hold every column in its
// order. The pieces may be changed afterwards.
func (s *Stream) Row(pieces ...Piece) error {
	s.rows = append(s.rows, s.start...)
	for _, p := range pieces {
		s.rows = append(s.rows, p...)
	}
	s.rows = append(s.rows[:len(s.rows)-1], s.end...) // nothing follows the last cell
	if len(s.rows) < streamBlock {
		return nil
	}
	return s.Flush()
}

// Flush writes what is held back. Each write is of whole rows.
func (s *Stream) Flush() error {
	_, err := s.out.Write(s.rows)
	s.rows = s.rows[:0]
	return err
}
