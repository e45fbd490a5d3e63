package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// eyes is five customers and four managers who rated three items, x of two and y of one.
func eyes(t failer) gap.Study {
	return gap.Study{
		Customers: count(t, form(), "6 6 5 5 5 3", "7 7 6 6 6 4", "5 6 4 4 5 5", "5 5 5 7 3 4", "6 6 6 6 2 1"),
		Managers:  count(t, asking(survey.Managers, survey.SelfRated), "7 7 6", "7 6 6", "6 6 7", "7 6 5"),
	}
}

func seen(t failer, r gap.Result, level, id string) gap.EyesRow {
	t.Helper()
	for _, row := range r.Eyes {
		if row.Level == level && row.ID == id {
			return row
		}
	}
	t.Fatalf("no row %s", id)
	return gap.EyesRow{}
}

// Item a by R: t.test, prop.test(correct = FALSE) and √(p + d − (p − d)²)/√n.
func TestEyesByHand(t *testing.T) {
	r := gap.Eyes(eyes(t), gap.Options{})
	a := seen(t, r, gap.LevelItem, "a")
	near(t, "difference", a.Value, 5.6-6.75)
	near(t, "low", a.Low, -2.556615369979613)
	near(t, "high", a.High, 0.256615369979612)
	if a.Customers.NegativeN != 0 || a.Customers.NeutralN != 1 || a.Customers.PositiveN != 4 || a.Own.PositiveN != 4 || a.Own.TopN != 4 || a.Customers.TopN != 3 {
		t.Errorf("%+v", a)
	}
	near(t, "net of customers", a.Customers.Net, 80)
	near(t, "net of the company", a.Own.Net, 100)
	near(t, "difference of nets", a.NetGap, -20)
	near(t, "its se", a.NetGapSE, 17.88854381999832)
	near(t, "highest box", a.TopGap, 0.6-1)
	if a.PartsTest != "chi-squared, exact" || a.PartsDF.Defined() || a.PartsP != 1 {
		t.Errorf("%s %v %v", a.PartsTest, a.PartsDF, a.PartsP)
	}
	if p := *r.Parts; p != (gap.EyesParts{Negative: "1-3", Neutral: "4", Positive: "5-7", Top: "6-7"}) {
		t.Errorf("%+v", p)
	}
}

// The means are those of the self-image gap, and the largest blind spot comes first.
func TestEyesAreTheSelfImageGap(t *testing.T) {
	s := eyes(t)
	r, all := gap.Eyes(s, gap.Options{}), gap.Analyze(s, gap.Options{})
	for _, row := range r.Eyes {
		g := gapOf(t, all, gap.SelfImage, row.Level, row.ID)
		if g.Value != row.Value || g.P != row.P || g.PAdj != row.PAdj || g.Rank != row.Rank {
			t.Errorf("%s: %+v, the gap is %+v", row.ID, row.Difference, g.Difference)
		}
	}
	first := seen(t, r, gap.LevelItem, "c")
	if first.Rank != 1 || first.ID == "" {
		t.Errorf("c is %+v, and everybody else is nearer", first)
	}
	if whole := seen(t, r, gap.LevelOverall, "overall"); whole.Rank != 0 || whole.Customers.NegativeN+whole.Customers.NeutralN+whole.Customers.PositiveN != whole.ToN {
		t.Errorf("whole %+v", whole)
	}
}

// Scores between two answers lie on the side where they are.
func TestEyesOfScores(t *testing.T) {
	row := seen(t, gap.Eyes(eyes(t), gap.Options{}), gap.LevelDimension, "x")
	if row.Own.TopN != 4 || row.Customers.TopN+row.Customers.NegativeN+row.Customers.NeutralN > row.ToN {
		t.Errorf("%+v", row)
	}
	near(t, "difference", row.Value, row.ToValue-row.FromValue)
}

func TestEyesNeedBoth(t *testing.T) {
	s := eyes(t)
	s.Managers = nil
	if r := gap.Eyes(s, gap.Options{}); r.Eyes != nil || r.Parts != nil {
		t.Errorf("%+v", r.Eyes)
	}
}

func TestEyesOfFewAreHidden(t *testing.T) {
	r := gap.Suppress(gap.Eyes(eyes(t), gap.Options{}), 5)
	for _, row := range r.Eyes {
		if !row.Suppressed || row.Value.Defined() || row.Customers.Net.Defined() || row.Customers.PositiveN != 0 || row.PartsP.Defined() || row.TopGap.Defined() || row.FromN != 0 {
			t.Errorf("%+v", row)
		}
	}
}

// TestEyesOfPartsHidesBySubtraction has three left over who rated an item; the managers
// rate every part alike.
func TestEyesOfPartsHidesBySubtraction(t *testing.T) {
	full, blank := "6 6 5 5 5 3", "6 6 5 5 5 ."
	own := count(t, asking(survey.Managers, survey.SelfRated), times(6, "7 7 6")...)
	kept := gap.Part{
		Study: gap.Study{Customers: count(t, form(), times(20, full)...), Managers: own},
		Rest:  gap.Study{Customers: count(t, form(), append(times(20, blank), times(3, full)...)...)},
	}
	r := gap.EyesOfParts([]gap.Part{kept}, []survey.Role{survey.Customers}, gap.Options{}, 5)[0]
	if row := seen(t, r, gap.LevelItem, "c"); !row.Suppressed || row.Value.Defined() || row.Customers.Net.Defined() {
		t.Errorf("the answers of three are left over: %+v", row)
	}
	if row := seen(t, r, gap.LevelItem, "a"); row.Suppressed || row.ToN != 20 {
		t.Errorf("%+v", row)
	}
}

// The whole of each part is one test of several.
func TestEyesOfPartsAreAdjustedTogether(t *testing.T) {
	var parts []gap.Part
	own := count(t, asking(survey.Managers, survey.SelfRated), "7 7 6", "7 6 6", "6 6 7", "7 6 5", "6 5 6")
	for i, rows := range [][]string{append(times(6, "6 6 5 5 5 3"), "5 5 4 4 4 2"), append(times(6, "6 6 5 6 6 5"), "5 5 4 4 5 6")} {
		parts = append(parts, gap.Part{Segment: "Region", Value: string(rune('A' + i)), Level: true, Study: gap.Study{Customers: count(t, form(), rows...), Managers: own}})
	}
	results := gap.EyesOfParts(parts, []survey.Role{survey.Customers}, gap.Options{}, 5)
	a, b := seen(t, results[0], gap.LevelOverall, "overall"), seen(t, results[1], gap.LevelOverall, "overall")
	if !(a.P < b.P) || a.PAdj != 2*a.P || b.PAdj != max(b.P, a.PAdj) || a.SegmentValue != "A" {
		t.Errorf("p %v and %v adjusted to %v and %v", a.P, b.P, a.PAdj, b.PAdj)
	}
}
