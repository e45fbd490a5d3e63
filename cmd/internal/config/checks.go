package config

import (
	"slices"
	"time"

	"servgap/gap/gate"
)

// Checks are the gates of the project as they are judged: those of the preset, then
// its own, which replace those of the same id. The confidence is that of checks that
// name none.
func (p *Project) Checks(confidence float64) []gate.Check {
	own := p.Gates.Checks
	against := AgainstPrevious
	if p.Baseline.Value != "" {
		against = AgainstBaseline
	}
	low, high, _ := ends(p.Instrument.Survey.Scale)
	var checks []gate.Check
	for _, c := range gate.Preset(p.Gates.Preset, high-low, against) {
		c.Line, c.Fall.Confidence, c.Limit.Confidence = p.Gates.At.Line, confidence, confidence
		if !slices.ContainsFunc(own, func(o Check) bool { return o.ID == c.ID }) {
			checks = append(checks, c)
		}
	}
	for _, c := range own {
		checks = append(checks, c.judged(confidence))
	}
	cadence := gate.Cadence(p.Cadence.Value, p.Cadence.At.Line, confidence)
	if p.Cadence.Value != "" && !slices.ContainsFunc(checks, func(c gate.Check) bool { return c.ID == cadence.ID }) {
		checks = append(checks, cadence)
	}
	return checks
}

// Due is the day on which the audit after the last wave that has a date is due; zero
// if none has, or without a cadence.
func (p *Project) Due() time.Time {
	var last time.Time
	for _, w := range p.Waves {
		if w.Date.After(last) {
			last = w.Date
		}
	}
	if p.Cadence.Value == "" {
		return time.Time{}
	}
	return gate.DueAfter(last, p.Cadence.Value)
}

// judged is a check in the form that is judged.
func (c Check) judged(confidence float64) gate.Check {
	if c.Confidence > 0 {
		confidence = c.Confidence
	}
	g := gate.Check{
		ID: c.ID, Line: c.At.Line, Metric: c.Metric.Metric, On: values(c.On), Severity: gate.Severity(c.Severity),
		Segment: gate.Segment{Column: c.Segment.Value, Value: c.SegmentIs.Value}, MinAnswers: c.MinAnswers, Against: c.Against.Value,
		Fall:  gate.Fall{Limit: float(c.NoFallOf), Proof: gate.Proof(c.Proof), Confidence: confidence, Holm: c.Adjust != "none"},
		Limit: gate.Limit{Fail: c.FailIf.judged(), Warn: c.WarnIf.judged(), Pass: c.PassIf.judged(), Point: c.Proof == string(gate.Point), Confidence: confidence},
	}
	if g.Severity == "" {
		g.Severity = gate.Error
	}
	if g.Fall.Proof == "" {
		g.Fall.Proof = gate.Detect
	}
	switch c.IfUnsure {
	case "warn":
		g.IfUnsure = gate.Warn
	case "fail":
		g.IfUnsure = gate.Fail
	}
	return g
}

// judged is the condition as it is judged.
func (c Condition) judged() gate.Condition {
	return gate.Condition{Operator: c.Operator, Bound: float(c.Limit)}
}

// Waived are the waivers of the project.
func (p *Project) Waived() []gate.Waiver {
	var waivers []gate.Waiver
	for _, w := range p.Gates.Waivers {
		waivers = append(waivers, gate.Waiver{Check: w.Check.Value, On: w.On.Value, Who: w.Who, Why: w.Why, Until: w.Until, Line: w.At.Line})
	}
	return waivers
}
