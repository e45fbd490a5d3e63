package importers

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

func TestReadNumbers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"decimals", "Hours;Who\n3,5;a\n24;b\n", "[3.5 24]"},
		{"what is not there", "Hours;Who\n;a\nN/A;b\n7;c\n;\n", "[7]"},
		{"a word", "Hours;Who\nsoon;a\n7;b\n", "E-CELL-VALUE@A"},
		{"larger than counts are kept", "Hours;Who\n99999999999;a\n", "E-CELL-VALUE@A"},
		{"no such column", "Minutes;Who\n3;a\n", "E-COL-MISSING"},
		{"no rows", "Hours;Who\n", "E-DATA-NONE"},
	}
	for _, tt := range tests {
		var numbers []survey.Decimal
		table, err := ReadNumbers(source(t, tt.text), ColumnRef{Name: "Hours"}, func(d survey.Decimal) { numbers = append(numbers, d) })
		got := fmt.Sprint(numbers)
		if err != nil {
			got = codesOf(err.(problem.List))
		}
		if got != tt.want || err == nil && table.Rows != int64(strings.Count(tt.text, "\n")-1) {
			t.Errorf("%s: got %s of %+v (%v), want %s", tt.name, got, table, err, tt.want)
		}
	}
}

// TestDamagedRowsOfTables reads tables that are no surveys from a file with a damaged row,
// and from one that breaks off: both are said with the file's name.
func TestDamagedRowsOfTables(t *testing.T) {
	damaged := func() *Source {
		return source(t, "Cause,Hours,E1,P1\na,1,7,5\nb,2,6,\"4\" x\nc,3,5,3\n")
	}
	// Longer than what is looked at when a file is opened.
	broken := func() *Source {
		text := "Cause,Hours,E1,P1\n" + strings.Repeat("a,1,7,5\n", 1<<18)
		s, err := Open("-", io.MultiReader(strings.NewReader(text), iotest.ErrReader(errors.New("the disk is gone"))), OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	readers := map[string]func(*Source) error{
		"numbers": func(s *Source) error {
			_, err := ReadNumbers(s, ColumnRef{Name: "Hours"}, func(survey.Decimal) {})
			return err
		},
		"incidents": func(s *Source) error {
			_, err := ReadIncidents(s, IncidentColumns{}, func(survey.Incident) {})
			return err
		},
		"inspection": func(s *Source) error {
			_, err := Inspect(t.Context(), s, InspectOptions{})
			return err
		},
	}
	for name, read := range readers {
		for _, tt := range []struct {
			source *Source
			code   string
		}{{damaged(), "E-CSV-QUOTE"}, {broken(), "E-FILE-READ"}} {
			err := read(tt.source)
			list, ok := err.(problem.List)
			if p, one := err.(problem.Problem); one {
				list, ok = problem.List{p}, true
			}
			if !ok || !strings.Contains(codesOf(list), tt.code) {
				t.Errorf("%s: got %v, want %s", name, err, tt.code)
			}
		}
	}
}
