//go:build unix

package xlsxfile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"

	"servgap/importers/limit"
)

// The size of the workbook that is read: a large survey.
const benchRows, benchColumns = 100_000, 52

// BenchmarkInflate unpacks the sheet of a large workbook and does nothing with it.
// Its bytes are those of the XML.
func BenchmarkInflate(b *testing.B) {
	parts := large(benchRows, false)
	file := filed(b, zipped(b, parts))
	measure(b, len(parts[sheetPart]), func() {
		archive, err := openArchive(file, file.Size(), limit.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		p, err := archive.unpack(sheetPart)
		if err != nil {
			b.Fatal(err)
		}
		defer p.close()
		if n, err := io.Copy(io.Discard, p); err != nil || n != int64(len(parts[sheetPart])) {
			b.Fatal(n, err)
		}
	})
}

// BenchmarkScan reads the XML of a large sheet from memory, up to its rows.
func BenchmarkScan(b *testing.B) {
	for _, tt := range kinds {
		parts := large(benchRows/10, tt.shared)
		texts, err := readStrings(newScanner(stringsPart, strings.NewReader(parts[stringsPart])))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(tt.name, func(b *testing.B) {
			measure(b, len(parts[sheetPart]), func() {
				s := &sheet{book: &book{strings: texts}, x: newScanner(sheetPart, strings.NewReader(parts[sheetPart]))}
				if err := s.begin(); err != nil {
					b.Fatal(err)
				}
				var collected rows
				for found, err := true, error(nil); found; found, err = s.next(&collected) {
					if err != nil {
						b.Fatal(err)
					}
					if collected.full() {
						collected.reset()
					}
				}
			})
		})
	}
}

// BenchmarkRead reads all cells of a large workbook, with this package and with
// the rows of excelize. Bytes are those of the file.
func BenchmarkRead(b *testing.B) {
	for _, tt := range kinds {
		file := filed(b, zipped(b, large(benchRows, tt.shared)))
		for name, read := range map[string]func(testing.TB, *io.SectionReader) int{"ours": readOurs, "excelize": readExcelize} {
			b.Run(tt.name+"/"+name, func(b *testing.B) {
				measure(b, int(file.Size()), func() {
					if cells := read(b, file); cells != benchRows*benchColumns {
						b.Fatalf("got %d cells", cells)
					}
				})
			})
		}
	}
}

var kinds = []struct {
	name   string
	shared bool
}{{"inline", false}, {"shared", true}}

// large gives the parts of a workbook of answers, times and words, with the words
// in their cells or shared.
func large(rows int, shared bool) map[string]string {
	words := []string{"Svært fornøyd", "Misfornøyd", "Vet ikke"}
	seed := uint32(1)
	var sheet, texts []byte
	count := 0
	text := func(s string, number int) {
		if !shared {
			sheet = fmt.Appendf(sheet, ` t="inlineStr"><is><t>%s</t></is></c>`, s)
			return
		}
		sheet = fmt.Appendf(sheet, ` t="s"><v>%d</v></c>`, number)
		if number == count {
			texts = fmt.Appendf(texts, "<si><t>%s</t></si>", s)
			count++
		}
	}
	for i, s := range words {
		text(s, i)
	}
	sheet = sheet[:0]
	for row := 1; row <= rows+1; row++ {
		sheet = fmt.Appendf(sheet, `<row r="%d" spans="1:%d">`, row, benchColumns)
		for column := range benchColumns {
			seed = seed*1664525 + 1013904223
			sheet = fmt.Appendf(sheet, `<c r="%s%d"`, problem.Letters(column+1), row)
			switch {
			case row == 1:
				text("Q_"+problem.Letters(column+1), count)
			case column == 0:
				text("R_"+time.Unix(int64(seed), 0).UTC().Format("20060102150405"), count)
			case column%10 == 9:
				text(words[seed>>16%3], int(seed>>16%3))
			default:
				sheet = fmt.Appendf(sheet, `><v>%d</v></c>`, seed>>16%7+1)
			}
		}
		sheet = append(sheet, "</row>"...)
	}
	parts := small(string(sheet))
	parts[stringsPart] = `<sst ` + mainSpace + `>` + string(texts) + `</sst>`
	return parts
}

// filed writes a workbook to a file, for that is what is read.
func filed(b *testing.B, data []byte) *io.SectionReader {
	b.Helper()
	path := filepath.Join(b.TempDir(), "large.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = file.Close() })
	return io.NewSectionReader(file, 0, int64(len(data)))
}

// measure reports time, bytes, allocations and cpu-s/op, the time of all cores,
// which for Go includes the collection of garbage.
func measure(b *testing.B, bytes int, read func()) {
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	before := cpu(b)
	for b.Loop() {
		read()
	}
	b.ReportMetric((cpu(b)-before).Seconds()/float64(b.N), "cpu-s/op")
}

func cpu(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func readOurs(t testing.TB, file *io.SectionReader) (cells int) {
	r, err := Open(file, file.Size(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		for rec, err := range block.Records() {
			if err != nil {
				t.Fatal(err)
			}
			cells += len(rec.Cells)
		}
	}
	return cells
}

func readExcelize(t testing.TB, file *io.SectionReader) (cells int) {
	f, err := excelize.OpenReader(io.NewSectionReader(file, 0, file.Size()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows("S1")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for header := true; rows.Next(); header = false {
		row, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		if !header {
			cells += len(row)
		}
	}
	return cells
}
