package config

import (
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// fitting tells of keys of a check that do nothing together, so that none is written
// in vain.
func (d *decoder) fitting(s *section, c Check) {
	if s.node == nil || c.Metric.Kind == "" {
		return
	}
	kind := c.Metric.Kind
	if c.Metric.Part != "" || kind == gate.Answers || kind == gate.Whole || kind == gate.Satisfied {
		d.inVain(s, "on", problem.Say("a metric of several targets, such as gap.service"))
	}
	if kind != gate.Gap && kind != gate.Met {
		d.inVain(s, "segment", problem.Say("a metric that begins with gap or met"))
	}
	if c.Falls {
		for _, key := range []string{"fail_if", "warn_if", "pass_if"} {
			d.inVain(s, key, problem.Say("a check without no_fall_of"))
		}
		if kind != gate.Gap && kind != gate.Whole {
			d.inVain(s, "no_fall_of", problem.Say("a metric that begins with gap or outcome"))
		}
	} else {
		d.inVain(s, "adjust", problem.Say("a check with no_fall_of"))
		if c.Proof != "" && c.Proof != string(gate.Point) {
			d.inVain(s, "proof", problem.Say("a check with no_fall_of, or proof: point"))
		}
	}
	if kind == gate.Answers {
		for _, key := range []string{"min_answers", "proof", "confidence", "if_unsure"} {
			d.inVain(s, key, problem.Say("a metric with an interval, which a count of answers has not"))
		}
	}
}

// inVain tells of a key that does nothing in a check, and where it would.
func (d *decoder) inVain(s *section, key string, accepted problem.Text) {
	if s.has(key) {
		d.fail(place(s.value(key)), codeValue, problem.Say("%s does nothing in this check; accepted is %s", key, accepted), problem.Say("delete %s, or write a second check", key))
	}
}
