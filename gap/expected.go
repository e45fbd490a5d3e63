package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// expected is step 1: what do customers expect? The highest expectations come
// first.
func (a analysis) expected() Step {
	s, ok := a.side(survey.Expected, a.Options)
	if !ok {
		return notMeasured(StepExpected, NeedsExpected)
	}
	step := a.averaged(StepExpected, Measured, s, a.serviceEnd(s))
	step.Rows = a.constructLevels(s, false)
	return step
}

// serviceEnd is the mean over dimensions of what customers expect or perceive:
// of the same respondents, and weighted by the same points, as the service gap
// where both its ends were asked, so that the difference of the two steps is the
// gap between them.
func (a analysis) serviceEnd(s side) stat.Moments {
	v, paired := servicePair(s.tally)
	if !paired {
		return s.tally.Overall(s.construct).Moments()
	}
	means := v.OverallMeans()
	if weighted := v.WeightedMeans(); weighted.N > 0 {
		means = weighted
	}
	end := []int64{1, 0}
	if s.construct == v.To {
		end = []int64{0, 1}
	}
	return means.Combine(end)
}
