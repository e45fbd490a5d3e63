package tally

import (
	"fmt"
	"slices"

	"servgap/gap/survey"
)

// Panel is a group in two waves, each respondent joined with what the same respondent
// answered before: a tally of the earlier answers, one of the later, and one of the
// changes, later less earlier. Changes are counted as answers on a scale of
// differences. All that is a mean of answers, such as a score or a gap between two
// constructs, is therefore in that tally as its own change.
//
// An answer counts where the respondent gave it in both waves, so that a number rests
// on the same people and the same items in each. Points are the mean of those given in
// both waves, so that a weighted mean changes by the answers alone.
//
// It is made by NewPanel and owned by one goroutine at a time.
type Panel struct {
	Old, Later, Change *Tally

	answers    []int // of the later wave: where the earlier has them
	dimensions []int // likewise
	change     survey.Response
	points     []survey.Share
}

// NewPanel is an empty panel of a group that was counted by two plans. Both ask the
// same of the items, in whatever order, on one scale. It fails where New does, and
// where differences of answers are too many to count.
func NewPanel(old, later Plan) (*Panel, error) {
	p := &Panel{}
	q := later.Questionnaire
	change := Plan{Questionnaire: q, Pairs: later.Pairs, Complete: later.Complete}
	change.Questionnaire.Instrument.Scale = q.Instrument.Scale.Differences()
	change.Questionnaire.Outcomes, change.Questionnaire.Direct, change.Questionnaire.Antecedents = nil, nil, nil
	change.Questionnaire.Practices, change.Questionnaire.Opportunities = nil, nil
	for _, of := range []struct {
		tally **Tally
		plan  Plan
	}{{&p.Old, old}, {&p.Later, later}, {&p.Change, change}} {
		var err error
		if *of.tally, err = New(of.plan); err != nil {
			return nil, err
		}
	}
	p.change = change.Questionnaire.NewResponse()
	return p, p.match(old.Questionnaire, q)
}

// match finds the answers and dimensions of the later questionnaire in the earlier.
func (p *Panel) match(old, later survey.Questionnaire) error {
	if old.Instrument.Scale != later.Instrument.Scale || len(old.Constructs) != len(later.Constructs) || len(old.Instrument.Items) != len(later.Instrument.Items) || len(old.Instrument.Dimensions) != len(later.Instrument.Dimensions) {
		return fmt.Errorf("a panel of two questionnaires")
	}
	for _, c := range later.Constructs {
		at := slices.Index(old.Constructs, c)
		for _, item := range later.Instrument.Items {
			i := slices.IndexFunc(old.Instrument.Items, func(o survey.Item) bool { return o.ID == item.ID })
			if at < 0 || i < 0 {
				return fmt.Errorf("a panel in which what is %s of item %q was asked once", c, item.ID)
			}
			p.answers = append(p.answers, at*len(old.Instrument.Items)+i)
		}
	}
	for _, dimension := range later.Instrument.Dimensions {
		i := slices.IndexFunc(old.Instrument.Dimensions, func(o survey.Dimension) bool { return o.ID == dimension.ID })
		if i < 0 {
			return fmt.Errorf("a panel in which dimension %q was asked once", dimension.ID)
		}
		p.dimensions = append(p.dimensions, i)
	}
	return nil
}

// Add counts what one respondent answered in the earlier and in the later wave. Both
// responses are the panel's from then on: what counts in one wave alone is taken out of
// them.
func (p *Panel) Add(old, later survey.Response) {
	scale := p.Later.plan.Questionnaire.Instrument.Scale
	for i, at := range p.answers {
		before, now := &old.Answers[at], &later.Answers[i]
		if !before.Answered() || !now.Answered() {
			*before, *now, p.change.Answers[i] = survey.NotAnswered, survey.NotAnswered, survey.NotAnswered
			continue
		}
		p.change.Answers[i] = scale.Difference(*before, *now)
	}
	p.join(&old, &later)
	p.change.Points = later.Points
	p.Old.Add(old)
	p.Later.Add(later)
	p.Change.Add(p.change)
}

// join gives both responses the mean of their points, or none.
func (p *Panel) join(old, later *survey.Response) {
	if old.Points == nil || later.Points == nil {
		old.Points, later.Points = nil, nil
		return
	}
	p.points = p.points[:0]
	for _, at := range p.dimensions {
		p.points = append(p.points, old.Points[at])
	}
	later.Points = survey.MeanShares(p.points, later.Points)
	for d, at := range p.dimensions {
		old.Points[at] = later.Points[d]
	}
}
