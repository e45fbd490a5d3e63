package csvfile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"servgap/importers/problem"
)

// TestTitlesAboveATable reads past titles only where the table below them is plain,
// and where that was asked for.
func TestTitlesAboveATable(t *testing.T) {
	const table = "id;E1;E2;P1\n1;4,5;5;4\n2;4;5;3\n"
	for _, tt := range []struct {
		name, text string
		header     string // as it is joined
		rows       string // row numbers and widths of what comes below
		fault      string
	}{
		{"a title and a blank line", "Survey 2026\n\n" + table, "Survey 2026|||", "3:4 4:4 5:4", ""},
		{"a title of two lines", "Survey 2026\nOslo, 1.5.\n" + table, "Survey 2026|||", "2:4 3:4 4:4 5:4", ""},
		{"no title", table, "id|E1|E2|P1", "2:4 3:4", ""},
		{"a row that is too short in the table", "Survey\n" + table + "3;4\n", "Survey|||", "2:4 3:4 4:4 5:2", "E-CSV-RAGGED"},
		{"a header that is too short", "a;b;c\n" + table, "a|b|c", "2:4 3:4 4:4", "E-CSV-RAGGED"},
		{"rows of many widths", "Survey\n1;2;3\n1;2\n1;2;3;4\n1\n", "Survey", "2:3 3:2 4:4 5:1", "E-CSV-RAGGED"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := NewReader(strings.NewReader(tt.text), Options{Delimiter: ';', Titles: true})
			if err != nil {
				t.Fatal(err)
			}
			rows, fault := widths(t, r)
			if got := strings.Join(r.Header(), "|"); got != tt.header || rows != tt.rows || fault != tt.fault {
				t.Errorf("got header %q, rows %q, fault %q", got, rows, fault)
			}
			if r, err = NewReader(strings.NewReader(tt.text), Options{Delimiter: ';'}); err != nil {
				t.Fatal(err)
			}
			if _, fault := widths(t, r); fault == "" && tt.name != "no title" {
				t.Error("not refused where it was not asked for")
			}
		})
	}
}

// widths gives the row numbers and the number of cells of records, and the code of the
// last error.
func widths(t *testing.T, r *Reader) (rows, fault string) {
	t.Helper()
	var found []string
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		for rec, err := range block.Records() {
			if p, ok := errors.AsType[problem.Problem](err); ok {
				fault = p.Code
			}
			found = append(found, fmt.Sprintf("%d:%d", rec.Row, len(rec.Cells)))
		}
	}
	return strings.Join(found, " "), fault
}
