package gap

import "servgap/gap/survey"

// perceived is step 2: what do customers experience? It is judged by the
// service gap, and what is experienced as worst comes first.
func (a analysis) perceived(r Result) Step {
	s, ok := a.side(survey.Perceived, a.Options)
	if !ok {
		return notMeasured(StepPerceived, NeedsPerceived)
	}
	step := a.averaged(StepPerceived, Measured, s, a.serviceEnd(s))
	step.Rows = a.constructLevels(s, true)
	if i := headline(r.Gaps); i >= 0 {
		step.Against = []Gap{r.Gaps[i]}
	}
	return step
}
