package tally

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// outcomeCounts is an outcome beside what was perceived: what is needed to say
// how closely the two go together.
type outcomeCounts struct {
	items  grids    // by item: the answer, the outcome
	scores []counts // by dimension: the construct's own score, the outcome
}

// newOutcomes makes the counts of every outcome; none if nothing was perceived, or the plan
// counts apart.
func (t *Tally) newOutcomes() []outcomeCounts {
	q := t.plan.Questionnaire
	if t.plan.Apart || t.plan.heavy && !t.plan.WeighOutcomes || !slices.Contains(q.Constructs, survey.Perceived) {
		return nil
	}
	var counts []outcomeCounts
	for _, o := range q.Outcomes {
		c := outcomeCounts{}
		c.items = newGrids(len(q.Instrument.Items), q.Instrument.Scale.Points, o.Scale.Points)
		for d := range q.Instrument.Dimensions {
			c.scores = append(c.scores, t.newScoreBeside(d, o.Scale.Points))
		}
		counts = append(counts, c)
	}
	return counts
}

// addOutcomes counts a response's outcomes beside what was perceived. The
// constructs' own scores have been made.
func (t *Tally) addOutcomes(r survey.Response, n int64) {
	q := &t.plan.Questionnaire
	dimensions, perceived := q.Instrument.Dimensions, construct(q.Constructs, survey.Perceived)
	answers, own := t.scratch.at[perceived*len(q.Instrument.Items):], t.scratch.own[perceived*len(dimensions):]
	for o := range t.perceived {
		counts, rated, outcome := &t.perceived[o], t.scratch.rated[o], r.Outcomes[o]
		counts.items.addBeside(answers[:len(q.Instrument.Items)], rated, n)
		if !outcome.Answered() {
			continue
		}
		points := q.Outcomes[o].Scale.Points
		for d := range dimensions {
			if own[d].qualifies(len(dimensions[d].Items), t.plan.Complete) {
				scores := &counts.scores[d]
				scores.add(scores.places.near(t.near(d, own[d])*points+int(rated), t.mean(own[d]), int64(outcome)), n)
			}
		}
	}
}

func (c *outcomeCounts) merge(other outcomeCounts) {
	c.items.merge(other.items)
	mergeCounts(c.scores, other.scores)
}

// newWithOutcomes is a block of all dimension scores of a pair, and the outcome
// behind them, for each outcome.
func (t *Tally) newWithOutcomes() []stat.Crossing {
	q := t.plan.Questionnaire
	scale, n := q.Instrument.Scale, len(q.Instrument.Dimensions)
	var blocks []stat.Crossing
	if t.plan.heavy || t.plan.Apart {
		return nil
	}
	for _, o := range q.Outcomes {
		into := stat.NewCross(2*n+1, scale.Min*t.unit, scale.Step, scale.Den*t.unit)
		blocks = append(blocks, t.newCrossing(into, max(t.highest(), int64(o.Scale.Points-1))))
	}
	return blocks
}

// addWithOutcomes counts a respondent who has every dimension's scores, which
// stand in both.
func (t *Tally) addWithOutcomes(p *pairCounts, outcomes []survey.Code, n int64) {
	if p.withOutcomes == nil {
		return
	}
	row := t.scratch.row
	copy(row, t.scratch.both)
	for o, outcome := range outcomes {
		if outcome.Answered() {
			row[len(row)-1] = int64(outcome)
			p.withOutcomes[o].AddTimes(row, n)
		}
	}
}

// OutcomeOfItem is what was perceived of an item, first, beside an outcome, of
// those who answered both. The first is in scale points. The second is in codes
// of the outcome's scale, so that nothing follows from it but what does not
// depend on a unit, such as a correlation. Nobody is in it if nothing was
// perceived. Each respondent counts once, unless the plan weighs outcomes. The plan must
// not count apart.
func (t *Tally) OutcomeOfItem(o, item int) stat.Joint {
	scale := t.plan.Questionnaire.Instrument.Scale
	return t.besideOutcome(func(of *Tally) stat.Joint {
		if of.perceived == nil {
			return stat.NewJoint(scale.Min, scale.Step, scale.Den, nil)
		}
		return of.perceived[o].items.of[item].joint(scale)
	})
}

// besideOutcome is what was perceived beside an outcome, with weights and clusters if the
// plan weighs it.
func (t *Tally) besideOutcome(view func(of *Tally) stat.Joint) stat.Joint {
	t.mustStandBeside()
	if !t.plan.WeighOutcomes {
		t.settle()
		return view(t)
	}
	return t.joint(view)
}

// OutcomeOfDimension is likewise the own score of what was perceived of a
// dimension beside an outcome.
func (t *Tally) OutcomeOfDimension(o, dimension int) stat.Joint {
	scale := t.plan.Questionnaire.Instrument.Scale
	return t.besideOutcome(func(of *Tally) stat.Joint {
		if of.perceived == nil {
			return stat.NewJoint(scale.Min*t.unit, scale.Step, scale.Den*t.unit, nil)
		}
		return jointOf(scale.Min*t.unit, scale.Step, scale.Den*t.unit, of.perceived[o].scores[dimension])
	})
}

// WithOutcome is the products of all dimension scores, references first, and of
// an outcome behind them, of those who have every dimension and the outcome. The
// outcome is in codes of its own scale: its correlations mean something, its mean
// and variance do not. The plan must not count apart.
func (v PairView) WithOutcome(o int) stat.Cross {
	v.tally.mustStandBeside()
	return v.counts().withOutcomes[o].Cross()
}

// WithShare is a dimension's own score of what was received, first, and the
// dimension's share of the points, of the respondents of Weighted. Both are in
// codes, of which the correlation is free. The plan must not count apart.
func (v PairView) WithShare(dimension int) stat.Cross {
	v.tally.mustStandBeside()
	return v.counts().withShares[dimension].Cross()
}

// mustStandBeside ends the program where it reads what its own plan left out.
func (t *Tally) mustStandBeside() {
	if t.plan.Apart {
		panic("tally: the plan counts outcomes and points apart")
	}
}
