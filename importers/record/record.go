// Package record holds the one type that every reader of survey files hands on:
// a row of text cells with its place in the file.
package record

import "unicode/utf8"

// Record is one row of a file, as text.
type Record struct {
	// Row is the row number a spreadsheet shows: records counted from 1, the
	// header and blank lines included.
	Row int
	// Cells are the row's cells, as many as the header has. The slice is valid
	// until the next record; the strings in it are valid for good.
	Cells []string
	// Short is nil, or what Cells are by their length, for a reader that was asked for
	// some columns in short: of those the cells of a byte at most are only here, and
	// what Cells have in their place is not to be looked at. It is valid until the
	// next record.
	Short []byte
}

// Long stands in Short for a cell of more than one byte; one byte stands for itself,
// and 0, which is in no text, for none.
const Long = 0xFF

// ShortOf is what stands in Short for a cell.
func ShortOf(cell string) byte {
	switch len(cell) {
	case 0:
		return 0
	case 1:
		if b := cell[0]; 0 < b && b < utf8.RuneSelf {
			return b
		}
	}
	return Long
}

// Cell is the text of a cell, in short or not.
func (r *Record) Cell(column int) string {
	if r.Short == nil || r.Short[column] == Long {
		return r.Cells[column]
	}
	return spelled(r.Short[column])
}

// Spell writes into Cells what is only in Short, so that all of them may be looked at.
func (r *Record) Spell() {
	for column, short := range r.Short {
		if short != Long {
			r.Cells[column] = spelled(short)
		}
	}
}

// spelled is the text of a short cell. A string of one byte takes no memory of its own.
func spelled(short byte) string {
	if short == 0 {
		return ""
	}
	return string([]byte{short})
}
