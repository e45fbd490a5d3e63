package gap_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// drawn is customers of three branches, each with a weight and a cluster, and managers who
// rated the same items.
type drawn struct {
	customers []survey.Response
	managers  *tally.Tally
	change    func(*tally.Plan)
}

func drawSample(t *rapid.T) drawn {
	q := wholeForm()
	d := drawn{managers: count(t, asking(survey.Managers, survey.SelfRated), "7 6 6", "3 2 6", "6 6 7", "2 4 5", "4 4 4", "5 1 3"), change: plainPlan}
	for range rapid.IntRange(8, 30).Draw(t, "n") {
		r := said(q, 1, 1, rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "branch"))
		for i := range r.Answers {
			r.Answers[i] = survey.Code(rapid.IntRange(0, 6).Draw(t, "answer"))
		}
		r.Outcomes[0] = survey.Code(rapid.IntRange(0, 4).Draw(t, "csat"))
		r.Weight, r.Cluster = rapid.Int64Range(1, 5).Draw(t, "weight")*stat.WeightUnit, rapid.SampledFrom([]string{"p", "q", "r"}).Draw(t, "cluster")
		d.customers = append(d.customers, r)
	}
	return d
}

// with is the same customers, counted otherwise.
func (d drawn) with(change func(*tally.Plan), each func(i int, r *survey.Response)) drawn {
	d.change, d.customers = change, slices.Clone(d.customers)
	for i := range d.customers {
		each(i, &d.customers[i])
	}
	return d
}

func (d drawn) set(t failer, plan tally.Plan, mark func(survey.Response) survey.Response) *tally.Set {
	d.change(&plan)
	set, err := tally.NewSet(plan)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, r := range d.customers {
		set.Add(mark(r))
	}
	return set
}

func unmarked(r survey.Response) survey.Response { return r }

// found is what eyes, units and dissatisfied say of them.
func (d drawn) found(t failer) gap.Result {
	q := wholeForm()
	r := gap.Eyes(gap.Study{Customers: d.set(t, gap.EyesPlan(q, tally.HalfScores), unmarked).Whole(), Managers: d.managers}, gap.Options{})
	r.Method = gap.Method{}
	rule, _ := gap.DissatisfiedRule{Rule: gap.BySatisfaction, Cut: gap.Undefined}.For(q)
	marked := d.set(t, gap.DissatisfiedPlan(q, ""), func(r survey.Response) survey.Response {
		r.Outcomes = append(slices.Clip(r.Outcomes), rule.Of(q, r))
		return r
	})
	low := gap.Dissatisfaction(gap.Study{Customers: marked.Whole()}, rule, 4, []gap.Division{{Column: "Branch", Levels: marked}}, 0.95, 0)
	r.Dissatisfied = &low
	r.Units = []gap.Units{d.units(t, q)}
	return r
}

func (d drawn) units(t failer, q survey.Questionnaire) gap.Units {
	set := d.set(t, gap.UnitsPlan(q, tally.HalfPairs), unmarked)
	var parts []gap.Part
	for _, name := range set.Levels() {
		parts = append(parts, gap.Part{Segment: "Branch", Value: name, Level: true, Study: gap.Study{Customers: set.Level(name)}})
	}
	levels := gap.AnalyzeParts(parts, ofCustomers, gap.Options{Units: gap.Service}, 0)
	for i, name := range set.Levels() {
		levels[i].Method.Where = []gap.Condition{{Column: "Branch", Value: name}}
	}
	whole := gap.Analyze(gap.Study{Customers: set.Whole()}, gap.Options{Units: gap.Service}).GapsOf(gap.Service)
	at := slices.IndexFunc(whole, func(g gap.Gap) bool { return g.Level == gap.LevelOverall })
	u, _ := gap.CompareUnits(whole[at], levels)
	return u
}

// Weights that are all equal change no number, but where a test has another form.
func TestEqualWeightsChangeNoRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawSample(t)
		got := d.with(weightedPlan, func(_ int, r *survey.Response) { r.Weight = 3 * stat.WeightUnit }).found(t)
		alikeRows(t, got, d.found(t))
	})
}

// Only the ratios of weights say anything.
func TestRowsOfWeightsTimesAConstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawSample(t).with(weightedPlan, func(int, *survey.Response) {})
		alikeRows(t, d.with(weightedPlan, func(_ int, r *survey.Response) { r.Weight *= 1000 }).found(t), d.found(t))
	})
}

// Who were each drawn alone are clusters of one.
func TestRowsOfClustersOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawSample(t).with(weightedPlan, func(int, *survey.Response) {})
		both := func(p *tally.Plan) { p.Weights, p.Clusters = "column", true }
		alikeRows(t, d.with(both, func(i int, r *survey.Response) { r.Cluster = fmt.Sprint(i) }).found(t), d.found(t))
	})
}

// formOfATest is the fields of tests that have another form with weights or clusters even
// where these say nothing.
var formOfATest = []string{"parts_test", "parts_statistic", "parts_df", "parts_df2", "parts_p", "parts_p_adj", "parts_note", "test", "net_gap_interval"}

func alikeRows(t *rapid.T, got, want gap.Result) {
	t.Helper()
	alike(t, "", without(generic(t, got), formOfATest), without(generic(t, want), formOfATest))
}

// without is a result in JSON without some fields.
func without(x any, fields []string) any {
	switch of := x.(type) {
	case map[string]any:
		for key, value := range of {
			if of[key] = without(value, fields); slices.Contains(fields, key) {
				delete(of, key)
			}
		}
	case []any:
		for i := range of {
			of[i] = without(of[i], fields)
		}
	}
	return x
}

// Where each branch is a cluster, a unit tells nothing of the variance between clusters: it
// has a mean and a distance and nothing else, and not 0.
func TestUnitsThatAreClusters(t *testing.T) {
	d := drawn{change: clusteredPlan}
	for i, g := range []int{-3, -2, -1, 0, -1, 0, 1, 2, 1, 0, 1, 2} {
		branch := string(rune('A' + i/4))
		r := said(wholeForm(), 6+min(0, g), 3, branch)
		r.Cluster = branch
		d.customers = append(d.customers, r)
	}
	u := d.units(t, wholeForm())
	if u.Units != 3 || u.ShrunkNote != string(stat.FewClusters) || u.Tau2.Defined() || !u.Low.Defined() {
		t.Fatalf("%+v", u)
	}
	for _, row := range u.Rows {
		if !row.Value.Defined() || !row.Distance.Defined() || row.SE.Defined() || row.Low.Defined() || row.DistanceLow.Defined() ||
			row.P.Defined() || row.Tier != "" || row.Errors.Defined() || row.Funnel != "" || row.Shrunk.Defined() || row.Note != string(stat.FewClusters) || row.RankRange != "1-3" {
			t.Errorf("%+v", row)
		}
	}
}

// Whoever all answered are no sample: no interval but the number itself, and no test.
func TestRowsOfACensus(t *testing.T) {
	q := wholeForm()
	set, _ := tally.NewSet(gap.DissatisfiedPlan(q, ""))
	for i := range 20 {
		r := said(q, 2+i%4, 1+i%3, string(rune('A'+i%2)))
		r.Outcomes = append(r.Outcomes, survey.Code(i%3/2))
		set.Add(r)
	}
	rule, _ := gap.DissatisfiedRule{Rule: gap.BySatisfaction, Cut: gap.Undefined}.For(q)
	s := gap.Study{Customers: set.Whole(), Populations: map[survey.Role]gap.Population{survey.Customers: {Responses: 20, N: 20}}}
	d := gap.Dissatisfaction(s, rule, 4, []gap.Division{{Column: "Branch", Levels: set}}, 0.95, 5)
	if d.Note != string(stat.Census) || d.ShareLow != d.Share || d.ShareHigh != d.Share || d.Effective.Defined() {
		t.Errorf("share %+v", d)
	}
	for _, row := range d.Rows {
		if row.Note != string(stat.Census) || row.P.Defined() || row.LiftLow != row.Lift || row.Rank != 0 {
			t.Errorf("%+v", row)
		}
	}
}
