package gap

import (
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// The gaps by name.
const (
	Service       = "service"       // perceived − expected
	Knowledge     = "knowledge"     // management's belief − expected
	Standards     = "standards"     // standard − management's belief
	Delivery      = "delivery"      // delivered − standard
	Communication = "communication" // delivered − promised
)

// Names lists the gaps that can be asked for.
func Names() []string { return []string{Service, Knowledge, Standards, Delivery, Communication} }

// Needs says whose answers a gap is made of beside the customers', and is empty
// for the service gap.
func Needs(name string) string {
	switch name {
	case Knowledge, Standards:
		return NeedsManagers
	case Delivery:
		return NeedsManagersAndStaff
	case Communication:
		return NeedsStaff
	default:
		return ""
	}
}

// What a step or a gap can be short of.
const (
	NeedsExpected         = "customers: what they expect"
	NeedsPerceived        = "customers: what they perceive"
	NeedsManagers         = "managers"
	NeedsStaff            = "staff"
	NeedsManagersAndStaff = "managers and staff"
	NeedsPromised         = "staff or marketing: what is promised, or customers: what they were promised"
)

// mostCompared is the number of items up to which every two are compared for
// rank ranges: 100 items are 4,950 pairs, and time and memory grow with those.
const mostCompared = 100

// Plan says what has to be counted of customers for Analyze: the service gap
// under the half_pairs rule where both its ends were asked, with the pairs of
// items that rank ranges need.
func Plan(q survey.Questionnaire) tally.Plan {
	plan := tally.Plan{Questionnaire: q}
	if slices.Contains(q.Constructs, survey.Expected) && slices.Contains(q.Constructs, survey.Perceived) {
		plan.Pairs = []tally.Pair{{From: survey.Expected, To: survey.Perceived, Rule: tally.HalfPairs}}
		plan.ItemPairs = len(q.Instrument.Items) <= mostCompared
	}
	return plan
}

// Study is what was measured: a tally per group of respondents.
type Study struct {
	Customers *tally.Tally
}

// Options are the choices of an analysis. The zero value is the default.
type Options struct {
	// Confidence of the intervals; 0 means 0.95.
	Confidence float64
	// Dimension limits item rows to one dimension and makes them a table of
	// their own; empty means all.
	Dimension string
}

func (o Options) level() float64 {
	if o.Confidence == 0 {
		return 0.95
	}
	return o.Confidence
}

// Analyze computes the six steps and the service gap at every level. Command,
// Project and Sources of the result are the caller's to fill in.
func Analyze(s Study, o Options) Result {
	t := s.Customers
	q := t.Plan().Questionnaire
	r := Result{
		Schema:  Schema,
		Sources: []Source{}, Gaps: []Gap{}, Chain: []any{}, Notes: []Note{},
	}
	if view, ok := t.Pair(survey.Expected, survey.Perceived); ok {
		gaps, notes := serviceGaps(t, view, o)
		r.Gaps, r.Notes = gaps, append(r.Notes, notes...)
	}
	r.Method = method(t, r.Gaps, o)
	r.Steps = []Step{
		expected(t, o),
		perceived(t, r.Gaps, o),
		delivery(t, o),
		standards(),
		management(),
		communication(),
	}
	for i := range r.Steps {
		r.Steps[i].Number = i + 1
	}
	if len(r.Gaps) > 0 && !t.Plan().ItemPairs {
		r.Notes = append(r.Notes, Note{Code: NoteNoRanges, Level: LevelItem, Count: int64(len(q.Instrument.Items))})
	}
	if len(q.Instrument.Dimensions) == 0 {
		r.Notes = append(r.Notes, Note{Code: NoteNoOverall, Count: int64(len(q.Instrument.Items))})
	}
	return r
}

func method(t *tally.Tally, gaps []Gap, o Options) Method {
	q := t.Plan().Questionnaire
	m := Method{
		Instrument: q.Instrument.ID, Scale: q.Instrument.Scale.String(),
		Items: len(q.Instrument.Items), Dimensions: countDimensions(q.Instrument),
		Confidence: Number(o.level()), Interval: "t", Adjust: "holm",
		Test: "paired t", RankTest: "signed-rank, zeros dropped, exact to 50, else normal with continuity correction",
		Fingerprint: t.Fingerprint(),
	}
	if i := headline(gaps); i >= 0 && gaps[i].Level == LevelWeighted {
		m.Importance = "points"
	}
	if pairs := t.Plan().Pairs; len(pairs) > 0 {
		m.ScoreRule = string(pairs[0].Rule)
	}
	return m
}

// headline is the row that answers for the whole: the weighted overall gap if
// there is one, else the unweighted; -1 if neither.
func headline(gaps []Gap) int {
	if i := slices.IndexFunc(gaps, func(g Gap) bool { return g.Level == LevelWeighted }); i >= 0 {
		return i
	}
	return slices.IndexFunc(gaps, func(g Gap) bool { return g.Level == LevelOverall })
}

// countDimensions is the number of dimensions, not counting the one that stands
// for all items of an instrument without any.
func countDimensions(in survey.Instrument) int {
	if in.Undivided() {
		return 0
	}
	return len(in.Dimensions)
}
