package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// side is a construct as one group rated it.
type side struct {
	role      survey.Role
	tally     *tally.Tally
	construct survey.Construct
}

// side finds who rated a construct.
func (s Study) side(c survey.Construct, o Options) (found side, ok bool) {
	for _, role := range o.raters(c) {
		if t := s.Group(role); t != nil && asked(t, c) {
			return side{role, t, c}, true
		}
	}
	return side{}, false
}

// otherRaters tells of groups whose ratings of a construct are not used, for
// another that comes first rated it, too.
func (s Study) otherRaters(o Options) []Note {
	var notes []Note
	for _, c := range []survey.Construct{survey.Standard, survey.SelfRated, survey.Promised} {
		used, _ := s.side(c, o)
		for _, role := range o.raters(c) {
			if t := s.Group(role); role != used.role && t != nil && asked(t, c) {
				notes = append(notes, Note{Code: NoteOtherRater, ID: string(role), Construct: string(c)})
			}
		}
	}
	return notes
}

// customersSide is a construct as customers rated it, be it the company's to rate.
func (a analysis) customersSide(c survey.Construct) (side, bool) {
	if a.Customers == nil || !asked(a.Customers, c) {
		return side{}, false
	}
	return side{survey.Customers, a.Customers, c}, true
}

// raters lists who can rate a construct, the one that counts first.
func (o Options) raters(c survey.Construct) []survey.Role {
	switch c {
	case survey.Belief:
		return []survey.Role{survey.Managers}
	case survey.StaffBelief, survey.Delivered:
		return []survey.Role{survey.Staff}
	case survey.Standard:
		order := []survey.Role{survey.Managers, survey.Documents, survey.Staff}
		if at := slices.Index(order, o.Standard); at > 0 {
			order = slices.Insert(slices.Delete(order, at, at+1), 0, o.Standard)
		}
		return order
	case survey.SelfRated:
		return []survey.Role{survey.Managers, survey.Staff}
	case survey.Promised:
		return []survey.Role{survey.Staff, survey.Managers, survey.Documents}
	default:
		return []survey.Role{survey.Customers}
	}
}

// asked reports whether a group was asked for a construct. Where all customers left it
// empty, they were asked for the others alone. Of groups that may be few it is not
// told whether anybody answered, and of nobody it is what the questionnaire says.
func asked(t *tally.Tally, c survey.Construct) bool {
	q := t.Plan().Questionnaire
	if !slices.Contains(q.Constructs, c) {
		return false
	}
	return q.Group.Role != survey.Customers || t.Responses() == 0 || t.Answered(c)
}

// servicePair is both sides of the service gap; ok is false if one of them was not
// asked.
func servicePair(t *tally.Tally) (v tally.PairView, ok bool) {
	if t == nil || !asked(t, survey.Expected) || !asked(t, survey.Perceived) {
		return v, false
	}
	return t.Pair(survey.Expected, survey.Perceived)
}

// rule is when a respondent's answers make a score of the construct.
func (s side) rule() tally.Rule {
	if s.tally.Plan().Complete {
		return tally.Complete
	}
	return tally.HalfScores
}

// fixed reports whether the side is one document, or one row for all of them.
// Nobody was sampled, so it has no standard error. Two and more documents are a
// sample like any group.
func (s side) fixed() bool {
	return s.role == survey.Documents && s.tally.Responses() == 1
}

// weighted is the mean over dimensions weighted by importance: for customers by
// the points of each, for the others by the customers' mean points as fixed
// weights.
func (s side) weighted(w importance) stat.Moments {
	if s.role == survey.Customers {
		return s.tally.Weighted(s.construct).Combine([]int64{1})
	}
	return s.tally.Dimensions(s.construct).Blend(w.shares)
}

// meanOf is a side's mean with its interval; of a fixed side it has none.
func (a analysis) meanOf(s side, m stat.Moments) stat.Estimate {
	e := a.remembered.Mean(m, a.level())
	if s.fixed() && e.N == 1 {
		e.Method, e.Reason = "fixed", NoteFixed
	}
	return e
}
