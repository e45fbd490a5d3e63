package gap

import (
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// mostCompared is the number of items up to which every two are compared for
// rank ranges: 100 items are 4,950 pairs, and time and memory grow with those.
const mostCompared = 100

// Plan says what has to be counted of a group of any role for Analyze: every gap
// both ends of which are asked of that group, with the pairs of items that rank
// ranges need; and the zone of tolerance where customers say what is adequate.
//
// The rule says when answers make a score. HalfPairs, as an empty one, is for the
// service gap alone and the others go by HalfScores; HalfScores and Complete are
// for all.
func Plan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := tally.Plan{Questionnaire: q, Complete: rule == tally.Complete}
	asked := func(c survey.Construct) bool { return slices.Contains(q.Constructs, c) }
	for _, c := range comparisons {
		pair := c.pair()
		if rule == tally.HalfScores || rule == tally.Complete {
			pair.Rule = rule
		}
		wanted := asked(c.from) && asked(c.to) && (c.beside == "" || asked(c.beside))
		if wanted && !slices.Contains(plan.Pairs, pair) {
			plan.Pairs = append(plan.Pairs, pair)
		}
	}
	plan.ItemPairs = len(plan.Pairs) > 0 && len(q.Instrument.Items) <= mostCompared
	plan.Zone = asked(survey.Adequate) && asked(survey.Expected) && asked(survey.Perceived)
	return plan
}

// Study is what was measured: a tally per group of respondents, nil for a group
// that was not asked. All groups rate the same items on the same scale; a tally
// of another instrument is left out of the analysis with a note.
type Study struct {
	Customers *tally.Tally
	Managers  *tally.Tally
	Staff     *tally.Tally
	Documents *tally.Tally // a response for each document, or one for all of them
	// Invited is how many of a role were asked to answer, where that is known.
	Invited map[survey.Role]int64
}

// Options are the choices of an analysis. The zero value is the default.
type Options struct {
	// Confidence of the intervals; 0 means 0.95.
	Confidence float64
	// Dimension limits item rows to one dimension and makes them a table of
	// their own; empty means all.
	Dimension string
	// Standard says whose standards count where more than one of managers,
	// documents and staff rated them; empty means the first of these.
	Standard survey.Role
}

func (o Options) level() float64 {
	if o.Confidence == 0 {
		return 0.95
	}
	return o.Confidence
}

// side is a construct as one group rated it.
type side struct {
	role      survey.Role
	tally     *tally.Tally
	construct survey.Construct
}

// Group is the tally of a role, nil if it was not asked.
func (s Study) Group(r survey.Role) *tally.Tally {
	switch r {
	case survey.Managers:
		return s.Managers
	case survey.Staff:
		return s.Staff
	case survey.Documents:
		return s.Documents
	default:
		return s.Customers
	}
}

// Set takes the tally of a role into the study.
func (s *Study) Set(r survey.Role, t *tally.Tally) {
	switch r {
	case survey.Managers:
		s.Managers = t
	case survey.Staff:
		s.Staff = t
	case survey.Documents:
		s.Documents = t
	default:
		s.Customers = t
	}
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

// side finds who rated a construct.
func (s Study) side(c survey.Construct, o Options) (found side, ok bool) {
	for _, role := range o.raters(c) {
		if t := s.Group(role); t != nil && asked(t, c) {
			return side{role, t, c}, true
		}
	}
	return side{}, false
}

// rule is when a respondent's answers make a score of the construct.
func (s side) rule() tally.Rule {
	if s.tally.Plan().Complete {
		return tally.Complete
	}
	return tally.HalfScores
}

func asked(t *tally.Tally, c survey.Construct) bool {
	return slices.Contains(t.Plan().Questionnaire.Constructs, c)
}

// roles are the groups of a study in the order of their tallies.
var roles = []survey.Role{survey.Customers, survey.Managers, survey.Staff, survey.Documents}

// customersOnly reports whether nobody but customers was asked.
func (s Study) customersOnly() bool {
	return s.Managers == nil && s.Staff == nil && s.Documents == nil
}

// comparable leaves out groups that rated other items or on another scale than
// the first group of the study: their means cannot be set against each other.
func (s Study) comparable() (Study, []Note) {
	var notes []Note
	reference, _ := s.instrument()
	kept := map[survey.Role]*tally.Tally{}
	for _, role := range roles {
		t := s.Group(role)
		if t == nil {
			continue
		}
		in := t.Plan().Questionnaire.Instrument
		switch {
		case in.Scale != reference.Scale:
			notes = append(notes, Note{Code: NoteScale, ID: string(role), Count: t.Responses()})
		case !sameItems(in, reference):
			notes = append(notes, Note{Code: NoteItems, ID: string(role), Count: t.Responses()})
		default:
			kept[role] = t
		}
	}
	s.Customers, s.Managers, s.Staff, s.Documents = kept[survey.Customers], kept[survey.Managers], kept[survey.Staff], kept[survey.Documents]
	return s, notes
}

// instrument is that of the first group of the study; ok is false if there is
// none.
func (s Study) instrument() (in survey.Instrument, ok bool) {
	for _, role := range roles {
		if t := s.Group(role); t != nil {
			return t.Plan().Questionnaire.Instrument, true
		}
	}
	return survey.Instrument{}, false
}

// sameItems reports whether two instruments have the same items in the same
// dimensions, whatever their labels and the direction of their wording.
func sameItems(a, b survey.Instrument) bool {
	return slices.EqualFunc(a.Items, b.Items, func(x, y survey.Item) bool { return x.ID == y.ID }) &&
		slices.EqualFunc(a.Dimensions, b.Dimensions, func(x, y survey.Dimension) bool {
			return x.ID == y.ID && slices.Equal(x.Items, y.Items)
		})
}
