package importers

import (
	"fmt"
	"strings"
	"testing"

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
