package gap

import "servgap/gap/survey"

// standards is step 4: are design and standards set where customers expect
// them? Managers say where they are set, or the written standards do, or staff;
// they are judged against what customers expect and against management's own view
// of it. Without them customers who say what they take the standard to be stand
// in, and it is judged against what they expect alone.
func (a analysis) standards(r Result) Step {
	if s, ok := a.side(survey.Standard, a.Options); ok {
		return a.provided(StepStandards, s, r, DesignExpectation, Standards)
	}
	customers, ok := a.customersSide(survey.Standard)
	if !ok {
		return notMeasured(StepStandards, NeedsStandard)
	}
	step := a.provided(StepStandards, customers, r, DesignExpectation)
	step.Needs = NeedsStandard
	return step
}
