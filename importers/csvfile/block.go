package csvfile

import (
	"iter"
	"strings"

	"servgap/importers/limit"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// layout is what all blocks of a file share.
type layout struct {
	header    []string
	delimiter byte
	limits    limit.Limits
	top       int // row from which on the table is, below a title; 0 without one
}

// Block is a piece of a file that holds whole records.
type Block struct {
	text   string
	row    int // row number of the first record
	layout *layout
}

// blank reports a block of nothing but line ends.
func (b *Block) blank() bool { return strings.Trim(b.text, "\r\n") == "" }

// Records parses the block. Every record has as many cells as the header; an
// error is a record of another width or with a cell that is too long. Ranging
// on after an error gives the next record, so that several can be reported; the
// record beside an error is not to be used. Different blocks may be read at the
// same time, and one block more than once.
//
// A record of one empty cell in a wider table is no record. An empty cell too
// many or too few at the end is refused like any other: a delimiter at the end
// of a line looks the same as one that is not in quotes further in front (a
// decimal comma), which moves all cells behind it.
func (b *Block) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		b.Brief(nil)(func(rec record.Record, err error) bool {
			rec.Short = nil
			return yield(rec, err)
		})
	}
}

// Brief is Records with some columns in short, which saves most of the work where
// answers are digits.
func (b *Block) Brief(columns []bool) iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		width := len(b.layout.header)
		c := cursor{text: b.text, delimiter: b.layout.delimiter, most: int(b.layout.limits.Of(limit.Columns))}
		c.wide(width, columns)
		for row := b.row; c.more(); row++ {
			if c.blankLine() {
				continue
			}
			if found := c.next(); found != sound {
				// The splitter has seen these quotes; it would have stopped.
				yield(record.Record{}, quoteFault(found, row, c.count+1))
				return
			}
			if c.count == 1 && width > 1 && c.cells[0] == "" {
				continue
			}
			b.layout.pad(&c, row)
			err := b.layout.fit(&c, row)
			if !yield(record.Record{Row: row, Cells: c.cells, Short: c.short}, err) {
				return
			}
		}
	}
}

// fit says what keeps the last record out of the table.
func (l *layout) fit(c *cursor, row int) error {
	if width := len(l.header); c.count != width {
		p := ragged(row, c.count, width)
		switch {
		case c.count == width+1 && len(c.cells) > width && c.cells[width] == "":
			p.Fix = problem.Say("take the delimiter off the end of row %d, or, if all rows end in one, put one at the end of the header", row)
		case c.count == width-1 && l.header[width-1] == "":
			p.Fix = problem.Say("take the delimiter off the end of the header")
		}
		return p
	}
	if most := int(l.limits.Of(limit.Cell)); len(c.text) > most {
		for i, cell := range c.cells {
			if c.short[i] == record.Long && len(cell) > most {
				return cellTooLong(row, i+1, l.header[i], len(cell), l.limits)
			}
		}
	}
	return nil
}
