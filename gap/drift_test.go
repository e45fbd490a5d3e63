package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// ahead is form with what customers expect ahead behind the rest: a row of it is
// expected a b c, future a b c.
func ahead() survey.Questionnaire {
	q := form()
	q.Constructs = []survey.Construct{survey.Expected, survey.Future}
	return q
}

func TestDriftIsFutureLessExpected(t *testing.T) {
	r := analyze(t, ahead(), "5 5 4 6 5 7", "4 6 5 6 6 6", "6 4 3 6 5 6", "3 5 4 5 5 7")
	// Item a: 1, 2, 0, 2; b: 0, 0, 1, 0; c: 3, 1, 3, 3.
	for id, want := range map[string]gap.Number{"a": 1.25, "b": 0.25, "c": 2.5} {
		g := gapOf(t, r, gap.Drift, gap.LevelItem, id)
		same(t, id, g.Value, want)
		if g.Test != "paired t" || g.FromGroup != "customers" || g.ToGroup != "customers" || g.N != 4 {
			t.Errorf("%s: %s of %d, want four customers paired", id, g.Test, g.N)
		}
	}
	same(t, "x", gapOf(t, r, gap.Drift, gap.LevelDimension, "x").Value, 0.75)
	same(t, "overall", gapOf(t, r, gap.Drift, gap.LevelOverall, "overall").Value, 1.625)
	if got := gapOf(t, r, gap.Drift, gap.LevelDimension, "x").Rank; got != 1 {
		t.Errorf("the dimension that rises least has place %d, want 1", got)
	}
	if len(r.GapsOf(gap.Service)) > 0 {
		t.Error("a service gap of customers who did not say what they perceive")
	}
}

// TestDriftEdges looks at answers of which little or nothing can be said.
func TestDriftEdges(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string
		note string // of item a
		n    int64
	}{
		"nothing moves":                {[]string{"5 5 5 5 5 5", "4 4 4 4 4 4"}, "zero_variance", 2},
		"one customer":                 {[]string{"5 5 5 6 5 5"}, "n_one", 1},
		"never answered on both sides": {[]string{". 5 5 6 5 5", "5 4 4 . 4 4"}, "n_zero", 0},
	} {
		g := gapOf(t, analyze(t, ahead(), c.rows...), gap.Drift, gap.LevelItem, "a")
		if g.Note != c.note || g.N != c.n || g.P.Defined() || g.Value.Defined() != (c.n > 0) {
			t.Errorf("%s: %v of %d, p %v, note %s", name, g.Value, g.N, g.P, g.Note)
		}
	}
	if r := analyze(t, ahead(), "5 5 5 . . .", "4 4 4 . . ."); len(r.GapsOf(gap.Drift)) > 0 {
		t.Error("a drift though nobody said what they expect ahead")
	}
}

// TestDriftTakesTheSameItems: an item that was answered on one side alone would pass
// for a change.
func TestDriftTakesTheSameItems(t *testing.T) {
	g := gapOf(t, analyze(t, ahead(), "5 . 4 5 1 4", "6 . 4 6 1 4"), gap.Drift, gap.LevelDimension, "x")
	same(t, "x", g.Value, 0)
	if g.ScoreRule != string(tally.HalfPairs) {
		t.Errorf("drift is scored by %s", g.ScoreRule)
	}
}

// TestDriftIsCounted: tallies with and without what is expected ahead are two surveys.
func TestDriftIsCounted(t *testing.T) {
	with := form()
	with.Constructs = append(with.Constructs, survey.Future)
	if gap.Plan(with, tally.HalfPairs).Fingerprint() == gap.Plan(form(), tally.HalfPairs).Fingerprint() {
		t.Error("what is expected ahead is not in the fingerprint")
	}
	if r := analyze(t, with, "5 5 5 4 4 4 6 6 6", "5 4 5 4 4 3 6 6 7"); len(r.GapsOf(gap.Drift)) == 0 {
		t.Error("no drift beside the service gap")
	} else if got, want := gapOf(t, r, gap.Service, gap.LevelOverall, "overall"), gapOf(t, analyze(t, form(), "5 5 5 4 4 4", "5 4 5 4 4 3"), gap.Service, gap.LevelOverall, "overall"); got.Value != want.Value || got.SE != want.SE {
		t.Error("what is expected ahead changes the service gap")
	}
}
