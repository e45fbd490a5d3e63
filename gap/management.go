package gap

import "servgap/gap/survey"

// management is step 5: do we know what customers really ask for? Managers say
// what they believe that customers expect, and it is judged against what
// customers do expect.
func (a analysis) management(r Result) Step {
	s, ok := a.side(survey.Belief, a.Options)
	if !ok {
		return notMeasured(StepManagement, NeedsManagers)
	}
	return a.provided(StepManagement, s, r, Knowledge)
}
