package table

import (
	"slices"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// consistencyRow is a row of customers about one dimension of three items.
func consistencyRow(of, note string, concerned ...string) gap.Consistency {
	row := gap.Consistency{Group: "customers", Of: of, Level: gap.LevelDimension, ID: "x", Label: "Desk", N: 40, Items: 3, Note: note, Concerned: concerned}
	for i, id := range []string{"A", "B", "C"} {
		against := id == "B" && of == "perceived"
		row.Members = append(row.Members, gap.ItemConsistency{ID: id, Label: "Item " + id, ItemTotal: gap.Number(0.5 - float64(i)/2), Against: against})
	}
	return row
}

func TestConsistencyNotes(t *testing.T) {
	rows := []gap.Consistency{
		consistencyRow("expected", "omega_constant_item", "C"),
		consistencyRow("perceived", "negative_alpha omega_repeated_item", "A", "B"),
		consistencyRow(gap.Service, "low_base"),
	}
	r := gap.Result{Method: gap.Method{MinCell: 5, Dimensions: 1}, Consistency: rows}
	got := Consistency(r, "customers", lang.Words{})
	want := []string{
		"Gap (Johns): how much of the gap score is not error. The more the two sides go together (r of both), the less that is.",
		"B runs against the other items of Desk (perceived 0.00): perhaps worded negatively, or reversed twice. Nothing was reversed for it.",
		"No omega, for everybody gave one answer to: C (expected).",
		"Below 0: the items run against each other more than together: Desk (perceived).",
		"No omega, for these items say the same twice: A (perceived), B (perceived).",
	}
	if !slices.Equal(got.Notes, want) {
		t.Errorf("got notes %q, want %q", got.Notes, want)
	}
	if got.Rows[0].Cells[0].Text != "Desk" || got.Rows[1].Cells[0].Text != "" {
		t.Errorf("the dimension stands in the rows as %q, %q", got.Rows[0].Cells[0].Text, got.Rows[1].Cells[0].Text)
	}
	if members := Members(r, "customers", lang.Words{}); len(members.Rows) != 3 || len(members.Columns) != 3+2*3 {
		t.Errorf("%d items in %d columns", len(members.Rows), len(members.Columns))
	}
	if other := Consistency(r, "staff", lang.Words{}); len(other.Rows) != 0 {
		t.Errorf("staff have %d rows of customers", len(other.Rows))
	}
}

// Without dimensions an item is called what its tables call it.
func TestConsistencyWithoutDimensions(t *testing.T) {
	row := consistencyRow("perceived", "omega_heywood", "C")
	row.Level, row.ID = gap.LevelAllItems, "all"
	got := Consistency(gap.Result{Method: gap.Method{MinCell: 5}, Consistency: []gap.Consistency{row}}, "customers", lang.Words{})
	want := []string{
		"Item B runs against the other items (perceived 0.00): perhaps worded negatively, or reversed twice. Nothing was reversed for it.",
		"No omega, for one factor would explain more than all of: Item C (perceived).",
	}
	if !slices.Equal(got.Notes, want) {
		t.Errorf("got notes %q, want %q", got.Notes, want)
	}
}

func TestFactorLoadings(t *testing.T) {
	s := gap.Structure{
		Of: "perceived", Factors: 2, Extraction: gap.Minres, Rotation: gap.Promax, SumsOfSquares: []gap.Number{1.5, 0.5},
		Correlations: [][]gap.Number{{1, 0.25}, {0.25, 1}},
		Members:      []gap.Loadings{{ID: "A", Label: "Item A", Loadings: []gap.Number{0.9, 0.1}, Communality: 0.8}},
	}
	got := FactorLoadings(gap.Result{Method: gap.Method{Dimensions: 1}}, s, lang.Words{})
	if got.Title != "Loadings · Perceived · 2 factors · minres · promax" || got.Notes[0] != "Correlations of the factors: F1–F2 0.25." {
		t.Errorf("got title %q, notes %q", got.Title, got.Notes)
	}
	if last := got.Rows[1]; !last.Summary || last.Cells[1].Text != "Sum of squares" || last.Cells[2].Number != 1.5 {
		t.Errorf("the last row is %+v", last)
	}
	s.Rotation = gap.Varimax
	if got := FactorLoadings(gap.Result{}, s, lang.Words{}); len(got.Notes) != 1 || len(got.Columns) != 4 {
		t.Errorf("varimax without dimensions: notes %q, %d columns", got.Notes, len(got.Columns))
	}
}
