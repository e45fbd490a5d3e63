package gate

import (
	"math"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// countedWave is a wave of 40 customers who expect 6 of two dimensions on a scale from 1
// to 7, of which half perceive what is given and half a point less.
func countedWave(t *testing.T, label string, perceived ...survey.Code) Wave {
	t.Helper()
	form := survey.Questionnaire{
		Instrument: survey.Instrument{
			Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7},
			Items: []survey.Item{{ID: "1", Label: "1"}, {ID: "2", Label: "2"}},
			Dimensions: []survey.Dimension{
				{ID: "a", Label: "A", Items: []int{0}}, {ID: "b", Label: "B", Items: []int{1}},
			},
		},
		Group:      survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
	counted, err := tally.New(gap.Plan(form, tally.HalfPairs))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		r := form.NewResponse()
		less := survey.Code(i % 2)
		copy(r.Answers, []survey.Code{5, 5, perceived[0] - 1 - less, perceived[1] - 1 - less})
		counted.Add(r)
	}
	return Wave{Label: label, Results: map[Segment]gap.Result{{}: gap.Analyze(gap.Study{Customers: counted}, gap.Options{})}}
}

// Each dimension is held against itself, and the self-test knows how far it can fall.
func TestFallsOfEachDimension(t *testing.T) {
	before, now := countedWave(t, "q2", 6, 6), countedWave(t, "q3", 5, 6)
	audit := func(limit float64) Audit {
		c := Check{ID: "no-fall", Metric: Metric{Kind: Gap, Name: gap.Service}, Severity: Error, Against: "previous", Fall: Fall{Limit: limit, Proof: Point, Confidence: 0.95}}
		return Audit{Checks: []Check{c}, Now: now, Earlier: map[string][]Wave{"previous": {before}}, Today: today}
	}
	found := make(map[string]Ruling)
	for _, r := range audit(0.3).Rule() {
		found[r.Target] = r
	}
	for target, want := range map[string]struct {
		value, change float64
		outcome       Outcome
	}{"a": {-1.5, -1, Fail}, "b": {-0.5, 0, Pass}} {
		got := found[target]
		if got.OldN != 40 || float64(got.OldValue) != -0.5 || float64(got.Value) != want.value || float64(got.Change) != want.change || got.Outcome != want.outcome {
			t.Errorf("%s: %+v", target, got)
		}
	}
	for limit, want := range map[float64]float64{0.3: -0.8, 5.4: -5.9, 5.6: math.NaN()} { // from −0.5 to −6 at most
		for _, trip := range audit(limit).SelfTest() {
			at := float64(trip.At)
			if trip.Target == "b" && !(math.Abs(at-want) < 0.011 || math.IsNaN(at) && math.IsNaN(want)) {
				t.Errorf("no_fall_of %v trips at %v, want %v", limit, trip.At, want)
			}
		}
	}
}
