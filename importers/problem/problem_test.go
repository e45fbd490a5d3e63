package problem

import "testing"

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
