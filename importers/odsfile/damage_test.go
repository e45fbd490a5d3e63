package odsfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	good := content(sheetOf("Svar", row("id", "P1"), row("a", "1"), row("b", "2")))
	data := file(t, good)
	kind := part{mimePart, spreadsheetType}
	swapped := func(old, with string) []byte {
		t.Helper()
		if !strings.Contains(good, old) {
			t.Fatalf("there is no %q", old)
		}
		return file(t, strings.Replace(good, old, with, 1))
	}
	parts := make([]part, 10_001)
	for i := range parts {
		parts[i].name = fmt.Sprint(i)
	}
	tests := []struct {
		name string
		data []byte
		code string
		says string
	}{
		{"no byte", nil, "E-FILE-EMPTY", "without a byte"},
		{"text", []byte("a;b\n1;2\n"), "E-FILE-DAMAGED", "does not begin"},
		{"short text", []byte("a"), "E-FILE-DAMAGED", "does not begin"},
		{"cut off", data[:len(data)/2], "E-FILE-DAMAGED", "zip"},
		{"other archive", pack(t, part{"readme.txt", "x"}), "E-FILE-DAMAGED", "without content.xml"},
		{"a text document", pack(t, part{mimePart, "application/vnd.oasis.opendocument.text"}, part{contentPart, good}), "E-FILE-DAMAGED", "opendocument.text"},
		{"no sheet", file(t, content()), "E-FILE-DAMAGED", "without a sheet"},
		{"no document", file(t, "<x/>"), "E-FILE-DAMAGED", "without a sheet"},
		{"password", pack(t, kind, part{contentPart, "\x80"}, part{manifestPart, "<manifest:encryption-data/>"}), "E-FILE-PASSWORD", "password"},
		{"password on everything", pack(t, kind, part{wholePart, "\x80"}), "E-FILE-PASSWORD", "password"},
		{"two contents", pack(t, kind, part{contentPart, good}, part{contentPart, good}), "E-FILE-DAMAGED", "twice"},
		{"too many parts", pack(t, parts...), "E-FILE-SIZE", "accepted are 10000"},
		{"too many sheets", file(t, content(strings.Repeat(sheetOf("Ark"), maxSheets+1))), "E-FILE-SIZE", "1,000 sheets"},
		{"document type", swapped("<office:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><office:document"), "E-FILE-DAMAGED", "document type"},
		{"unknown entity", swapped("<text:p>id", "<text:p>&nbsp;"), "E-FILE-DAMAGED", "line 4"},
		{"another encoding", swapped("UTF-8", "UTF-16"), "E-FILE-DAMAGED", "encoding"},
		{"no UTF-8", swapped("<text:p>id", "<text:p>\xe6"), "E-FILE-DAMAGED", "UTF-8"},
		{"stops", file(t, good[:len(good)-30]), "E-FILE-DAMAGED", "content.xml"},
		{"stops between tags", file(t, good[:strings.Index(good, "<table:named")]), "E-FILE-DAMAGED", "stops in the middle"},
		{"nothing in it", file(t, ""), "E-FILE-DAMAGED", "stops in the middle"},
		{"closed in another order", swapped("</text:p></table:table-cell>", "</table:table-cell></text:p>"), "E-FILE-DAMAGED", "closes nothing"},
		{"two roots", file(t, good+good[strings.Index(good, "<office:document"):]), "E-FILE-DAMAGED", "two roots"},
		{"too deep", swapped("<text:p>id", "<text:p>"+strings.Repeat("<text:span>", maxDepth)), "E-FILE-DAMAGED", "more than 64"},
		{"endless text", swapped("<text:p>id", "<text:p>"+strings.Repeat("x", 2*maxToken)), "E-FILE-SIZE", "1 MiB"},
		{"endless remark", swapped("<text:p>id", "<text:p><!--"+strings.Repeat("<", 2*maxToken)+"-->"), "E-FILE-SIZE", "1 MiB"},
		{"endless attribute", swapped("<text:p>id", "<text:p x='"+strings.Repeat("x", 2*maxToken)+"'>"), "E-FILE-SIZE", "1 MiB"},
		{"long header", swapped("<text:p>id", "<text:p>"+strings.Repeat("æ", maxCell+1)), "E-ODS-CELL", "32,767"},
		{"repeated text", swapped("<text:p>id", "<text:p><text:s text:c='2000000000'/>x"), "E-ODS-CELL", "32,767"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := open(tt.data, Options{})
			if err == nil {
				got := drain(t, r)
				if len(got.errs) != 1 {
					t.Fatalf("got %+v, want %s", got, tt.code)
				}
				err = got.errs[0]
			}
			if p := asProblem(t, err); p.Code != tt.code || !strings.Contains(p.Message.String(), tt.says) {
				t.Errorf("got %s %v, want %s with %q", p.Code, p, tt.code, tt.says)
			}
		})
	}
}

// TestRows names the row in which something is wrong, and gives those before it.
func TestRows(t *testing.T) {
	long := strings.Repeat("x", maxCell+1)
	tests := []struct {
		name   string
		row    string
		code   string
		column int
	}{
		{"cell too long", row("a", long), "E-ODS-CELL", 2},
		{"too many columns", row(times(16384, "<table:table-cell/>"), "x"), "E-ODS-COLUMNS", 0},
		{"cells without number", strings.Replace(row(times(2, cell("", "<text:p>a</text:p>"))), `"2"`, `"x"`, 1), "E-FILE-DAMAGED", 0},
		{"rows without number", strings.Replace(times(2, row("a")), `"2"`, `"0"`, 1), "E-FILE-DAMAGED", 0},
		{"number beyond all", strings.Replace(times(2, row("a")), `"2"`, `"99999999999"`, 1), "E-FILE-DAMAGED", 0},
		{"too many repeated rows", times(maxRepeated, row("a", "b")), "E-FILE-SIZE", 0},
		{"stops", "<table:table-row>", "E-FILE-DAMAGED", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := drain(t, mustOpen(t, file(t, content(sheetOf("Svar", row("a", "b"), row("1", "2"), times(5, row()), tt.row))), Options{Sheet: "Svar"}))
			if len(got.errs) != 1 || len(got.cells) != 1 {
				t.Fatalf("got %v and %v", got.cells, got.errs)
			}
			if p := got.errs[0]; p.Code != tt.code || p.Sheet != "Svar" || p.Row != 8 || p.Column != tt.column {
				t.Errorf("got %+v", p)
			}
		})
	}
}

// TestOtherSheetsAreRead finds a workbook damaged behind the sheet that is read,
// and leaves alone what is only wrong with a row there.
func TestOtherSheetsAreRead(t *testing.T) {
	rows := []string{row("id", "E1", "P1")}
	for range 100 {
		rows = append(rows, row("a", "5", "4"), row("b", "4", "3"))
	}
	svar := sheetOf("Svar", rows...)
	got := drain(t, mustOpen(t, file(t, content(svar, sheetOf("Om", "<oops>"))), Options{}))
	if len(got.cells) != 200 || len(got.errs) != 1 || got.errs[0].Code != "E-FILE-DAMAGED" {
		t.Errorf("got %d rows and %v", len(got.cells), got.errs)
	}
	long := sheetOf("Om", row(strings.Repeat("x", maxCell+1)))
	for _, sheets := range [][]string{{svar, long}, {long, svar}} {
		got := drain(t, mustOpen(t, file(t, content(sheets...)), Options{}))
		if len(got.cells) != 200 || got.errs != nil {
			t.Errorf("got %d rows and %v", len(got.cells), got.errs)
		}
	}
}

// TestPackageLies changes bytes of the content's part: its data, its check sum,
// its length.
func TestPackageLies(t *testing.T) {
	data := file(t, content(sheetOf("Svar", row("id"), row("a"))))
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	at, err := archive.File[1].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	entry := directory + 4 + bytes.Index(data[directory+4:], []byte("PK\x01\x02")) // the second is the content's
	for name, place := range map[string]int{"data": int(at) + 40, "check sum": entry + 16, "packed length": entry + 20, "length": entry + 24} {
		changed := bytes.Clone(data)
		changed[place] ^= 0x55
		_, err := open(changed, Options{})
		if p := asProblem(t, err); p.Code != "E-FILE-DAMAGED" || !strings.Contains(p.Message.String(), "content.xml") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for n := range len(data) {
		if _, err := open(data[:n], Options{}); err == nil {
			t.Errorf("%d bytes of %d are accepted", n, len(data))
		} else {
			asProblem(t, err)
		}
	}
}

// TestSize refuses by the lengths that a part says it has.
func TestSize(t *testing.T) {
	for _, tt := range []struct {
		inflated, packed uint64
		code             string
	}{
		{1<<30 + 1, 1 << 30, "E-FILE-SIZE"},
		{smallPart + 200, smallPart / 200, "E-FILE-SIZE"},
		{smallPart, 1, "E-FILE-DAMAGED"}, // small enough to be tried
	} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		if _, err := w.CreateRaw(&zip.FileHeader{Name: contentPart, UncompressedSize64: tt.inflated, CompressedSize64: tt.packed, Method: zip.Deflate}); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := open(b.Bytes(), Options{}); asProblem(t, err).Code != tt.code {
			t.Errorf("%d bytes of %d: got %v", tt.inflated, tt.packed, err)
		}
	}
	if _, err := Open(strings.NewReader(zipMagic), 200<<20+1, Options{}); asProblem(t, err).Code != "E-FILE-SIZE" {
		t.Errorf("got %v", err)
	}
}

// failing is a file on a disk that is going.
type failing struct{ data io.ReaderAt }

var errDisk = errors.New("input/output error")

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	if off < 20_000 {
		return 0, errDisk
	}
	return f.data.ReadAt(p, off)
}

func TestErrorOfTheDisk(t *testing.T) {
	data := file(t, content(sheetOf("Svar", row("id"), row("a"))))
	if _, err := Open(failing{bytes.NewReader(data)}, int64(len(data)), Options{}); !errors.Is(err, errDisk) {
		t.Errorf("got %v", err)
	}
}

func TestIs(t *testing.T) {
	for name, tt := range map[string]struct {
		data []byte
		want bool
	}{
		"workbook":     {file(t, content()), true},
		"encrypted":    {pack(t, part{mimePart, spreadsheetType}, part{wholePart, "x"}), true},
		"Excel":        {pack(t, part{"[Content_Types].xml", ""}, part{"xl/workbook.xml", ""}), false},
		"both":         {pack(t, part{"[Content_Types].xml", ""}, part{contentPart, ""}), false},
		"other":        {pack(t, part{"a.csv", "b"}), false},
		"no archive":   {[]byte("a;b"), false},
		"without byte": {nil, false},
	} {
		if got := Is(bytes.NewReader(tt.data), int64(len(tt.data))); got != tt.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
