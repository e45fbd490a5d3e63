package tally

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"servgap/gap/survey"
)

// Rule says when a respondent's answers make a dimension score. k is the number
// of items in the dimension; half means k/2 without rounding: 2 of 4, 3 of 5.
type Rule string

const (
	// HalfPairs takes the items answered on both sides, if they are at least
	// half: both scores are means over the same items, so the gap is the mean
	// of the item gaps.
	HalfPairs Rule = "half_pairs"
	// HalfScores takes on each side the items answered there, if they are at
	// least half.
	HalfScores Rule = "half_scores"
	// Complete takes only respondents who answered every item on both sides.
	Complete Rule = "complete"
)

// Pair is a gap to be counted: what was received against what it is measured
// by, both rated by the same respondents.
type Pair struct {
	From survey.Construct `json:"from"` // the reference
	To   survey.Construct `json:"to"`   // what was received
	Rule Rule             `json:"rule"`
}

// Plan says what a tally counts.
type Plan struct {
	Questionnaire survey.Questionnaire
	Pairs         []Pair
	// Complete makes a construct's own dimension score need every item; else
	// half of them is enough.
	Complete bool
	// ItemPairs adds, per declared pair, the gaps of every two items together:
	// what is needed to say whether one item's gap is larger than another's.
	// It costs time in the square of the number of items.
	ItemPairs bool
	// Together adds the products of all items of a construct and, per declared
	// pair, of both sides' items, by dimension and of all: what factors and the
	// consistency of gaps need. It costs time in the square of the number of
	// items.
	Together bool `json:",omitempty"`
	// Weights is the rule by which respondents are weighted, empty if each counts
	// once. Responses then have weights above 0.
	Weights string `json:",omitempty"`
	// Clusters says that respondents were drawn in clusters, each counted apart too.
	// Responses then name theirs.
	Clusters bool `json:",omitempty"`
	// Brief leaves out, for a tally with many levels, all but the answers, and of each
	// pair the scores of dimensions and of the whole: the counts of items beside each
	// other, a construct's own scores and all products but those of the whole are empty.
	Brief bool `json:",omitempty"`
	// Apart leaves out answers and scores beside outcomes, and scores beside the points:
	// what priorities, and trust in a gap, need.
	Apart bool `json:",omitempty"`
	// WeighOutcomes counts what was perceived beside outcomes with weights and clusters,
	// too, for shares of one among those who gave another; correlations need none.
	WeighOutcomes bool `json:",omitempty"`
	// Zone counts where customers stand in their zone of tolerance; it needs
	// adequate, expected and perceived.
	Zone bool `json:",omitempty"`
	// Listwise is blocks of numbers that are counted together, for models of outcomes.
	Listwise []Listwise `json:",omitempty"`

	heavy      bool // of a tally of weights, whose counts are large
	oneCluster bool // of the tally of a cluster
}

// Fingerprint identifies what was asked of whom and how it is counted. Tallies
// can be merged or compared if it is equal: group, items, scale, reversal,
// dimensions, constructs, points, outcomes, directly rated gaps with their
// targets, antecedents, practices, opportunities, weights, clusters, pairs with their score rules. Labels and the instrument's name do not
// count, nor which items and outcomes are counted together, or what is left out, for
// neither changes another count.
func (p Plan) Fingerprint() string {
	p.Together, p.Listwise, p.Brief, p.Apart, p.WeighOutcomes = false, nil, false, false, false
	p.Questionnaire = unlabelled(p.Questionnaire)
	data, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings and integers only
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// unlabelled is a questionnaire without its words.
func unlabelled(q survey.Questionnaire) survey.Questionnaire {
	q.Instrument.ID = ""
	q.Instrument.Items = slices.Clone(q.Instrument.Items)
	for i := range q.Instrument.Items {
		q.Instrument.Items[i].Label = ""
	}
	q.Instrument.Dimensions = slices.Clone(q.Instrument.Dimensions)
	for i := range q.Instrument.Dimensions {
		q.Instrument.Dimensions[i].Label = ""
	}
	q.Direct = slices.Clone(q.Direct)
	for i := range q.Direct {
		q.Direct[i].Questionnaire = unlabelled(q.Direct[i].Questionnaire)
	}
	if q.Antecedents != nil {
		q.Antecedents = &survey.Antecedents{Gaps: q.Antecedents.Gaps, Questionnaire: unlabelled(q.Antecedents.Questionnaire)}
	}
	if p := q.Practices; p != nil {
		q.Practices = &survey.Practices{Gaps: p.Gaps, Obstacles: p.Obstacles, Questionnaire: unlabelled(p.Questionnaire)}
	}
	if o := q.Opportunities; o != nil {
		q.Opportunities = &survey.Opportunities{Rated: unlabelled(o.Rated), Weighed: unlabelled(o.Weighed)}
	}
	return q
}

// check reports what makes the plan impossible to count exactly.
func (p Plan) check() error {
	q := p.Questionnaire
	if err := q.Instrument.Check(); err != nil {
		return err
	}
	for i, c := range q.Constructs {
		if slices.Contains(q.Constructs[:i], c) {
			return fmt.Errorf("construct %q is asked twice", c)
		}
	}
	for _, o := range q.Outcomes {
		if err := o.Scale.Check(); err != nil {
			return fmt.Errorf("outcome %q has %w", o.ID, err)
		}
	}
	for i, pair := range p.Pairs {
		if slices.Contains(p.Pairs[:i], pair) {
			return fmt.Errorf("pair %s − %s is declared twice with the rule %s", pair.To, pair.From, pair.Rule)
		}
		if !slices.Contains(q.Constructs, pair.From) || !slices.Contains(q.Constructs, pair.To) {
			return fmt.Errorf("pair %s − %s: one of them is not asked", pair.To, pair.From)
		}
		if pair.Rule != HalfPairs && pair.Rule != HalfScores && pair.Rule != Complete {
			return fmt.Errorf("pair %s − %s: unknown score rule %q", pair.To, pair.From, pair.Rule)
		}
	}
	for _, c := range zoneEnds {
		if p.Zone && !slices.Contains(q.Constructs, c) {
			return fmt.Errorf("a zone of tolerance needs what is %s, and that is not asked", c)
		}
	}
	if n := len(q.Instrument.Items); p.Together && n > MostTogether {
		return fmt.Errorf("%d items are counted together, accepted are at most %d", n, MostTogether)
	}
	if err := p.checkListwise(); err != nil {
		return err
	}
	if q.Points && len(q.Instrument.Dimensions) == 0 {
		return fmt.Errorf("importance points need dimensions")
	}
	if err := checkAntecedents(q.Antecedents); err != nil {
		return err
	}
	if err := checkOrganisation(q); err != nil {
		return err
	}
	return checkDirect(q.Direct)
}

// checkAntecedents looks at what New, which makes a tally of them, does not see.
func checkAntecedents(a *survey.Antecedents) error {
	switch {
	case a == nil:
		return nil
	case !slices.Equal(a.Questionnaire.Constructs, []survey.Construct{survey.Antecedent}) || len(a.Questionnaire.Beside()) > 0:
		return fmt.Errorf("the antecedents ask for more than one answer to each item")
	case len(a.Gaps) != len(a.Questionnaire.Instrument.Dimensions):
		return fmt.Errorf("%d antecedents go along with %d gaps", len(a.Questionnaire.Instrument.Dimensions), len(a.Gaps))
	}
	return nil
}

// checkOrganisation likewise looks at practices and opportunities.
func checkOrganisation(q survey.Questionnaire) error {
	asks := func(of survey.Questionnaire, constructs ...survey.Construct) bool {
		return slices.Equal(of.Constructs, constructs) && len(of.Beside()) == 0
	}
	if p := q.Practices; p != nil && (!asks(p.Questionnaire, survey.Practice) || len(p.Gaps) != len(p.Questionnaire.Instrument.Items)) {
		return fmt.Errorf("the practices are not statements that each go along with a gap")
	}
	if o := q.Opportunities; o != nil && (!asks(o.Rated, survey.OpportunityImportance, survey.OpportunityState) || !asks(o.Weighed, survey.Opportunity)) {
		return fmt.Errorf("the opportunities are not rated by importance and state")
	}
	return nil
}

// checkDirect looks at what New, which makes a tally of each, does not see.
func checkDirect(direct []survey.Direct) error {
	for i, d := range direct {
		q := d.Questionnaire
		switch {
		case slices.ContainsFunc(direct[:i], func(other survey.Direct) bool { return other.Gap == d.Gap }):
			return fmt.Errorf("the %s gap is rated directly twice", d.Gap)
		case !slices.Equal(q.Constructs, []survey.Construct{survey.Rated}) || len(q.Beside()) > 0:
			return fmt.Errorf("the %s gap rated directly asks for more than a rating", d.Gap)
		case int(d.Target) >= q.Instrument.Scale.Points:
			return fmt.Errorf("the %s gap rated directly has a target off its scale of %d answers", d.Gap, q.Instrument.Scale.Points)
		}
	}
	return nil
}

// scoreUnit is lcm(1…k) for the largest dimension's k: with it every mean over
// some of the items is a whole number of Step/(Den·unit). ok is false if scores,
// their weighted sums or the denominator of these would leave 62 bits.
func scoreUnit(in survey.Instrument, points bool) (unit int64, ok bool) {
	scale := in.Scale
	largest := max(scale.Den, max(scale.Min, -scale.Min)+scale.Step*int64(scale.Points))
	parts := int64(max(1, len(in.Dimensions)))
	if points {
		parts = int64(survey.Whole)
	}
	room := maxScore / largest / parts
	unit = 1
	for _, d := range in.Dimensions {
		for k := int64(1); k <= int64(len(d.Items)); k++ {
			factor := k / gcd(unit, k)
			if unit > room/factor {
				return 0, false
			}
			unit *= factor
		}
	}
	return unit, unit <= room
}

// maxScore keeps sums of two scores inside an int64.
const maxScore = math.MaxInt64 / 4

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
