// Package odsfile reads one sheet of an OpenDocument spreadsheet (.ods) forward
// only, as records of text cells. It knows nothing about surveys.
//
// Open chooses the sheet and finds its header; Blocks then gives the rows, in
// the same form as package xlsxfile:
//
//	r, err := odsfile.Open(file, size, odsfile.Options{})
//	defer r.Close()
//	for block, err := range r.Blocks() {
//		for rec, err := range block.Records() {
//			// rec.Row, rec.Cells
//		}
//	}
//
// Cells come as they are stored: numbers, percentages and amounts as the number,
// one with a long fraction as the shortest that is the same, dates as ISO 8601
// writes them, times as hours, minutes and seconds, true as "1" and false as
// "0", formulas as their last computed value, errors and everything else as the
// text that is shown. The header is the first row with something in it. Wholly
// blank rows are skipped; Row counts them.
//
// The content is unpacked twice and read once, without holding more of it than a
// block and the beginnings of sheets. What is wrong with a file is reported as a
// problem.Problem without its File, which the caller knows.
package odsfile

import (
	"archive/zip"
	"io"
	"iter"
	"slices"

	"servgap/importers/limit"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// Options are the choices a user makes about a workbook.
type Options struct {
	// Sheet is the sheet's name; empty means the visible sheet with the most responses.
	Sheet string
	// Limits are how much the workbook and its parts may have.
	Limits limit.Limits
}

// Reader reads one sheet, once.
type Reader struct {
	content *zip.File
	markup  *markup
	styles  styles
	sheets  []sheet // that have been met
	rows    *sheetRows
	header  []string
	limits  limit.Limits
	asked   bool // for this sheet
}

// Open checks the workbook of size bytes, chooses the sheet and reads its
// header. The file has to stay open until Blocks has ended. A sheet with nothing
// in it is an error, a sheet with a header only is not.
func Open(in io.ReaderAt, size int64, o Options) (*Reader, error) {
	content, err := openPackage(in, size, o.Limits)
	if err != nil {
		return nil, err
	}
	r := &Reader{content: content, limits: o.Limits, asked: o.Sheet != "", styles: styles{hiding: make(map[string]bool)}}
	if r.markup, err = openMarkup(content); err != nil {
		return nil, err
	}
	if err := r.open(o); err != nil {
		_ = r.Close()
		return nil, err
	}
	return r, nil
}

// open goes to the sheet and reads its header.
func (r *Reader) open(o Options) (err error) {
	if r.asked {
		r.rows, err = r.goTo(o.Sheet)
	} else {
		r.rows, err = r.choose()
	}
	if err == io.EOF {
		err = r.noSheet(o.Sheet)
	}
	if err != nil {
		return err
	}
	first, err := r.rows.next()
	if err != nil {
		return err
	}
	if first.Cells == nil {
		return emptySheet(r.rows.sheet)
	}
	r.header = first.Cells
	for n := max(r.rows.usualWidth(), r.rows.headsUpTo(r.header)); len(r.header) < n; {
		r.header = append(slices.Clip(r.header), "") // a title, or a header that ends early
	}
	r.rows.width = len(r.header)
	return nil
}

// Sheet names the sheet that is read.
func (r *Reader) Sheet() string { return r.rows.sheet }

// Sheets names the sheets of the workbook, hidden ones included, in its order. It
// is complete when Blocks has ended.
func (r *Reader) Sheets() []string {
	names := make([]string, len(r.sheets))
	for i, s := range r.sheets {
		names[i] = s.name
	}
	return names
}

// Header gives the cells of the first row with something in it, up to the last
// that is not blank. The caller must not change it.
func (r *Reader) Header() []string { return r.header }

// Warnings gives what the user should know of: the other sheets with something
// in them, if the sheet was not named, and hidden rows. It is complete when
// Blocks has ended.
func (r *Reader) Warnings() []problem.Problem {
	var warnings []problem.Problem
	if !r.asked {
		warnings = r.others()
	}
	if hidden := r.rows.hidden; hidden.count > 0 {
		warnings = append(warnings, hiddenRows(r.rows.sheet, hidden.first, hidden.count))
	}
	return warnings
}

// Close frees the workbook; the file is the caller's to close.
func (r *Reader) Close() error { return r.markup.close() }

// Blocks gives the rows below the header in pieces of about 500, in order. It
// ends at the first error; the rows before it come first. A sheet with nothing
// but a header gives no block. Blocks can be ranged over once.
func (r *Reader) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		for more := true; more; {
			var rows []record.Record
			var err error
			rows, more, err = r.rows.take()
			if len(rows) > 0 && !yield(&Block{rows: rows, width: len(r.header), sheet: r.rows.sheet}, nil) {
				return
			}
			if err == nil && !more {
				err = r.passAll()
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// Block is a piece of a sheet.
type Block struct {
	rows  []record.Record
	width int
	sheet string
}

// Records gives the rows of the block, each with as many cells as the header. A
// row with something in a cell beyond the header is an error; ranging on after
// it gives the next row. Different blocks may be read at the same time.
func (b *Block) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for _, row := range b.rows {
			var err error
			if len(row.Cells) > b.width {
				err = ragged(b.sheet, row.Row, len(row.Cells), b.width)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}
