package dialect

import (
	"strconv"
	"strings"
	"testing"
)

func TestComputedColumns(t *testing.T) {
	for _, tt := range []struct {
		name, header, row string // # is the number of the row, % a broken number
		last              Kind
	}{
		{"means of the answers beside them", "Shop|Q1|Q2|Snitt forventet", "A|4|5|%", Derived},
		{"a rating that is called as one", "Shop|Q1|Q2|Average service", "A|4|5|3", Answer},
		{"a measure among measures", "Shop|Weight|Length|Mean height", "A|41.5|155.5|%", Answer},
		{"the number of the row, again", "Nr|Q1|Q2|Nr", "#|4|5|#", Derived},
		{"ratings", "Shop|Q1|Q2|Q3", "A|4|5|3", Answer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lines := []string{tt.header}
			for i := range 14 {
				n := strconv.Itoa(i + 1)
				lines = append(lines, strings.NewReplacer("#", n, "%", strconv.Itoa(2+i%3)+".25").Replace(tt.row))
			}
			if got := Read(sheet(strings.Join(lines, "\n"))).Columns; got[len(got)-1].Kind != tt.last {
				t.Errorf("got %v, want %v", got[len(got)-1].Kind, tt.last)
			}
		})
	}
}
