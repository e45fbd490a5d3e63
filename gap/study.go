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
// ranges need; and the zone of tolerance where customers say what is adequate. Priorities
// and Honesty need TogetherPlan.
//
// The rule says when answers make a score. HalfPairs, as an empty one, is for the
// service gap and drift alone and the others go by HalfScores; HalfScores and Complete are
// for all.
func Plan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := tally.Plan{Questionnaire: q, Complete: rule == tally.Complete, Apart: true}
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

// TogetherPlan is Plan with the items of all respondents together, by which gaps are
// trusted and set against what they matter.
func TogetherPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := Plan(q, rule)
	plan.Together, plan.Apart = len(q.Instrument.Items) <= tally.MostTogether, false
	return plan
}

// ReportPlan is what a report takes: that, and the drivers of dimensions.
func ReportPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := TogetherPlan(q, rule)
	plan.Listwise = DriversPlan(q, rule, DriverOptions{}).Listwise
	return plan
}

// EveryPlan says what has to be counted for all analyses, of a tally that is kept.
func EveryPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := TogetherPlan(q, rule)
	plan.Listwise = driverBlocks(q)
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
	// Populations is of how many a role is a sample, where that has an end, and Raked how
	// its weights came out, where they were raked.
	Populations map[survey.Role]Population
	Raked       map[survey.Role]Raking
	// Labels says whether customers answered what they expect in the words of what
	// they perceive: LabelsSame, LabelsDiffer, or empty if that is not known.
	Labels string
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
	// Priorities asks for importance against performance, nil for none.
	Priorities *Priorities
	// Answers asks for the answers to each item.
	Answers bool
	// Honesty asks how far the gap can be trusted to rank.
	Honesty bool
	// Gates asks for what checks of an audit look at, and for nothing else; nil for
	// all that an analysis has.
	Gates *Gates
	// Bootstrap asks for intervals of samples drawn anew, nil for t. It is for gaps
	// within a group, whose differences are counted.
	Bootstrap *Bootstrap
	// Units names the gap that CompareUnits is to read, and asks for nothing else: its rows
	// of the whole and of dimensions, without their places among the levels of a division.
	Units string
	// Outcomes asks for the questions about the whole.
	Outcomes bool
	// Outcome is the id of the outcome that these two are by; empty means the
	// first of satisfaction, else the first.
	Outcome string
}

// Gates is what the checks of an audit look at.
type Gates struct {
	Gaps        []string // by name
	Consistency bool     // internal consistency, too
}

// wants reports whether a gap is asked for.
func (o Options) wants(name string) bool {
	if o.Units != "" {
		return name == o.Units
	}
	return o.Gates == nil || slices.Contains(o.Gates.Gaps, name)
}

func (o Options) level() float64 {
	if o.Confidence == 0 {
		return 0.95
	}
	return o.Confidence
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

// roles are the groups of a study in the order of their tallies.
var roles = []survey.Role{survey.Customers, survey.Managers, survey.Staff, survey.Documents}

// customersOnly reports whether nobody but customers was asked.
func (s Study) customersOnly() bool {
	return s.Managers == nil && s.Staff == nil && s.Documents == nil
}

// somebody reports whether any group was asked.
func (s Study) somebody() bool { return s.Customers != nil || !s.customersOnly() }

// comparable leaves out groups that rated other items or on another scale than
// the first group of the study: their means cannot be set against each other.
func (s Study) comparable() (Study, []Note) {
	var notes []Note
	reference := s.instrument()
	for _, role := range roles {
		t := s.Group(role)
		if t == nil {
			continue
		}
		in := t.Plan().Questionnaire.Instrument
		switch {
		case in.Scale != reference.Scale:
			notes = append(notes, Note{Code: NoteScale, ID: string(role), Count: t.Responses()})
			s.Set(role, nil)
		case !sameItems(in, reference):
			notes = append(notes, Note{Code: NoteItems, ID: string(role), Count: t.Responses()})
			s.Set(role, nil)
		}
	}
	return s, notes
}

// instrument is that of the first group of the study, empty if there is none.
func (s Study) instrument() survey.Instrument {
	for _, role := range roles {
		if t := s.Group(role); t != nil {
			return t.Plan().Questionnaire.Instrument
		}
	}
	return survey.Instrument{}
}

// sameItems reports whether two instruments have the same items in the same
// dimensions, whatever their labels and the direction of their wording.
func sameItems(a, b survey.Instrument) bool {
	return slices.EqualFunc(a.Items, b.Items, func(x, y survey.Item) bool { return x.ID == y.ID }) &&
		slices.EqualFunc(a.Dimensions, b.Dimensions, func(x, y survey.Dimension) bool {
			return x.ID == y.ID && slices.Equal(x.Items, y.Items)
		})
}
