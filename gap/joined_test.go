package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// panel counts the same respondents in two waves.
func panel(t failer, q survey.Questionnaire, old, later []string) *tally.Panel {
	t.Helper()
	plan := gap.Plan(q, tally.HalfPairs)
	p, err := tally.NewPanel(plan, plan)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for i := range old {
		p.Add(responseOf(t, q, old[i]), responseOf(t, q, later[i]))
	}
	return p
}

// joinedWaves compares seven customers and four managers with themselves, hidden below
// min.
func joinedWaves(t failer, min int64) gap.Result {
	t.Helper()
	managers := form()
	managers.Group, managers.Constructs = survey.Group{ID: "bosses", Role: survey.Managers}, []survey.Construct{survey.Belief}
	c := panel(t, withPoints(),
		[]string{"6 6 6 5 4 6 | 70 30", "6 5 6 4 4 5 | 60 40", "7 6 5 6 6 5 | 50 50", "5 6 6 5 5 5 | 80 20", "6 7 7 4 5 6 | 65 35", "7 5 6 6 . 5 | 40 60", "6 6 5 5 4 4 | 55 45"},
		[]string{"6 6 6 4 3 6 | 60 40", "7 5 6 3 4 4 | 55 45", "7 6 6 4 6 5 | 50 50", "6 6 7 5 2 5 | 70 30", "6 7 7 4 4 6 | 45 55", "7 7 5 3 4 6 | 40 60", "7 6 . 4 4 5 | 65 35"})
	m := panel(t, managers, []string{"6 6 6", "5 6 6", "6 6 4", "7 5 5"}, []string{"6 5 6", "5 5 6", "6 6 3", "6 4 5"})
	result := func(wave string, customers, managers *tally.Tally) gap.Result {
		r := gap.Suppress(gap.Analyze(gap.Study{Customers: customers, Managers: managers}, gap.Options{}), min)
		r.SetWave(wave)
		return r
	}
	r := result("Q3", c.Later, m.Later)
	r.CompareJoined(result("Q2", c.Old, m.Old), result("", c.Change, m.Change), []gap.Joined{{Group: "customers", N: 7}}, gap.Options{})
	return r
}

// R of the same rows, an answer that is missing in either wave taken out of both, points
// the mean of both: t.test(later, old, paired = TRUE); of the knowledge gap
// t.test(changes of managers, changes of customers).
func TestCompareJoined(t *testing.T) {
	r := joinedWaves(t, 0)
	x := changeOf(t, r, gap.Service, gap.LevelDimension, "x")
	for _, c := range []struct {
		what string
		got  gap.Tested
		test string
		want [7]float64 // change, SE, interval, t, df, p
	}{
		{"x", x.GapChange, "paired t", [7]float64{-1.3571428571428572, 0.32208926805877813, -2.1452669042824901, -0.56901881000322441, -4.2135612444410659, 6, 0.0056010215753784518}},
		{"x expected", x.FromChange, "paired t", [7]float64{0.21428571428571427, 0.10101525445522107, -0.032889708987190784, 0.46146113755861934, 2.1213203435596424, 6, 0.078140749411215821}},
		{"x perceived", x.ToChange, "paired t", [7]float64{-1.1428571428571428, 0.3400680204068024, -1.9749736121859567, -0.31074067352832885, -3.360672201667223, 6, 0.015216967499641947}},
		{"y", changeOf(t, r, gap.Service, gap.LevelDimension, "y").GapChange, "paired t", [7]float64{-0.16666666666666666, 0.47726070210921179, -1.3935043583716402, 1.060171025038307, -0.34921514788478908, 5, 0.74115382206874392}},
		{"overall", changeOf(t, r, gap.Service, gap.LevelOverall, "overall").GapChange, "paired t", [7]float64{-0.79166666666666663, 0.18726837545203526, -1.2730553509927898, -0.31027798234054355, -4.2274445151548559, 5, 0.008268508371418631}},
		{"weighted", changeOf(t, r, gap.Service, gap.LevelWeighted, "weighted").GapChange, "paired t", [7]float64{-0.77916666666666667, 0.25285179014153286, -1.4291428855126163, -0.1291904478207172, -3.0815153265497193, 5, 0.027422375592829618}},
		{"item b", changeOf(t, r, gap.Service, gap.LevelItem, "b").GapChange, "paired t", [7]float64{-0.83333333333333337, 0.47726070210921179, -2.060171025038307, 0.39350435837164022, -1.7460757394239454, 5, 0.14123477317626162}},
		{"knowledge x", changeOf(t, r, gap.Knowledge, gap.LevelDimension, "x").GapChange, "Welch t of paired changes", [7]float64{-0.85714285714285721, 0.24914820876733751, -1.468147969258637, -0.24613774502707722, -3.4402930744859752, 5.9453328374860552, 0.013997042513588702}},
	} {
		got := [7]gap.Number{c.got.Value, c.got.SE, c.got.Low, c.got.High, c.got.Statistic, c.got.DF, c.got.P}
		for i, want := range c.want {
			if math.Abs(float64(got[i])-want) > 1e-12*math.Abs(want) || !got[i].Defined() || c.got.Test != c.test {
				t.Errorf("%s: got %s %.17g, want %s %.17g", c.what, c.got.Test, got, c.test, c.want)
				break
			}
		}
	}
	// p.adjust(c(px, py), "holm"); both waves are of the same seven.
	if got, want := float64(x.GapChange.PAdj), 0.011202043150756904; math.Abs(got-want) > 1e-12 {
		t.Errorf("p after Holm: got %.17g, want %.17g", got, want)
	}
	near(t, "x before", x.Old.Value, -1.2142857142857142)
	near(t, "x now", x.Value, -2.5714285714285716)
	if x.N != 7 || x.Old.N != 7 || x.ImportanceChange.Value.Defined() || x.Importance != x.Old.Importance {
		t.Errorf("got %d and %d respondents, importance %v and %v", x.Old.N, x.N, x.Old.Importance, x.Importance)
	}
	if r.Method.TestChange != "paired t" || len(r.Joined) != 1 {
		t.Errorf("got %q, %v", r.Method.TestChange, r.Joined)
	}
	for _, s := range r.StepChanges {
		if s.Test != "paired t" || s.FromN != s.ToN {
			t.Errorf("step %s: %+v", s.Step, s)
		}
	}
}

// The four managers are too few, and with them what they and customers differ in; of six
// customers with a whole the change is shown.
func TestCompareJoinedHidden(t *testing.T) {
	r := joinedWaves(t, 6)
	if c := changeOf(t, r, gap.Knowledge, gap.LevelDimension, "x"); !c.Hidden || c.GapChange.Value.Defined() || c.FromChange.Value.Defined() {
		t.Errorf("four managers give a change: %+v", c)
	}
	if c := changeOf(t, r, gap.Service, gap.LevelOverall, "overall"); c.Hidden || c.GapChange.Test != "paired t" {
		t.Errorf("got %+v", c)
	}
	if c := changeOf(t, joinedWaves(t, 7), gap.Service, gap.LevelOverall, "overall"); !c.Hidden || c.GapChange.Value.Defined() {
		t.Errorf("six of seven customers give a change: %+v", c)
	}
}
