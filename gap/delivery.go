package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// delivery is step 3: did we deliver what was expected? Contact staff or audits
// would say; without them it is seen from the customers' side, as the share of
// customers whose gap is not below zero, the lowest first.
func delivery(t *tally.Tally, o Options) Step {
	v, paired := t.Pair(survey.Expected, survey.Perceived)
	if !paired {
		return notMeasured(StepDelivery, NeedsStaff)
	}
	gaps, _ := v.Overall()
	if weighted, means := v.Weighted(); means.N > 0 {
		gaps = weighted
	}
	step := measured(StepDelivery, CustomersSide, MeasureMet, met(gaps, o))
	step.Needs = NeedsStaff
	step.Rows = levels(StepDelivery, MeasureMet, t.Plan().Questionnaire.Instrument, true,
		func(d int) stat.Estimate { return met(v.Scores(d).Difference(), o) },
		func(i int) stat.Estimate { return met(v.Item(i).Difference(), o) })
	return step
}

// met is the share of differences that are not below zero.
func met(differences stat.Hist, o Options) stat.Estimate {
	notBelow := differences.CountSign(0) + differences.CountSign(1)
	return stat.Share(notBelow, notBelow+differences.CountSign(-1), o.level())
}
