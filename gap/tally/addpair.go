package tally

import "servgap/gap/survey"

// addPair counts a declared pair: item answers, dimension scores, the overall
// gap and what is weighted by the respondent's points.
func (t *Tally) addPair(pair int, r survey.Response, all []times) {
	q, p := &t.plan.Questionnaire, &t.pairs[pair]
	items, dimensions := len(q.Instrument.Items), len(q.Instrument.Dimensions)
	references, received := r.Answers[p.from*items:(p.from+1)*items], r.Answers[p.to*items:(p.to+1)*items]
	from, to := t.scratch.at[p.from*items:(p.from+1)*items], t.scratch.at[p.to*items:(p.to+1)*items]
	if !t.plan.Brief {
		for _, of := range all {
			of.in.pairs[pair].items.add(from, to, of.n)
		}
		t.addStraight(pair, references, received, all)
	}
	if t.plan.ItemPairs {
		t.addItemGaps(pair, from, to, all)
	}
	if p.sides != nil {
		t.addSides(p, from, to, all[0].n)
	}
	every := t.addScores(pair, references, received, all)
	if t.listwise != nil && pair == t.plan.servicePair() {
		copy(t.scratch.service, t.scratch.both)
		t.scratch.served = every
	}
	if !every || dimensions == 0 {
		return
	}
	t.addOverall(pair, all)
	if t.plan.Brief {
		return
	}
	t.addWithOutcomes(p, r.Outcomes, all[0].n)
	if len(t.scratch.shares) > 0 {
		t.addWeighted(pair, all)
		t.addWithShares(pair, t.scratch.own[p.to*dimensions:], all)
	}
}

// addItemGaps counts every two item gaps that the respondent has. The answers are
// positions.
func (t *Tally) addItemGaps(pair int, references, received []int64, all []times) {
	gaps, missing, received := t.scratch.gaps, t.scratch.missing[:0], received[:len(references)]
	points := t.scratch.points
	for i, reference := range references {
		if gaps[i] = received[i] - reference; max(reference, received[i]) >= points {
			gaps[i] = 0
			missing = append(missing, i)
		}
	}
	for _, of := range all {
		of.in.pairs[pair].itemGaps.AddTimes(gaps, missing, of.n)
	}
}

// addScores counts a respondent's two scores of each dimension; every is false if one is
// missing. They stand in both.
func (t *Tally) addScores(pair int, references, received []survey.Code, all []times) (every bool) {
	p, dimensions := &t.pairs[pair], t.plan.Questionnaire.Instrument.Dimensions
	every = true
	for d := range dimensions {
		first, second, ok := t.scorePair(pair, d, references, received, all)
		if !ok {
			every = false
			continue
		}
		a, b := t.mean(first), t.mean(second)
		var place int
		if first.answered == second.answered {
			place = p.scores[d].places.near(t.near(d, first)*t.widths[d]+int(second.sum), a, b)
		} else {
			place = p.scores[d].places.place(a, b)
		}
		for _, of := range all {
			of.in.pairs[pair].scores[d].add(place, of.n)
		}
		t.scratch.both[d], t.scratch.both[len(dimensions)+d] = a, b
	}
	return every
}

// scorePair gives a respondent's two scores of a dimension; ok is false of a respondent
// who does not qualify under the pair's rule.
func (t *Tally) scorePair(pair, d int, references, received []survey.Code, all []times) (first, second score, ok bool) {
	p, dimensions := &t.pairs[pair], t.plan.Questionnaire.Instrument.Dimensions
	items, rule := dimensions[d].Items, t.plan.Pairs[pair].Rule
	first, second = t.scratch.own[p.from*len(dimensions)+d], t.scratch.own[p.to*len(dimensions)+d]
	both := int64(len(items))
	if first.answered != both || second.answered != both {
		a, b := onBoth(items, references, received)
		if both = a.answered; rule != HalfScores {
			first, second = a, b
		}
	}
	for _, of := range all {
		of.in.pairs[pair].answered[d][both] += of.n
	}
	return first, second, first.qualifies(len(items), rule == Complete) && second.qualifies(len(items), rule == Complete)
}

// onBoth is the scores of the items that are answered on both sides.
func onBoth(items []int, references, received []survey.Code) (first, second score) {
	for _, i := range items {
		if a, b := references[i], received[i]; a.Answered() && b.Answered() {
			first.sum += int64(a)
			second.sum += int64(b)
			first.answered++
		}
	}
	second.answered = first.answered
	return first, second
}

// addOverall counts a respondent who has every dimension's scores.
func (t *Tally) addOverall(pair int, all []times) {
	both, two := t.scratch.both, t.scratch.two
	k := len(both) / 2
	two[0], two[1] = 0, 0
	for d := range k {
		two[0] += both[d]
		two[1] += both[k+d]
	}
	place := t.pairs[pair].overall.places.near(int(two[1]-two[0]+int64(k)*t.highest()), two[1]-two[0], 0)
	for _, of := range all {
		p := &of.in.pairs[pair]
		p.overall.add(place, of.n)
		p.overallCross.AddTimes(two, of.n)
		if !t.plan.Brief {
			p.dimensions.AddTimes(both, of.n)
		}
	}
}

// addWeighted counts a respondent who gave points, too.
func (t *Tally) addWeighted(pair int, all []times) {
	both, parts, two, shares := t.scratch.both, t.scratch.parts, t.scratch.two, t.scratch.shares
	references, received := both[:len(parts)], both[len(parts):]
	two[0], two[1] = 0, 0
	for d, share := range shares {
		two[0] += share * references[d]
		two[1] += share * received[d]
		parts[d] = share * (received[d] - references[d])
	}
	place := t.pairs[pair].weighted.places.place((two[1]-two[0])*t.scratch.part, 0)
	for _, of := range all {
		p := &of.in.pairs[pair]
		p.weighted.add(place, of.n)
		t.addShares(&p.weightedCross, two, of.n)
		t.addShares(&p.contributions, parts, of.n)
		t.addShares(&p.shares, shares, of.n)
	}
}

// addWithShares counts what was received of each dimension beside its share of
// the points. Who has a pair of scores has an own score, too.
func (t *Tally) addWithShares(pair int, received []score, all []times) {
	two := t.scratch.two
	for d := range t.pairs[pair].withShares {
		two[0], two[1] = t.mean(received[d]), t.scratch.shares[d]
		for _, of := range all {
			t.addShares(&of.in.pairs[pair].withShares[d], two, of.n)
		}
	}
}
