package savfile

import (
	"errors"
	"iter"
	"slices"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// layout is what all blocks of a file share.
type layout struct {
	names   []string
	fields  []field
	size    int // bytes of a case
	numbers numbers
	charset charset
}

// Block is a run of cases.
type Block struct {
	data   []byte
	count  int
	row    int // row number of the first case
	layout *layout
}

// grow makes room for one more case behind the others.
func (b *Block) grow() []byte {
	size := b.layout.size
	b.data = slices.Grow(b.data, size)[:(b.count+1)*size]
	return b.data[b.count*size:]
}

// Records decodes the block. Every record has as many cells as the header; an
// error is a cell that is no text in the file's encoding, or no number. Ranging
// on after an error gives the next record; the record beside an error is not to
// be used. Different blocks may be read at the same time, and one block more
// than once.
func (b *Block) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		cells := make([]string, len(b.layout.fields))
		var scratch []byte
		for i := range b.count {
			row := b.row + i
			var err error
			scratch, err = b.layout.decode(b.data[i*b.layout.size:][:b.layout.size], cells, scratch)
			if p, ok := errors.AsType[problem.Problem](err); ok {
				p.Row = row
				err = p
			}
			if !yield(record.Record{Row: row, Cells: cells}, err) {
				return
			}
		}
	}
}
