package gap

import "servgap/gap/survey"

// standards is step 4: are design and standards set where customers expect
// them? Managers say where they are set (or the written standards do, or staff
// if they are who was asked); they are judged against what customers expect and
// against management's own view of it. Customers cannot say.
func (a analysis) standards(r Result) Step {
	s, ok := a.side(survey.Standard, a.Options)
	if !ok {
		return notMeasured(StepStandards, NeedsManagers)
	}
	return a.provided(StepStandards, s, r, DesignExpectation, Standards)
}
