package csvfile

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"servgap/importers/problem"
)

// table is everything a reader gives, for comparing.
type table struct {
	header []string
	rows   []int
	cells  [][]string
	errs   []problem.Problem
	r      *Reader
}

func drain(t *testing.T, r *Reader, err error) table {
	t.Helper()
	out := table{r: r}
	note := func(err error) {
		p, ok := errors.AsType[problem.Problem](err)
		if !ok {
			t.Fatalf("error is no problem: %v", err)
		}
		if p.Message.String() == "" || p.Fix.String() == "" || p.Code == "" {
			t.Errorf("problem without code, message or fix: %+v", p)
		}
		out.errs = append(out.errs, p)
	}
	if err != nil {
		note(err)
		return out
	}
	out.header = r.Header()
	for block, err := range r.Blocks() {
		if err != nil {
			note(err)
			break
		}
		for rec, err := range block.Records() {
			if err != nil {
				note(err)
				continue
			}
			out.rows = append(out.rows, rec.Row)
			out.cells = append(out.cells, slices.Clone(rec.Cells))
		}
		sameInShort(t, block, len(out.header))
	}
	return out
}

func read(t *testing.T, text string, o Options) table {
	t.Helper()
	r, err := NewReader(strings.NewReader(text), o)
	return drain(t, r, err)
}

func TestTables(t *testing.T) {
	long := strings.Repeat("x", 700_000)
	tests := []struct {
		name   string
		text   string
		o      Options
		header []string
		rows   []int
		cells  [][]string
	}{
		{"line ends mixed", "a,b\r\n1,2\n3,4\r5,6", Options{}, []string{"a", "b"}, []int{2, 3, 4}, [][]string{{"1", "2"}, {"3", "4"}, {"5", "6"}}},
		{"blank lines counted", "\n\na,b\n\r\n1,2\n\n\n3,4\n\n", Options{}, []string{"a", "b"}, []int{5, 8}, [][]string{{"1", "2"}, {"3", "4"}}},
		{"quotes", "a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\r\nlines\",\"\"\n1,2\n", Options{}, []string{"a", "b"}, []int{2, 3, 4}, [][]string{{"x, y", `say "no"`}, {"two\r\nlines", ""}, {"1", "2"}}},
		{"header only", "a,b,c", Options{}, []string{"a", "b", "c"}, nil, nil},
		{"header and blank lines only", "a,b,c\n\n\r\n", Options{}, []string{"a", "b", "c"}, nil, nil},
		{"one column", "age\n12\n\n\"\"\n13\n", Options{}, []string{"age"}, []int{2, 4, 5}, [][]string{{"12"}, {""}, {"13"}}},
		{"one column with commas in its header", "\"How old, roughly, are you\"\n12\n", Options{}, []string{"How old, roughly, are you"}, []int{2}, [][]string{{"12"}}},
		{"empty quoted line is no record", "a,b\n\"\"\n1,2\n", Options{}, []string{"a", "b"}, []int{3}, [][]string{{"1", "2"}}},
		{"delimiter at the end of every line", "a,b,\n1,2,\n3,4,5\n", Options{}, []string{"a", "b", ""}, []int{2, 3}, [][]string{{"1", "2", ""}, {"3", "4", "5"}}},
		{"sep line", "sep=;\r\na;b\r\n1,5;2\r\n", Options{}, []string{"a", "b"}, []int{2}, [][]string{{"1,5", "2"}}},
		{"sep line quoted, a hat", "\"SEP=^\"\na^b\n1^2\n", Options{}, []string{"a", "b"}, []int{2}, [][]string{{"1", "2"}}},
		{"sep line, option wins", "sep=;\na,b\n1,2\n", Options{Delimiter: ','}, []string{"a", "b"}, []int{2}, [][]string{{"1", "2"}}},
		{"a header that begins with sep=", "sep=x,b\n1,2\n", Options{}, []string{"sep=x", "b"}, []int{2}, [][]string{{"1", "2"}}},
		{"decimal commas between semicolons", "a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5\n", Options{}, []string{"a", "b"}, []int{2, 3, 4}, [][]string{{"1,5", "2,5"}, {"3,5", "4,5"}, {"5,5", "6,5"}}},
		{"semicolons in quoted text", "id,text\n1,\"a; b; c; d\"\n2,\"e; f\"\n", Options{}, []string{"id", "text"}, []int{2, 3}, [][]string{{"1", "a; b; c; d"}, {"2", "e; f"}}},
		{"tabs", "a\tb\n1\t2\n", Options{}, []string{"a", "b"}, []int{2}, [][]string{{"1", "2"}}},
		{"pipes", "a|b\n1|2\n", Options{}, []string{"a", "b"}, []int{2}, [][]string{{"1", "2"}}},
		{"bare quote", "a,b\n5\" pipe,it's \"x\"\n", Options{}, []string{"a", "b"}, []int{2}, [][]string{{`5" pipe`, `it's "x"`}}},
		{"blank lines of many blocks", strings.Repeat("\n", 2*blockSize) + "a,b\n1,2\n", Options{}, []string{"a", "b"}, []int{2*blockSize + 2}, [][]string{{"1", "2"}}},
		{"record of many blocks", "a,b\n" + long + ",2\n3,4\n", Options{}, []string{"a", "b"}, []int{2, 3}, [][]string{{long, "2"}, {"3", "4"}}},
		{"spaces kept", "a, b\n 1,2 \n", Options{}, []string{"a", " b"}, []int{2}, [][]string{{" 1", "2 "}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, tt.text, tt.o)
			if got.errs != nil {
				t.Fatal(got.errs)
			}
			if d := cmp.Diff(tt.header, got.header); d != "" {
				t.Errorf("header (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.rows, got.rows); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.cells, got.cells); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	many := strings.Repeat("x\n", 700_000) // more than the head
	tests := []struct {
		name    string
		text    string
		o       Options
		code    string
		row     int
		column  int
		message string // part of it
		fix     string // part of it
	}{
		{"no byte", "", Options{}, "E-FILE-EMPTY", 0, 0, "found no text", "export"},
		{"mark only", "\xef\xbb\xbf", Options{}, "E-FILE-EMPTY", 0, 0, "found no text", "export"},
		{"white space", " \t\r\n \n", Options{}, "E-FILE-EMPTY", 0, 0, "found no text", "export"},
		{"sep line only", "sep=;\n", Options{}, "E-FILE-EMPTY", 0, 0, "found no text", "export"},
		{"picture", "\x89PNG\r\n\x1a\n....", Options{}, "E-FILE-BINARY", 0, 0, "a PNG picture", "export"},
		{"workbook", "PK\x03\x04....", Options{}, "E-FILE-BINARY", 0, 0, "Excel workbook", ".xlsx"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Options{}, "E-FILE-BINARY", 0, 0, ".xls", "save it as"},
		{"packed", "\x1f\x8b\x08", Options{}, "E-FILE-BINARY", 0, 0, "gzip", "gunzip"},
		{"web page", "\n<HTML><table><tr><td>E1</td></tr></table>", Options{}, "E-FILE-BINARY", 0, 0, "web page", "save it as .xlsx"},
		{"workbook of 2003 as XML", "<?xml version=\"1.0\"?>\n<Workbook/>", Options{}, "E-FILE-BINARY", 0, 0, "XML", "save it as .xlsx"},
		{"portable document", "%PDF-1.7\n", Options{}, "E-FILE-BINARY", 0, 0, "PDF", "export"},
		{"text after quote", "a,b\n1,2\n3,\"x\"y\n", Options{}, "E-CSV-QUOTE", 3, 2, "after a closing quote", `""b""`},
		{"text after quote in the header", "a,\"b\"c\n", Options{}, "E-CSV-QUOTE", 1, 2, "after a closing quote", `""b""`},
		{"quote never closed", "a,b\n\n1,2\n3,\"x\ny\nz", Options{}, "E-CSV-UNCLOSED", 4, 2, "never closed", "row 4"},
		{"bare quote", "a,b\n1,2\n3,5\"\n", Options{Strict: true}, "E-CSV-QUOTE", 3, 2, "inside a cell", "--strict"},
		{"ragged, less", "a,b,c\n1,2,3\n4,5\n", Options{}, "E-CSV-RAGGED", 3, 0, "found 2 cells, accepted is 3", "row 3"},
		{"ragged, more", "a,b\n1,2\n4,5,6\n", Options{}, "E-CSV-RAGGED", 3, 0, "found 3 cells", "row 3"},
		{"ragged, surplus", "a,b\n1,2,\n", Options{}, "E-CSV-RAGGED", 2, 0, "found 3 cells", "end of row 2"},
		{"ragged, decimal comma before a blank cell", "E1,P1,comment\n5,4,5,\n", Options{}, "E-CSV-RAGGED", 2, 0, "found 4 cells", "row 2"},
		{"ragged, surplus in the header", "a,b,\n1,2\n", Options{}, "E-CSV-RAGGED", 2, 0, "found 2 cells", "end of the header"},
		{"ragged, a cell lost before a surplus", "a,b,\n2,\n", Options{}, "E-CSV-RAGGED", 2, 0, "found 2 cells", "header"},
		{"NUL", "a,b\n1,\x00\n", Options{}, "E-FILE-NUL", 2, 0, "at byte 7", "--encoding utf-16le"},
		{"NUL after two marks", "\xef\xbb\xbfa,b\n\x00,2\n", Options{}, "E-FILE-NUL", 2, 0, "at byte 8", "--encoding utf-16le"},
		{"words in no encoding", "a,b\n1,bl\xb1\xb1\n", Options{}, "E-FILE-ENCODING", 0, 0, "0xb1", "--encoding"},
		{"guess refused", "a,b\n1,bl\xe5\n", Options{Strict: true}, "E-FILE-ENCODING", 0, 0, "0xe5, which is not UTF-8, at byte 9", "--encoding windows-1252"},
		{"not UTF-8 late", "a\n" + many + "bl\xe5\n", Options{}, "E-FILE-ENCODING", 700_002, 0, "at byte 1400005", "--encoding windows-1252"},
		{"cut within a character", "a,b\n1,\xc3", Options{Encoding: "utf-8"}, "E-FILE-ENCODING", 2, 0, "at byte 7", "--encoding"},
		{"UTF-16, half a character", "\xff\xfea\x00,\x00b", Options{}, "E-FILE-ENCODING", 1, 0, "at byte 7", "export"},
		{"UTF-16, half a pair", "\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8a\x00", Options{}, "E-FILE-ENCODING", 2, 0, "surrogate", "export"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", Options{}, "E-FILE-ENCODING", 0, 0, "UTF-32", "UTF-8"},
		{"unknown encoding", "a,b\n", Options{Encoding: "klingon"}, "E-ENCODING-NAME", 0, 0, "iso-8859-15, ", "--encoding"},
		{"delimiter that is none", "a,b\n", Options{Delimiter: '"'}, "E-CSV-DELIMITER", 0, 0, "cannot separate", "--delimiter"},
		{"one column, forced", "a;b;c\n1;2;3\n", Options{Delimiter: ','}, "E-FILE-ONECOL", 1, 0, `only one column was found with delimiter ","; line 1 contains 2 ";"`, `--delimiter ";"`},
		{"one column, forced, decimal commas", "a;b;c\n1,5;2;3\n", Options{Delimiter: ','}, "E-FILE-ONECOL", 1, 0, `line 1 contains 2 ";"`, `--delimiter ";"`},
		{"lines in quotes", "\"a,b,c\"\n\"1,2,3\"\n", Options{}, "E-FILE-ONECOL", 1, 0, `line 1 contains 2 ","`, "in quotes as a whole"},
		{"cell too long", "a,b\n1," + strings.Repeat("x", 1<<20+1) + "\n", Options{}, "E-CSV-CELL", 2, 2, "1 MiB", "closing quote"},
		{"record too long", "a,b\n1,\"" + strings.Repeat("x\n", 8<<20+10), Options{}, "E-CSV-RECORD", 2, 0, "16 MiB", "row 2"},
		{"too many columns", strings.Repeat("a,", 16384) + "a\n1", Options{}, "E-CSV-COLUMNS", 1, 0, "found 16385 columns", "export"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, tt.text, tt.o)
			if len(got.errs) != 1 {
				t.Fatalf("got problems %v, want one", got.errs)
			}
			p := got.errs[0]
			if p.Code != tt.code || p.Row != tt.row || p.Column != tt.column {
				t.Errorf("got %s in row %d, column %d; want %s, %d, %d", p.Code, p.Row, p.Column, tt.code, tt.row, tt.column)
			}
			if !strings.Contains(p.Message.String(), tt.message) || !strings.Contains(p.Fix.String(), tt.fix) {
				t.Errorf("got message %q and fix %q, want %q and %q in them", p.Message, p.Fix, tt.message, tt.fix)
			}
			usage := strings.HasPrefix(tt.name, "unknown encoding") || strings.HasPrefix(tt.name, "delimiter")
			if (p.Kind == problem.Usage) != usage {
				t.Errorf("got kind %v", p.Kind)
			}
		})
	}
}

func TestRecordsBeforeAnErrorComeFirst(t *testing.T) {
	got := read(t, "a,b\n1,2\n3,4\n5,\"6\"7\n", Options{})
	if want := []int{2, 3}; !slices.Equal(got.rows, want) || len(got.errs) != 1 {
		t.Errorf("got rows %v and %v, want rows %v and one error", got.rows, got.errs, want)
	}
	got = read(t, "a,b\n1\n3,4\n5,6,7\n", Options{})
	if want := []int{3}; !slices.Equal(got.rows, want) || len(got.errs) != 2 {
		t.Errorf("got rows %v and %v, want rows %v and two errors", got.rows, got.errs, want)
	}
}

func TestBareQuoteWarning(t *testing.T) {
	got := read(t, "a,size\n1,5\" or 6\"\n\"2\",7\"\n3,4\n8\",9\n", Options{})
	warnings := got.r.Warnings()
	if len(warnings) != 1 {
		t.Fatalf("got %v, want one warning", warnings)
	}
	w := warnings[0]
	if w.Code != "W-CSV-QUOTE" || w.Severity != problem.Warning || w.Row != 2 || w.Column != 2 || w.Header != "size" || !strings.Contains(w.Message.String(), "2 further cells") {
		t.Errorf("got %+v", w)
	}
	if w := read(t, "a,b\n1,\"2\"\n", Options{}).r.Warnings(); w != nil {
		t.Errorf("got %v for a sound file", w)
	}
}

// errPipe stands for a failure of the disk or network.
var errPipe = errors.New("pipe broken")

func TestErrorsOfTheUnderlyingReaderPass(t *testing.T) {
	_, err := NewReader(iotest.ErrReader(errPipe), Options{})
	if !errors.Is(err, errPipe) {
		t.Errorf("at the beginning: got %v", err)
	}
	body := "a,b\n" + strings.Repeat("1,2\n", 1<<20)
	r, err := NewReader(io.MultiReader(strings.NewReader(body), iotest.ErrReader(errPipe)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for block, err := range r.Blocks() {
		if err != nil {
			if !errors.Is(err, errPipe) || rows != 1<<20 {
				t.Errorf("after %d rows: got %v", rows, err)
			}
			return
		}
		for range block.Records() {
			rows++
		}
	}
	t.Error("no error")
}

func TestNewReaderStopsWhenNothingComes(t *testing.T) {
	r, err := newReader(&idle{text: []byte("a,b\n1,2\n")}, Options{}, 4, 4)
	if err == nil {
		for _, err = range r.Blocks() {
		}
	}
	if !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v", err)
	}
}

// TestEndlessRecord reads from a file that never ends: it stops at the limit, with no
// more in memory than the record and as much again.
func TestEndlessRecord(t *testing.T) {
	for _, start := range []string{"a,b\n1,", "a,b\n1,\"", "a,b\n1,x\n\"", ""} {
		in := &endless{}
		r, err := NewReader(io.MultiReader(strings.NewReader(start), in), Options{Delimiter: ','})
		got := drain(t, r, err)
		if len(got.errs) != 1 || got.errs[0].Code != "E-CSV-RECORD" {
			t.Errorf("%q: got %v", start, got.errs)
		}
		if in.read > 16<<20+headSize {
			t.Errorf("%q: %d bytes are read", start, in.read)
		}
	}
}

// endless gives one letter for ever.
type endless struct{ read int }

func (r *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	r.read += len(p)
	return len(p), nil
}

// idle gives its text and then neither bytes nor an end.
type idle struct{ text []byte }

func (r *idle) Read(p []byte) (int, error) {
	n := copy(p, r.text)
	r.text = r.text[n:]
	return n, nil
}

// chunks gives n bytes at a time.
type chunks struct {
	r *bytes.Reader
	n int
}

func (c chunks) Read(p []byte) (int, error) { return c.r.Read(p[:min(len(p), c.n)]) }
