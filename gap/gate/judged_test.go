package gate

import (
	"math"
	"testing"

	"servgap/gap"
)

// with is a wave of the results that a change makes of none.
func with(change func(*gap.Result)) Wave {
	w := waveOf("q")
	r := w.Results[Segment{}]
	change(&r)
	w.Results[Segment{}] = r
	return w
}

// An alpha of .85 over five items of 200: Feldt's interval at 95 % is 0.8144 to 0.8805
// (R qf: 1 − .15·qf(.975, 199, 796), 1 − .15·qf(.025, 199, 796)).
func TestAlphas(t *testing.T) {
	now := with(func(r *gap.Result) {
		for _, id := range []string{"a", "b", "hidden"} {
			r.Consistency = append(r.Consistency, gap.Consistency{Of: "perceived", Level: gap.LevelDimension, ID: id, N: 200, Items: 5, Alpha: 0.85, Suppressed: id == "hidden"})
		}
		r.Consistency = append(r.Consistency, gap.Consistency{Of: "expected", Level: gap.LevelDimension, ID: "a", N: 200, Items: 5, Alpha: 0.1})
	})
	for _, tt := range []struct {
		name    string
		part    string
		on      []string
		bound   float64
		rulings int
		outcome Outcome
	}{
		{"every dimension", "", nil, 0.8, 3, Pass},
		{"one dimension", "b", nil, 0.8, 1, Pass},
		{"named ones", "", []string{"b"}, 0.83, 1, Unsure},
		{"below", "a", nil, 0.9, 1, Fail},
		{"hidden", "hidden", nil, 0.1, 1, NotJudged},
		{"no such dimension", "z", nil, 0.1, 1, NotJudged},
	} {
		c := Check{ID: "alpha", Metric: Metric{Kind: Alpha, Name: "perceived", Part: tt.part}, On: tt.on, Limit: Limit{Fail: Condition{"<", tt.bound}, Confidence: 0.95}}
		all := Audit{Checks: []Check{c}, Now: now, Today: today}.Rule()
		if len(all) != tt.rulings || all[0].Outcome != tt.outcome {
			t.Errorf("%s: %+v, want %d of which the first is %s", tt.name, all, tt.rulings, tt.outcome)
			continue
		}
		if got := all[0]; tt.rulings == 1 && got.Outcome != NotJudged && (math.Abs(float64(got.Low)-0.8144264) > 1e-7 || math.Abs(float64(got.High)-0.8805262) > 1e-7) {
			t.Errorf("%s: from %v to %v", tt.name, got.Low, got.High)
		}
	}
}

// A question about the whole falls by 0.2 with standard errors of 0.05 and 0.04 of 200
// and 150: at 95 % -0.3259 to -0.0741 as a mean (Welch, 345.97 degrees of freedom) and
// -0.3255 to -0.0745 as a net promoter score (R qt and qnorm).
func TestChangesOfTheWhole(t *testing.T) {
	wave := func(measure string, value, se gap.Number, n int64, most gap.Number, hidden bool) Wave {
		return with(func(r *gap.Result) {
			r.Outcomes = []gap.Outcome{{ID: "q", Group: "customers", Measure: measure, N: n, Value: value, SE: se, DF: gap.Undefined, Least: 0, Most: most, Suppressed: hidden}}
		})
	}
	for _, tt := range []struct {
		name, measure string
		most          gap.Number
		hidden        bool
		limit         float64
		outcome       Outcome
		low, high     float64
	}{
		{"a mean that fell past the limit", gap.MeasureMean, 10, false, 0.05, Fail, -0.3259395, -0.0740605},
		{"a score that fell past the limit", gap.MeasureNPS, 10, false, 0.05, Fail, -0.3254989, -0.0745011},
		{"short of the limit", gap.MeasureMean, 10, false, 0.5, Pass, -0.3259395, -0.0740605},
		{"on another scale before", gap.MeasureMean, 5, false, 0.05, NotJudged, 0, 0},
		{"hidden before", gap.MeasureMean, 10, true, 0.05, NotJudged, 0, 0},
	} {
		now, before := wave(tt.measure, 6.8, 0.05, 200, 10, false), wave(tt.measure, 7, 0.04, 150, tt.most, tt.hidden)
		c := Check{ID: "fall", Metric: Metric{Kind: Whole, Name: "q"}, Against: "previous", Fall: Fall{Limit: tt.limit, Confidence: 0.95, Holm: true}}
		got := Audit{Checks: []Check{c}, Now: now, Earlier: map[string][]Wave{"previous": {before}}, Today: today}.Rule()[0]
		if got.Outcome != tt.outcome || got.Unit != tt.measure || got.Adjust != "holm" {
			t.Errorf("%s: %+v, want %s", tt.name, got, tt.outcome)
		} else if got.Outcome != NotJudged && (math.Abs(float64(got.Low)-tt.low) > 1e-6 || math.Abs(float64(got.High)-tt.high) > 1e-6) {
			t.Errorf("%s: from %v to %v, want %v to %v", tt.name, got.Low, got.High, tt.low, tt.high)
		}
	}
}

// What a row says of itself decides whether it can be judged, and by how many people.
func TestWhatCanBeJudged(t *testing.T) {
	first := func(change func(*gap.Gap)) Wave {
		return with(func(r *gap.Result) {
			r.Gaps = waveOf("q", -0.5).Results[Segment{}].Gaps
			r.Method.Dimensions = 1
			change(&r.Gaps[0])
		})
	}
	least := func(n int64) Check {
		c := floor(-1)
		c.MinAnswers = n
		return c
	}
	whole := Check{ID: "whole", Metric: Metric{Kind: Whole, Name: "q"}, Limit: Limit{Fail: Condition{"<", 6}, Confidence: 0.95}}
	question := gap.Outcome{ID: "q", Measure: gap.MeasureMean, N: 200, Value: 6.8, SE: 0.05, DF: 199, Most: 10}
	answers := Check{ID: "n", Metric: Metric{Kind: Answers, Name: "customers"}, Limit: Limit{Fail: Condition{"<", 100}, Confidence: 0.95}}
	for _, tt := range []struct {
		name    string
		check   Check
		now     Wave
		outcome Outcome
		reason  Reason
	}{
		{"documents are no people, from", least(150), first(func(g *gap.Gap) { g.FromGroup, g.FromN = "documents", 1 }), Pass, ""},
		{"documents are no people, to", least(150), first(func(g *gap.Gap) { g.ToGroup, g.ToN = "documents", 1 }), Pass, ""},
		{"the smaller group is too few", least(150), first(func(g *gap.Gap) { g.FromGroup, g.FromN = "managers", 20 }), NotJudged, FewAnswers},
		{"nobody differs", floor(-1), first(func(g *gap.Gap) { g.SE = 0 }), NotJudged, NoSpread},
		{"items where there are no dimensions", floor(-1), with(func(r *gap.Result) {
			r.Gaps = waveOf("q", -0.5).Results[Segment{}].Gaps
			r.Gaps[0].Level = gap.LevelItem
		}), Pass, ""},
		{"a question about the whole", whole, with(func(r *gap.Result) { r.Outcomes = []gap.Outcome{question} }), Pass, ""},
		{"a group by its role", answers, with(func(*gap.Result) {}), Pass, ""},
		{"a group that is hidden", answers, with(func(r *gap.Result) { r.Respondents[0].Suppressed = true }), NotJudged, Suppressed},
	} {
		got := Audit{Checks: []Check{tt.check}, Now: tt.now, Today: today}.Rule()
		if len(got) != 1 || got[0].Outcome != tt.outcome || got[0].Reason != tt.reason {
			t.Errorf("%s: %+v, want %s %s", tt.name, got, tt.outcome, tt.reason)
		}
	}
}
