// Package savfile reads an SPSS system file (.sav, .zsav) forward only, as
// records of text cells, in memory that does not grow with its cases. It knows
// nothing about surveys.
//
// Open reads the dictionary; Blocks then gives the cases, in the same form as
// package csvfile:
//
//	r, err := savfile.Open(file, size, savfile.Options{})
//	defer r.Close()
//	for block, err := range r.Blocks() {
//		for rec, err := range block.Records() {
//			// rec.Row, rec.Cells
//		}
//	}
//
// Cells hold values, not labels: numbers as the shortest decimal text that is
// exact ("3", "3.5"), dates and times of day as ISO 8601 writes them, durations
// as hours, minutes and seconds, texts without blanks at their end. What the
// system calls missing is blank; what the author of the file calls missing stays,
// and Column.Missing tells it.
//
// The layout follows the PSPP developers' guide, "System File Format". What is
// wrong with a file is reported as a problem.Problem without its File, which the
// caller knows.
package savfile

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"slices"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Options are the choices a user makes about a file.
type Options struct {
	// Encoding replaces what the file says of its texts; empty trusts it.
	Encoding string
	// Limits are how much of each the file may have.
	Limits limit.Limits
}

// Reader reads one file, once.
type Reader struct {
	header   header
	cases    caseReader
	layout   *layout
	charset  charset
	sniffed  bool
	columns  []Column
	warnings []problem.Problem
}

// Open reads everything in front of the cases. The file has to stay open until
// Blocks has ended.
func Open(in io.ReaderAt, size int64, o Options) (*Reader, error) {
	src := &input{in: bufio.NewReaderSize(io.NewSectionReader(in, 0, size), 64<<10), size: size, limits: o.Limits}
	h, err := readHeader(src)
	if err != nil {
		return nil, err
	}
	d, err := readDictionary(src)
	if err != nil {
		return nil, err
	}
	r := &Reader{header: h}
	if r.charset, r.sniffed, err = d.charset(o.Encoding); err != nil {
		return nil, err
	}
	c := &columns{dictionary: d, charset: r.charset, order: src.order, limits: o.Limits}
	if err := c.build(); err != nil {
		return nil, err
	}
	r.columns = c.list
	if c.unreadable > 0 {
		r.warnings = append(r.warnings, unreadableLabels(c.unreadable, r.charset.name))
	}
	r.layout = &layout{fields: c.fields, size: 8 * len(d.elements), numbers: numbers{src.order, d.sysmis}, charset: r.charset}
	for _, column := range c.list {
		r.layout.names = append(r.layout.names, column.Name)
	}
	if r.cases, err = newCases(in, src, h, d); err != nil {
		return nil, err
	}
	return r, nil
}

// Header gives the names of the variables, the long ones where there are such.
// The caller must not change it.
func (r *Reader) Header() []string { return r.layout.names }

// Columns tells what the file knows about each column. The caller must not
// change it.
func (r *Reader) Columns() []Column { return r.columns }

// Encoding names the encoding of the texts, such as "utf-8".
func (r *Reader) Encoding() string { return r.charset.name }

// Sniffed reports that the encoding is a guess the user should be told of: the
// file does not say what it is.
func (r *Reader) Sniffed() bool { return r.sniffed }

// Cases is the number of cases that the file says it has, or -1 if it does not
// say.
func (r *Reader) Cases() int { return r.header.cases }

// Warnings gives what was accepted although it is not right. It is complete when
// Blocks has ended.
func (r *Reader) Warnings() []problem.Problem { return slices.Clone(r.warnings) }

// Close frees the reader; the file is the caller's to close.
func (r *Reader) Close() error { return nil }

// Blocks gives the cases in runs of some thousands, in order. It ends at the
// first error; the cases before it come first. A file without a case gives no
// block. Blocks can be ranged over once.
func (r *Reader) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		for row, more := 2, true; more; {
			block := &Block{row: row, layout: r.layout}
			var err error
			for block.count < blockRows && (block.count == 0 || len(block.data)+r.layout.size <= blockBytes) {
				if more, err = r.read(block); !more {
					break
				}
			}
			row += block.count
			if block.count > 0 && !yield(block, nil) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// read puts the next case behind the others of a block; it is false if there is
// none.
func (r *Reader) read(b *Block) (more bool, err error) {
	row := b.row + b.count
	err = r.cases.read(b.grow())
	if err == nil && row-2 != r.header.cases {
		b.count++
		return true, nil
	}
	b.data = b.data[:b.count*r.layout.size]
	return false, r.ended(row, err)
}

// ended says what is wrong if there is no case to be had for a row: nothing if
// the file ends there and its header promises no more.
func (r *Reader) ended(row int, err error) error {
	complete := row-2 == r.header.cases
	cut := errors.Is(err, io.ErrUnexpectedEOF)
	switch end := errors.Is(err, io.EOF); {
	case complete && (cut || err == nil):
		r.warnings = append(r.warnings, casesLeft(r.header.cases))
		return nil
	case end && (complete || r.header.cases < 0):
		return nil
	case end || cut:
		return cutOff(row, r.header.cases)
	default:
		return r.placed(row, err)
	}
}

// placed says in which row and column a case is damaged.
func (r *Reader) placed(row int, err error) error {
	if bad, ok := errors.AsType[badElement](err); ok {
		p := damaged(bad.cause)
		for i, f := range r.layout.fields {
			if f.start <= 8*bad.element {
				p.Column, p.Header = i+1, r.layout.names[i]
			}
		}
		err = p
	}
	if p, ok := errors.AsType[problem.Problem](err); ok {
		p.Row = row
		return p
	}
	return err
}
