package cli

import (
	"errors"

	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// kept is a group's answers: those that the conditions keep, and the rest; and the
// first again by each further background question.
type kept struct {
	answers, rest *tally.Set
	also          []*tally.Set
}

func newKept(plan tally.Plan, also int) (kept, error) {
	answers, err := tally.NewSet(plan)
	if err != nil {
		message := problem.Of(err)
		if errors.Is(err, tally.ErrTooManyItems) {
			message = problem.Say("the largest dimension has too many items to score exactly on a scale of %d answers", plan.Questionnaire.Instrument.Scale.Points)
		}
		return kept{}, usage(problem.Say("leave items out with --expected and --perceived"), message)
	}
	k := kept{answers: answers, rest: answers.Empty()}
	for range also {
		k.also = append(k.also, answers.Empty())
	}
	return k, nil
}

func (k kept) empty() kept {
	e := kept{answers: k.answers.Empty(), rest: k.rest.Empty()}
	for _, s := range k.also {
		e.also = append(e.also, s.Empty())
	}
	return e
}

func (k kept) add(r survey.Response, isKept bool) {
	if !isKept {
		k.rest.Add(r)
		return
	}
	k.answers.Add(r)
	for i, s := range k.also {
		further := r
		further.Segments = r.Segments[i+1:]
		s.Add(further)
	}
}

func (k kept) merge(other kept) error {
	if err := k.answers.Merge(other.answers); err != nil {
		return err
	}
	for i, s := range k.also {
		if err := s.Merge(other.also[i]); err != nil {
			return err
		}
	}
	return k.rest.Merge(other.rest)
}
