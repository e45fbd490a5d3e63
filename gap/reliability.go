package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// ReliabilityPlan says what has to be counted of a group of any role for
// Reliability: beside the answers themselves the service gap's two sides and, of a
// questionnaire of at most tally.MostTogether items, all items together. No score is
// made, so that the rule says nothing.
func ReliabilityPlan(q survey.Questionnaire, _ tally.Rule) tally.Plan {
	plan := tally.Plan{Questionnaire: q, Together: len(q.Instrument.Items) <= tally.MostTogether}
	if slices.Contains(q.Constructs, survey.Expected) && slices.Contains(q.Constructs, survey.Perceived) {
		plan.Pairs = []tally.Pair{{From: survey.Expected, To: survey.Perceived, Rule: tally.HalfPairs}}
	}
	return plan
}

// FactorOptions are the choices of a factor analysis. The zero value is the
// default.
type FactorOptions struct {
	// Extraction is Minres or PrincipalAxes, Rotation one of Rotations; empty
	// means the first of these.
	Extraction, Rotation string
	// Factors is how many; 0 takes as many as parallel analysis suggests.
	Factors int
	// Seed is that of the numbers that parallel analysis draws.
	Seed uint64
}

// How factors can be extracted.
const (
	Minres        = "minres" // the least squared residuals
	PrincipalAxes = "pa"     // likewise, stopped as SPSS and PSPP do
)

// How they can be rotated. Dimensions of service quality correlate, so the first
// lets factors correlate.
const (
	Oblimin    = "oblimin"
	Promax     = "promax"
	Varimax    = "varimax"
	Unrotated  = "none"
	listwise   = "listwise"
	byFeldt    = "Feldt"
	replicates = 500  // of parallel analysis
	chanceAt   = 0.95 // the quantile that an eigenvalue has to be above
)

// Extractions lists the ways of extraction, the default first.
func Extractions() []string { return []string{Minres, PrincipalAxes} }

// Rotations lists the rotations, the default first.
func Rotations() []string { return []string{Oblimin, Promax, Varimax, Unrotated} }

// Reliability computes how well the items of a dimension, and all items, hang
// together on each construct of each group that was asked, and of the service gap;
// and how many factors stand behind what customers expect, what they perceive and
// the gap between. It takes respondents who answered every item concerned.
// Command, Project, Wave and Sources of the result are the caller's to fill in.
//
// What ReliabilityPlan did not ask for is not there: of more than
// tally.MostTogether items a note says so.
func Reliability(s Study, o Options, f FactorOptions) Result {
	r := Result{Schema: Schema, Sources: []Source{}, Respondents: s.Respondents(), Steps: []Step{}, Gaps: []Gap{}, Chain: []Chain{}, Notes: []Note{}}
	a := analysis{Study: s, Options: o}
	a.in = s.instrument()
	r.Method = a.method(nil)
	r.Method.drawn(a.designs())
	r.Method.ScoreRule, r.Method.Interval = listwise, byFeldt
	r.Method.Test, r.Method.RankTest, r.Method.Adjust, r.Method.TestBetween, r.Method.RankTestBetween = "", "", "", "", ""
	r.Consistency = a.consistency()
	if t := s.Customers; t != nil {
		for _, rating := range ratingsOf(t) {
			if items, ok := rating.together(); ok {
				r.Structure = append(r.Structure, structureOf(string(survey.Customers), rating.of, items, t.Plan().Questionnaire.Instrument, f))
			}
		}
	}
	if o.Honesty {
		r.Honesty = a.honesty()
	}
	if n := len(a.in.Items); n > tally.MostTogether {
		r.Notes = append(r.Notes, Note{Code: NoteNotTogether, Level: LevelItem, Count: int64(n)})
	}
	return r
}

// rating is the items as they were rated on a construct, or their gap.
type rating struct {
	of        string // a construct, or the name of the gap
	dimension func(d int) (items stat.Cross, ok bool)
	together  func() (items stat.Cross, ok bool)
	sides     func(d int) (items stat.Cross, ok bool) // of a gap, d = −1 for all items
}

// ratingsOf lists the ratings that a group gave, the gap behind its two ends.
func ratingsOf(t *tally.Tally) []rating {
	var ratings []rating
	for _, c := range t.Plan().Questionnaire.Constructs {
		ratings = append(ratings, rating{
			of:        string(c),
			dimension: func(d int) (stat.Cross, bool) { return t.Block(c, d), true },
			together:  func() (stat.Cross, bool) { return t.Together(c) },
		})
	}
	view, ok := t.Pair(survey.Expected, survey.Perceived)
	if !ok {
		return ratings
	}
	sides := func(d int) (stat.Cross, bool) {
		if d < 0 {
			return view.SidesTogether()
		}
		return view.Sides(d)
	}
	gaps := func(d int) (stat.Cross, bool) {
		both, ok := sides(d)
		if !ok {
			return both, false
		}
		return both.Differences(), true
	}
	return append(ratings, rating{
		of: Service, dimension: gaps, sides: sides,
		together: func() (stat.Cross, bool) { return gaps(-1) },
	})
}
