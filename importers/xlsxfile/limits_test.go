package xlsxfile

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"
	"testing"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// A limit is met below and above, and once more with what the remedy says.
func TestLimits(t *testing.T) {
	table := zipped(t, small(tableRows))
	const comment = "<!--                                                          -->"
	comments := func(n int) []byte { // behind the table, in the part of the sheet
		parts := small(tableRows)
		parts[sheetPart] += strings.Repeat(comment, n/len(comment))
		return zipped(t, parts)
	}
	stored := func(n int) []byte {
		parts := small(tableRows)
		parts[sheetPart] += strings.Repeat(" ", n-len(parts[sheetPart]))
		return packed(t, parts, zip.Store)
	}
	media := func(n int) []byte {
		parts := small(tableRows)
		for i := len(parts); i < n; i++ {
			parts["xl/media/"+strings.Repeat("i", i)+".png"] = "x"
		}
		return zipped(t, parts)
	}
	tests := []struct {
		name         string
		set          string
		below, above []byte
		found        string
	}{
		{"file", "file=" + strconv.Itoa(len(table)), table, append(bytes.Clone(table[:len(table)-2]), "\x01\x00 "...), "a workbook of more than"},
		{"parts", "parts=20", media(20), media(21), "more than 20 parts"},
		{"unpacked", "unpacked=5000", stored(5000), stored(5001), "to more than 5000 B"},
		{"ratio", "ratio=100", comments(freeBytes - 1<<20), comments(freeBytes + 1<<20), "to more than 100 times its size"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if p := limited(t, tt.below, tt.set); p != nil {
				t.Errorf("below %s: got %v", tt.set, p)
			}
			p := limited(t, tt.above, tt.set)
			if p == nil || p.Code != "E-FILE-SIZE" || !strings.Contains(p.Message.String(), tt.found) {
				t.Fatalf("above %s: got %v, want %q", tt.set, p, tt.found)
			}
			_, raised, ok := strings.Cut(p.Fix.String(), "--limit ")
			if !ok {
				t.Fatalf("the remedy raises nothing: %s", p.Fix)
			}
			if p := limited(t, tt.above, raised); p != nil {
				t.Errorf("with %s: got %v", raised, p)
			}
		})
	}
}

// limited reads a workbook within limits and gives what is wrong with it.
func limited(t *testing.T, data []byte, set string) *problem.Problem {
	t.Helper()
	l, wrong := limit.Parse(set)
	if !wrong.Empty() {
		t.Fatalf("%s: accepted is %s", set, wrong)
	}
	if err := readAll(data, Options{Limits: l}).err; err != nil {
		p := asProblem(t, err)
		return &p
	}
	return nil
}
