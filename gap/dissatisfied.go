package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// The rules that say who is dissatisfied.
const (
	BySatisfaction = "satisfaction"   // an answer to the whole of Cut or lower
	ByDetractor    = "detractor"      // a recommendation of 6 or lower
	ByAdequate     = "below-adequate" // Items items or more below what is accepted
)

// DissatisfiedRules are their names.
func DissatisfiedRules() []string { return []string{BySatisfaction, ByDetractor, ByAdequate} }

// highestDetractor is the highest answer of who does not recommend (Reichheld 2003).
const highestDetractor = 6

// DissatisfiedRule says who is dissatisfied; without a name, by the first rule that the
// questionnaire has the answers for.
type DissatisfiedRule struct {
	Rule    string `json:"rule"`
	Outcome string `json:"outcome"` // the id of the question about the whole; empty of ByAdequate
	// Cut is the highest answer of who is dissatisfied; undefined it is, of BySatisfaction,
	// the highest below the middle of the scale.
	Cut Number `json:"cut"`
	// Items is how many items have to be below what is accepted; 0 means one.
	Items int `json:"items"`

	at int // of the outcome
}

// recommended is the scale of a recommendation.
var recommended = survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}

// satisfactionKinds are the kinds of outcomes that say how satisfied somebody is.
var satisfactionKinds = []string{"csat", "overall"}

// For is the rule as a questionnaire can answer it; ok is false if it has no answers for it.
func (d DissatisfiedRule) For(q survey.Questionnaire) (resolved DissatisfiedRule, ok bool) {
	rules := []string{d.Rule}
	if d.Rule == "" {
		rules = DissatisfiedRules()
	}
	for _, rule := range rules {
		d.Rule = rule
		if resolved, ok := d.resolved(q); ok {
			return resolved, true
		}
	}
	return d, false
}

func (d DissatisfiedRule) resolved(q survey.Questionnaire) (DissatisfiedRule, bool) {
	if d.Rule == ByAdequate {
		d.Outcome, d.Cut, d.Items = "", Undefined, max(1, d.Items)
		return d, d.Items <= len(q.Instrument.Items) && slices.Contains(q.Constructs, survey.Adequate) && slices.Contains(q.Constructs, survey.Perceived)
	}
	d.at = slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool {
		switch {
		case d.Outcome != "" && o.ID != d.Outcome:
			return false
		case o.Kind == "" && len(q.Outcomes) == 1 || o.Kind == "" && d.Outcome != "":
			return d.Rule == BySatisfaction || o.Scale == recommended
		case d.Rule == ByDetractor:
			return o.Kind == MeasureNPS
		default:
			return slices.Contains(satisfactionKinds, o.Kind)
		}
	})
	if d.at < 0 {
		return d, false
	}
	o := q.Outcomes[d.at]
	if d.Outcome = o.ID; d.Rule == ByDetractor {
		d.Cut = highestDetractor
	}
	if least, most := scaleEnds(o.Scale); !d.Cut.Defined() {
		step := (most - least) / float64(o.Scale.Points-1)
		d.Cut = Number(least + step*math.Floor(float64(o.Scale.Points)/2-1))
	}
	d.Items = 0
	return d, true
}

// Of says whether a respondent is dissatisfied, by a rule that is resolved: 1 or 0, or
// that they did not answer what it takes. By ByAdequate that is half of the items, on both
// sides.
func (d DissatisfiedRule) Of(q survey.Questionnaire, r survey.Response) survey.Code {
	if d.Rule != ByAdequate {
		code := r.Outcomes[d.at]
		if !code.Answered() {
			return survey.NotAnswered
		}
		return codeIf(q.Outcomes[d.at].Scale.Value(code) <= float64(d.Cut))
	}
	items := len(q.Instrument.Items)
	adequate, perceived := slices.Index(q.Constructs, survey.Adequate)*items, slices.Index(q.Constructs, survey.Perceived)*items
	both, below := 0, 0
	for i := range items {
		least, got := r.Answers[adequate+i], r.Answers[perceived+i]
		if !least.Answered() || !got.Answered() {
			continue
		}
		if both++; got < least {
			below++
		}
	}
	if 2*both < items {
		return survey.NotAnswered
	}
	return codeIf(below >= d.Items)
}

func codeIf(is bool) survey.Code {
	if is {
		return 1
	}
	return 0
}

// dissatisfiedID is the id of the outcome that says who is dissatisfied, 1 of who is.
const dissatisfiedID = "dissatisfied"

// DissatisfiedPlan says what has to be counted of customers who have an outcome more than
// they were asked, whether they are dissatisfied: the last one.
func DissatisfiedPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	if q.Group.Role == survey.Customers {
		q.Outcomes = append(slices.Clone(q.Outcomes), survey.Outcome{ID: dissatisfiedID, Scale: survey.Scale{Step: 1, Den: 1, Points: 2}})
	}
	return tally.Plan{Questionnaire: q, Complete: rule == tally.Complete, WeighOutcomes: true}
}

// MarksDissatisfied reports whether a tally was counted by DissatisfiedPlan.
func MarksDissatisfied(t *tally.Tally) bool {
	outcomes := t.Plan().Questionnaire.Outcomes
	return len(outcomes) > 0 && outcomes[len(outcomes)-1].ID == dissatisfiedID
}

// Division is the answers at the levels of one background question.
type Division struct {
	Column string
	Levels *tally.Set
}

// Dissatisfaction is how many customers are dissatisfied, and what goes along with it: an
// answer below low to an item, or a score of a dimension below it, and a level of a
// background question, against all who answered the same and gave another. Rows of one
// kind are adjusted by Holm and ranked by lift. What rests on fewer than least is hidden,
// and levels of fewer stand together until they are enough.
func Dissatisfaction(s Study, rule DissatisfiedRule, low float64, by []Division, level float64, least int64) Dissatisfied {
	t := s.drawn().Customers
	all := marked(t)
	e := all.Share(level)
	d := Dissatisfied{
		DissatisfiedRule: rule, Group: string(survey.Customers), N: all.N, Count: all.Ones(), Effective: worth(e), Low: Number(low),
		Share: Number(e.Value), ShareLow: Number(e.Lo), ShareHigh: Number(e.Hi), Confidence: Number(level), Note: string(e.Reason),
	}
	l := lifting{level: level, least: least, low: low, known: s.known(survey.Customers)}
	items, dimensions := l.answers(t)
	var levels []Lift
	for _, division := range by {
		levels = append(levels, l.levels(division)...)
	}
	d.Rows = slices.Concat(byLift(dimensions), byLift(items), byLift(levels))
	return d
}

// marked is the customers who are dissatisfied, 1, and the others, 0.
func marked(t *tally.Tally) stat.Subgroup {
	return t.Outcome(len(t.Plan().Questionnaire.Outcomes) - 1).Subgroup()
}

// below divides respondents by whether their first value is below a number; the second
// says whether they are dissatisfied.
func below(j stat.Joint, low float64) (sides [2]stat.Subgroup) {
	for i, wanted := range []bool{true, false} {
		of := j.Where(func(x int64) bool { return (float64(x)/float64(j.Den) < low) == wanted }).Second()
		sides[i] = of.Portion(func(x int64) bool { return x == of.Base+of.Step }).Subgroup() // the code 1
	}
	return sides
}

// lifting is what rows are made by: known is the share of a population that answered.
type lifting struct {
	level, low, known float64
	least             int64
}

// answers are the rows of low answers to items, and of low scores of dimensions.
func (l lifting) answers(t *tally.Tally) (items, dimensions []Lift) {
	q := t.Plan().Questionnaire
	last := len(q.Outcomes) - 1
	if !slices.Contains(q.Constructs, survey.Perceived) {
		return nil, nil
	}
	for i, item := range q.Instrument.Items {
		row := Lift{Level: LevelItem, ID: item.ID, Label: item.Label}
		if at := q.Instrument.DimensionOf(i); at >= 0 && !q.Instrument.Undivided() {
			row.Dimension = q.Instrument.Dimensions[at].ID
		}
		items = append(items, row.between(below(t.OutcomeOfItem(last, i), l.low), l.level, l.least))
	}
	if q.Instrument.Undivided() {
		return items, nil
	}
	for i, dimension := range q.Instrument.Dimensions {
		row := Lift{Level: LevelDimension, ID: dimension.ID, Label: dimension.Label, Dimension: dimension.ID}
		dimensions = append(dimensions, row.between(below(t.OutcomeOfDimension(last, i), l.low), l.level, l.least))
	}
	return items, dimensions
}

// levels are the levels of a background question, each against all others. The smallest
// stand together until they are not too few.
func (l lifting) levels(d Division) []Lift {
	type named struct {
		name string
		stat.Subgroup
	}
	var all []named
	var names []string
	for _, name := range d.Levels.Levels() {
		if of := marked(d.Levels.Level(name).Known(l.known)); name != "" && of.N > 0 {
			all, names = append(all, named{name, of}), append(names, name)
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return cmp.Compare(a.N, b.N) })
	var few []string
	var pooled int64
	for len(all) > 0 && (all[0].N < l.least || pooled > 0 && pooled < l.least) {
		few, pooled = append(few, all[0].name), pooled+all[0].N
		all = all[1:]
	}
	if pooled > 0 {
		all = append(all, named{Others, marked(d.Levels.Together(few).Known(l.known))})
	}
	total := marked(d.Levels.Together(names).Known(l.known))
	var rows []Lift
	for _, one := range all {
		row := Lift{Level: LevelSegment, Segment: d.Column, Value: one.name}
		rows = append(rows, row.between([2]stat.Subgroup{one.Subgroup, total.Without(one.Subgroup)}, l.level, l.least))
	}
	return rows
}
