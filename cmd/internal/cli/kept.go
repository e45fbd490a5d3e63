package cli

import (
	"errors"

	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// kept is a group's answers: those that the conditions keep, and the rest.
type kept struct{ answers, rest *tally.Set }

func newKept(plan tally.Plan) (kept, error) {
	answers, err := tally.NewSet(plan)
	if err != nil {
		message := problem.Of(err)
		if errors.Is(err, tally.ErrTooManyItems) {
			message = problem.Say("the largest dimension has too many items to score exactly on a scale of %d answers", plan.Questionnaire.Instrument.Scale.Points)
		}
		return kept{}, usage(problem.Say("leave items out with --expected and --perceived"), message)
	}
	return kept{answers, answers.Empty()}, nil
}

func (k kept) empty() kept { return kept{k.answers.Empty(), k.rest.Empty()} }

func (k kept) add(r survey.Response, isKept bool) {
	if isKept {
		k.answers.Add(r)
	} else {
		k.rest.Add(r)
	}
}

func (k kept) merge(other kept) error {
	if err := k.answers.Merge(other.answers); err != nil {
		return err
	}
	return k.rest.Merge(other.rest)
}
