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
	return tally.Plan{Questionnaire: q, Complete: rule == tally.Complete}
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
func Dissatisfaction(t *tally.Tally, rule DissatisfiedRule, low float64, by []Division, level float64, least int64) Dissatisfied {
	q := t.Plan().Questionnaire
	all := countsOf(t.Outcome(len(q.Outcomes) - 1))
	e := stat.Share(all.bad, all.n, level)
	d := Dissatisfied{
		DissatisfiedRule: rule, Group: string(survey.Customers), N: all.n, Count: all.bad, Low: Number(low),
		Share: Number(e.Value), ShareLow: Number(e.Lo), ShareHigh: Number(e.Hi), Confidence: Number(level), Note: string(e.Reason),
	}
	var items, dimensions, levels []Lift
	if slices.Contains(q.Constructs, survey.Perceived) {
		for i, item := range q.Instrument.Items {
			row := Lift{Level: LevelItem, ID: item.ID, Label: item.Label}
			if at := q.Instrument.DimensionOf(i); at >= 0 && !q.Instrument.Undivided() {
				row.Dimension = q.Instrument.Dimensions[at].ID
			}
			items = append(items, row.between(below(t.OutcomeOfItem(len(q.Outcomes)-1, i), low), level, least))
		}
		for i, dimension := range q.Instrument.Dimensions {
			if !q.Instrument.Undivided() {
				row := Lift{Level: LevelDimension, ID: dimension.ID, Label: dimension.Label, Dimension: dimension.ID}
				dimensions = append(dimensions, row.between(below(t.OutcomeOfDimension(len(q.Outcomes)-1, i), low), level, least))
			}
		}
	}
	for _, division := range by {
		levels = append(levels, levelLifts(division, level, least)...)
	}
	d.Rows = slices.Concat(byLift(dimensions), byLift(items), byLift(levels))
	return d
}

// counts is some respondents, and how many of them are dissatisfied.
type counts struct{ n, bad int64 }

// countsOf reads an outcome of 0 and 1.
func countsOf(h stat.Hist) (c counts) {
	for i, code := range h.Code {
		if c.n += h.N[i]; code == 1 {
			c.bad += h.N[i]
		}
	}
	return c
}

// below divides respondents by whether their first value is below a number.
func below(j stat.Joint, low float64) (sides [2]counts) {
	for i, n := range j.N {
		side := &sides[1]
		if float64(j.Base+j.Step*j.From[i])/float64(j.Den) < low {
			side = &sides[0]
		}
		if side.n += n; j.To[i] == 1 {
			side.bad += n
		}
	}
	return sides
}

// levelLifts are the levels of a background question, each against all others. The
// smallest stand together until they are not too few.
func levelLifts(d Division, level float64, least int64) []Lift {
	type named struct {
		name string
		counts
	}
	var all []named
	var total counts
	for _, name := range d.Levels.Levels() {
		t := d.Levels.Level(name)
		c := countsOf(t.Outcome(len(t.Plan().Questionnaire.Outcomes) - 1))
		if name != "" && c.n > 0 {
			all = append(all, named{name, c})
			total.n, total.bad = total.n+c.n, total.bad+c.bad
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return cmp.Compare(a.n, b.n) })
	pooled := named{name: Others}
	for len(all) > 0 && (all[0].n < least || pooled.n > 0 && pooled.n < least) {
		pooled.n, pooled.bad = pooled.n+all[0].n, pooled.bad+all[0].bad
		all = all[1:]
	}
	if pooled.n > 0 {
		all = append(all, pooled)
	}
	var rows []Lift
	for _, one := range all {
		row := Lift{Level: LevelSegment, Segment: d.Column, Value: one.name}
		rows = append(rows, row.between([2]counts{one.counts, {total.n - one.n, total.bad - one.bad}}, level, least))
	}
	return rows
}
