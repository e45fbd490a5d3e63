// Package xlsxfile reads one sheet of an Excel workbook forward only, as
// records of text cells. It knows nothing about surveys.
//
// Open chooses the sheet and finds its header; Blocks then gives the rows, in
// the same form as package csvfile:
//
//	r, err := xlsxfile.Open(file, size, xlsxfile.Options{})
//	defer r.Close()
//	for block, err := range r.Blocks() {
//		for rec, err := range block.Records() {
//			// rec.Row, rec.Cells
//		}
//	}
//
// Cells come as they are stored: numbers and dates unformatted (a date is its
// serial number), a number with a fraction to 15 digits as Excel shows it, true as "1" and false as "0", errors as their text (#N/A),
// formulas as their last computed value. The header is the first row with
// something in it. Wholly blank rows are skipped; Row counts them.
//
// What is wrong with a file is reported as a problem.Problem without its File,
// which the caller knows.
package xlsxfile

import (
	"io"
	"iter"
	"slices"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// Options are the choices a user makes about a workbook.
type Options struct {
	// Sheet is the sheet's name; empty means the first visible sheet with a
	// header and a row below it.
	Sheet string
}

// Reader reads one sheet, once.
type Reader struct {
	book     *excelize.File
	rows     *sheetRows
	sheet    string
	sheets   []string
	header   []string
	warnings []problem.Problem
}

// Open checks the workbook of size bytes, chooses the sheet and reads its
// header. The whole workbook is held in memory until Close; in may be closed
// as soon as Open returns. A sheet with nothing in it is an error, a sheet with
// a header only is not.
func Open(in io.ReaderAt, size int64, o Options) (*Reader, error) {
	if err := checkPackage(in, size); err != nil {
		return nil, err
	}
	book, err := openBook(in, size)
	if err != nil {
		return nil, err
	}
	r := &Reader{book: book}
	if err := r.open(o); err != nil {
		_ = r.Close()
		return nil, err
	}
	return r, nil
}

func (r *Reader) open(o Options) (err error) {
	defer recoverDamage(&err)
	r.sheets = r.book.GetSheetList()
	if n := len(r.sheets); n > maxSheets {
		return tooMuch(problem.Say("found a workbook with %d sheets, accepted are 1,000 at most", n))
	}
	if r.sheet, err = r.choose(o.Sheet); err != nil {
		return err
	}
	if r.rows, err = openSheet(r.book, r.sheet); err != nil {
		return damaged(r.sheet, reported(err))
	}
	first, err := r.rows.next()
	if err != nil {
		return err
	}
	if first.Cells == nil {
		return emptySheet(r.sheet)
	}
	r.header = first.Cells
	return nil
}

// Sheet names the sheet that is read.
func (r *Reader) Sheet() string { return r.sheet }

// Sheets names all sheets of the workbook, hidden ones included, in its order.
func (r *Reader) Sheets() []string { return slices.Clone(r.sheets) }

// Header gives the cells of the first row with something in it, up to the last
// that is not blank. The caller must not change it.
func (r *Reader) Header() []string { return r.header }

// Warnings gives what the user should know of: the other sheets with something
// in them, if the sheet was not named.
func (r *Reader) Warnings() []problem.Problem { return slices.Clone(r.warnings) }

// Close frees the workbook.
func (r *Reader) Close() error {
	if r.rows != nil {
		_ = r.rows.close()
	}
	return r.book.Close()
}

// Blocks gives the rows below the header in pieces of about 500, in order. It
// ends at the first error; the rows before it come first. A sheet with nothing
// but a header gives no block. Blocks can be ranged over once.
func (r *Reader) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		for {
			rows, err := r.rows.take(blockRows)
			if len(rows) > 0 && !yield(&Block{rows: rows, header: r.header, sheet: r.sheet}, nil) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if len(rows) < blockRows {
				return
			}
		}
	}
}

// Block is a piece of a sheet.
type Block struct {
	rows   []record.Record
	header []string
	sheet  string
}

// Records gives the rows of the block, each with as many cells as the header. A
// row with something in a cell beyond the header is an error; ranging on after
// it gives the next row. Different blocks may be read at the same time.
func (b *Block) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for _, row := range b.rows {
			var err error
			if len(row.Cells) > len(b.header) {
				err = ragged(b.sheet, row, len(b.header))
			}
			if missing := len(b.header) - len(row.Cells); missing > 0 {
				row.Cells = append(row.Cells, make([]string, missing)...)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}
