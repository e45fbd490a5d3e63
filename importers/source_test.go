package importers

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
)

// write puts a file into a new folder.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// workbook makes a workbook of rows of text, numbers as numbers.
func workbook(t testing.TB, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err = errors.Join(err, f.SetSheetRow("Sheet1", cell, &row)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFilesThatCannotBeRead(t *testing.T) {
	survey := write(t, "survey.csv", []byte("E1,P1\n1,2\n"))
	folder := filepath.Dir(survey)
	tests := []struct{ name, path, code, message, similar string }{
		{"mistyped", filepath.Join(folder, "surwey.csv"), "E-FILE-MISSING", "no such file", survey},
		{"missing", filepath.Join(folder, "x"), "E-FILE-MISSING", "no such file", ""},
		{"missing folder", filepath.Join(folder, "x", "survey.csv"), "E-FILE-MISSING", "no such file", ""},
		{"below a file", filepath.Join(survey, "x"), "E-FILE-READ", "not a directory", ""},
		{"folder", folder, "E-FILE-FOLDER", "found a folder", ""},
		{"empty", write(t, "empty.csv", nil), "E-FILE-EMPTY", "found no text", ""},
		{"blank", write(t, "blank.csv", []byte("\n \n")), "E-FILE-EMPTY", "found no text", ""},
		{"program", write(t, "survey.csv", []byte("\x7fELF\x02\x01")), "E-FILE-BINARY", "a program", ""},
		{"old workbook", write(t, "survey.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")), "E-FILE-BINARY", "old Excel file", ""},
		{"damaged workbook", write(t, "survey.csv", []byte("PK\x03\x04 and no more")), "E-FILE-DAMAGED", "damaged workbook", ""},
		{"NUL", write(t, "survey.csv", []byte("E1,P1\n1,\x00\n")), "E-FILE-NUL", "NUL character", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(tt.path, nil, OpenOptions{})
			if err == nil {
				t.Fatal("no error")
			}
			p := asProblem(t, err)
			if p.Code != tt.code || p.File != tt.path || !strings.Contains(p.Message.String(), tt.message) || strings.Join(p.Similar, "|") != tt.similar {
				t.Errorf("got %+v", p)
			}
		})
	}
}

func TestFileWithoutRights(t *testing.T) {
	path := write(t, "survey.csv", []byte("E1,P1\n1,2\n"))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(path); err == nil {
		f.Close()
		t.Skip("no file can be made that this user may not read: it may read everything")
	}
	_, err := Open(path, nil, OpenOptions{})
	if p := asProblem(t, err); p.Code != "E-FILE-READ" || !strings.Contains(p.Message.String(), "permission denied") {
		t.Errorf("got %+v", p)
	}
}

func TestFileThatBreaksOff(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := Open("-", iotest.ErrReader(broken), OpenOptions{})
	if p := asProblem(t, err); p.Code != "E-FILE-READ" || p.File != "standard input" || !strings.Contains(p.Message.String(), "the disk is gone") {
		t.Errorf("got %+v", p)
	}
	text := "P1,P2\n" + strings.Repeat("1,2\n", 1<<19)
	s, err := Open("-", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	layout := found(t, s, Columns{Scale: "1-7"})
	if got := drain(t, s, &layout).report; codesOf(got.Problems) != "E-FILE-READ" || got.Responses != 1<<19 {
		t.Errorf("got %d responses and %v", got.Responses, got.Problems)
	}
}

func TestCloseAfterReadingInPart(t *testing.T) {
	csv := "E1,P1\n" + strings.Repeat("1,2\n", 1<<19)
	rows := [][]any{{"E1", "P1"}}
	for range 2000 {
		rows = append(rows, []any{1, 2})
	}
	files := map[string]string{"text": write(t, "s.csv", []byte(csv)), "workbook": write(t, "s.xlsx", workbook(t, rows))}
	for name, path := range files {
		for _, parts := range []int{0, 1, 2} {
			before := runtime.NumGoroutine()
			s, err := Open(path, nil, OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			left := parts
			for range s.Parts() {
				if left--; left <= 0 {
					break
				}
			}
			if err := s.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for end := time.Now().Add(2 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(end); {
				runtime.Gosched()
			}
			if after := runtime.NumGoroutine(); after > before {
				t.Errorf("%s, %d parts: %d goroutines before and %d after", name, parts, before, after)
			}
		}
	}
}

func TestPartsAreCountedAndGoOn(t *testing.T) {
	s := source(t, "E1,P1\n"+strings.Repeat("1,2\n", 1<<19))
	found(t, s, Columns{Scale: "1-7"})
	var indexes []int
	for range 2 { // what the first loop leaves is there for the second
		for part, err := range s.Parts() {
			if err != nil {
				t.Fatal(err)
			}
			if indexes = append(indexes, part.Index); part.Index == 1 {
				break
			}
		}
	}
	if len(indexes) < 4 || !slices.IsSorted(indexes) || indexes[len(indexes)-1] != len(indexes)-1 {
		t.Errorf("got parts %v", indexes)
	}
}

func TestWarningsNameTheFile(t *testing.T) {
	path := write(t, "survey.csv", []byte("E1;P1;hvor\n1;2;Troms\xf8\n1;2;5\" or 6\"\n"))
	s, err := Open(path, nil, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	layout := found(t, s, Columns{Scale: "1-7"})
	drain(t, s, &layout)
	got := problem.List(s.Warnings())
	checkProblems(t, got)
	if codesOf(got) != "W-CSV-QUOTE@C W-FILE-ENCODING" || got.Fatal() || got[1].File != path || s.Encoding != "windows-1252" {
		t.Errorf("got %v in %s", got, s.Encoding)
	}
}

func TestFlagsOfTheOtherKindOfFile(t *testing.T) {
	workbook := "PK\x03\x04"
	for _, tt := range []struct {
		text string
		o    OpenOptions
		code string
	}{
		{"E1,P1\n5,4\n", OpenOptions{Sheet: "Svar"}, "E-FILE-SHEET"},
		{workbook, OpenOptions{Encoding: "utf-8"}, "E-FILE-TEXT"},
		{workbook, OpenOptions{Delimiter: ';'}, "E-FILE-TEXT"},
	} {
		_, err := Open("-", strings.NewReader(tt.text), tt.o)
		p, ok := errors.AsType[problem.Problem](err)
		if !ok || p.Code != tt.code || p.Kind != problem.Usage || p.Fix.Empty() {
			t.Errorf("%+v: got %+v, want %s", tt.o, err, tt.code)
		}
	}
}

func TestPipeIsCalledAsTheCallerSays(t *testing.T) {
	for pipe, want := range map[string]string{"": "standard input", "answers.fifo": "answers.fifo"} {
		s, err := Open("-", strings.NewReader("E1,P1\n1,1\n"), OpenOptions{Pipe: pipe})
		if err != nil {
			t.Fatal(err)
		}
		if s.Name != want {
			t.Errorf("%q: got %q, want %q", pipe, s.Name, want)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if _, err := Open("-", strings.NewReader(""), OpenOptions{Pipe: pipe}); err == nil || !strings.HasPrefix(err.Error(), want+": ") {
			t.Errorf("%q: got %v, want it to begin with %s", pipe, err, want)
		}
	}
}
