package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// expected is step 1: what do customers expect? The highest expectations come
// first.
func expected(t *tally.Tally, o Options) Step {
	if !asked(t, survey.Expected) {
		return notMeasured(StepExpected, NeedsExpected)
	}
	step := measured(StepExpected, Measured, MeasureMean, whole(t, survey.Expected, o))
	step.Rows = constructLevels(t, survey.Expected, false, o)
	return step
}

func asked(t *tally.Tally, c survey.Construct) bool {
	return slices.Contains(t.Plan().Questionnaire.Constructs, c)
}

// whole is the mean of a construct over dimensions: of the same respondents,
// and weighted by the same points, as the service gap where both its ends were
// asked, so that the difference of two steps is the gap between them.
func whole(t *tally.Tally, c survey.Construct, o Options) stat.Estimate {
	v, paired := t.Pair(survey.Expected, survey.Perceived)
	if !paired {
		return stat.Mean(t.Overall(c).Moments(), o.level())
	}
	_, means := v.Overall()
	if _, weighted := v.Weighted(); weighted.N > 0 {
		means = weighted
	}
	side := []int64{1, 0}
	if c == v.To {
		side = []int64{0, 1}
	}
	return stat.Mean(means.Combine(side), o.level())
}

// constructLevels is a construct's mean by dimension and item, over all who
// answered it.
func constructLevels(t *tally.Tally, c survey.Construct, lowFirst bool, o Options) []StepRow {
	return levels(stepOf(c), MeasureMean, t.Plan().Questionnaire.Instrument, lowFirst,
		func(d int) stat.Estimate { return stat.Mean(t.Score(c, d).Moments(), o.level()) },
		func(i int) stat.Estimate { return stat.Mean(t.Answers(c, i).Moments(), o.level()) })
}
