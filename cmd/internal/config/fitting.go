package config

import (
	"servgap/gap/gate"
	"servgap/gap/survey"
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
	d.shares(c)
}

// inVain tells of a key that does nothing in a check, and where it would.
func (d *decoder) inVain(s *section, key string, accepted problem.Text) {
	if s.has(key) {
		d.fail(place(s.value(key)), codeValue, problem.Say("%s does nothing in this check; accepted is %s", key, accepted), problem.Say("delete %s, or write a second check", key))
	}
}

// shares tells of a limit in percent for a share.
func (d *decoder) shares(c Check) {
	if kind := c.Metric.Kind; kind != gate.Met && kind != gate.Alpha && kind != gate.Satisfied {
		return
	}
	one, none := survey.Decimal{Unscaled: 1}, survey.Decimal{}
	for _, limit := range []Condition{c.FailIf, c.WarnIf, c.PassIf} {
		if limit.Written() && (limit.Limit.Compare(one) > 0 || limit.Limit.Compare(none) < 0) {
			d.fail(limit.At, codeValue, problem.Say("found %s for a limit of %s; accepted is a number from 0 to 1", limit.Limit, c.Metric.Text.Value), problem.Say("write 0.60 for 60 percent"))
		}
	}
}
