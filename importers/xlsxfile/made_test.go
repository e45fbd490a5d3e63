package xlsxfile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"testing"
)

// madeHere are the hostile files that are too large to be kept in the corpus,
// as the manifest would have them.
var madeHere = map[string]struct {
	data func(testing.TB) []byte
	want expectation
}{
	"made: a sheet of spaces that unpacks to 1 GiB": {
		func(t testing.TB) []byte { return withSpaces(t, sheetPart) },
		expectation{Outcome: "error", Code: "too-large"},
	},
	"made: an unused picture that unpacks to 1 GiB": {
		func(t testing.TB) []byte { return withSpaces(t, "xl/media/image1.png") },
		expectation{Outcome: "table", Sheets: []sheetExpectation{{Rows: 3, Cols: 2}}},
	},
	"made: 70,000 entries": {
		func(t testing.TB) []byte {
			return zipOf(t, 70_000, func(i int) string { return fmt.Sprint("xl/media/", i) })
		},
		expectation{Outcome: "error", Code: "too-large"},
	},
}

// withSpaces makes a workbook in which one part is a start of XML and 1 GiB of
// spaces.
func withSpaces(t testing.TB, name string) []byte {
	t.Helper()
	parts := small(tableRows)
	start := []byte(`<worksheet ` + mainSpace + `><sheetData>`)
	const times = 1 << 10
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	delete(parts, name)

	// Deflate the spaces once: behind others, each MiB has the same bytes.
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text []byte) []byte {
		before := packed.Len()
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		return packed.Bytes()[before:]
	}
	write(start)
	write(spaces)
	again := bytes.Clone(write(spaces))
	packed.Write(bytes.Repeat(again, times-2))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	sum := crc32.ChecksumIEEE(start)
	for range times {
		sum = crc32.Update(sum, crc32.IEEETable, spaces)
	}

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		out, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	out, err := z.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum,
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(start) + times*len(spaces)),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
