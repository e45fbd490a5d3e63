package gap_test

import (
	"math"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// Two waves of five and six customers, with the managers' beliefs. The numbers of
// TestCompare are R's of the same rows.
func twoWaves(t failer) (old, later gap.Study) {
	managers := form()
	managers.Group, managers.Constructs = survey.Group{ID: "bosses", Role: survey.Managers}, []survey.Construct{survey.Belief}
	old.Customers = count(t, withPoints(), "6 6 6 5 4 6 | 70 30", "6 5 6 4 4 5 | 60 40", "7 6 5 6 6 5 | 50 50", "5 6 6 5 5 5 | 80 20", "6 7 7 4 5 6 | 65 35")
	later.Customers = count(t, withPoints(), "6 6 6 4 3 6 | 60 40", "7 5 6 3 4 4 | 55 45", "7 6 6 4 6 5 | 50 50", "6 6 7 5 2 5 | 70 30", "6 7 7 4 4 6 | 45 55", "7 7 5 3 4 6 | 40 60")
	old.Managers = count(t, managers, "6 6 6", "5 6 6", "6 6 4", "7 5 5")
	later.Managers = count(t, managers, "6 5 6", "5 5 6", "6 6 4", "6 4 5", "5 5 5")
	return old, later
}

func compared(t failer, old, later gap.Study, min int64) gap.Result {
	t.Helper()
	o := gap.Options{}
	a, b := gap.Suppress(gap.Analyze(old, o), min), gap.Suppress(gap.Analyze(later, o), min)
	a.SetWave("Q2")
	b.SetWave("Q3")
	b.Compare(a, o)
	return b
}

func changeOf(t failer, r gap.Result, name, level, id string) gap.Change {
	t.Helper()
	for _, c := range r.Changes {
		if c.Name == name && c.Level == level && c.ID == id {
			return c
		}
	}
	t.Fatalf("no change of the %s gap of %s %s", name, level, id)
	return gap.Change{}
}

// The tests are from R: t.test(later, old) of the respondents' gaps, their two sides
// and their points; the knowledge gap by hand from the variances of its four samples.
func TestCompare(t *testing.T) {
	old, later := twoWaves(t)
	r := compared(t, old, later, 0)
	x := changeOf(t, r, gap.Service, gap.LevelDimension, "x")
	if x.Old.Wave != "Q2" || x.Wave != "Q3" || r.OldWave != "Q2" || x.Old.N != 5 || x.N != 6 {
		t.Fatalf("got %+v", x)
	}
	y := changeOf(t, r, gap.Service, gap.LevelDimension, "y")
	for _, c := range []struct {
		what string
		got  gap.Tested
		want [7]float64 // change, SE, interval, t, df, p
	}{
		{"x", x.GapChange, [7]float64{-1.3, 0.39581140290126388, -2.2048207059997753, -0.39517929400022461, -3.2843924921594243, 8.4232602478550991, 0.010353032023445872}},
		{"x expected", x.FromChange, [7]float64{0.33333333333333304, 0.27888667551135854, -0.31322347817841306, 0.97989014484507908, 1.1952286093343925, 7.7623762376237657, 0.26723348333792551}},
		{"x perceived", x.ToChange, [7]float64{-0.96666666666666634, 0.41965594373380571, -1.9421076262821473, 0.0087742929488147502, -2.3034742652896583, 7.6520778998267627, 0.051627469026231214}},
		{"x points", x.ImportanceChange, [7]float64{-11.666666666666664, 6.666666666666667, -26.878478815834882, 3.5451454825015523, -1.7499999999999996, 8.5191347753743791, 0.1159374006029311}},
		{"y", y.GapChange, [7]float64{-0.23333333333333339, 0.53644923131436939, -1.4898846958762884, 1.0232180292096216, -0.43495883620084014, 7.3440989708780373, 0.6760887713034387}},
		{"overall", changeOf(t, r, gap.Service, gap.LevelOverall, "overall").GapChange, [7]float64{-0.76666666666666672, 0.29627314724385295, -1.4407717895918082, -0.092561543741525268, -2.5877021721298554, 8.6716310978919253, 0.030195670106602863}},
		{"item b", changeOf(t, r, gap.Service, gap.LevelItem, "b").GapChange, [7]float64{-1.1333333333333335, 0.71956777149743012, -2.7920692339053881, 0.52540256723872081, -1.5750195856810705, 8.0163904167743354, 0.15382316087565789}},
		{"knowledge x", changeOf(t, r, gap.Knowledge, gap.LevelDimension, "x").GapChange, [7]float64{-0.90833333333333321, 0.36524345001351877, -1.6910981224269777, -0.12556854423968877, -2.4869257293997005, 14.116192778642716, 0.025997202089228372}},
	} {
		got := [7]gap.Number{c.got.Value, c.got.SE, c.got.Low, c.got.High, c.got.Statistic, c.got.DF, c.got.P}
		for i, want := range c.want {
			if math.Abs(float64(got[i])-want) > 1e-12*math.Abs(want) || !got[i].Defined() {
				t.Errorf("%s: got %.17g, want %.17g", c.what, got, c.want)
				break
			}
		}
	}
	// p.adjust(c(px, py), "holm"); the whole and the halves are not adjusted.
	if got, want := float64(x.GapChange.PAdj), 0.020706064046891744; math.Abs(got-want) > 1e-12 || x.FromChange.Adjust != "none" {
		t.Errorf("p after Holm: got %.17g, want %.17g", got, want)
	}
	if got := r.Changes[0].ID + " " + r.Changes[1].ID; got != "x y" {
		t.Errorf("the largest fall comes first: got %s", got)
	}
	for _, c := range r.StepChanges {
		if c.Step == gap.StepManagement && (c.FromN != 4 || c.ToN != 5 || !c.P.Defined()) {
			t.Errorf("what managers believe: got %+v", c)
		}
	}
	if len(r.StepChanges) != 3 {
		t.Errorf("got %d steps, want expected, perceived and management", len(r.StepChanges))
	}
}

// What is hidden in one wave has no change, is last and leaves Holm alone.
func TestCompareHidden(t *testing.T) {
	old, later := twoWaves(t)
	later.Customers = count(t, withPoints(), "6 6 6 4 3 6", "7 5 6 3 4 4", "7 6 6 4 6 5", "6 6 7 5 2 5", "6 . . 4 . .", "7 7 . 3 4 .")
	r := compared(t, old, later, 5)
	y := changeOf(t, r, gap.Service, gap.LevelDimension, "y")
	x := changeOf(t, r, gap.Service, gap.LevelDimension, "x")
	if !y.Hidden || y.GapChange.Value.Defined() || y.ToChange.Value.Defined() || y.ChangeNote == "" {
		t.Errorf("four customers in a wave give a change: %+v", y)
	}
	if r.Changes[0].ID != "x" || x.GapChange.PAdj != x.GapChange.P {
		t.Errorf("got %s first, p %v adjusted %v", r.Changes[0].ID, x.GapChange.P, x.GapChange.PAdj)
	}
	for _, c := range r.Changes {
		if c.Name == gap.Knowledge && c.GapChange.Value.Defined() {
			t.Errorf("four managers in the earlier wave give a change: %+v", c)
		}
	}
}

func TestCompareOneWave(t *testing.T) {
	old, later := twoWaves(t)
	old.Managers = nil
	r := compared(t, old, later, 0)
	if n, ok := noteOf(r, gap.NoteOnlyNew); !ok || n.ID != gap.Knowledge {
		t.Errorf("got %+v, want a note of the knowledge gap", r.Notes)
	}
	r = compared(t, later, old, 0)
	if n, ok := noteOf(r, gap.NoteOnlyOld); !ok || n.ID != gap.Knowledge {
		t.Errorf("got %+v, want a note of the knowledge gap", r.Notes)
	}
}

// A fall is judged by its interval and by p after Holm.
func TestJudgeChange(t *testing.T) {
	old, later := twoWaves(t)
	for _, c := range []struct {
		least float64
		want  string
	}{{0.3, gap.ResultFell}, {0.5, gap.ResultUnsure}, {3, gap.ResultHeld}} {
		r := compared(t, old, later, 0)
		r.Judge(c.least)
		if got := changeOf(t, r, gap.Service, gap.LevelDimension, "x").GapChange.Result; got != c.want {
			t.Errorf("least %v: got %s, want %s", c.least, got, c.want)
		}
	}
}

func changedText(changed []gap.Changed) string {
	var said []string
	for _, c := range changed {
		said = append(said, strings.Join(strings.Fields(c.What+" "+c.ID+" "+c.Old+" "+c.New), " "))
	}
	return strings.Join(said, ", ")
}

func TestChangedSince(t *testing.T) {
	rows := times(6, "6 6 6 5 4 6")
	before := gap.Study{Customers: count(t, form(), rows...)}
	for _, c := range []struct {
		name       string
		change     func(*survey.Questionnaire)
		want, left string // of the items and dimensions that are left to compare
		comparable bool
	}{
		{"nothing", func(*survey.Questionnaire) {}, "", "x y overall a b c", true},
		{"labels", func(q *survey.Questionnaire) { q.Instrument.Items[0].Label = "other" }, "", "x y overall a b c", true},
		{"scale", func(q *survey.Questionnaire) { q.Instrument.Scale.Points = 9 }, "scale 1-7 1-9", "", false},
		{"item replaced", func(q *survey.Questionnaire) { q.Instrument.Items[0].ID = "d" }, "item_lost a, item_added d, items x", "y b c", true},
		{"item turned round", func(q *survey.Questionnaire) { q.Instrument.Items[2].Reverse = true }, "reversal c", "x a b", true},
		{"dimension replaced", func(q *survey.Questionnaire) { q.Instrument.Dimensions[1].ID = "z" }, "dimension_lost y, dimension_added z", "x a b c", true},
		{"points", func(q *survey.Questionnaire) { q.Points = true }, "points_added", "x y overall a b c", true},
	} {
		q := form()
		c.change(&q)
		old, later := gap.Analyze(before, gap.Options{}), gap.Analyze(gap.Study{Customers: count(t, q, rows...)}, gap.Options{})
		changed := later.ChangedSince(old)
		if got := changedText(changed); got != c.want || gap.Comparable(changed) != c.comparable {
			t.Errorf("%s: got %s, comparable %v", c.name, got, gap.Comparable(changed))
		}
		if !c.comparable {
			continue
		}
		later = later.CommonItems(changed)
		later.Compare(old, gap.Options{})
		var left []string
		for _, row := range later.Changes {
			left = append(left, row.ID)
		}
		if got := strings.Join(left, " "); got != c.left {
			t.Errorf("%s: got changes of %s, want %s", c.name, got, c.left)
		}
	}
}

// TestAnItemThatNobodyAnswered is no part of what is compared, and neither are the scores
// of its dimension and of the whole, unless it is so in both waves.
func TestAnItemThatNobodyAnswered(t *testing.T) {
	analyzed := func(row string) gap.Result {
		return gap.Analyze(gap.Study{Customers: count(t, form(), times(6, row)...)}, gap.Options{})
	}
	all, without, half := analyzed("6 6 6 5 4 6"), analyzed(". 6 6 . 4 6"), analyzed("6 6 6 . 4 6")
	for _, c := range []struct {
		name       string
		old, later gap.Result
		want       string
	}{
		{"in either wave", without, without, ""},
		{"in the later", all, without, "item_unanswered a expected, perceived"},
		{"in the earlier", without, all, "item_unanswered a expected, perceived"},
		{"what was perceived of it", all, half, "item_unanswered a perceived"},
		{"nothing at all of a construct", all, analyzed("6 6 6 . . ."), ""},
	} {
		if got := changedText(c.later.ChangedSince(c.old)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	common := without.CommonItems(without.ChangedSince(all))
	var left []string
	for _, g := range common.GapsOf(gap.Service) {
		left = append(left, g.ID)
	}
	if got := strings.Join(left, " "); strings.Contains(got, "a") || strings.Contains(got, "overall") {
		t.Errorf("got %s left to compare", got)
	}
}
