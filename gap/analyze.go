package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// analysis is a study under analysis: the groups that can be compared, the
// options and what customers say matters.
type analysis struct {
	Study
	Options
	in         survey.Instrument
	importance importance
	remembered *stat.Remembered // nil of what computes little
}

// Analyze computes the six steps, every gap that the answers allow, the chain
// from what is expected to what is perceived, the zone of tolerance, the gaps that
// were rated directly and what goes along with them. Command, Project, Wave and
// Sources of the result are the caller's to fill in.
func Analyze(s Study, o Options) Result {
	r := Result{Schema: Schema, Sources: []Source{}, Respondents: s.Respondents(), Gaps: []Gap{}, Chain: []Chain{}, Notes: []Note{}}
	s = s.drawn()
	remembered := new(stat.Remembered)
	everyone := analysis{Study: s, Options: o, remembered: remembered} // for ratings that are compared with no others
	s, notes := s.comparable()
	a := analysis{Study: s, Options: o, remembered: remembered}
	a.in = s.instrument()
	a.importance = a.customersImportance()
	r.asked = s.asked()
	for i, c := range comparisons {
		if !o.wants(c.name) {
			continue
		}
		if i > 0 && c.name == comparisons[i-1].name && len(r.GapsOf(c.name)) > 0 {
			continue // its first form could be computed
		}
		gaps, remarks := a.gaps(c)
		r.Gaps, r.Notes = behindGaps(r.Gaps, gaps), append(r.Notes, remarks...)
	}
	r.Method = a.method(r.Gaps)
	r.Method.drawn(everyone.designs())
	r.Notes = append(r.Notes, fewClusters(r.Method.Designs)...)
	if o.Outcomes {
		r.Outcomes = everyone.outcomes()
	}
	if o.Gates != nil || o.Units != "" {
		if r.Steps = []Step{}; o.Gates != nil && o.Gates.Consistency {
			r.Consistency = everyone.consistency()
		}
		return r
	}
	r.Steps = []Step{
		a.expected(),
		a.perceived(r),
		a.delivery(r),
		a.standards(r),
		a.management(r),
		a.communication(r),
	}
	for i := range r.Steps {
		r.Steps[i].Number = i + 1
	}
	r.Direct = everyone.direct()
	everyone.ratedDirectly(r.Steps, r.Direct)
	if len(r.Direct) > 0 {
		r.Method.TestDirect = stat.OneSample
	}
	if slices.ContainsFunc(roles, a.uncompared) {
		r.Notes = append(r.Notes, Note{Code: NoteNoRanges, Level: LevelItem, Count: int64(len(a.in.Items))})
	}
	if len(a.in.Items) > 0 && len(a.in.Dimensions) == 0 {
		r.Notes = append(r.Notes, Note{Code: NoteNoOverall, Count: int64(len(a.in.Items))})
	}
	r.Notes = append(append(r.Notes, notes...), a.otherRaters(o)...)
	chain, remarks := a.chain(r.Gaps)
	r.Chain, r.Notes = append(r.Chain, chain...), append(r.Notes, remarks...)
	r.Zone = a.zone()
	if o.Priorities != nil {
		r.Priority = a.priority(*o.Priorities)
	}
	if o.Honesty {
		r.Honesty = a.honesty()
	}
	if o.Answers {
		r.Answers = a.answers()
	}
	r.Points = a.pointsCompared()
	r.Antecedents = everyone.antecedents()
	r.Practices, r.Opportunities = everyone.practices(), everyone.opportunities()
	return r
}

// behindGaps is rows with more behind them. Rows are large: the first ones stay where they
// are.
func behindGaps(rows, more []Gap) []Gap {
	if len(rows) == 0 && len(more) > 0 {
		return more
	}
	return append(rows, more...)
}

// uncompared reports whether a group's gaps were counted without the pairs of
// items that rank ranges need.
func (a analysis) uncompared(r survey.Role) bool {
	t := a.Group(r)
	return t != nil && len(t.Plan().Pairs) > 0 && !t.Plan().ItemPairs
}

// gaps computes one gap at every level: paired if one group rated both ends,
// else between the two groups that did; nothing if an end is missing.
func (a analysis) gaps(c comparison) ([]Gap, []Note) {
	from, to, ok := a.ends(c)
	if !ok {
		return nil, nil
	}
	if from.role != to.role {
		return a.independentGaps(c, from, to), nil
	}
	v, counted := from.tally.PairBy(c.pair())
	if !counted {
		// The caller may have counted the pair by another rule; the rows say which.
		v, counted = from.tally.Pair(c.from, c.to)
	}
	if !counted {
		return nil, nil
	}
	return a.pairedGaps(c, from.role, from.tally, v)
}

// ends finds who rated the two constructs of a gap; ok is false if somebody was
// not asked for what it takes.
func (a analysis) ends(c comparison) (from, to side, ok bool) {
	if c.beside != "" {
		if _, ok := a.customersSide(c.beside); !ok {
			return side{}, side{}, false
		}
	}
	find := func(c survey.Construct) (side, bool) { return a.side(c, a.Options) }
	if c.byCustomers {
		find = a.customersSide
	}
	from, ok1 := find(c.from)
	to, ok2 := find(c.to)
	return from, to, ok1 && ok2
}

func (a analysis) method(gaps []Gap) Method {
	m := Method{
		ScaleLow: Undefined, ScaleHigh: Undefined,
		Confidence: Number(a.level()), Interval: "t", Adjust: "holm",
		Test: "paired t", RankTest: "signed-rank, zeros dropped, exact to 50, else normal with continuity correction",
	}
	if m.Bootstrap = a.Bootstrap; a.Bootstrap != nil {
		m.Interval = "bootstrap of gaps within a group, t of the others"
	}
	m.Instrument, m.Items, m.Dimensions = a.in.ID, len(a.in.Items), countDimensions(a.in)
	m.Reversed = a.in.Reversed()
	if m.Items > 0 {
		low, high := scaleEnds(a.in.Scale)
		m.Scale, m.ScaleLow, m.ScaleHigh = a.in.Scale.String(), Number(low), Number(high)
	}
	if i := headline(gaps); i >= 0 && gaps[i].Level == LevelWeighted {
		m.Importance = "points"
	}
	if t := a.Customers; t != nil {
		m.Fingerprint, m.ScoreRule = t.Fingerprint(), string(side{tally: t}.rule())
		if pairs := t.Plan().Pairs; len(pairs) > 0 {
			m.ScoreRule = string(pairs[0].Rule)
		}
	}
	if a.customersOnly() {
		return m
	}
	m.TestBetween, m.RankTestBetween = "Welch t", "Mann-Whitney, normal with continuity correction"
	if t := a.Documents; t != nil && (side{role: survey.Documents, tally: t}).fixed() {
		m.TestBetween += "; against one document " + TestFixed + " without a rank test"
	}
	for _, role := range roles {
		if t := a.Group(role); t != nil {
			m.Groups = append(m.Groups, GroupMethod{Group: string(role), N: t.Responses(), Fingerprint: t.Fingerprint()})
		}
	}
	return m
}

// headline is the row that answers for the whole service gap: the weighted
// overall gap if there is one, else the unweighted; -1 if neither.
func headline(gaps []Gap) int { return headlineOf(gaps, Service) }

func headlineOf(gaps []Gap, name string) int {
	at := func(level string) int {
		return slices.IndexFunc(gaps, func(g Gap) bool { return g.Name == name && g.Level == level })
	}
	if i := at(LevelWeighted); i >= 0 {
		return i
	}
	return at(LevelOverall)
}

// countDimensions is the number of dimensions, not counting the one that stands
// for all items of an instrument without any.
func countDimensions(in survey.Instrument) int {
	if in.Undivided() {
		return 0
	}
	return len(in.Dimensions)
}
