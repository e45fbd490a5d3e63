package cli

import (
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// kept is a group's answers: those that the conditions keep, and the rest.
type kept struct{ answers, rest *tally.Set }

func newKept(plan tally.Plan) (kept, error) {
	answers, err := tally.NewSet(plan)
	if err != nil {
		return kept{}, usagef("leave items out with --expected and --perceived", "%v", err)
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
