package findings

import (
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestPriorities(t *testing.T) {
	row := func(label string, customers, managers, p gap.Number) gap.PointsRow {
		return gap.PointsRow{Label: label, Difference: gap.Difference{FromValue: customers, ToValue: managers, ToGroup: "managers", Tested: tested(managers-customers, p)}}
	}
	staff := row("A", 20, 32.4, 0.001)
	staff.ToGroup = "staff"
	hidden := row("B", 1, 2, gap.Undefined)
	hidden.Suppressed = true
	for _, tt := range []struct {
		name string
		rows []gap.PointsRow
		want string
	}{
		{"the widest that is shown", []gap.PointsRow{row("A", 30, 10, 0.2), row("B", 20, 28, 0.01), row("C", 20, 25, 0.001)}, "Managers give B 28 of 100 points; customers give it 20."},
		{"less is wide, too", []gap.PointsRow{row("A", 30, 10, 0.001), row("B", 20, 28, 0.01)}, "Managers give A 10 of 100 points; customers give it 30."},
		{"staff", []gap.PointsRow{staff}, "Staff give A 32 of 100 points; customers give it 20."},
		{"none is shown", []gap.PointsRow{row("A", 30, 10, 0.05)}, "No dimension is shown to be weighed otherwise than by customers."},
		{"a row is hidden", []gap.PointsRow{row("A", 30, 10, 0.001), hidden}, ""},
		{"no test", []gap.PointsRow{row("A", 30, 10, gap.Undefined)}, ""},
		{"nobody", nil, ""},
	} {
		got, ok := Priorities(tt.rows, lang.Words{})
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q (%v), want %q", tt.name, got, ok, tt.want)
		}
	}
}
