package cli

import (
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// Only a scale of at least so many answers, and at least so many given ones, make
// it odd that the top is never used.
const (
	doubtPoints  = 6
	doubtAnswers = 50
)

// doubts warns of what is odd in the answers of a file.
func doubts(from gap.Source, t *tally.Tally) problem.List {
	return append(topUnused(from, t), unanswered(from, t)...)
}

// topUnused warns of constructs on which nobody in a file used the top quarter of
// the scale: most often the scale was a shorter one, and every gap to another
// group would be wrong by a point or more.
func topUnused(from gap.Source, t *tally.Tally) problem.List {
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

// unanswered warns of items that nobody in a file answered, though others were answered:
// most often a question that was left out, or a column that was not exported.
func unanswered(from gap.Source, t *tally.Tally) problem.List {
	q := t.Plan().Questionnaire
	on := make([][]survey.Construct, len(q.Instrument.Items))
	for _, c := range q.Constructs {
		items := t.Unanswered(c)
		if len(items) == len(on) {
			continue // nothing was asked about it
		}
		for _, i := range items {
			on[i] = append(on[i], c)
		}
	}
	var list problem.List
	for i, item := range q.Instrument.Items {
		if on[i] == nil {
			continue
		}
		list = append(list, problem.Problem{
			Severity: problem.Warning, Code: "W-ITEM-EMPTY", File: from.File, Sheet: from.Sheet,
			Message: problem.Say("nobody answered %s (%s), and scores rest on the other items", quoted(item.ID), problem.Comma(on[i])),
			Fix:     problem.Say("look at the columns in the file: was the question left out, or not exported?"),
		})
	}
	return list
}

// words remembers whether customers answered what they expect in the words of what
// they perceive, and warns if they did not.
func (c *counted) words(from gap.Source, layout importers.Layout) problem.List {
	expected, ok := layout.Words(survey.Expected)
	perceived, also := layout.Words(survey.Perceived)
	if layout.Questionnaire.Group.Role != survey.Customers || !ok || !also {
		return nil
	}
	if importers.SameWords(expected, perceived) {
		if c.study.Labels == "" {
			c.study.Labels = gap.LabelsSame
		}
		return nil
	}
	c.study.Labels = gap.LabelsDiffer
	end := func(spellings []string) string { return problem.Quote(spellings[0]) }
	return problem.List{{
		Severity: problem.Warning, Code: "W-LABEL-SIDES", File: from.File, Sheet: from.Sheet,
		Message: problem.Say(`what is expected was answered from "%s" to "%s", what is perceived from "%s" to "%s": a gap sets one against the other as if they were one question`, end(expected[0]), end(expected[1]), end(perceived[0]), end(perceived[1])),
		Fix:     problem.Say("read the order of the gaps and not their size, and next time ask for both in the same words"),
	}}
}
