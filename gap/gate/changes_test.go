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
		if got.OldN != 40 || float64(got.OldValue) != -0.5 || float64(got.Value) != want.value || float64(got.Change) != want.change || float64(got.ToChange) != want.change || got.FromChange != 0 || got.Outcome != want.outcome {
			t.Errorf("%s: %+v", target, got)
		}
	}
	// The standard error of both changes is √(2·0.25/39), and 0.8416 the normal quantile of 0.8.
	if got, want := found["a"], 0.3+0.8416212*math.Sqrt(0.5/39); !(math.Abs(float64(got.FailsAt)-want) <= 1e-6) || got.Against != "previous" || got.NoFallOf != 0.3 || got.Adjust != "none" || got.Proof != Point || got.OldWave != "q2" {
		t.Errorf("fails at %v, want %v: %+v", got.FailsAt, want, got)
	}
	if got := (Audit{Checks: []Check{floor(-1)}, Now: now, Today: today}).Rule()[0]; got.FailsAt.Defined() || got.NoFallOf.Defined() || got.Adjust != "" {
		t.Errorf("a limit has what a fall has: %+v", got)
	}
	named := audit(0.3)
	named.Checks[0].On = []string{"b"}
	if got := named.Rule(); len(got) != 1 || got[0].Target != "b" || got[0].Outcome != Pass {
		t.Errorf("of the dimension that is named: %+v", got)
	}
	for limit, want := range map[float64]float64{0.3: -0.8, 5.4: -5.9, 5.6: math.NaN()} { // from −0.5 to −6 at most
		for _, trip := range audit(limit).SelfTest() {
			at := float64(trip.At)
			if trip.Target == "b" && !(math.Abs(at-want) < 0.0101 || math.IsNaN(at) && math.IsNaN(want)) {
				t.Errorf("no_fall_of %v trips at %v, want %v", limit, trip.At, want)
			}
		}
	}
}

// A question about the whole is held against itself, as the same group was asked it and on
// the same scale.
func TestFallsOfTheWhole(t *testing.T) {
	csat := gap.Outcome{ID: "csat", Group: "customers", Measure: gap.MeasureMean, N: 200, Value: 4, SE: 0.05, DF: 199, Least: 1, Most: 5}
	other := csat
	other.ID = "other"
	changed := func(change func(*gap.Outcome)) gap.Outcome {
		o := csat
		o.Value = 4.5
		change(&o)
		return o
	}
	for name, tt := range map[string]struct {
		before []gap.Outcome
		want   Outcome
	}{
		"the same":         {[]gap.Outcome{changed(func(*gap.Outcome) {})}, Fail},
		"behind others":    {[]gap.Outcome{changed(func(o *gap.Outcome) { o.ID, o.Value = "ces", 3 }), changed(func(o *gap.Outcome) { o.Group, o.Value = "staff", 3 }), csat}, Pass},
		"another question": {[]gap.Outcome{changed(func(o *gap.Outcome) { o.ID = "ces" })}, NotJudged},
		"another group":    {[]gap.Outcome{changed(func(o *gap.Outcome) { o.Group = "staff" })}, NotJudged},
		"another measure":  {[]gap.Outcome{changed(func(o *gap.Outcome) { o.Measure = gap.MeasureNPS })}, NotJudged},
		"another lowest":   {[]gap.Outcome{changed(func(o *gap.Outcome) { o.Least = 0 })}, NotJudged},
		"another highest":  {[]gap.Outcome{changed(func(o *gap.Outcome) { o.Most = 7 })}, NotJudged},
		"none":             {nil, NotJudged},
	} {
		wave := func(label string, outcomes ...gap.Outcome) Wave {
			w := waveOf(label)
			r := w.Results[Segment{}]
			r.Outcomes = outcomes
			w.Results[Segment{}] = r
			return w
		}
		c := Check{ID: "csat", Metric: Metric{Kind: Whole, Name: "csat"}, Severity: Error, Against: "previous", Fall: Fall{Limit: 0.3, Proof: Detect, Confidence: 0.95}}
		rulings := Audit{Checks: []Check{c}, Now: wave("q3", other, csat), Earlier: map[string][]Wave{"previous": {wave("q2", tt.before...)}}, Today: today}.Rule()
		if got := rulings[0]; len(rulings) != 1 || got.Outcome != tt.want || tt.want == NotJudged && got.Reason != NotBefore {
			t.Errorf("%s: %d rulings, %+v", name, len(rulings), got)
		}
		// Welch's interval of 1.965942 standard errors, the t quantile with 398 degrees of freedom.
		// p is twice its survival at 0.5/√0.005 = 7.0710678 (R pt).
		if got := rulings[0]; name == "the same" && (got.P != got.PAdj || !(math.Abs(float64(got.P)/6.95079813953e-12-1) <= 1e-6) || !(math.Abs(float64(got.Low)+0.639013) <= 1e-6 && math.Abs(float64(got.High)+0.360987) <= 1e-6) || got.OldN != 200) {
			t.Errorf("%s: from %v to %v", name, got.Low, got.High)
		}
	}
}

// From 4.5 on a scale from 1 to 5 satisfaction can fall by 3.5 and no more.
func TestSelfTestOfTheWhole(t *testing.T) {
	wave := func(label string, value gap.Number) Wave {
		w := waveOf(label)
		r := w.Results[Segment{}]
		r.Outcomes = []gap.Outcome{{ID: "csat", Group: "customers", Measure: gap.MeasureMean, N: 200, Value: value, SE: 0.05, DF: 199, Least: 1, Most: 5}}
		w.Results[Segment{}] = r
		return w
	}
	for limit, want := range map[float64]float64{3.4: 1.1, 3.6: math.NaN()} {
		c := Check{ID: "csat", Metric: Metric{Kind: Whole, Name: "csat"}, Severity: Error, Against: "previous", Fall: Fall{Limit: limit, Proof: Point, Confidence: 0.95}}
		a := Audit{Checks: []Check{c}, Now: wave("q3", 4), Earlier: map[string][]Wave{"previous": {wave("q2", 4.5)}}, Today: today}
		if at := float64(a.SelfTest()[0].At); !(math.Abs(at-want) < 0.0011 || math.IsNaN(at) && math.IsNaN(want)) {
			t.Errorf("no_fall_of %v trips at %v, want %v", limit, at, want)
		}
	}
}
