package odsfile

import (
	"strconv"
	"strings"
	"testing"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// A limit is met at and above, and once more with what the remedy says.
func TestLimits(t *testing.T) {
	table := content(sheetOf("Svar", row("a", "b"), row("1", "2")))
	kind := part{mimePart, spreadsheetType}
	long := func(n int) []byte { return pack(t, kind, part{contentPart, table + strings.Repeat(" ", n-len(table))}) }
	const comment = "<!--                                                          -->"
	comments := func(n int) []byte {
		return pack(t, kind, part{contentPart, table + strings.Repeat(comment, n/len(comment))})
	}
	more := func(n int) []byte {
		parts := []part{kind, {contentPart, table}}
		for i := len(parts); i < n; i++ {
			parts = append(parts, part{strconv.Itoa(i), "x"})
		}
		return pack(t, parts...)
	}
	wide := func(n int) []byte {
		return pack(t, kind, part{contentPart, content(sheetOf("Svar", row("a", "b"), row(times(n-1, "<table:table-cell/>"), "x")))})
	}
	tests := []struct {
		name      string
		set       string
		at, above []byte
		code      string
		found     string
	}{
		{"file", "file=" + strconv.Itoa(len(more(2))), more(2), more(3), "E-FILE-SIZE", "a workbook of more than"},
		{"parts", "parts=20", more(20), more(21), "E-FILE-SIZE", "with 21 parts, accepted are 20"},
		{"unpacked", "unpacked=5000", long(5000), long(5001), "E-FILE-SIZE", "more than 5000 B when unpacked"},
		{"ratio", "ratio=100", comments(smallPart - 1<<20), comments(smallPart + 1<<20), "E-FILE-SIZE", "more than 100 times its packed size"},
		{"columns", "columns=10", wide(10), wide(11), "E-ODS-COLUMNS", "more than 10 columns"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if p := limited(t, tt.at, tt.set); p != nil && p.Code != "E-ODS-RAGGED" {
				t.Errorf("at %s: got %v", tt.set, p)
			}
			p := limited(t, tt.above, tt.set)
			if p == nil || p.Code != tt.code || !strings.Contains(p.Message.String(), tt.found) {
				t.Fatalf("above %s: got %v, want %s with %q", tt.set, p, tt.code, tt.found)
			}
			_, raised, ok := strings.Cut(p.Fix.String(), "--limit ")
			if !ok {
				t.Fatalf("the remedy raises nothing: %s", p.Fix)
			}
			if p := limited(t, tt.above, raised); p != nil && p.Code != "E-ODS-RAGGED" {
				t.Errorf("with %s: got %v", raised, p)
			}
		})
	}
}

// limited reads a workbook within limits and gives what is wrong with it first.
func limited(t *testing.T, data []byte, set string) *problem.Problem {
	t.Helper()
	l, wrong := limit.Parse(set)
	if !wrong.Empty() {
		t.Fatalf("%s: accepted is %s", set, wrong)
	}
	r, err := open(data, Options{Limits: l})
	if err != nil {
		p := asProblem(t, err)
		return &p
	}
	if got := drain(t, r); len(got.errs) > 0 {
		return &got.errs[0]
	}
	return nil
}
