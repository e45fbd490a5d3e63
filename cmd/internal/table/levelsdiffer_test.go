package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestDiffer(t *testing.T) {
	english, err := lang.New("en")
	if err != nil {
		t.Fatal(err)
	}
	pair := func(value, p gap.Number) gap.SegmentPair {
		return gap.SegmentPair{First: "North", Second: "South", Value: value, PAdj: p}
	}
	three := []string{"North", "South", "West"}
	for _, test := range []struct {
		name         string
		row          gap.SegmentRow
		differ, pair string
		note         string
	}{
		{"the first is lower", gap.SegmentRow{Levels: three, PAdj: 0.01, Pairs: []gap.SegmentPair{pair(-1, 0.01), pair(-1, 0.2)}}, "yes", "North < South", "A < B"},
		{"the second is lower", gap.SegmentRow{Levels: three[:2], PAdj: 0.01, Pairs: []gap.SegmentPair{pair(1, 0.01)}}, "yes", "South < North", "Two levels"},
		{"only together", gap.SegmentRow{Levels: three, PAdj: 0.04, Pairs: []gap.SegmentPair{pair(-1, 0.06)}}, "yes", "no two by themselves", "Games–Howell"},
		{"a pair in a row that does not differ", gap.SegmentRow{Levels: three, PAdj: 0.06, Pairs: []gap.SegmentPair{pair(-1, 0.01)}}, "~", "", "no difference between levels shown"},
		{"no test", gap.SegmentRow{Levels: three, PAdj: gap.Undefined}, "no test", "", "all differences are equal"},
		{"a level without spread", gap.SegmentRow{Levels: three, Left: []string{"West"}, PAdj: 0.5}, "~", "", "not in the test of all levels: West"},
		{"too many levels", gap.SegmentRow{Levels: three, PAdj: 0.01, Note: gap.NoteManyLevels}, "yes", "", "Too many levels"},
	} {
		test.row.Level, test.row.Omega = gap.LevelDimension, -0.01
		r := gap.Result{Method: gap.Method{By: "Region"}, Gaps: []gap.Gap{{Name: gap.Service}}, Segments: []gap.SegmentRow{test.row}}
		table := Differ(r, RankingOptions{Level: gap.LevelDimension}, english)
		cells := table.Rows[0].Cells
		if n := len(cells); cells[n-2].Text != test.differ || cells[n-1].Text != test.pair || cells[1].Number != 0 {
			t.Errorf("%s: %+v", test.name, cells)
		}
		if !slices.ContainsFunc(table.Notes, func(note string) bool { return strings.Contains(note, test.note) }) {
			t.Errorf("%s: no note %q in %q", test.name, test.note, table.Notes)
		}
	}
}
