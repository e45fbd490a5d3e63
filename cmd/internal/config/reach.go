package config

import (
	"strconv"

	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// reachable tells of a limit beyond all that its metric can be, such as a fall of 30
// that was meant as 0.30: a check with it would guard nothing, or always fail.
func (d *decoder) reachable(s *section, c Check, p *Project) {
	low, high, ok := p.reach(c.Metric)
	if !ok {
		return
	}
	fix := problem.Say("write a number that it can come to; beyond, a check guards nothing")
	if kind := c.Metric.Kind; kind == gate.Met || kind == gate.Alpha || kind == gate.Satisfied {
		fix = problem.Say("write 0.60 for 60 percent")
	}
	for _, limit := range []Condition{c.FailIf, c.WarnIf, c.PassIf} {
		if x := float(limit.Limit); limit.Written() && (x < low || x > high) {
			d.fail(limit.At, codeValue, problem.Say("found %s for a limit of %s; accepted is a number from %s to %s", limit.Limit, c.Metric.Text.Value, short(low), short(high)), fix)
		}
	}
	if c.Falls && float(c.NoFallOf) > high-low {
		d.fail(place(s.value("no_fall_of")), codeValue, problem.Say("found %s for a fall of %s; accepted is a number up to %s", c.NoFallOf, c.Metric.Text.Value, short(high-low)), fix)
	}
}

// reach is the lowest and the highest number that a metric can be; ok is false where
// there are no such.
func (p *Project) reach(m Metric) (low, high float64, ok bool) {
	switch m.Kind {
	case gate.Met, gate.Alpha, gate.Satisfied:
		return 0, 1, true
	case gate.Gap:
		low, high, ok = ends(p.Instrument.Survey.Scale)
		return low - high, high - low, ok
	case gate.Whole:
		for _, g := range p.Groups {
			for _, o := range g.Outcomes {
				if o.ID == m.Name && o.Kind != survey.KindNPS {
					return ends(o.Scale)
				}
			}
		}
		return -100, 100, true
	}
	return 0, 0, false
}

// ends are the ends of a scale, if there is one.
func ends(s survey.Scale) (low, high float64, ok bool) {
	if s.Points == 0 {
		return 0, 0, false
	}
	return s.Value(0), s.Value(survey.Code(s.Points - 1)), true
}

func short(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
