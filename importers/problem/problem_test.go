package problem

import (
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    Problem
		want string
	}{
		{"nothing known", Problem{}, ""},
		{"file", Problem{File: "a.csv"}, "a.csv"},
		{"file and row", Problem{File: "a.csv", Row: 19}, "a.csv:19"},
		{"all", Problem{File: "a.xlsx", Sheet: "Svar", Row: 19, Column: 30, Header: "P_RESP_3"}, `a.xlsx [Svar]:19: column AD "P_RESP_3"`},
		{"a hostile name", Problem{File: "a\x1b]0;x\a.csv"}, `a\x1b]0;x\x07.csv`},
	} {
		if got := tt.p.Place().String(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLetters(t *testing.T) {
	for column, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 703: "AAA", 16384: "XFD"} {
		if got := Letters(column); got != want {
			t.Errorf("Letters(%d) = %q, want %q", column, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"plain æøå":   "plain æøå",
		"\x1b[31mred": `\x1b[31mred`,
		"a\u202eb":    `a\u202eb`,
		"c1 \u009b2J": `c1 \u009b2J`,
		"new\nline":   `new\x0aline`,
		"0123456789012345678901234567890123456789x": "0123456789012345678901234567890123456789…",
	} {
		if got := Quote(in); got != want {
			t.Errorf("Quote(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Clean("name \x9b31m.csv"); got != "name \ufffd31m.csv" {
		t.Errorf("a byte that is no text became %q", got)
	}
}

func TestSort(t *testing.T) {
	l := List{{File: "b", Row: 1}, {File: "a", Column: 2, Row: 1}, {File: "a", Column: 1, Row: 9}, {File: "a", Column: 1, Row: 2}}
	l.Sort()
	want := []int{2, 9, 1, 1}
	for i, p := range l {
		if p.Row != want[i] {
			t.Errorf("place %d: got row %d, want %d", i, p.Row, want[i])
		}
	}
	if !l.Fatal() || (List{{Severity: Warning}}).Fatal() {
		t.Error("an error is fatal, a warning is not")
	}
}

func TestColumnOf(t *testing.T) {
	for _, tt := range []struct {
		letters string
		column  int
		ok      bool
	}{{"A", 1, true}, {"Z", 26, true}, {"AA", 27, true}, {"XFD", 16384, true}, {"ZZZ", 18278, true}, {"", 0, false}, {"a", 0, false}, {"A1", 0, false}, {"AAAA", 18279, false}} {
		column, ok := ColumnOf(tt.letters)
		if ok != tt.ok || ok && (column != tt.column || Letters(column) != tt.letters) {
			t.Errorf("ColumnOf(%q) = %d, %v, want %d, %v", tt.letters, column, ok, tt.column, tt.ok)
		}
	}
}

func TestPlaceOfAColumnAlone(t *testing.T) {
	for _, tt := range []struct {
		p    Problem
		want string
	}{
		{Problem{Column: 2}, "column B"},
		{Problem{File: StandardInput, Row: 3, Character: 7}, "standard input:3:7"},
	} {
		if got := tt.p.Place().String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestErrorOfAList(t *testing.T) {
	one := Problem{File: "a.csv", Message: Plain("is empty")}
	for _, tt := range []struct {
		list List
		want string
	}{{nil, "no problem"}, {List{one}, "a.csv: is empty"}, {List{one, one}, "a.csv: is empty (and more)"}} {
		if got := tt.list.Error(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestReason(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "a.csv", Err: syscall.ENOENT}, "no such file or directory"},
		{&fs.PathError{Op: "open", Path: "a.csv", Err: syscall.EACCES}, "permission denied"},
		{syscall.EEXIST, "file exists"},
		{syscall.EISDIR, "is a directory"},
		{fmt.Errorf("write: %w", syscall.ENOSPC), "no space left on device"},
		{&fs.PathError{Op: "read", Path: "a.csv", Err: syscall.EIO}, "input/output error"},
	} {
		if got := Reason(tt.err).String(); got != tt.want {
			t.Errorf("Reason(%v) = %q, want %q", tt.err, got, tt.want)
		}
	}
}
