package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestZone(t *testing.T) {
	hidden := gap.ZoneRow{Level: gap.LevelDimension, ID: "b", Label: "B", Suppressed: true, N: 3, Inverted: 1}
	for _, n := range []*gap.Number{&hidden.Adequate, &hidden.Perceived, &hidden.Expected, &hidden.Position, &hidden.Below, &hidden.Inside, &hidden.Above} {
		*n = gap.Undefined
	}
	r := result()
	r.Zone = []gap.ZoneRow{
		{Level: gap.LevelDimension, ID: "a", Label: "A", N: 40, Adequate: 4, Perceived: 5, Expected: 6, Position: 0.5, Below: 0.25, Inside: 0.5, Above: 0.25, Inverted: 2},
		hidden,
		{Level: gap.LevelItem, ID: "a1", Label: "A1", N: 40},
	}
	got := Zone(r, gap.LevelDimension, lang.Words{})
	if rows := texts(t, got, "Dimension"); !slices.Equal(rows, []string{"A", "B"}) {
		t.Errorf("rows %q, want the dimensions", rows)
	}
	for i, c := range got.Rows[1].Cells[1:] {
		if c.Number == c.Number {
			t.Errorf("the hidden row shows %v under %q", c.Number, got.Columns[i+1].Head)
		}
	}
	if notes := strings.Join(got.Notes, "\n"); !strings.Contains(notes, "Inverted: ") || !strings.Contains(notes, "fewer than 5") {
		t.Errorf("notes explain too little:\n%s", notes)
	}
	if machine := MachineZone(r); len(machine.Rows) != 3 || machine.Rows[1].Cells[7].Text != "" || machine.Rows[1].Cells[7].Number == 3 {
		t.Error("the machine's rows are not all there, or show a hidden n")
	}
}
