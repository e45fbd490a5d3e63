package findings

import (
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestSoundness(t *testing.T) {
	u := gap.Undefined
	sound := gap.Soundness{Difference: 0.8, FirstShare: 0.3, FirstRatio: 2.5, StraightN: 1200, StraightExpected: 0.1, StraightPerceived: 0.05, StraightBoth: 0.02, Spread: 0.4}
	rows := func(change func(dimension, whole *gap.Soundness)) []gap.HonestyRow {
		dimension, whole := gap.Soundness{Difference: 0.8}, sound
		change(&dimension, &whole)
		row := func(level, id string, s gap.Soundness) gap.HonestyRow {
			return gap.HonestyRow{Level: level, ID: id, Label: strings.ToUpper(id), AtTop: u, P: u, R2Both: u, PartialLow: u, BothLow: u, Soundness: s}
		}
		return []gap.HonestyRow{row(gap.LevelDimension, "x", dimension), row(gap.LevelOverall, "overall", whole)}
	}
	for _, tt := range []struct {
		what string
		rows []gap.HonestyRow
		said []string
	}{
		{"nothing speaks against it", rows(func(_, _ *gap.Soundness) {}), []string{"In every dimension 0.70 or more", "(the first holds 30 %, 2.5 times the next)", "120 of 1200 on what is expected, 60 on what is perceived, 24 on both", "differs between the rows (standard deviation of their means 0.40)"}},
		{"all of it does", rows(func(d, w *gap.Soundness) {
			d.Difference, d.Inconsistent, w.OneFactor, w.Spread, w.Flat, w.Labels = 0.55, true, true, 0.1, true, gap.LabelsDiffer
		}), []string{"In X (0.55) less than 0.70", "One thing stands behind 30 %", "120 of 1200", "hardly differs between the rows", "different words"}},
		{"nobody gave one answer", rows(func(_, w *gap.Soundness) { w.StraightExpected, w.StraightPerceived, w.StraightBoth = 0, 0, 0 }), []string{"In every", "No one thing is shown", "None of 1200 gave one answer", "differs"}},
		{"a dimension is not known", rows(func(d, w *gap.Soundness) { d.Difference, w.Labels = u, gap.LabelsSame }), []string{"No one thing is shown", "120 of 1200", "differs"}},
		{"nothing is known", rows(func(d, w *gap.Soundness) {
			d.Difference, w.FirstRatio, w.StraightBoth, w.Spread = u, u, u, u
		}), nil},
		{"there are no dimensions", rows(func(_, w *gap.Soundness) { w.Inconsistent = true })[1:], []string{"No one thing is shown", "120 of 1200", "differs"}},
	} {
		got := Honesty(tt.rows, lang.Words{})
		if len(got) != len(tt.said) {
			t.Errorf("%s: got %q", tt.what, got)
			continue
		}
		for i, said := range tt.said {
			if sentence := strings.ReplaceAll(got[i], "\u00a0", " "); !strings.Contains(sentence, said) {
				t.Errorf("%s: %q is not in %q", tt.what, said, sentence)
			}
		}
	}
}
