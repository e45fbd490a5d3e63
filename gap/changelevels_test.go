package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// byLevel is a wave whose customers are divided by Region: everybody's rows and behind
// them those of each level, in alphabetical order of the names given.
func byLevel(t failer, least int64, names []string, rows map[string][]string) gap.Result {
	t.Helper()
	var everybody []string
	var parts []gap.Part
	for _, name := range names {
		everybody = append(everybody, rows[name]...)
		parts = append(parts, gap.Part{Segment: "Region", Value: name, Level: true, Study: gap.Study{Customers: count(t, form(), rows[name]...)}})
	}
	divided := []survey.Role{survey.Customers}
	r := gap.AnalyzeParts([]gap.Part{{Study: gap.Study{Customers: count(t, form(), everybody...)}}}, divided, gap.Options{}, least)[0]
	r.Method.By = "Region"
	for _, level := range gap.AnalyzeParts(parts, divided, gap.Options{}, least) {
		r.Gaps = append(r.Gaps, level.Gaps...)
	}
	return r
}

func regions(t failer, least int64) (old, later gap.Result) {
	old = byLevel(t, least, []string{"North", "South", "West"}, map[string][]string{
		"North": {"6 6 6 5 5 5", "6 6 6 6 5 4", "7 6 6 5 6 5"}, "South": {"6 6 6 5 5 6", "6 6 5 6 5 5", "7 7 6 5 6 5"}, "West": {"6 6 6 6 6 6", "5 6 6 5 5 5"},
	})
	later = byLevel(t, least, []string{"East", "North", "South"}, map[string][]string{
		"East": {"6 6 6 5 5 5", "6 5 6 5 5 4"}, "North": {"6 6 6 6 6 5", "6 6 6 6 5 6", "7 6 6 6 6 5", "5 6 6 5 5 5"}, "South": {"6 6 6 4 5 5", "6 6 5 5 4 5", "7 7 6 5 5 4"},
	})
	old.SetWave("Q2")
	later.SetWave("Q3")
	return old, later
}

func levelChange(t failer, r gap.Result, level string) gap.Change {
	t.Helper()
	for _, c := range r.Changes {
		if c.Level == gap.LevelDimension && c.ID == "x" && c.SegmentValue == level {
			return c
		}
	}
	t.Fatalf("no change of %q", level)
	return gap.Change{}
}

// The change of a level is that of Compare of its two waves alone, and what it is more
// or less than the control's has the variance of both.
func TestCompareBy(t *testing.T) {
	old, later := regions(t, 0)
	later.CompareBy(old, "South", gap.Options{})
	north, south := levelChange(t, later, "North"), levelChange(t, later, "South")
	alone := func(rows ...string) gap.Result { return gap.Suppress(analyze(t, form(), rows...), 0) }
	two := alone("6 6 6 6 6 5", "6 6 6 6 5 6", "7 6 6 6 6 5", "5 6 6 5 5 5")
	two.Compare(alone("6 6 6 5 5 5", "6 6 6 6 5 4", "7 6 6 5 6 5"), gap.Options{})
	want := changeOf(t, two, gap.Service, gap.LevelDimension, "x").GapChange
	near(t, "change of the North", north.GapChange.Value, want.Value)
	near(t, "its p", north.GapChange.P, want.P)
	near(t, "less the South", north.LessControl.Value, north.GapChange.Value-south.GapChange.Value)
	variance := func(c gap.Change) gap.Number { return c.GapChange.SE * c.GapChange.SE }
	near(t, "its variance", north.LessControl.SE*north.LessControl.SE, variance(north)+variance(south))
	if south.LessControl.Value.Defined() || levelChange(t, later, "").LessControl.Value.Defined() {
		t.Error("the control and everybody are set against the control")
	}
	if north.GapChange.PAdj < north.GapChange.P || levelChange(t, later, "").GapChange.Adjust != "holm" {
		t.Errorf("p %v is adjusted to %v", north.GapChange.P, north.GapChange.PAdj)
	}
	for code, level := range map[string]string{gap.NoteOnlyOld: "West", gap.NoteOnlyNew: "East"} {
		if n, ok := noteOf(later, code); !ok || n.ID != level {
			t.Errorf("%s: got %+v", code, n)
		}
	}
	order := ""
	for _, c := range later.Changes {
		if c.Level == gap.LevelDimension && c.ID == "x" {
			order += c.SegmentValue + " "
		}
	}
	if order != "South North  " {
		t.Errorf("the levels stand as %q, want the largest fall first and everybody last", order)
	}
}

// Levels too small to be named are other people in each wave, and a hidden level has
// no difference.
func TestCompareByLeavesOutOthers(t *testing.T) {
	rows := map[string][]string{gap.Others: {"6 6 6 5 5 5"}, "North": {"6 6 6 6 5 4", "7 6 6 5 6 5", "5 6 6 5 6 6", "6 6 6 5 5 4"}, "South": {"6 6 6 5 5 6", "6 6 5 6 5 5"}}
	names := []string{gap.Others, "North", "South"}
	old, later := byLevel(t, 3, names, rows), byLevel(t, 3, names, rows)
	later.CompareBy(old, "South", gap.Options{})
	for _, c := range later.Changes {
		if c.SegmentValue == gap.Others {
			t.Errorf("the others are compared: %+v", c)
		}
		if c.LessControl.Value.Defined() {
			t.Errorf("a control of two is told of by %s: %v", c.SegmentValue, c.LessControl.Value)
		}
	}
	if got := later.Levels(); len(got) != 2 {
		t.Errorf("the levels are %q", got)
	}
}
