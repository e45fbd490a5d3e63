package gate

import (
	"math"
	"slices"
	"testing"
	"time"

	"servgap/gap"
)

// waveOf is a wave of 200 customers with five dimensions whose gaps are as given, each
// with a standard error of 0.05.
func waveOf(label string, gaps ...float64) Wave {
	r := gap.Result{Respondents: []gap.Respondents{{Group: "guests", Role: "customers", Responses: 200}}}
	r.Method.Dimensions, r.Method.ScaleLow, r.Method.ScaleHigh = len(gaps), 1, 7
	for i, value := range gaps {
		g := gap.Gap{Group: "customers", Name: gap.Service, Level: gap.LevelDimension, ID: string(rune('a' + i)), N: 200, Below: 0.4}
		g.FromGroup, g.ToGroup, g.FromN, g.ToN = "customers", "customers", 200, 200
		g.Value, g.SE, g.DF = gap.Number(value), 0.05, 199
		r.Gaps = append(r.Gaps, g)
	}
	return Wave{Label: label, Results: map[Segment]gap.Result{{}: r}}
}

// floor is a check of the gaps of all dimensions; changes are tested on files, for Compare
// needs what was counted.
func floor(bound float64) Check {
	return Check{ID: "floor", Metric: Metric{Kind: Gap, Name: "service"}, Severity: Error, Limit: Limit{Fail: Condition{"<=", bound}, Confidence: 0.95}}
}

var today = time.Date(2026, 11, 22, 13, 0, 0, 0, time.UTC)

func TestWhatARulingCountsAs(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	waived := func(on string, until time.Time) []Waiver {
		return []Waiver{{Check: "floor", On: on, Who: "Kari", Why: "moved", Until: until}}
	}
	for _, tt := range []struct {
		name     string
		value    float64
		severity Severity
		unsure   Outcome
		waivers  []Waiver
		outcome  Outcome
		counts   Outcome
	}{
		{"a failure", -2, Error, "", nil, Fail, Fail},
		{"a failure that is a warning", -2, Warning, "", nil, Fail, Warn},
		{"unsure is told", -1, Error, "", nil, Unsure, Unsure},
		{"unsure warns", -1, Error, Warn, nil, Unsure, Warn},
		{"unsure fails", -1, Error, Fail, nil, Unsure, Fail},
		{"unsure would fail, a warning", -1, Warning, Fail, nil, Unsure, Warn},
		{"waived", -2, Error, "", waived("", day(30)), Fail, Waived},
		{"waived on the last day", -2, Error, "", waived("a", day(22)), Fail, Waived},
		{"the day after", -2, Error, "", waived("", day(21)), Fail, Fail},
		{"waived for another", -2, Error, "", waived("b", day(30)), Fail, Fail},
		{"a pass needs no waiver", 0, Error, "", waived("", day(30)), Pass, Pass},
	} {
		c := floor(-1)
		c.Severity, c.IfUnsure = tt.severity, tt.unsure
		r := Audit{Checks: []Check{c}, Now: waveOf("q", tt.value), Waivers: tt.waivers, Today: today}.Rule()[0]
		if r.Outcome != tt.outcome || r.Counts != tt.counts {
			t.Errorf("%s: %s counts as %s, want %s as %s", tt.name, r.Outcome, r.Counts, tt.outcome, tt.counts)
		}
	}
}

// An audit can fail on what else would warn or be told, but not where it is waived.
func TestWhatAnAuditFailsOn(t *testing.T) {
	for _, tt := range []struct {
		name     string
		value    float64
		severity Severity
		failOn   []Outcome
		waived   bool
		counts   Outcome
	}{
		{"unsure", -1, Error, []Outcome{Unsure}, false, Fail},
		{"unsure, on warnings alone", -1, Error, []Outcome{Warn}, false, Unsure},
		{"a warning", -2, Warning, []Outcome{Warn, Unsure}, false, Fail},
		{"a warning that is waived", -2, Warning, []Outcome{Warn}, true, Waived},
		{"a pass", 0, Error, []Outcome{Warn, Unsure}, false, Pass},
	} {
		c := floor(-1)
		c.Severity = tt.severity
		a := Audit{Checks: []Check{c}, Now: waveOf("q", tt.value), FailOn: tt.failOn, Today: today}
		if tt.waived {
			a.Waivers = []Waiver{{Check: "floor", Who: "Kari", Why: "moved", Until: today}}
		}
		r := a.Rule()[0]
		if r.Counts != tt.counts {
			t.Errorf("%s counts as %s, want %s", tt.name, r.Counts, tt.counts)
		}
		if by := [3]string{r.WaivedBy, r.WaivedWhy, r.WaivedUntil}; tt.waived != (by == [3]string{"Kari", "moved", "2026-11-22"}) || !tt.waived && by != [3]string{} {
			t.Errorf("%s: waived %v", tt.name, by)
		}
	}
}

// A waiver stands until the end of its last day, in UTC.
func TestWaiversLastAllDay(t *testing.T) {
	for day := range 60 {
		until := time.Date(2026, 1, 1+day, 0, 0, 0, 0, time.UTC)
		for after, want := range map[time.Duration]bool{0: false, 12 * time.Hour: false, 24*time.Hour - 1: false, 24 * time.Hour: true, 25 * time.Hour: true} {
			if got := (Waiver{Until: until}).Expired(until.Add(after).In(time.FixedZone("east", 9*3600))); got != want {
				t.Errorf("%s and %s later it has expired: %v", until, after, got)
			}
		}
	}
}

func TestEveryCheckHasARuling(t *testing.T) {
	now := waveOf("q3", -0.2, -0.3)
	hidden := waveOf("q3", -0.2)
	for _, r := range hidden.Results {
		r.Gaps[0].Suppressed, r.Gaps[0].Value = true, gap.Undefined
	}
	betweenGroups := waveOf("q3", -0.2)
	for _, r := range betweenGroups.Results {
		r.Gaps[0].FromGroup = "managers"
	}
	fall := Check{Metric: Metric{Kind: Gap, Name: "service"}, Against: "previous", Fall: Fall{Limit: 0.3, Confidence: 0.95}}
	with := func(c Check, change func(*Check)) Check {
		change(&c)
		return c
	}
	for _, tt := range []struct {
		name   string
		check  Check
		now    Wave
		before []Wave
		want   Reason
	}{
		{"a share of people whose gaps are of two groups", with(floor(-1), func(c *Check) { c.Metric.Kind = Met }), betweenGroups, nil, NotMeasured},
		{"a gap that is not there", with(floor(-1), func(c *Check) { c.Metric.Name = "knowledge" }), now, nil, NotMeasured},
		{"a dimension that is not there", with(floor(-1), func(c *Check) { c.On = []string{"z"} }), now, nil, NotMeasured},
		{"a part that is not there", with(floor(-1), func(c *Check) { c.Metric.Part = "weighted" }), now, nil, NotMeasured},
		{"a group that is not there", with(floor(-1), func(c *Check) { c.Metric = Metric{Kind: Answers, Name: "staff"} }), now, nil, NotMeasured},
		{"no consistency", with(floor(-1), func(c *Check) { c.Metric = Metric{Kind: Alpha, Name: "perceived"} }), now, nil, NotMeasured},
		{"no outcome", with(floor(-1), func(c *Check) { c.Metric = Metric{Kind: Whole, Name: "nps"} }), now, nil, NotMeasured},
		{"a segment that is not there", with(floor(-1), func(c *Check) { c.Segment = Segment{"Region", "Moon"} }), now, nil, NoSegment},
		{"hidden", floor(-1), hidden, nil, Suppressed},
		{"few answers", with(floor(-1), func(c *Check) { c.MinAnswers = 201 }), now, nil, FewAnswers},
		{"nothing before", fall, now, nil, NoEarlier},
		{"unreadable", fall, now, []Wave{{Label: "q2", Reason: Unreadable}}, Unreadable},
		{"the same answers", fall, now, []Wave{now}, SameAnswers},
		{"no segment before", fall, now, []Wave{{Label: "q2"}}, NoSegment},
		{"not measured before", fall, now, []Wave{waveOf("q2")}, NotBefore},
	} {
		a := Audit{Checks: []Check{tt.check}, Now: tt.now, Earlier: map[string][]Wave{"previous": tt.before}, Today: today}
		rulings := a.Rule()
		if len(rulings) == 0 || !slices.ContainsFunc(rulings, func(r Ruling) bool { return r.Reason == tt.want && r.Counts == NotJudged }) {
			t.Errorf("%s: %+v, want %s", tt.name, rulings, tt.want)
		}
		if slices.ContainsFunc(rulings, func(r Ruling) bool { return r.Counts == Pass && r.Reason != "" }) {
			t.Errorf("%s: what was not judged passes", tt.name)
		}
	}
}

// A check that is added changes no other.
func TestChecksStandApart(t *testing.T) {
	now := waveOf("q", -0.84, -0.2, -0.3)
	alone := Audit{Checks: []Check{floor(-0.75)}, Now: now, Today: today}.Rule()
	other := floor(-0.1)
	other.ID = "other"
	both := Audit{Checks: []Check{other, floor(-0.75)}, Now: now, Today: today}.Rule()
	for i, r := range alone {
		if got := both[len(both)-len(alone)+i]; got.Outcome != r.Outcome || got.Low != r.Low {
			t.Errorf("%s: %+v, alone %+v", r.Target, got, r)
		}
	}
}

func TestAnswersByGroupOrRole(t *testing.T) {
	for _, name := range []string{"guests", "customers"} {
		c := Check{ID: "enough", Metric: Metric{Kind: Answers, Name: name}, Limit: Limit{Fail: Condition{"<", 150}}}
		r := Audit{Checks: []Check{c}, Now: waveOf("q"), Today: today}.Rule()[0]
		if r.Outcome != Pass || r.Value != 200 || r.Headroom != 50 || r.Target != "guests" || r.Label != "guests" {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// 120 of 200 at 95 %: Wilson's interval is 0.5308 to 0.6654 (R prop.test, correct =
// FALSE).
func TestShareMet(t *testing.T) {
	c := Check{ID: "met", Metric: Metric{Kind: Met, Name: "service"}, Limit: Limit{Fail: Condition{"<", 0.53}, Confidence: 0.95}}
	r := Audit{Checks: []Check{c}, Now: waveOf("q", 0), Today: today}.Rule()[0]
	if r.Outcome != Pass || math.Abs(float64(r.Value)-0.6) > 1e-12 || math.Abs(float64(r.Low)-0.5308) > 5e-5 || math.Abs(float64(r.High)-0.6654) > 5e-5 {
		t.Errorf("%+v", r)
	}
}

// 126 of 200 at 95 %: Wilson's interval is 0.5612 to 0.6939 (R prop.test, correct =
// FALSE).
func TestShareSatisfied(t *testing.T) {
	now := waveOf("q")
	r := now.Results[Segment{}]
	r.Outcomes = []gap.Outcome{{ID: "csat", Group: "customers", Measure: gap.MeasureMean, N: 200, Satisfied: 0.63}, {ID: "nps", Measure: gap.MeasureNPS, N: 200}}
	now.Results[Segment{}] = r
	for _, tt := range []struct {
		id      string
		bound   float64
		outcome Outcome
	}{{"csat", 0.56, Pass}, {"csat", 0.60, Unsure}, {"csat", 0.70, Fail}, {"nps", 0.1, NotJudged}, {"ces", 0.1, NotJudged}} {
		c := Check{ID: "satisfied", Metric: Metric{Kind: Satisfied, Name: tt.id}, Limit: Limit{Fail: Condition{"<", tt.bound}, Confidence: 0.95}}
		got := Audit{Checks: []Check{c}, Now: now, Today: today}.Rule()[0]
		if got.Outcome != tt.outcome || got.Outcome != NotJudged && (math.Abs(float64(got.Low)-0.5612) > 5e-5 || math.Abs(float64(got.High)-0.6939) > 5e-5 || got.Unit != UnitShare) {
			t.Errorf("%s below %v: %+v", tt.id, tt.bound, got)
		}
		if tt.id == "csat" && (got.Target != "csat" || got.Label != "csat" || got.N != 200 || got.Value != 0.63) {
			t.Errorf("it is of something else: %+v", got)
		}
	}
}

func TestSelfTestFindsWhereAGateTrips(t *testing.T) {
	now := waveOf("q", -0.40)
	reach := 1.971957 * 0.05 // the t quantile of 0.975 with 199 degrees of freedom
	for _, tt := range []struct {
		name  string
		limit Limit
		trips Outcome
		at    float64
	}{
		{"below", Limit{Fail: Condition{"<=", -0.75}}, Fail, -0.75 - reach},
		{"above", Limit{Fail: Condition{">", 1}}, Fail, 1 + reach},
		{"a warning comes first", Limit{Fail: Condition{"<=", -2}, Warn: Condition{"<=", -0.75}}, Warn, -0.75 - reach},
		{"the number alone", Limit{Fail: Condition{"<=", -0.75}, Point: true}, Fail, -0.75},
		{"as far on both sides, the lower", Limit{Fail: Condition{"<=", -0.75}, Pass: Condition{"<", -0.05}, Point: true}, Fail, -0.75},
		{"as it is", Limit{Fail: Condition{"<=", -0.1}}, Fail, -0.40},
		{"never", Limit{Fail: Condition{"<", -6}}, "", math.NaN()},
	} {
		tt.limit.Confidence = 0.95
		c := Check{ID: "c", Metric: Metric{Kind: Gap, Name: "service"}, Limit: tt.limit}
		waived := []Waiver{{Check: "c", Until: today}} // it stands aside
		got := Audit{Checks: []Check{c}, Now: now, Today: today, Waivers: waived}.SelfTest()[0]
		near := math.Abs(float64(got.At)-tt.at) <= 0.01 || math.IsNaN(tt.at) && math.IsNaN(float64(got.At))
		if proof := map[bool]Proof{true: Point}[tt.limit.Point]; got.Trips != tt.trips || !near || got.Proof != proof {
			t.Errorf("%s: %s at %v, want %s at %v", tt.name, got.Trips, got.At, tt.trips, tt.at)
		}
	}
}

func TestPresets(t *testing.T) {
	for name, want := range map[string]int{Advisory: 3, Standard: 3, Strict: 3, "none": 0, "": 0} {
		checks := Preset(name, 6, "previous")
		if len(checks) != want {
			t.Errorf("%s has %d checks", name, len(checks))
		}
		for length, want := range map[float64]float64{6: 0.3, 4: 0.2, 10: 0.5, 100: 5, 0.5: 0.025} {
			for _, c := range Preset(name, length, "previous") {
				if c.falls() && c.Fall.Limit != want {
					t.Errorf("%s: a fall of %v on a scale of length %v, want %v", name, c.Fall.Limit, length, want)
				}
			}
		}
	}
}

// The presets are what their comment and the help say.
func TestLimitsOfPresets(t *testing.T) {
	for name, want := range map[string]string{
		Advisory: "warn_if < 100 error, no_fall_of 0.3 detect warning",
		Standard: "fail_if < 50, warn_if < 100 error, no_fall_of 0.3 detect error",
		Strict:   "fail_if < 200 error, no_fall_of 0.3 assure error",
	} {
		checks := Preset(name, 6, "previous")
		enough, fall, whole := checks[0], checks[1], checks[2]
		got := enough.limits() + " " + string(enough.Severity) + ", " + fall.limits() + " " + string(fall.Fall.Proof) + " " + string(fall.Severity)
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if whole.Metric.Part != "overall" || whole.limits() != fall.limits() || whole.Severity != fall.Severity || !whole.Fall.Holm {
			t.Errorf("%s: of the whole %+v", name, whole)
		}
	}
}

// A number without a spread is not judged, and neither is a spread without a number.
// TestAWholePopulationIsJudged has numbers that are exact: all of the population answered.
func TestAWholePopulationIsJudged(t *testing.T) {
	now := waveOf("q", 0)
	g := &now.Results[Segment{}].Gaps[0]
	g.Value, g.SE, g.Note = -2, 0, "census"
	for limit, want := range map[float64]Outcome{-1: Fail, -3: Pass} {
		if got := (Audit{Checks: []Check{floor(limit)}, Now: now, Today: today}).Rule()[0]; got.Outcome != want {
			t.Errorf("%v: %s, %s", limit, got.Outcome, got.Reason)
		}
	}
}

func TestNoSpreadIsNotJudged(t *testing.T) {
	for name, tt := range map[string]struct{ value, se gap.Number }{"no spread": {-2, 0}, "unknown spread": {-2, gap.Undefined}, "no number": {gap.Undefined, 0.1}} {
		now := waveOf("q", 0)
		now.Results[Segment{}].Gaps[0].Value, now.Results[Segment{}].Gaps[0].SE = tt.value, tt.se
		if got := (Audit{Checks: []Check{floor(-1)}, Now: now, Today: today}).Rule()[0]; got.Outcome != NotJudged || got.Reason != NoSpread {
			t.Errorf("%s: %s, %s", name, got.Outcome, got.Reason)
		}
	}
}
