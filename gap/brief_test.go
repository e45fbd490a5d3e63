package gap_test

import (
	"math"
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// polled are the groups as a questionnaire asks them.
func polled() []gap.Polled {
	return []gap.Polled{
		{Role: survey.Customers, Constructs: []survey.Construct{survey.Expected, survey.Perceived}, Questions: 51},
		{Role: survey.Managers, Constructs: []survey.Construct{survey.Belief, survey.Standard}, Questions: 49},
		{Role: survey.Staff, Constructs: []survey.Construct{survey.Delivered, survey.Promised}, Questions: 44},
	}
}

// TestBriefOfAKnownSpread takes its sizes from Need: R power.t.test(delta = 0.3,
// sd = 1.15, sig.level = 0.01, power = 0.8) has 344.9, and qt(0.975, 344) * 1.15 /
// sqrt(345) is 0.12178.
func TestBriefOfAKnownSpread(t *testing.T) {
	sizing := gap.Sizing{Change: 0.3, Power: 0.8, Confidence: 0.95, Comparisons: 5}
	b := sizing.Brief(gap.Service, polled(), gap.Result{}, 1.15, "")
	for i, want := range []struct {
		decides bool
		steps   []int
	}{{true, []int{1, 2}}, {false, []int{4, 5}}, {false, []int{3, 6}}} {
		row := b.Groups[i]
		if row.Decides != want.decides || !slices.Equal(row.Steps, want.steps) || row.EachWave != 345 || math.Abs(float64(row.Margin)-0.12178) > 1e-5 || row.Invited.Defined() {
			t.Errorf("%s: %+v", row.Group, row)
		}
	}
	if b.Cadence != "quarterly" || b.Waves.Defined() {
		t.Errorf("of customers nobody counted: %s, %v waves", b.Cadence, b.Waves)
	}
	for _, of := range []struct {
		customers int64
		cadence   string
		few       bool
	}{{200, "yearly", false}, {700, "half-yearly", false}, {2000, "quarterly", false}, {100_000, "monthly", false}} {
		sizing.Population = of.customers
		b := sizing.Brief(gap.Service, polled(), gap.Result{}, 1.15, "")
		if b.Cadence != of.cadence || (b.Groups[0].Note != "") != of.few || b.Groups[0].EachWave > gap.Number(of.customers) || b.Groups[1].EachWave != 345 {
			t.Errorf("%d customers: %s, %v waves, %+v", of.customers, b.Cadence, b.Waves, b.Groups[0])
		}
	}
	if b := sizing.Brief(gap.Service, polled(), gap.Result{}, 1.15, "weekly"); b.Cadence != "weekly" {
		t.Errorf("the cadence of the project became %s", b.Cadence)
	}
}

// TestBriefOfASurvey takes the spread of a gap between groups from both sides' scores:
// two of spread 1 make √2. A gap that nobody measured has no size, and a response rate
// makes invitations.
func TestBriefOfASurvey(t *testing.T) {
	within := func(se gap.Number) gap.Difference {
		return gap.Difference{FromGroup: "customers", ToGroup: "customers", Tested: gap.Tested{SE: se}}
	}
	r := gap.Result{
		Respondents: []gap.Respondents{{Group: "customers", Role: "customers", Rate: 0.25}},
		Gaps: []gap.Gap{
			{Name: gap.Service, Level: gap.LevelDimension, ID: "d", N: 100, Difference: within(0.1)},
			{Name: gap.Service, Level: gap.LevelOverall, N: 100, Difference: within(9)},
			{Name: gap.Service, Level: gap.LevelDimension, ID: "e", N: 100, Difference: within(9), Suppressed: true},
			{Name: gap.Knowledge, Level: gap.LevelDimension, ID: "d", Difference: gap.Difference{FromGroup: "customers", FromStep: gap.StepExpected, ToGroup: "managers", ToStep: gap.StepManagement}},
		},
		Steps: []gap.Step{
			{Rows: []gap.StepRow{{Group: "customers", Step: gap.StepExpected, Level: gap.LevelDimension, ID: "d", N: 100, SE: 0.1}}},
			{Rows: []gap.StepRow{{Group: "managers", Step: gap.StepManagement, Level: gap.LevelDimension, ID: "d", N: 16, SE: 0.25}}},
		},
	}
	sizing := gap.Sizing{Change: 0.3, Power: 0.8, Confidence: 0.95, Comparisons: 1}
	b := sizing.Brief(gap.Knowledge, polled(), r, 0, "")
	for i, want := range []gap.Number{gap.Number(math.Sqrt2), gap.Number(math.Sqrt2), gap.Undefined} {
		row := b.Groups[i]
		if row.Decides != (i < 2) || row.SD.Defined() != want.Defined() || want.Defined() && math.Abs(float64(row.SD-want)) > 1e-12 || row.EachWave.Defined() != want.Defined() {
			t.Errorf("%s: %+v, want the spread %v", row.Group, row, want)
		}
	}
	if one := sizing.Need(math.Sqrt2).EachWave; b.Groups[0].EachWave != one || b.Groups[0].Invited != 4*one {
		t.Errorf("customers: %v of %v invited, want %v", b.Groups[0].EachWave, b.Groups[0].Invited, one)
	}
	sizing.Population = 300
	service := sizing.Brief(gap.Service, polled(), r, 0, "")
	if got := service.Groups[0]; got.Plans != gap.Service || got.SD != 1 || got.Note != gap.NoteFewCustomers {
		t.Errorf("customers: %+v, want the spread 1 of the dimension that is shown, and too few of them", got)
	}
}
