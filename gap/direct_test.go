package gap_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// rating is form put to a role that rates a gap directly, on 1 to 3, beside the
// constructs.
func rating(role survey.Role, name string, target survey.Code, byDimension bool, constructs ...survey.Construct) survey.Questionnaire {
	q := asking(role, constructs...)
	scale := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 3}
	q.Direct = []survey.Direct{survey.NewDirect(name, q, scale, target, byDimension)}
	return q
}

// countRatings counts rows of direct ratings alone; "." is no answer.
func countRatings(t failer, q survey.Questionnaire, rows ...string) *tally.Tally {
	t.Helper()
	counted, err := tally.New(gap.Plan(q, ""))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, cell := range strings.Fields(row) {
			if cell != "." {
				r.Beside[0].Answers[i] = survey.Code(cell[0] - '1')
			}
		}
		counted.Add(r)
	}
	return counted
}

func directOf(t failer, r gap.Result, level, id string) gap.DirectRow {
	t.Helper()
	for _, d := range r.Direct {
		if d.Level == level && d.ID == id {
			return d
		}
	}
	t.Fatalf("no directly rated gap %s of level %s in %+v", id, level, r.Direct)
	return gap.DirectRow{}
}

// eight are what eight customers answered to a, b and c: worse, as expected or
// better.
var eight = []string{"1 2 3", "2 2 .", "1 . 2", "3 1 1", "2 2 2", "1 1 1", ". . 3", "2 3 1"}

// The numbers are those of R 4.2.2: t.test(x, mu = 2), p.adjust by Holm and
// prop.test(correct = FALSE), x being the answers to an item, or the row means of
// a and b where one of them is there, or of these and c.
func TestDirectGapAgainstR(t *testing.T) {
	q := rating(survey.Customers, gap.Service, 1, false)
	r := gap.Analyze(gap.Study{Customers: countRatings(t, q, eight...)}, gap.Options{})
	for _, want := range []struct {
		level, id                         string
		rank                              int
		n                                 int64
		mean, value, se, low, high, tt, p gap.Number
		pAdj                              gap.Number
	}{
		{gap.LevelDimension, "x", 1, 7, 1.71428571428571, -0.285714285714286, 0.214285714285714, -0.810052539531065, 0.238623968102493, -1.33333333333333, 0.230809408841821, 0.461618817683642},
		{gap.LevelDimension, "y", 2, 7, 1.85714285714286, -0.142857142857143, 0.340068020406802, -0.974973612185956, 0.689259326471671, -0.420084025208403, 0.689052226443966, 0.689052226443966},
		{gap.LevelOverall, "overall", 0, 6, 1.66666666666667, -0.333333333333333, 0.17873008824606, -0.792773651660331, 0.126106984993664, -1.86500961648063, 0.121188084499385, 0.121188084499385},
		{gap.LevelItem, "a", 1, 7, 1.71428571428571, -0.285714285714286, 0.285714285714286, -0.984831957469991, 0.413403386041419, -1, 0.355917683749582, 1},
		{gap.LevelItem, "b", 2, 6, 1.83333333333333, -0.166666666666667, 0.30731814857643, -0.956653117158619, 0.623319783825285, -0.542326144546641, 0.610881183396256, 1},
		{gap.LevelItem, "c", 3, 7, 1.85714285714286, -0.142857142857143, 0.340068020406802, -0.974973612185956, 0.689259326471671, -0.420084025208403, 0.689052226443966, 1},
	} {
		got := directOf(t, r, want.level, want.id)
		for name, pair := range map[string][2]gap.Number{
			"mean": {got.Mean, want.mean}, "gap": {got.Value, want.value}, "se": {got.SE, want.se}, "low": {got.Low, want.low}, "high": {got.High, want.high},
			"t": {got.Statistic, want.tt}, "p": {got.P, want.p}, "p_adj": {got.PAdj, want.pAdj}, "df": {got.DF, gap.Number(want.n - 1)},
		} {
			if math.Abs(float64(pair[0]-pair[1])) > 2e-14 {
				t.Errorf("%s %s: %s %v, want %v", want.level, want.id, name, pair[0], pair[1])
			}
		}
		if got.N != want.n || got.Rank != want.rank || got.Target != 2 || got.Test != "one-sample t" || got.Note != gap.NoteLowBase || got.Scale != "1-3" {
			t.Errorf("got %+v", got)
		}
	}
	// Of the means of a and b 1.5, 1 and 1 are below 2, three are 2 and 2.5 is above.
	x := directOf(t, r, gap.LevelDimension, "x")
	near(t, "share below", x.Below, 3.0/7)
	near(t, "share at", x.At, 3.0/7)
	near(t, "share above", x.Above, 1.0/7)
	near(t, "Wilson low", gap.Number(math.Round(float64(x.BelowLow)*1e14)/1e14), 0.15821985525147)
	near(t, "Wilson high", gap.Number(math.Round(float64(x.AtHigh)*1e14)/1e14), 0.74954163547234)
	if len(r.Gaps) != 0 || len(r.Chain) != 0 || r.Method.TestDirect != "one-sample t" {
		t.Errorf("gaps %+v and chain %+v of a direct rating, tested by %q", r.Gaps, r.Chain, r.Method.TestDirect)
	}
}

// By dimension, the answers are those of two customers who rate x and y.
func TestDirectByDimension(t *testing.T) {
	q := rating(survey.Customers, gap.Service, 1, true)
	r := gap.Analyze(gap.Study{Customers: countRatings(t, q, "1 2", "1 3", ". 3")}, gap.Options{})
	near(t, "x", directOf(t, r, gap.LevelDimension, "x").Value, -1)
	near(t, "y", directOf(t, r, gap.LevelDimension, "y").Value, 2.0/3)
	near(t, "overall", directOf(t, r, gap.LevelOverall, "overall").Value, -0.25)
	if x := directOf(t, r, gap.LevelDimension, "x"); x.Note != "zero_variance" || x.P.Defined() || x.Low != -1 || x.Label != "X" || x.Dimension != "x" {
		t.Errorf("two equal ratings give %+v", x)
	}
	if len(r.Direct) != 3 {
		t.Errorf("got %d rows, want no items: %+v", len(r.Direct), r.Direct)
	}
}

// The highest answer can only be missed from below: there is no test.
func TestTargetAtTheEndHasNoTest(t *testing.T) {
	q := rating(survey.Managers, gap.Standards, 2, true)
	r := gap.Analyze(gap.Study{Managers: countRatings(t, q, "1 3", "2 3", "3 3", ". 2")}, gap.Options{})
	x := directOf(t, r, gap.LevelDimension, "x")
	near(t, "x", x.Value, -1)
	near(t, "at the target", x.At, 1.0/3)
	near(t, "above it", x.Above, 0)
	if x.Test != "" || x.Statistic.Defined() || x.DF.Defined() || x.P.Defined() || x.PAdj.Defined() || x.Adjust != "none" || !x.AtEnd() {
		t.Errorf("there is a test in %+v", x)
	}
	if !x.Low.Defined() || !x.SE.Defined() || x.Note != "target_at_end low_base" {
		t.Errorf("interval from %v, note %q", x.Low, x.Note)
	}
}

func TestStepsRatedDirectly(t *testing.T) {
	s := smallStudy(t)
	s.Managers = countRatings(t, rating(survey.Managers, gap.Standards, 2, true), "1 2", "2 3")
	s.Staff = countRatings(t, rating(survey.Staff, gap.Delivery, 2, true), "1 3", "2 3", "1 1")
	r := gap.Analyze(s, gap.Options{})
	for i, want := range []struct {
		state gap.State
		group string
		n     int64
		value gap.Number
	}{
		{gap.Measured, "customers", 3, gap.Undefined},
		{gap.Measured, "customers", 3, gap.Undefined},
		{gap.RatedDirectly, "staff", 3, 11.0/6 - 3}, // in place of the customers' share
		{gap.RatedDirectly, "managers", 2, -1},
		{gap.NotMeasured, "", 0, gap.Undefined},
		{gap.NotMeasured, "", 0, gap.Undefined},
	} {
		step := r.Steps[i]
		if step.State != want.state || step.Group != want.group || step.N != want.n || step.Number != i+1 || (step.Direct != nil) != (want.state == gap.RatedDirectly) {
			t.Errorf("step %d: %+v, want %s by %d %s", i+1, step, want.state, want.n, want.group)
			continue
		}
		if step.Direct != nil {
			near(t, step.Name, step.Direct.Value, want.value)
			if step.Needs != "" || step.Value.Defined() || len(step.Against) != 0 {
				t.Errorf("%+v has what only a measured step has", step)
			}
		}
	}
	// The step that has means of its own keeps them, with the direct rows beside.
	s.Customers = count(t, form(), "6 6 5 5 5 3")
	s.Managers = countRatings(t, rating(survey.Managers, gap.Standards, 2, true, survey.Belief, survey.Standard), "1 2")
	if r = gap.Analyze(s, gap.Options{}); r.Steps[3].State != gap.Measured || directOf(t, r, gap.LevelDimension, "x").N != 1 {
		t.Errorf("step 4 is %s, direct rows %+v", r.Steps[3].State, r.Direct)
	}
}

// A survey of nothing but direct ratings has its step 2.
func TestCustomersWhoOnlyCompare(t *testing.T) {
	r := gap.Analyze(gap.Study{Customers: countRatings(t, rating(survey.Customers, gap.Service, 1, false), eight...)}, gap.Options{})
	if r.Steps[1].State != gap.RatedDirectly || r.Steps[1].N != 6 || r.Steps[0].State != gap.NotMeasured || r.Steps[2].State != gap.NotMeasured {
		t.Errorf("steps %+v", r.Steps[:3])
	}
	only := gap.Analyze(gap.Study{Customers: countRatings(t, rating(survey.Customers, gap.Service, 1, false), eight...)}, gap.Options{Dimension: "y"})
	if items := len(only.Direct) - len(r.Direct); items != -2 {
		t.Errorf("with one dimension there are %d rows more than with all, want 2 fewer", items)
	}
}

func drawnRatings(t *rapid.T) (q survey.Questionnaire, rows []string) {
	q = rating(survey.Customers, gap.Service, survey.Code(rapid.IntRange(0, 2).Draw(t, "target")), false)
	cell := rapid.SampledFrom([]string{"1", "2", "3", "3", "."})
	for range rapid.IntRange(0, 12).Draw(t, "customers") {
		rows = append(rows, strings.Join(rapid.SliceOfN(cell, 3, 3).Draw(t, "ratings"), " "))
	}
	return q, rows
}

// Means and shares of the items are those of the raw rows.
func TestDirectIsTheRawRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, rows := drawnRatings(t)
		target := int(q.Direct[0].Target) + 1
		r := gap.Analyze(gap.Study{Customers: countRatings(t, q, rows...)}, gap.Options{})
		finite(t, r)
		for i, id := range []string{"a", "b", "c"} {
			n, sum, below, at := 0, 0, 0, 0
			for _, row := range rows {
				cell := strings.Fields(row)[i]
				if cell == "." {
					continue
				}
				answer := int(cell[0] - '0')
				n, sum = n+1, sum+answer
				if answer < target {
					below++
				}
				if answer == target {
					at++
				}
			}
			got := directOf(t, r, gap.LevelItem, id)
			if got.N != int64(n) || n == 0 && (got.Mean.Defined() || got.Note != "n_zero" && got.Note != "n_zero target_at_end") {
				t.Fatalf("%s of %v: %+v", id, rows, got)
			}
			if n == 0 {
				continue
			}
			near(t, id, got.Mean, gap.Number(float64(sum)/float64(n)))
			near(t, id, got.Value, got.Mean-gap.Number(target))
			near(t, id, got.Below, gap.Number(float64(below)/float64(n)))
			near(t, id, got.At, gap.Number(float64(at)/float64(n)))
			near(t, id, got.Below+got.At+got.Above, 1)
		}
	})
}

func TestSuppressDirectLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, rows := drawnRatings(t)
		r := gap.Analyze(gap.Study{Customers: countRatings(t, q, rows...)}, gap.Options{})
		before := finite(t, r)
		min := int64(rapid.IntRange(0, 9).Draw(t, "min"))
		hidden := gap.Suppress(r, min)
		if finite(t, r) != before {
			t.Fatalf("Suppress changed the result it was given")
		}
		if min == 0 && finite(t, hidden) != before {
			t.Errorf("min 0 changed\n%s\nto\n%s", before, finite(t, hidden))
		}
		for _, path := range hiddenNumbers("", walk(t, hidden), false) {
			if !strings.HasSuffix(path, ".target") { // which is nobody's answer
				t.Errorf("a hidden row has a number, %s", path)
			}
		}
		if once, twice := finite(t, hidden), finite(t, gap.Suppress(hidden, min)); once != twice {
			t.Errorf("hiding again changes\n%s\nto\n%s", once, twice)
		}
		level, rank := "", 0
		for _, d := range hidden.Direct {
			if d.Level != level {
				level, rank = d.Level, 0
			}
			if d.Suppressed != (d.N < min) || d.Suppressed && d.N > 0 {
				t.Errorf("%s %s of %d, min %d, is hidden: %v", d.Level, d.ID, d.N, min, d.Suppressed)
			}
			if level == gap.LevelOverall {
				continue
			}
			if !d.Suppressed {
				rank++
			}
			if want := map[bool]int{false: rank, true: 0}[d.Suppressed]; d.Rank != want {
				t.Errorf("%s has rank %d, want %d", d.ID, d.Rank, want)
			}
		}
	})
}

// What three customers said of c leaves no trace in what ten said of a and b.
func TestFewRatingsLeaveNoTrace(t *testing.T) {
	shown := func(c ...string) string {
		q := rating(survey.Customers, gap.Service, 1, false)
		rows := times(5, "1 2 .", "2 3 .")
		for i := range c {
			rows[i] = rows[i][:4] + c[i]
		}
		r := gap.Suppress(gap.Analyze(gap.Study{Customers: countRatings(t, q, rows...)}, gap.Options{}), 5)
		if d := directOf(t, r, gap.LevelItem, "c"); !d.Suppressed || d.Rank != 0 || r.Direct[len(r.Direct)-1].ID != "c" {
			t.Errorf("c is shown or not last: %+v", r.Direct)
		}
		if r.Steps[1].State != gap.RatedDirectly || r.Steps[1].N != 0 || !r.Steps[1].Direct.Suppressed {
			t.Errorf("step 2 shows the whole of three: %+v", r.Steps[1])
		}
		return finite(t, r)
	}
	if got, want := shown("1", "1", "1"), shown("3", "2", "3"); got != want {
		t.Errorf("with other answers the result is\n%s\nnot\n%s", got, want)
	}
	if got, want := shown("1"), shown("3", "2", "3"); got != want {
		t.Errorf("with one answer the result is\n%s\nnot\n%s", got, want)
	}
}
