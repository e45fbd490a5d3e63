package csvfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// awkward gives a file that has everything a cut can fall on.
func awkward() string {
	var b strings.Builder
	b.WriteString("id,text,ø\n")
	ends := []string{"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"}
	cells := []string{"", "1", `""`, `"a,b"`, "\"two\r\nlines\"", "\"one\rtwo\"", `"say ""no"""`, `""""`, "æøå", "\"😀\"", `5" x 6"`}
	for i := range 400 {
		fmt.Fprintf(&b, "%d,%s,%s%s", i, cells[i%len(cells)], cells[i*7%len(cells)], ends[i*5%len(ends)])
	}
	return b.String()
}

// texts compares messages by their forms and parts.
var texts = cmp.AllowUnexported(problem.Text{})

func TestBlocksDoNotDependOnChunks(t *testing.T) {
	for _, text := range []string{awkward(), awkward() + "x,\"never closed\n", awkward() + "x,\"a\"b,1\nc,d,e\n", awkward() + "a,b\n"} {
		want := read(t, text, Options{})
		if len(want.cells) != 400 {
			t.Fatalf("got %d records", len(want.cells))
		}
		for _, chunk := range []int{1, 7, 4096} {
			for _, size := range []int{1, 2, 3, 16, 61, 1000, blockSize} {
				in := chunks{bytes.NewReader([]byte(text)), chunk}
				r, err := newReader(in, Options{Delimiter: ','}, 8, size)
				got := drain(t, r, err)
				if d := cmp.Diff(want.cells, got.cells); d != "" {
					t.Fatalf("chunk %d, block %d (-whole +parts):\n%s", chunk, size, d)
				}
				if !slices.Equal(want.rows, got.rows) {
					t.Fatalf("chunk %d, block %d: got rows %v, want %v", chunk, size, got.rows, want.rows)
				}
				if d := cmp.Diff(want.errs, got.errs, texts); d != "" {
					t.Fatalf("chunk %d, block %d (-whole +parts):\n%s", chunk, size, d)
				}
				if d := cmp.Diff(want.r.Warnings(), got.r.Warnings(), texts); d != "" {
					t.Fatalf("chunk %d, block %d (-whole +parts):\n%s", chunk, size, d)
				}
			}
		}
	}
}

func TestChunksInOtherEncodings(t *testing.T) {
	for _, name := range []string{"utf-16le", "utf-16be", "windows-1252"} {
		text := strings.ReplaceAll(awkward(), "😀", "€")
		want := read(t, text, Options{})
		for _, chunk := range []int{1, 3, 4096} {
			in := chunks{bytes.NewReader([]byte(encode(t, name, text))), chunk}
			r, err := newReader(in, Options{Delimiter: ',', Encoding: name}, 8, 100)
			got := drain(t, r, err)
			if d := cmp.Diff(want.cells, got.cells); d != "" || got.errs != nil {
				t.Errorf("%s, chunk %d: %v (-utf-8 +other):\n%s", name, chunk, got.errs, d)
			}
		}
	}
}

func TestBlocksInParallel(t *testing.T) {
	text := "a,b\n" + strings.Repeat("1,2\n3,4\n", 200_000)
	r, err := NewReader(strings.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	rows := map[int]bool{}
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			for rec, err := range block.Records() {
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				rows[rec.Row] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(rows) != 400_000 || !rows[2] || !rows[400_001] {
		t.Errorf("got %d rows", len(rows))
	}
}

// records gives all records of a file in order.
func records(r *Reader) func(yield func(record.Record, error) bool) {
	return func(yield func(record.Record, error) bool) {
		for block, err := range r.Blocks() {
			if err != nil {
				yield(record.Record{}, err)
				return
			}
			for rec, err := range block.Records() {
				if !yield(rec, err) {
					return
				}
			}
		}
	}
}

// FuzzReader looks for panics, for records of the wrong width, and for any
// difference between one block and many.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", awkward()[:900], "sep=;\na;b\n\"1\";2\r\n", "\xff\xfea\x00,\x00b\x00", "a\tb\r1\t\"2\r\"", "bl\xe5,b\n1\x00,2", "\"", "a,\"\"b", "\n000\r", "\",,\"\n000\n", "\",,\"\n0,\"0,0\",0"} {
		f.Add([]byte(seed), uint8(3), uint8(1))
	}
	f.Fuzz(func(t *testing.T, data []byte, size, chunk uint8) {
		r, err := NewReader(bytes.NewReader(data), Options{})
		want := drain(t, r, err)
		for i, cells := range want.cells {
			if len(cells) != len(want.header) {
				t.Fatalf("row %d has %d cells, the header %d", want.rows[i], len(cells), len(want.header))
			}
		}
		if want.r == nil {
			return
		}
		encoding := strings.TrimSuffix(want.r.Encoding(), " with BOM")
		o := Options{Encoding: encoding, Delimiter: want.r.Delimiter()}
		in := chunks{bytes.NewReader(data), int(chunk) + 1}
		r, err = newReader(in, o, headSize, int(size)+1)
		got := drain(t, r, err)
		if len(got.errs) == 1 && got.errs[0].Code == "E-FILE-ONECOL" {
			return // a delimiter that is named is refused where one that is found is not
		}
		if d := cmp.Diff(want.cells, got.cells); d != "" {
			t.Fatalf("(-whole +parts):\n%s", d)
		}
		if d := cmp.Diff(want.errs, got.errs, texts); d != "" {
			t.Fatalf("(-whole +parts):\n%s", d)
		}
	})
}
