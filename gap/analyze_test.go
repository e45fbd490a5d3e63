package gap_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func TestAnalyzeEdges(t *testing.T) {
	none := gap.Undefined
	tests := []struct {
		name              string
		rows              []string
		value, se, low, p gap.Number // of item a
		note              string
	}{
		{"nobody", nil, none, none, none, none, "n_zero"},
		{"one", []string{"5 5 5 4 4 4"}, -1, none, none, none, "n_one"},
		// t is −2/1 on 1 degree of freedom, p = 2·arctan(1/2)/π.
		{"two", []string{"5 5 5 4 4 4", "6 5 5 3 4 4"}, -2, 1, -2 - 12.706204736174694, gap.Number(2 * math.Atan(0.5) / math.Pi), "low_base"},
		{"zero variance", times(3, "5 5 5 3 4 4"), -2, 0, -2, none, "zero_variance"},
		{"all zero", times(3, "5 5 5 5 5 5"), 0, 0, 0, none, "zero_variance"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := analyze(t, form(), test.rows...)
			g := rowOf(t, r, gap.LevelItem, "a")
			for _, pair := range [][2]gap.Number{{g.Value, test.value}, {g.SE, test.se}, {g.Low, test.low}, {g.P, test.p}, {g.PAdj, test.p}} {
				if pair[1].Defined() != pair[0].Defined() || math.Abs(float64(pair[0]-pair[1])) > 1e-13 {
					if !(pair == [2]gap.Number{g.PAdj, test.p} && test.name == "two") {
						t.Errorf("got %v, want %v in %+v", pair[0], pair[1], g)
					}
				}
			}
			if g.Note != test.note || g.N != int64(len(test.rows)) {
				t.Errorf("note %q and n %d, want %q and %d", g.Note, g.N, test.note, len(test.rows))
			}
			if g.Shown() {
				t.Error("a gap of so few is told from zero")
			}
		})
	}
}

// A row without a gap has the last place, no range, and does not count in Holm.
func TestAnalyzeItemThatNobodyAnswered(t *testing.T) {
	r := analyze(t, form(), "5 5 . 4 4 .", "6 5 5 3 4 .", "6 5 . 3 5 4")
	c := rowOf(t, r, gap.LevelItem, "c")
	if ids(r.Gaps, gap.LevelItem) != "a b c" || c.Rank != 3 || c.RankRange != "" || c.N != 0 || c.Note != "n_zero" {
		t.Errorf("items %s, the last %+v, want c behind the others without a range", ids(r.Gaps, gap.LevelItem), c)
	}
	a, b := rowOf(t, r, gap.LevelItem, "a"), rowOf(t, r, gap.LevelItem, "b")
	same(t, "adjusted p of a", a.PAdj, 2*a.P)
	same(t, "adjusted p of b", b.PAdj, max(b.P, 2*a.P))
	if note, _ := noteOf(r, gap.NoteIncomplete); note.Count != 3 {
		t.Errorf("%d left out of the overall gap, want 3", note.Count)
	}
}

func TestAnalyzePointsOfSome(t *testing.T) {
	r := analyze(t, withPoints(), "5 5 5 4 4 2|40 60", "6 6 6 6 6 4|100 0", "7 7 7 6 5 6", "5 5 5 5 5 5|10 10")
	// Weighted gaps: 0.4·−1 + 0.6·−3 = −2.2 and 0; contributions of x −0.4 and
	// 0, of y −1.8 and 0.
	weighted := rowOf(t, r, gap.LevelWeighted, gap.LevelWeighted)
	same(t, "weighted gap", weighted.Value, -1.1)
	same(t, "importance of x", rowOf(t, r, gap.LevelDimension, "x").Importance, 70)
	same(t, "contribution of x", rowOf(t, r, gap.LevelDimension, "x").Contribution, -0.2)
	same(t, "contribution of y", rowOf(t, r, gap.LevelDimension, "y").Contribution, -0.9)
	same(t, "importance of a", rowOf(t, r, gap.LevelItem, "a").Importance, 35)
	// Gaps of item a: −1, 0, −1, 0, times 0.7/2.
	same(t, "contribution of a", rowOf(t, r, gap.LevelItem, "a").Contribution, gap.Number(-0.5*0.35))
	if ids(r.Gaps, gap.LevelDimension) != "y x" {
		t.Errorf("dimensions ranked %s, want the larger contribution first", ids(r.Gaps, gap.LevelDimension))
	}
	if note, _ := noteOf(r, gap.NoteFewPoints); note.Count != 2 {
		t.Errorf("%d without usable points, want 2", note.Count)
	}
	same(t, "step 1", r.Steps[0].Value, 5.5)
	same(t, "gap of step 2", r.Steps[1].Against[0].Value, weighted.Value)
	same(t, "share of step 3", r.Steps[2].Value, 0.5)
	if r.Method.Importance != "points" {
		t.Errorf("importance is from %q, want points", r.Method.Importance)
	}
}

func TestAnalyzePointsThatNobodyGave(t *testing.T) {
	r := analyze(t, withPoints(), "5 5 5 4 4 2", "6 6 6 6 6 4|60 60")
	if r.Method.Importance != "" || ids(r.Gaps, gap.LevelWeighted) != "" || rowOf(t, r, gap.LevelDimension, "x").Importance.Defined() {
		t.Errorf("importance %q without points", r.Method.Importance)
	}
	same(t, "step 1", r.Steps[0].Value, 5.5)
}

func TestAnalyzeUndivided(t *testing.T) {
	q := form()
	q.Instrument.Dimensions = []survey.Dimension{{ID: survey.AllItems, Items: []int{0, 1, 2}}}
	r := analyze(t, q, "5 5 5 4 4 2", "6 6 6 6 6 4")
	if ids(r.Gaps, gap.LevelDimension) != "" || ids(r.Gaps, gap.LevelItem) != "c a b" || r.Method.Dimensions != 0 {
		t.Errorf("dimensions %q, items %q, want no dimension", ids(r.Gaps, gap.LevelDimension), ids(r.Gaps, gap.LevelItem))
	}
	same(t, "overall", rowOf(t, r, gap.LevelOverall, gap.LevelOverall).Value, gap.Number(-7.0/6))
	if a := rowOf(t, r, gap.LevelItem, "a"); a.Dimension != "" {
		t.Errorf("item a is in dimension %q", a.Dimension)
	}
	for _, row := range r.Steps[0].Rows {
		if row.Level != gap.LevelItem || row.Dimension != "" {
			t.Errorf("row %+v, want items without a dimension", row)
		}
	}
}

// More than 36 items have no exact score in common, so importers leave them
// without a dimension.
func TestAnalyzeManyItemsWithoutDimensions(t *testing.T) {
	q := form()
	q.Instrument.Items, q.Instrument.Dimensions = nil, nil
	for i := range 40 {
		q.Instrument.Items = append(q.Instrument.Items, survey.Item{ID: strconv.Itoa(i)})
	}
	row := strings.Repeat("5 ", 40) + strings.Repeat("4 ", 40)
	r := analyze(t, q, row, row)
	if note, ok := noteOf(r, gap.NoteNoOverall); !ok || note.Count != 40 {
		t.Errorf("notes %+v, want %s for 40 items", r.Notes, gap.NoteNoOverall)
	}
	if len(r.Gaps) != 40 || len(r.Steps[1].Against) != 0 || r.Steps[0].Value.Defined() {
		t.Errorf("%d gaps, step 1 is %v, want 40 items and no overall", len(r.Gaps), r.Steps[0].Value)
	}
	finite(t, r)
}

func TestAnalyzePerceivedOnly(t *testing.T) {
	q := form()
	q.Constructs = []survey.Construct{survey.Perceived}
	r := analyze(t, q, "4 4 2", "6 6 4")
	states := []gap.State{gap.NotMeasured, gap.Measured, gap.NotMeasured, gap.NotMeasured, gap.NotMeasured, gap.NotMeasured}
	for i, s := range r.Steps {
		if s.State != states[i] || s.Name != gap.StepNames()[i] || s.Number != i+1 || (s.Needs == "") != (s.State == gap.Measured) {
			t.Errorf("step %d is %s, %q, needs %q, want %q", i+1, s.Name, s.State, s.Needs, states[i])
		}
	}
	if len(r.Gaps) != 0 || len(r.Steps[1].Against) != 0 {
		t.Errorf("gaps %+v without expectations", r.Gaps)
	}
	// Dimension means 4 and 2, 6 and 4: overall 3 and 5.
	same(t, "step 2", r.Steps[1].Value, 4)
	for _, row := range r.Steps[1].Rows {
		if want := map[string]string{"x": "x", "y": "y", "a": "x", "b": "x", "c": "y"}[row.ID]; row.Dimension != want {
			t.Errorf("row %s is in dimension %q, want %q", row.ID, row.Dimension, want)
		}
	}
	if first := r.Steps[1].Rows[0]; first.ID != "y" || first.Value != 3 || first.Rank != 1 {
		t.Errorf("first row %+v, want the lowest dimension, y with 3", first)
	}
	finite(t, r)
}

func TestAnalyzeOptions(t *testing.T) {
	counted := count(t, form(), "5 5 5 4 4 2", "6 6 6 6 6 4", "6 6 6 3 6 5")
	wide := gap.Analyze(gap.Study{Customers: counted}, gap.Options{})
	narrow := gap.Analyze(gap.Study{Customers: counted}, gap.Options{Confidence: 0.5, Dimension: "x"})
	if got := ids(narrow.Gaps, gap.LevelItem); got != "a b" {
		t.Errorf("items %s, want those of x", got)
	}
	a, b := rowOf(t, narrow, gap.LevelItem, "a"), rowOf(t, wide, gap.LevelItem, "a")
	if a.Confidence != 0.5 || b.Confidence != 0.95 || a.Low <= b.Low || a.Value != b.Value {
		t.Errorf("intervals %v to %v at 50 %%, %v to %v at 95 %%", a.Low, a.High, b.Low, b.High)
	}
	same(t, "p adjusted among two items", a.PAdj, min(1, 2*min(a.P, rowOf(t, narrow, gap.LevelItem, "b").P)))
}

func TestNeedsAndNames(t *testing.T) {
	for _, name := range gap.Names() {
		if (gap.Needs(name) == "") != (name == gap.Service) {
			t.Errorf("Needs(%q) = %q: only the service gap is the customers' alone", name, gap.Needs(name))
		}
	}
}
