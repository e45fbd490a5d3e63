package cli

import (
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// Only a scale of at least so many answers, and at least so many given ones, make
// it odd that the top is never used.
const (
	doubtPoints  = 6
	doubtAnswers = 50
)

// doubts warns of constructs on which nobody in a file used the top quarter of
// the scale: most often the scale was a shorter one, and every gap to another
// group would be wrong by a point or more.
func doubts(from gap.Source, t *tally.Tally) problem.List {
	q := t.Plan().Questionnaire
	scale := q.Instrument.Scale
	var list problem.List
	for _, c := range q.Constructs {
		answers, highest := int64(0), survey.Code(0)
		for i := range q.Instrument.Items {
			h := t.Answers(c, i)
			for at, code := range h.Code {
				answers += h.N[at]
				highest = max(highest, survey.Code(code))
			}
		}
		if scale.Points < doubtPoints || answers < doubtAnswers || 4*int(highest) > 3*(scale.Points-1) {
			continue
		}
		list = append(list, problem.Problem{
			Severity: problem.Warning, Code: "W-SCALE-TOP", File: from.File, Sheet: from.Sheet,
			Message: problem.Say("none of the %d answers on %s is above %v, and the scale is %s", problem.Count(answers), c, scale.Value(highest), scale.Range()),
			Fix:     problem.Say("look at the questionnaire: if its scale was shorter, these answers cannot be compared with others"),
		})
	}
	return list
}
