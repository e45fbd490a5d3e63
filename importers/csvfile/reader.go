// Package csvfile reads delimited text (CSV, TSV) forward only, as records of
// text cells. It knows nothing about surveys.
//
// NewReader looks at the beginning of the file, decides on encoding and
// delimiter and parses the header. Blocks then gives the rest in pieces of
// whole records, and each piece's Records may be read in a goroutine of its own:
//
//	r, err := csvfile.NewReader(in, csvfile.Options{})
//	for block, err := range r.Blocks() {
//		for rec, err := range block.Records() {
//			// rec.Row, rec.Cells
//		}
//	}
//
// The first record is the header. Records end with CRLF, LF or CR, also mixed;
// lines without a byte are skipped. Quotes are those of RFC 4180: legal only
// around a whole cell, doubled inside. A first line "sep=;" names the delimiter
// and counts as no row, as in Excel.
//
// What is wrong with a file is reported as a problem.Problem without its File,
// which the caller knows. Errors of the underlying reader pass through
// unchanged.
package csvfile

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Options are the choices a user makes about a file. The zero value finds
// everything by looking.
type Options struct {
	// Encoding is one of Encodings or a common alias such as "latin1"; empty
	// means decide. A byte order mark in the file wins over it.
	Encoding string
	// Delimiter is an ASCII character; 0 means decide.
	Delimiter byte
	// Strict refuses what is otherwise accepted: a bare quote, a guessed
	// encoding.
	Strict bool
	// Titles reads past lines of text above a table, which are refused otherwise: the
	// first of them is the header then, made as wide as the table.
	Titles bool
	// Limits are how much a cell, a record and a table may have.
	Limits limit.Limits
}

// Reader reads one file, once.
type Reader struct {
	split   *splitter
	charset charset
	sniffed bool
	layout  *layout
	first   *Block // records that were read together with the header
}

// NewReader reads the first 1 MiB of the file at most, decides encoding and
// delimiter and parses the first record, the header. A file without a record is
// an error, a file without a second one is not.
func NewReader(in io.Reader, o Options) (*Reader, error) {
	return newReader(in, o, headSize, blockSize)
}

func newReader(in io.Reader, o Options, look, size int) (*Reader, error) {
	if err := checkDelimiter(o.Delimiter); err != nil {
		return nil, err
	}
	head, whole, err := readHead(in, look)
	if err != nil {
		return nil, err
	}
	if err := checkBinary(head); err != nil {
		return nil, err
	}
	guess, err := decide(head, whole, o)
	if err != nil {
		return nil, err
	}
	in = io.MultiReader(bytes.NewReader(head[guess.mark:]), in)
	split := newSplitter(guess.charset.reader(in, int64(guess.mark)), size)
	if whole {
		look = min(look, guess.charset.grown()*len(head)+1)
	}
	split.fill(look)
	text := string(split.buffered())
	if errors.Is(split.err, io.EOF) {
		split.all = text
	}
	if split.err != nil && strings.TrimSpace(text) == "" && errors.Is(split.err, io.EOF) {
		return nil, emptyFile()
	}

	skip, named := sepLine(text)
	split.skip(skip)
	delimiter := o.Delimiter
	if delimiter == 0 {
		delimiter = named
	}
	found := delimiter == 0
	if found {
		delimiter = sniffDelimiter(text[skip:], split.err != nil)
	}
	split.delimiter, split.strict, split.limits = delimiter, o.Strict, o.Limits
	if split.err != nil && !errors.Is(split.err, io.EOF) {
		return nil, split.locate()
	}

	if err := oneColumn(text[skip:], delimiter, found); err != nil {
		return nil, err
	}
	r := &Reader{split: split, charset: guess.charset, sniffed: guess.sniffed}
	if err := r.readHeader(); err != nil {
		return nil, err
	}
	if o.Titles {
		if err := r.passTitles(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// readHeader parses the first record and keeps what came with it.
func (r *Reader) readHeader() error {
	var block *Block
	for block == nil || block.blank() {
		var err error
		if block, err = r.split.next(); errors.Is(err, io.EOF) {
			return emptyFile()
		} else if err != nil {
			return err
		}
	}
	limits := r.split.limits
	most := int(limits.Of(limit.Columns))
	c := cursor{text: block.text, delimiter: r.split.delimiter, most: most}
	row := block.row
	for c.blankLine() {
		row++
	}
	c.next()
	if c.count > most {
		return tooManyColumns(row, c.count, limits)
	}
	for i, cell := range c.cells {
		if int64(len(cell)) > limits.Of(limit.Cell) {
			return cellTooLong(row, i+1, "", len(cell), limits)
		}
	}
	r.layout = &layout{header: keep(c.cells), delimiter: r.split.delimiter, limits: limits}
	r.first = &Block{text: block.text[c.at:], row: row + 1, layout: r.layout}
	return nil
}

// keep copies cells out of the text they were cut from.
func keep(cells []string) []string {
	kept := make([]string, len(cells))
	for i, cell := range cells {
		kept[i] = strings.Clone(cell)
	}
	return kept
}

// Header gives the cells of the first record. The caller must not change it.
func (r *Reader) Header() []string { return r.layout.header }

// Encoding names the encoding that was decided on, such as "utf-8",
// "utf-8 with BOM" or "windows-1252".
func (r *Reader) Encoding() string { return r.charset.name }

// Sniffed reports that the encoding is a guess the user should be told of: the
// file is not UTF-8 and nothing in it says what else it is.
func (r *Reader) Sniffed() bool { return r.sniffed }

// Delimiter is the character between cells.
func (r *Reader) Delimiter() byte { return r.layout.delimiter }

// Warnings gives what was accepted although it is not right, at most one for
// each kind. It is complete when Blocks has ended, and may be called only then.
func (r *Reader) Warnings() []problem.Problem {
	if r.split.bare.count == 0 {
		return nil
	}
	return []problem.Problem{r.split.bare.warning(r.layout.header)}
}

// Blocks gives the records after the header in pieces of whole records, in file
// order, about 256 KiB of text each. It ends at the first error: text after a
// closing quote, a quote never closed, a record or file that is too much, bytes
// that are no text. The records before the error come first. A file with
// nothing but a header gives no block. Blocks can be ranged over once.
func (r *Reader) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		if first := r.first; !first.blank() && !yield(first, nil) {
			return
		}
		for {
			block, err := r.split.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, r.named(err))
				return
			}
			block.layout = r.layout
			if !block.blank() && !yield(block, nil) {
				return
			}
		}
	}
}

// named adds the header of the column that an error is about.
func (r *Reader) named(err error) error {
	if p, ok := errors.AsType[problem.Problem](err); ok {
		return named(p, r.layout.header)
	}
	return err
}
