package tally

import (
	"testing"

	"servgap/gap/survey"
)

// Sums that are kept small until there are many people have room for the largest answers
// of as many as they are kept of: people who are added a few at a time, and more and more
// of them, are those who are added at once.
func TestSumsHaveRoomForTheLargestAnswers(t *testing.T) {
	const steps, each = 31, 40
	for _, of := range []struct{ points, outcome int }{{2, 2}, {2, 20}, {5, 11}, {11, 5}, {20, 3}} {
		plan := asked(of.points, of.outcome, 2, 1, 3)
		plan.Together = false
		highest, lowest := plan.Questionnaire.NewResponse(), plan.Questionnaire.NewResponse()
		for i := range highest.Answers {
			highest.Answers[i], lowest.Answers[i] = survey.Code(of.points-1), 0
		}
		for o := range highest.Outcomes {
			highest.Outcomes[o], lowest.Outcomes[o] = survey.Code(of.outcome-1), 0
		}
		items := len(plan.Questionnaire.Instrument.Items)
		above, below := highest.Clone(), lowest.Clone()
		copy(above.Answers[items:2*items], lowest.Answers)
		copy(below.Answers[items:2*items], highest.Answers)
		for name, r := range map[string]survey.Response{"highest": highest, "highest gaps": above, "lowest gaps": below} {
			few, many := newTally(t, plan), newTally(t, plan)
			for step := range steps {
				for range each {
					few.AddTimes(r, 1<<step)
				}
			}
			many.AddTimes(r, each*(1<<steps-1))
			if encoded(t, few) != encoded(t, many) {
				t.Errorf("the %s of %d answers beside %d: few at a time give other bytes than all at once", name, of.points, of.outcome)
			}
		}
	}
}
