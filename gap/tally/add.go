package tally

import "servgap/gap/survey"

// score is the sum of a respondent's codes over some items of a dimension and
// their number.
type score struct{ sum, answered int64 }

// qualifies reports whether enough of k items are answered.
func (s score) qualifies(k int, complete bool) bool {
	if complete {
		return s.answered == int64(k)
	}
	return s.answered > 0 && 2*s.answered >= int64(k)
}

// in is the mean code in units of 1/unit; unit is a multiple of s.answered.
func (s score) in(unit int64) int64 { return s.sum * (unit / s.answered) }

// scratch holds what Add needs for one response, to allocate nothing per row.
type scratch struct {
	own   []score // construct·dimensions + dimension
	codes []int64 // items, of one side or both
	both  []int64 // two scores per dimension, references first
	row   []int64 // the same, and an outcome
	parts []int64 // one number per dimension
	one   []int64 // one number
	two   []int64 // two numbers
	three []int64 // adequate, perceived, expected
	gaps  []int64 // item gaps in codes
	has   []bool  // whether the item gap exists
	times []times // in which tallies the response counts
	index []int64 // the questions of the satisfaction index

	listed  []int64 // the numbers of a listwise block
	service []int64 // both, of the service gap
	served  bool    // whether every dimension has them
}

func newScratch(q survey.Questionnaire) *scratch {
	items, dimensions := len(q.Instrument.Items), len(q.Instrument.Dimensions)
	return &scratch{
		own:   make([]score, len(q.Constructs)*dimensions),
		codes: make([]int64, 0, 2*items),
		both:  make([]int64, 2*dimensions),
		row:   make([]int64, 2*dimensions+1),
		parts: make([]int64, dimensions),
		one:   make([]int64, 1),
		two:   make([]int64, 2),
		three: make([]int64, 3),
		gaps:  make([]int64, items),
		has:   make([]bool, items),

		service: make([]int64, 2*dimensions),
	}
}

// times is how often a response counts in a tally.
type times struct {
	in *Tally
	n  int64
}

// Add counts one response. The response must be of the plan's questionnaire:
// its slices as NewResponse makes them, codes on the scale. Nothing of it is
// kept.
func (t *Tally) Add(r survey.Response) { t.AddTimes(r, 1) }

// AddTimes counts n respondents with the same answers; it is the same as
// adding the response n times.
func (t *Tally) AddTimes(r survey.Response, n int64) {
	if n == 0 {
		return // else a cluster of nobody would be left
	}
	all := t.appendLoads(append(t.scratch.times[:0], times{t, n}), r, n)
	t.scratch.times = all
	t.add(r, all)
	if t.clusters != nil {
		t.addCluster(r, n)
	}
}

// add counts a response in a tally, the first of all, and in those of its weights.
func (t *Tally) add(r survey.Response, all []times) {
	q, n := &t.plan.Questionnaire, all[0].n
	items := len(q.Instrument.Items)
	for _, of := range all {
		of.in.responses += of.n
	}
	for i, code := range r.Answers {
		at := position(code, q.Instrument.Scale.Points)
		for _, of := range all {
			of.in.answers[i][at] += of.n
		}
	}
	for i, code := range r.Outcomes {
		at := position(code, q.Outcomes[i].Scale.Points)
		for _, of := range all {
			of.in.outcomes[i][at] += of.n
		}
	}
	if r.Points != nil {
		t.addPoints(r.Points, all)
	}
	for c := range q.Constructs {
		t.addConstruct(c, r.Answers[c*items:(c+1)*items], r.Points, all)
		if t.together != nil {
			t.addTogether(c, r.Answers[c*items:(c+1)*items], n)
		}
	}
	for p := range t.pairs {
		t.addPair(p, r, all)
	}
	for _, of := range all {
		if of.in.listwise != nil {
			of.in.addListwise(r, of.n)
		}
	}
	if t.zone != nil {
		t.addZone(r, all)
	}
	for _, of := range all {
		if of.in.perceived != nil && !t.plan.Brief {
			of.in.addOutcomes(r, of.n)
		}
	}
	if t.indexed != nil {
		t.addIndex(r.Outcomes, all)
	}
	for i, beside := range t.beside {
		own := beside.scratch.times[:0]
		for _, of := range all {
			own = append(own, times{of.in.beside[i], of.n})
		}
		beside.scratch.times = own
		beside.add(r.Beside[i], own)
	}
}

// addPoints counts the shares of a respondent who gave points, whatever else they
// answered.
func (t *Tally) addPoints(points []survey.Share, all []times) {
	for d, share := range points {
		t.scratch.parts[d] = int64(share)
	}
	for _, of := range all {
		of.in.points.AddTimes(t.scratch.parts, of.n)
	}
}

// addConstruct counts a construct's own dimension scores and item products.
func (t *Tally) addConstruct(construct int, answers []survey.Code, points []survey.Share, all []times) {
	dimensions, profile := t.plan.Questionnaire.Instrument.Dimensions, t.scratch.parts
	var total int64
	every := len(dimensions) > 0
	for d, dimension := range dimensions {
		at := construct*len(dimensions) + d
		own := score{}
		codes := t.scratch.codes[:0]
		for _, i := range dimension.Items {
			if code := answers[i]; code.Answered() {
				own.sum += int64(code)
				own.answered++
				codes = append(codes, int64(code))
			}
		}
		if t.scratch.own[at] = own; t.plan.Brief {
			every = false
			continue
		}
		if own.qualifies(len(dimension.Items), t.plan.Complete) {
			profile[d] = own.in(t.unit)
			place := t.scores[at].places.place(profile[d], 0)
			for _, of := range all {
				of.in.scores[at].add(place, of.n)
			}
			total += profile[d]
		} else {
			every = false
		}
		if len(codes) == len(dimension.Items) {
			for _, of := range all {
				of.in.blocks[at].AddTimes(codes, of.n)
			}
		}
	}
	if every {
		t.addProfile(construct, total, points, all)
	}
}

// addProfile counts a respondent who has a construct's scores of every dimension, and
// their total.
func (t *Tally) addProfile(construct int, total int64, points []survey.Share, all []times) {
	profile, weighted := t.scratch.parts, t.scratch.one
	weighted[0] = 0
	for d, share := range points {
		weighted[0] += int64(share) * profile[d]
	}
	place := t.overall[construct].places.place(total, 0)
	for _, of := range all {
		of.in.overall[construct].add(place, of.n)
		of.in.profiles[construct].AddTimes(profile, of.n)
		if points != nil {
			of.in.weighted[construct].AddTimes(weighted, of.n)
		}
	}
}

// addPair counts a declared pair: item answers, dimension scores, the overall
// gap and what is weighted by the respondent's points.
func (t *Tally) addPair(pair int, r survey.Response, all []times) {
	q, p := &t.plan.Questionnaire, &t.pairs[pair]
	items := len(q.Instrument.Items)
	from := construct(q.Constructs, t.plan.Pairs[pair].From)
	to := construct(q.Constructs, t.plan.Pairs[pair].To)
	references, received := r.Answers[from*items:(from+1)*items], r.Answers[to*items:(to+1)*items]
	if !t.plan.Brief {
		for i := range references {
			place := p.items[i].place(references[i], received[i])
			for _, of := range all {
				of.in.pairs[pair].items[i].add(place, of.n)
			}
		}
		t.addStraight(pair, references, received, all)
	}
	if t.plan.ItemPairs {
		t.addItemGaps(pair, references, received, all)
	}
	if p.sides != nil {
		t.addSides(p, references, received, all[0].n)
	}
	every := true
	for d := range q.Instrument.Dimensions {
		a, b, ok := t.scorePair(pair, d, from, to, references, received, all)
		if ok {
			place := p.scores[d].places.place(a, b)
			for _, of := range all {
				of.in.pairs[pair].scores[d].add(place, of.n)
			}
		}
		every = every && ok
		t.scratch.both[d], t.scratch.both[len(q.Instrument.Dimensions)+d] = a, b
	}
	if t.listwise != nil && pair == t.plan.servicePair() {
		copy(t.scratch.service, t.scratch.both)
		t.scratch.served = every
	}
	if every && len(q.Instrument.Dimensions) > 0 {
		t.addOverall(pair, r.Points, all)
	}
	if every && len(q.Instrument.Dimensions) > 0 && !t.plan.Brief {
		t.addWithOutcomes(p, r.Outcomes, all[0].n)
		if r.Points != nil {
			t.addWithShares(pair, t.scratch.own[to*len(q.Instrument.Dimensions):], r.Points, all)
		}
	}
}

// scorePair gives a respondent's two scores of a dimension under the pair's
// rule, if the respondent qualifies.
func (t *Tally) scorePair(pair, d, from, to int, references, received []survey.Code, all []times) (a, b int64, ok bool) {
	dimensions := t.plan.Questionnaire.Instrument.Dimensions
	k := len(dimensions[d].Items)
	first, second := score{}, score{}
	for _, i := range dimensions[d].Items {
		if references[i].Answered() && received[i].Answered() {
			first.sum += int64(references[i])
			second.sum += int64(received[i])
			first.answered++
			second.answered++
		}
	}
	for _, of := range all {
		of.in.pairs[pair].answered[d][first.answered] += of.n
	}
	rule := t.plan.Pairs[pair].Rule
	if rule == HalfScores {
		first, second = t.scratch.own[from*len(dimensions)+d], t.scratch.own[to*len(dimensions)+d]
	}
	if !first.qualifies(k, rule == Complete) || !second.qualifies(k, rule == Complete) {
		return 0, 0, false
	}
	return first.in(t.unit), second.in(t.unit), true
}

// addOverall counts a respondent who has every dimension's scores.
func (t *Tally) addOverall(pair int, points []survey.Share, all []times) {
	both, parts, two := t.scratch.both, t.scratch.parts, t.scratch.two
	references, received := both[:len(parts)], both[len(parts):]
	two[0], two[1] = 0, 0
	for d := range parts {
		two[0] += references[d]
		two[1] += received[d]
	}
	place := t.pairs[pair].overall.places.place(two[1]-two[0], 0)
	for _, of := range all {
		p := &of.in.pairs[pair]
		p.overall.add(place, of.n)
		p.overallCross.AddTimes(two, of.n)
		if !t.plan.Brief {
			p.dimensions.AddTimes(both, of.n)
		}
	}
	if points != nil && !t.plan.Brief {
		t.addWeighted(pair, points, all)
	}
}

// addWeighted counts a respondent who gave points, too.
func (t *Tally) addWeighted(pair int, points []survey.Share, all []times) {
	both, parts, two := t.scratch.both, t.scratch.parts, t.scratch.two
	references, received := both[:len(parts)], both[len(parts):]
	two[0], two[1] = 0, 0
	for d, share := range points {
		two[0] += int64(share) * references[d]
		two[1] += int64(share) * received[d]
		parts[d] = int64(share) * (received[d] - references[d])
	}
	place := t.pairs[pair].weighted.places.place(two[1]-two[0], 0)
	for _, of := range all {
		p := &of.in.pairs[pair]
		p.weighted.add(place, of.n)
		p.weightedCross.AddTimes(two, of.n)
		p.contributions.AddTimes(parts, of.n)
	}
	for d, share := range points {
		parts[d] = int64(share)
	}
	for _, of := range all {
		of.in.pairs[pair].shares.AddTimes(parts, of.n)
	}
}

// addWithShares counts what was received of each dimension beside its share of
// the points. Who has a pair of scores has an own score, too.
func (t *Tally) addWithShares(pair int, received []score, points []survey.Share, all []times) {
	two := t.scratch.two
	for d, share := range points {
		two[0], two[1] = received[d].in(t.unit), int64(share)
		for _, of := range all {
			of.in.pairs[pair].withShares[d].AddTimes(two, of.n)
		}
	}
}

// addItemGaps counts every two item gaps that the respondent has.
func (t *Tally) addItemGaps(pair int, references, received []survey.Code, all []times) {
	gaps, has := t.scratch.gaps, t.scratch.has
	for i := range references {
		gaps[i] = 0
		if has[i] = references[i].Answered() && received[i].Answered(); has[i] {
			gaps[i] = int64(received[i]) - int64(references[i])
		}
	}
	for _, of := range all {
		of.in.pairs[pair].itemGaps.AddTimes(gaps, has, of.n)
	}
}

// construct is a construct's position; the plan has been checked.
func construct(asked []survey.Construct, c survey.Construct) int {
	for i, a := range asked {
		if a == c {
			return i
		}
	}
	panic("tally: construct " + string(c) + " is not asked")
}
