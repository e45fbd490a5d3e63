package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// TestReversedItemsAreMarked looks at every table of items: the reversed one has
// its mark in any language, explained below, and no other row has it.
func TestReversedItemsAreMarked(t *testing.T) {
	const wait, kind = "Short wait for help", "A friendly, polite tone"
	r := result(gapRow(gap.LevelItem, "RESP2", 1, "1", -1, 0.001, 80), gapRow(gap.LevelItem, "ASS3", 2, "2", -0.5, 0.001, 80))
	r.Method.Reversed = []string{"RESP2"}
	r.Gaps[0].Label, r.Gaps[1].Label = wait, kind
	r.Zone = []gap.ZoneRow{{Level: gap.LevelItem, ID: "RESP2", Label: wait}, {Level: gap.LevelItem, ID: "ASS3", Label: kind}}
	step := gap.Step{Name: gap.StepExpected, Measure: gap.MeasureMean}
	var chains []gap.Chain
	for _, z := range r.Zone {
		step.Rows = append(step.Rows, gap.StepRow{Level: gap.LevelItem, ID: z.ID, Label: z.Label})
		c := chainOf(-1, 0, 0, 0)
		c.Level, c.ID, c.Label = gap.LevelItem, z.ID, z.Label
		chains = append(chains, c)
	}
	undivided := r
	undivided.Method.Dimensions = 0
	for code, want := range map[string][]string{
		"en": {"Short wait for help (r)", kind},
		"nb": {"Kort ventetid på hjelp (r)", "Vennlig og høflig tone"},
	} {
		w, err := lang.New(code)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string]Table{
			"ranking":           Ranking(r, RankingOptions{Level: gap.LevelItem}, w),
			"without dimension": Ranking(undivided, RankingOptions{Level: gap.LevelItem}, w),
			"step":              Levels(r, step, gap.LevelItem, w),
			"chain":             Legs(r, chains, gap.LevelItem, w),
			"zone":              Zone(r, gap.LevelItem, w),
		} {
			at := slices.IndexFunc(got.Columns, func(c Column) bool { return c.ID == "label" })
			var labels []string
			for _, row := range got.Rows {
				labels = append(labels, row.Cells[at].Text)
			}
			if !slices.Equal(labels, want) {
				t.Errorf("%s, %s: labels %q, want %q", name, code, labels, want)
			}
			if note := w.Text("note.reversed", "mark", "(r)"); !slices.Contains(got.Notes, note) {
				t.Errorf("%s, %s: notes %q do not explain the mark", name, code, got.Notes)
			}
		}
	}
}

// TestReversedNoteOnlyWhereTheMarkIs: a table without reversed items, or of
// dimensions, says nothing of them; programs get the plain label.
func TestReversedNoteOnlyWhereTheMarkIs(t *testing.T) {
	r := result(gapRow(gap.LevelItem, "ASS3", 1, "1", -1, 0.001, 80), gapRow(gap.LevelDimension, "empathy", 1, "1", -1, 0.001, 80))
	r.Method.Reversed = []string{"RESP2", "empathy"}
	for _, level := range []string{gap.LevelItem, gap.LevelDimension} {
		if got := Ranking(r, RankingOptions{Level: level}, lang.Words{}); strings.Contains(strings.Join(got.Notes, "\n"), "(r)") || strings.Contains(got.Rows[0].Cells[1].Text, "(r)") {
			t.Errorf("%s: rows %q, notes %q", level, got.Rows[0].Cells[1].Text, got.Notes)
		}
	}
	r.Method.Reversed = []string{"ASS3"}
	if got := texts(t, Machine(r), "label"); got[0] != r.Gaps[0].Label {
		t.Errorf("programs get the label %q", got[0])
	}
}
