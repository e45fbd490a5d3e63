package cli

import (
	"errors"
	"strings"

	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// kept is a group's answers: those that the conditions keep, and the rest; and the
// first again by each further background question. People is the first once more, one
// by one, where respondents are to be joined; else it is nil.
type kept struct {
	answers, rest *tally.Set
	whole         *tally.Tally // of the answers at all levels; nil until it is made
	also          []*tally.Set
	people        *people
	marks         *marks // of customers, if something is said of each; else nil
}

// everybody is the answers at all levels together.
func (k kept) everybody() *tally.Tally {
	if k.whole != nil {
		return k.whole
	}
	return k.answers.Whole()
}

func newKept(plan tally.Plan, also, most int, named bool) (kept, error) {
	answers, err := tally.NewSet(plan)
	if err != nil {
		message := problem.Of(err)
		if errors.Is(err, tally.ErrTooManyItems) {
			message = problem.Say("the largest dimension has too many items to score exactly on a scale of %d answers", plan.Questionnaire.Instrument.Scale.Points)
		}
		return kept{}, usage(problem.Say("leave items out with --expected and --perceived"), message)
	}
	answers.Allow(most)
	k := kept{answers: answers, rest: answers.Empty()}
	for range also {
		k.also = append(k.also, answers.Empty())
	}
	if named {
		k.people = &people{}
	}
	return k, nil
}

func (k kept) empty() kept {
	e := kept{answers: k.answers.Empty(), rest: k.rest.Empty()}
	for _, s := range k.also {
		e.also = append(e.also, s.Empty())
	}
	if k.people != nil {
		e.people = &people{}
	}
	if k.marks != nil {
		e.marks = k.marks.empty()
	}
	return e
}

func (k kept) add(r survey.Response, row importers.Row) {
	if k.marks != nil {
		r = k.marks.mark(r, row)
	}
	if !row.Kept {
		k.rest.Add(r)
		return
	}
	k.answers.Add(r)
	if k.people != nil {
		k.people.all = append(k.people.all, person{strings.Clone(row.ID), r.Clone()})
	}
	for i, s := range k.also {
		further := r
		further.Segments = r.Segments[i+1:]
		s.Add(further)
	}
}

// move is merge where nothing was counted yet: it takes the tallies over, which are large
// beside what a short file has.
func (k kept) move(other kept) error {
	*k.answers, *k.rest = *other.answers, *other.rest
	for i, s := range k.also {
		*s = *other.also[i]
	}
	if k.people != nil {
		*k.people = *other.people
	}
	if k.marks != nil {
		k.marks.merge(other.marks)
	}
	return nil
}

func (k *kept) merge(other kept) error {
	k.whole = nil
	if err := k.answers.Merge(other.answers); err != nil {
		return err
	}
	for i, s := range k.also {
		if err := s.Merge(other.also[i]); err != nil {
			return err
		}
	}
	if k.people != nil {
		k.people.all = append(k.people.all, other.people.all...)
	}
	if k.marks != nil {
		k.marks.merge(other.marks)
	}
	return k.rest.Merge(other.rest)
}

// overflow reports whether the column that divides the respondents has too many levels.
func (k kept) overflow() bool { return k.answers.Overflow() || k.rest.Overflow() }

// responses are those that the conditions keep and the rest.
func (k kept) responses() int64 { return k.answers.Whole().Responses() + k.rest.Whole().Responses() }
