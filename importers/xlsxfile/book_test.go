package xlsxfile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// replacePart gives the workbook with one text in one part replaced.
func replacePart(t testing.TB, data []byte, name, old, with string) []byte {
	t.Helper()
	read, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range read.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == name {
			if !bytes.Contains(text, []byte(old)) {
				t.Fatalf("%s has no %q: %s", name, old, text)
			}
			text = bytes.Replace(text, []byte(old), []byte(with), 1)
		}
		out, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipOf makes a ZIP of small parts.
func zipOf(t testing.TB, parts int, name func(int) string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range parts {
		if _, err := w.CreateHeader(&zip.FileHeader{Name: name(i), Method: zip.Store}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRefused(t *testing.T) {
	good := workbook(t, testSheet{"Svar", "", [][]any{{"id", "P1"}, {"a", 1}, {"b", 2}}})
	const part = "xl/worksheets/sheet1.xml"
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 0xff
	tests := []struct {
		name string
		data []byte
		code string
	}{
		{"no byte", nil, "E-FILE-EMPTY"},
		{"text", []byte("a;b\n1;2\n"), "E-FILE-DAMAGED"},
		{"short text", []byte("a"), "E-FILE-DAMAGED"},
		{"old or encrypted", []byte(oleMagic + "...."), "E-FILE-XLS"},
		{"binary workbook", zipOf(t, 1, func(int) string { return "xl/workbook.bin" }), "E-FILE-XLS"},
		{"other archive", zipOf(t, 1, func(int) string { return "readme.txt" }), "E-FILE-DAMAGED"},
		{"too many parts", zipOf(t, 10_001, func(i int) string { return fmt.Sprint(i) }), "E-FILE-SIZE"},
		{"two parts of one name", zipOf(t, 2, func(i int) string { return []string{"xl/A.xml", "xl/a.xml"}[i] }), "E-FILE-DAMAGED"},
		{"cut off", good[:len(good)/2], "E-FILE-DAMAGED"},
		{"a byte changed", flipped, "E-FILE-DAMAGED"},
		{"document type", replacePart(t, good, part, "<worksheet", "<!DOCTYPE x><worksheet"), "E-FILE-DAMAGED"},
		{"sheet stops", replacePart(t, good, part, "</worksheet>", "</works"), "E-FILE-DAMAGED"},
		{"text no cell can hold", replacePart(t, good, "xl/sharedStrings.xml", "P1", strings.Repeat("x", 11<<20)), "E-FILE-SIZE"},
		{"too many sheets", replacePart(t, good, "xl/workbook.xml", "</sheets>", strings.Repeat(`<sheet name="s" sheetId="1" r:id="rId1"></sheet>`, maxSheets)+"</sheets>"), "E-FILE-SIZE"},
		{"column beyond the last", replacePart(t, good, part, `r="B1"`, `r="XFE1"`), "E-FILE-DAMAGED"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := readAll(tt.data, Options{}).err
			if err == nil {
				t.Fatal("no error")
			}
			if p := asProblem(t, err); p.Code != tt.code {
				t.Errorf("got %+v, want %s", p, tt.code)
			}
		})
	}
}

func TestErrorInALaterRowComesAfterTheRowsBefore(t *testing.T) {
	data := workbook(t, testSheet{"Svar", "", [][]any{{"id"}, {"a"}, {"b"}, {"c"}}})
	data = replacePart(t, data, "xl/worksheets/sheet1.xml", `<c r="A4" `, `<c r="4A" `)
	got := drain(t, mustOpen(t, data, Options{}))
	if len(got.cells) != 2 || len(got.errs) != 1 || got.errs[0].Code != "E-FILE-DAMAGED" {
		t.Errorf("got %v and %v", got.cells, got.errs)
	}
}
