package gap

import (
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// perceived is step 2: what do customers experience? It is judged by the
// service gap, and what is experienced as worst comes first.
func perceived(t *tally.Tally, gaps []Gap, o Options) Step {
	if !asked(t, survey.Perceived) {
		return notMeasured(StepPerceived, NeedsPerceived)
	}
	step := measured(StepPerceived, Measured, MeasureMean, whole(t, survey.Perceived, o))
	step.Rows = constructLevels(t, survey.Perceived, true, o)
	if i := headline(gaps); i >= 0 {
		step.Against = []Gap{gaps[i]}
	}
	return step
}
