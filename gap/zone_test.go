package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func TestZoneRows(t *testing.T) {
	q := asking(survey.Customers, survey.Expected, survey.Perceived, survey.Adequate)
	// Item a: inside, below, above, inverted; b: nobody has a zone on average; c: nobody rates it.
	r := analyze(t, q, "6 4 . 5 4 . 4 4 .", "7 5 . 2 5 . 3 6 .", "5 4 . 6 3 . 4 4 .", "4 3 . 5 3 . 5 3 .")
	rows := make(map[string]gap.ZoneRow)
	for _, row := range r.Zone {
		rows[row.Level+" "+row.ID] = row
	}
	a := rows["item a"]
	if a.N != 4 || a.Inverted != 1 || a.Dimension != "x" || a.Note != gap.NoteLowBase {
		t.Errorf("item a: %+v, want one inverted of four", a)
	}
	// Means 4, 4.5 and 5.5.
	same(t, "width", a.Width, 1.5)
	same(t, "position", a.Position, gap.Number(0.5/1.5))
	for name, share := range map[string]gap.Number{"below": a.Below, "inside": a.Inside, "above": a.Above} {
		same(t, name, share, gap.Number(1.0/3))
	}
	if b := rows["item b"]; b.Position.Defined() || b.Width >= 0 || b.Note != gap.NoteNoWidth {
		t.Errorf("item b: %+v, want no position", b)
	}
	if c := rows["item c"]; c.N != 0 || c.Inside.Defined() || c.Width.Defined() || c.Note != "n_zero" {
		t.Errorf("item c: %+v, want nothing", c)
	}
	// Adequacy of item a: 1, −1, 2, 0; superiority −1, −5, 1, 1.
	same(t, "adequacy", gapOf(t, r, gap.Adequacy, gap.LevelItem, "a").Value, 0.5)
	same(t, "superiority", gapOf(t, r, gap.Superiority, gap.LevelItem, "a").Value, -1)
	if got := gapOf(t, r, gap.Superiority, gap.LevelDimension, "x").ScoreRule; got != "half_scores" {
		t.Errorf("superiority is scored by %s", got)
	}
	if got := gapOf(t, r, gap.Service, gap.LevelDimension, "x").ScoreRule; got != "half_pairs" {
		t.Errorf("the service gap is scored by %s", got)
	}
	for _, row := range gap.Suppress(r, 4).Zone {
		if !row.Suppressed && row.N-row.Inverted < 4 || row.Suppressed && (row.N != 0 || row.Inverted != 0 || row.Width.Defined()) {
			t.Errorf("row %+v with three in its zone, want 4", row)
		}
	}
	if len(analyze(t, form(), "6 6 5 5 5 3").Zone) != 0 {
		t.Error("a zone without an adequate level")
	}
}
