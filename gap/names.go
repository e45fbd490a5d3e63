package gap

import (
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// The gaps by name: what is compared, received − reference.
const (
	Service           = "service"            // perceived − expected
	Knowledge         = "knowledge"          // management's belief − expected
	Standards         = "standards"          // standard − management's belief
	Delivery          = "delivery"           // delivered − standard
	Communication     = "communication"      // delivered − promised; from the customers' side perceived − promised
	MetExpectation    = "met-expectation"    // delivered − expected
	DesignExpectation = "design-expectation" // standard − expected
	StaffKnowledge    = "staff-knowledge"    // contact staff's belief − expected
	StaffManagement   = "staff-management"   // contact staff's belief − management's belief
	SelfImage         = "self-image"         // perceived − the company's own rating
	Adequacy          = "adequacy"           // perceived − adequate
	Superiority       = "superiority"        // perceived − expected, beside the adequacy gap and by its score rule
	Drift             = "drift"              // future − expected
)

// comparison is a gap as its two constructs.
type comparison struct {
	name     string
	from, to survey.Construct
	rule     tally.Rule // where both are rated by the same people and Plan is asked for no other
	needs    string
	// beside is a construct that customers have to be asked for as well, though
	// the gap is not made of it; empty for none.
	beside survey.Construct
	// byCustomers takes both ends from customers, one of which is the company's to
	// rate.
	byCustomers bool
}

// comparisons lists every gap in the order of Names. Of the two forms of a gap the
// first that can be computed is.
//
// The sources are Parasuraman, Zeithaml & Berry 1985, Journal of Marketing 49:41
// (service, knowledge, standards, delivery, communication: their gaps 5 and 1 to
// 4), Luk & Layton 2002, Service Industries Journal 22:109 (staff-knowledge,
// staff-management: their gaps 6 and 7) and Parasuraman, Zeithaml & Berry 1994,
// Journal of Retailing 70:201 (adequacy, superiority). Drift is how far expectations
// move, for which Boulding, Kalra, Staelin & Zeithaml 1993, Journal of Marketing
// Research 30:7, have the model. It goes by the rule of the service gap: the same
// items on both sides, or what is new ahead would pass for a change.
var comparisons = []comparison{
	{name: Service, from: survey.Expected, to: survey.Perceived, rule: tally.HalfPairs},
	{name: Knowledge, from: survey.Expected, to: survey.Belief, rule: tally.HalfScores, needs: NeedsManagers},
	{name: Standards, from: survey.Belief, to: survey.Standard, rule: tally.HalfScores, needs: NeedsManagers},
	{name: Delivery, from: survey.Standard, to: survey.Delivered, rule: tally.HalfScores, needs: NeedsStandardAndStaff},
	{name: Communication, from: survey.Promised, to: survey.Delivered, rule: tally.HalfScores, needs: NeedsPromised},
	{name: Communication, from: survey.Promised, to: survey.Perceived, rule: tally.HalfScores, needs: NeedsPromised, byCustomers: true},
	{name: MetExpectation, from: survey.Expected, to: survey.Delivered, rule: tally.HalfScores, needs: NeedsStaff},
	{name: DesignExpectation, from: survey.Expected, to: survey.Standard, rule: tally.HalfScores, needs: NeedsStandard},
	{name: DesignExpectation, from: survey.Expected, to: survey.Standard, rule: tally.HalfScores, needs: NeedsStandard, byCustomers: true},
	{name: StaffKnowledge, from: survey.Expected, to: survey.StaffBelief, rule: tally.HalfScores, needs: NeedsStaff},
	{name: StaffManagement, from: survey.Belief, to: survey.StaffBelief, rule: tally.HalfScores, needs: NeedsManagersAndStaff},
	{name: SelfImage, from: survey.SelfRated, to: survey.Perceived, rule: tally.HalfScores, needs: NeedsSelfRated},
	{name: Adequacy, from: survey.Adequate, to: survey.Perceived, rule: tally.HalfScores, needs: NeedsAdequate},
	{name: Superiority, from: survey.Expected, to: survey.Perceived, rule: tally.HalfScores, needs: NeedsAdequate, beside: survey.Adequate},
	{name: Drift, from: survey.Expected, to: survey.Future, rule: tally.HalfPairs, needs: NeedsFuture},
}

// comparisonCalled is the first form of a gap.
func comparisonCalled(name string) comparison {
	return comparisons[slices.IndexFunc(comparisons, func(c comparison) bool { return c.name == name })]
}

func (c comparison) pair() tally.Pair { return tally.Pair{From: c.from, To: c.to, Rule: c.rule} }

// Literature is where a gap was first described, or what it stands beside; empty where
// nothing is.
func Literature(name string) string {
	switch name {
	case StaffKnowledge, StaffManagement:
		return "Luk & Layton 2002, Service Industries Journal 22:109"
	case Adequacy, Superiority:
		return "Parasuraman, Zeithaml & Berry 1994, Journal of Retailing 70:201"
	case Competitor:
		return ""
	case Drift:
		return "Boulding, Kalra, Staelin & Zeithaml 1993, Journal of Marketing Research 30:7"
	default:
		return "Parasuraman, Zeithaml & Berry 1985, Journal of Marketing 49:41"
	}
}

// Ends is the two constructs that a gap compares.
func (g Gap) Ends() (from, to survey.Construct) {
	for _, c := range comparisons {
		if c.name == g.Name && StepOf(c.to) == g.ToStep {
			return c.from, c.to
		}
	}
	panic("gap: no gap is called " + g.Name)
}

// Names lists the gaps that can be asked for.
func Names() []string {
	var names []string
	for i, c := range comparisons {
		if i == 0 || c.name != comparisons[i-1].name {
			names = append(names, c.name)
		}
	}
	return names
}

// Needs says whose answers a gap is made of beside what customers expect and
// perceive, and is empty for the service gap.
func Needs(name string) string {
	for _, c := range comparisons {
		if c.name == name {
			return c.needs
		}
	}
	return ""
}

// What a step or a gap can be short of.
const (
	NeedsExpected         = "customers: what they expect"
	NeedsPerceived        = "customers: what they perceive"
	NeedsAdequate         = "customers: the least that they accept"
	NeedsFuture           = "customers: what they expect, and what they expect ahead"
	NeedsManagers         = "managers"
	NeedsStaff            = "staff"
	NeedsStandard         = "managers or documents: what the standard is"
	NeedsStandardAndStaff = "managers or documents: what the standard is, and staff"
	NeedsManagersAndStaff = "managers and staff"
	NeedsSelfRated        = "managers or staff: how they rate the service"
	NeedsPromised         = "staff or marketing: what is promised, or customers: what they were promised"
)
