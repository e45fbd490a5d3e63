// Package record holds the one type that every reader of survey files hands on:
// a row of text cells with its place in the file.
package record

// Record is one row of a file, as text.
type Record struct {
	// Row is the row number a spreadsheet shows: records counted from 1, the
	// header and blank lines included.
	Row int
	// Cells are the row's cells, as many as the header has. The slice is valid
	// until the next record; the strings in it are valid for good.
	Cells []string
}
