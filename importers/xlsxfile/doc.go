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
// A cell comes as one text, whatever its type:
//
//   - text as it is, the runs of rich text joined, _x000D_ and the like resolved;
//   - a number in its shortest form: 4.0 is 4, 1E2 is 100;
//   - a number with the format of a date as date, time or duration of ISO 8601;
//   - a truth value as TRUE or FALSE;
//   - a formula as its stored result;
//   - an error such as #N/A, or a formula without a result, as no text.
//
// The header is the first row with something in it; where its cells are merged,
// each column has their text. Wholly blank rows are skipped; Row counts them.
// Hidden rows and columns are read. Warnings tells of everything here that a
// user would not expect.
//
// # How it works
//
// A workbook is a ZIP archive of XML parts. Reading goes through these layers,
// each in a file or two:
//
//	archive.go, part.go, utf16.go    the archive and one part, within limits
//	ahead.go                         unpacking beside scanning
//	scan*.go, space.go               the XML of a part, as tokens
//	book.go, relation.go             which parts there are
//	strings.go, style.go, format.go  what all sheets share
//	sheet.go, cell.go, quick.go      the rows of a sheet and their cells
//	number.go, date.go, escape.go    what is in a cell
//	block.go, merge.go, choose.go    what the reader makes of it
//
// Only the parts that are needed are unpacked, each once (the sheet twice, if
// the header may be merged), and to the end, for only then is its check sum
// known. Nothing is believed that a file says of itself: sizes, counts, the
// dimension of a sheet. What is not understood is an error with the part and
// the byte, and in a sheet with the row and the cell; nothing is guessed, for a
// client's numbers are at stake. Memory holds the shared strings and a block.
//
// The scanner is written by hand because of the five million cells of a large
// survey: BenchmarkRead takes a thirtieth of the CPU time of excelize, which reads
// with encoding/xml. For the form that nearly all cells have there is a shorter
// way yet, in quick.go, which must give what the scanner would. The tests hold
// the scanner to encoding/xml, and the whole to excelize, which is used nowhere
// else, and to a corpus of real and hostile workbooks where there is one.
//
// What is wrong with a file is reported as a problem.Problem without its File,
// which the caller knows.
package xlsxfile
