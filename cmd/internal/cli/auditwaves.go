package cli

import (
	"context"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// auditPlan counts what gates look at: no pairs of items, which are for the order of
// ranks and cost the most.
func auditPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := gap.Plan(q, rule)
	plan.ItemPairs = false
	return plan
}

// auditedWave counts and analyses a wave: everybody, and each segment that a check
// names.
func (sh *shared) auditedWave(ctx context.Context, p *config.Project, w config.Wave, checks []gate.Check) (gate.Wave, error) {
	wave := gate.Wave{Label: w.ID, Results: make(map[gate.Segment]gap.Result)}
	a, err := sh.auditedResult(ctx, p, w, division{}, neededBy(checks))
	if err != nil {
		return wave, err
	}
	wave.Results[gate.Segment{}] = a.Result
	for _, column := range segmentColumns(checks) {
		a, err := sh.auditedResult(ctx, p, w, division{by: column}, nil)
		if err != nil {
			return wave, err
		}
		for _, level := range a.levels {
			of := level.Method.Where[len(level.Method.Where)-1]
			wave.Results[gate.Segment{Column: column, Value: of.Value}] = level
		}
	}
	return wave, nil
}

// neededBy is what the checks of everybody look at.
func neededBy(checks []gate.Check) *gap.Gates {
	needed := &gap.Gates{Gaps: []string{}}
	for _, c := range checks {
		switch c.Metric.Kind {
		case gate.Gap, gate.Met:
			needed.Gaps = append(needed.Gaps, c.Metric.Name)
		case gate.Alpha:
			needed.Consistency = true
		}
	}
	return needed
}

// segmentColumns are the background questions that checks name, each once.
func segmentColumns(checks []gate.Check) []string {
	var columns []string
	for _, c := range checks {
		if name := c.Segment.Column; name != "" && !slices.Contains(columns, name) {
			columns = append(columns, name)
		}
	}
	return columns
}

// auditedResult is a wave with what is needed of it. A divided one has all, for what
// has to be hidden of a part follows from all its rows. How files were understood is
// told once, of everybody.
func (sh *shared) auditedResult(ctx context.Context, p *config.Project, w config.Wave, d division, needed *gap.Gates) (analyzed, error) {
	settings, err := sh.load()
	if err != nil {
		return analyzed{}, err
	}
	c, err := study(ctx, p, w, d, auditPlan)
	if err != nil {
		return analyzed{}, err
	}
	if !d.asked() {
		sh.tell(c, wordsOf(settings))
	}
	if err := enough(c, settings.MinCell); err != nil {
		return analyzed{}, err
	}
	a, err := c.analyzeParts(gap.Options{Confidence: settings.Confidence, Standard: p.Standard, Gates: needed, Outcomes: true}, settings.MinCell)
	if err != nil {
		return analyzed{}, err
	}
	return a.each(func(r gap.Result) gap.Result {
		r = c.named("audit", r)
		r.SetExcluded(c.excluded)
		return r
	}), nil
}
