package xlsxfile

import (
	"errors"
	"io"
	"iter"
	"slices"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Options are the choices a user makes about a workbook.
type Options struct {
	// Sheet is the sheet's name; empty means the visible one with the most responses.
	Sheet string
	// Limits are how much the workbook and its parts may have.
	Limits limit.Limits
}

// Reader reads one sheet, once.
type Reader struct {
	book     *book
	sheet    *sheet
	layout   layout
	rows     rows   // of the block that is being read
	first    *Block // the rows that were read to know how wide the sheet is
	err      error  // what ends the rows behind them
	warnings []problem.Problem
}

// Open checks the workbook of size bytes, chooses the sheet and reads its
// header. It reads from in until Close. A sheet with nothing in it is an error,
// a sheet with a header only is not.
func Open(in io.ReaderAt, size int64, o Options) (*Reader, error) {
	parts, err := openArchive(in, size, o.Limits)
	if err != nil {
		return nil, err
	}
	r := &Reader{}
	if r.book, err = openBook(parts); err != nil {
		return nil, err
	}
	chosen, err := r.choose(o.Sheet)
	if err != nil {
		return nil, err
	}
	if r.sheet, err = r.book.openSheet(chosen); err != nil {
		return nil, err
	}
	if err := r.readHeader(chosen); err != nil {
		r.sheet.close()
		return nil, err
	}
	return r, nil
}

// readHeader reads the header and the first block of rows.
func (r *Reader) readHeader(chosen entry) error {
	found, err := r.sheet.next(&r.rows)
	if err != nil {
		return err
	}
	if !found {
		return emptySheet(chosen.name)
	}
	top := r.block()
	header := top.row(top.list[0], 0)
	row := top.list[0].number
	r.layout = layout{sheet: chosen.name, header: header}
	r.first, r.err = r.take()
	if width := max(len(header), r.first.width()); gaps(header, width) {
		merged, err := r.book.merged(chosen, row)
		if err != nil {
			return err
		}
		var filled []span
		if r.layout.header, filled = fill(header, merged, width); len(filled) > 0 {
			r.warnings = append(r.warnings, mergedHeader(chosen.name, row, filled))
		}
	}
	for n := max(r.first.usualWidth(), r.first.headsUpTo(r.layout.header)); len(r.layout.header) < n; {
		r.layout.header = append(r.layout.header, "") // a title, or a header that ends early
	}
	return nil
}

// gaps reports whether there are columns without a name between others or
// behind them, which are those that merged cells may name.
func gaps(header []string, width int) bool {
	named := slices.IndexFunc(header, func(name string) bool { return !blankText(name) })
	return width > len(header) || slices.ContainsFunc(header[named:], blankText)
}

// Sheet names the sheet that is read.
func (r *Reader) Sheet() string { return r.layout.sheet }

// Sheets names all sheets of the workbook, hidden ones included, in its order.
func (r *Reader) Sheets() []string { return names(r.book.sheets) }

// Header gives the cells of the first row with something in it, up to the last
// that is not blank. The caller must not change it.
func (r *Reader) Header() []string { return r.layout.header }

// Warnings gives what the user should know of how the sheet was read. It is
// complete when Blocks has ended.
func (r *Reader) Warnings() []problem.Problem {
	return append(slices.Clone(r.warnings), r.sheet.warnings(r.layout.header)...)
}

// Close ends the reading. It leaves the workbook open, which is the caller's.
func (r *Reader) Close() error {
	r.sheet.close()
	return nil
}

// Blocks gives the rows below the header in pieces of about 2,000, in order. It
// ends at the first error; the rows before it come first. A sheet with nothing
// but a header gives no block. Blocks can be ranged over once.
func (r *Reader) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		block, err := r.first, r.err
		r.first = &Block{}
		for {
			if len(block.list) > 0 && !yield(block, nil) {
				return
			}
			if err != nil {
				yield(nil, r.named(err))
				return
			}
			if len(block.list) == 0 {
				return
			}
			block, err = r.take()
		}
	}
}

// take reads the next block, which has no rows at the end of the sheet, and the
// rows before it if there is an error.
func (r *Reader) take() (*Block, error) {
	for !r.rows.full() {
		found, err := r.sheet.next(&r.rows)
		if err != nil {
			return r.block(), err
		}
		if !found {
			break
		}
	}
	return r.block(), nil
}

// block makes a block of the rows that were collected.
func (r *Reader) block() *Block { return r.blockOf(&r.rows) }

// blockOf makes a block of rows and forgets them.
func (r *Reader) blockOf(from *rows) *Block {
	b := &Block{
		list:   slices.Clone(from.list),
		cells:  slices.Clone(from.cells),
		text:   string(from.text),
		shared: r.book.strings.texts,
		layout: &r.layout,
	}
	from.reset()
	return b
}

// named adds the name of the column that a problem is in.
func (r *Reader) named(err error) error {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		return err
	}
	if p.Column > 0 && p.Column <= len(r.layout.header) {
		p.Header = r.layout.header[p.Column-1]
	}
	return p
}
