//go:build unix

package xlsxfile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// The size of the workbook that is read: a large survey.
const benchRows, benchColumns = 100_000, 52

// BenchmarkRead reads all cells of a large sheet, with this package and with
// the rows of excelize. Bytes are those of the file; cpu-s/op is the time of
// all cores, which for Go includes the collection of garbage.
func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.xlsx")
	writeLarge(b, path)
	b.Run("ours", func(b *testing.B) { measure(b, path, readOurs) })
	b.Run("excelize", func(b *testing.B) { measure(b, path, readExcelize) })
}

func writeLarge(b *testing.B, path string) {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	seed := uint32(1)
	for row := 1; row <= benchRows+1; row++ {
		cells := make([]any, benchColumns)
		for i := range cells {
			seed = seed*1664525 + 1013904223
			switch {
			case row == 1:
				name, _ := excelize.ColumnNumberToName(i + 1)
				cells[i] = "Q_" + name
			case i == 0:
				cells[i] = "R_" + time.Unix(int64(seed), 0).UTC().Format("20060102150405")
			case i%10 == 9:
				cells[i] = []string{"Svært fornøyd", "Misfornøyd", "Vet ikke"}[seed>>16%3]
			default:
				cells[i] = int(seed>>16%7) + 1
			}
		}
		name, _ := excelize.CoordinatesToCellName(1, row)
		if err := w.SetRow(name, cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
}

// measure reports time, bytes, allocations and CPU of reading the file.
func measure(b *testing.B, path string, read func(testing.TB, string) int) {
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	before := cpu(b)
	for b.Loop() {
		if cells := read(b, path); cells != benchRows*benchColumns {
			b.Fatalf("got %d cells", cells)
		}
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

func readOurs(t testing.TB, path string) (cells int) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(file, info.Size(), Options{})
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

func readExcelize(t testing.TB, path string) (cells int) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows("Sheet1")
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
