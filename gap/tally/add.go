package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

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
	index []int64 // the questions of the satisfaction index

	listed  []int64 // the numbers of a listwise block
	service []int64 // both, of the service gap
	served  bool    // whether every dimension has them
}

func newScratch(q survey.Questionnaire) scratch {
	items, dimensions := len(q.Instrument.Items), len(q.Instrument.Dimensions)
	return scratch{
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

// Add counts one response. The response must be of the plan's questionnaire:
// its slices as NewResponse makes them, codes on the scale. Nothing of it is
// kept.
func (t *Tally) Add(r survey.Response) { t.AddTimes(r, 1) }

// AddTimes counts n respondents with the same answers; it is the same as
// adding the response n times.
func (t *Tally) AddTimes(r survey.Response, n int64) {
	if n == 0 {
		return // else score counts of 0 would be left in the maps
	}
	q := &t.plan.Questionnaire
	items := len(q.Instrument.Items)
	t.responses += n
	for i, code := range r.Answers {
		t.answers[i][position(code, q.Instrument.Scale.Points)] += n
	}
	for i, code := range r.Outcomes {
		t.outcomes[i][position(code, q.Outcomes[i].Scale.Points)] += n
	}
	if r.Points != nil {
		t.addPoints(r.Points, n)
	}
	for c := range q.Constructs {
		t.addConstruct(c, r.Answers[c*items:(c+1)*items], r.Points, n)
		if t.together != nil {
			t.addTogether(c, r.Answers[c*items:(c+1)*items], n)
		}
	}
	for p := range t.pairs {
		t.addPair(p, r, n)
	}
	if t.listwise != nil {
		t.addListwise(r, n)
	}
	if t.zone != nil {
		t.addZone(r, n)
	}
	if t.perceived != nil && !t.plan.Brief {
		t.addOutcomes(r, n)
	}
	if t.indexed != nil {
		t.addIndex(r.Outcomes, n)
	}
	for i := range t.beside {
		t.beside[i].AddTimes(r.Beside[i], n)
	}
	if t.loads != nil {
		t.addLoads(r, n)
	}
	if t.clusters != nil {
		t.addCluster(r, n)
	}
}

// addPoints counts the shares of a respondent who gave points, whatever else they
// answered.
func (t *Tally) addPoints(points []survey.Share, n int64) {
	for d, share := range points {
		t.scratch.parts[d] = int64(share)
	}
	addTimes(&t.points, t.scratch.parts, n)
}

// addConstruct counts a construct's own dimension scores and item products.
func (t *Tally) addConstruct(construct int, answers []survey.Code, points []survey.Share, n int64) {
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
			t.scores[at][profile[d]] += n
			total += profile[d]
		} else {
			every = false
		}
		if len(codes) == len(dimension.Items) {
			addTimes(&t.blocks[at], codes, n)
		}
	}
	if !every {
		return
	}
	t.overall[construct][total] += n
	addTimes(&t.profiles[construct], profile, n)
	if points == nil {
		return
	}
	t.scratch.one[0] = 0
	for d, share := range points {
		t.scratch.one[0] += int64(share) * profile[d]
	}
	addTimes(&t.weighted[construct], t.scratch.one, n)
}

// addPair counts a declared pair: item answers, dimension scores, the overall
// gap and what is weighted by the respondent's points.
func (t *Tally) addPair(pair int, r survey.Response, n int64) {
	q, p := &t.plan.Questionnaire, &t.pairs[pair]
	items := len(q.Instrument.Items)
	from := construct(q.Constructs, t.plan.Pairs[pair].From)
	to := construct(q.Constructs, t.plan.Pairs[pair].To)
	references, received := r.Answers[from*items:(from+1)*items], r.Answers[to*items:(to+1)*items]
	if !t.plan.Brief {
		for i := range references {
			p.items[i].add(references[i], received[i], n)
		}
		t.addStraight(&p.straight, references, received, n)
	}
	if t.plan.ItemPairs {
		t.addItemGaps(p, references, received, n)
	}
	if p.sides != nil {
		t.addSides(p, references, received, n)
	}
	every := true
	for d := range q.Instrument.Dimensions {
		a, b, ok := t.scorePair(pair, d, from, to, references, received, n)
		if ok {
			p.scores[d][[2]int64{a, b}] += n
		}
		every = every && ok
		t.scratch.both[d], t.scratch.both[len(q.Instrument.Dimensions)+d] = a, b
	}
	if t.listwise != nil && pair == t.plan.servicePair() {
		copy(t.scratch.service, t.scratch.both)
		t.scratch.served = every
	}
	if every && len(q.Instrument.Dimensions) > 0 {
		t.addOverall(p, r.Points, n)
	}
	if every && len(q.Instrument.Dimensions) > 0 && !t.plan.Brief {
		t.addWithOutcomes(p, r.Outcomes, n)
		if r.Points != nil {
			t.addWithShares(p, t.scratch.own[to*len(q.Instrument.Dimensions):], r.Points, n)
		}
	}
}

// scorePair gives a respondent's two scores of a dimension under the pair's
// rule, if the respondent qualifies.
func (t *Tally) scorePair(pair, d, from, to int, references, received []survey.Code, n int64) (a, b int64, ok bool) {
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
	t.pairs[pair].answered[d][first.answered] += n
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
func (t *Tally) addOverall(p *pairCounts, points []survey.Share, n int64) {
	both, parts := t.scratch.both, t.scratch.parts
	references, received := both[:len(parts)], both[len(parts):]
	var from, to int64
	for d := range parts {
		from += references[d]
		to += received[d]
	}
	p.overall[to-from] += n
	addTimes(&p.overallCross, []int64{from, to}, n)
	if t.plan.Brief {
		return
	}
	addTimes(&p.dimensions, both, n)
	if points == nil {
		return
	}
	from, to = 0, 0
	for d, share := range points {
		from += int64(share) * references[d]
		to += int64(share) * received[d]
		parts[d] = int64(share) * (received[d] - references[d])
	}
	p.weighted[to-from] += n
	addTimes(&p.weightedCross, []int64{from, to}, n)
	addTimes(&p.contributions, parts, n)
	for d, share := range points {
		parts[d] = int64(share)
	}
	addTimes(&p.shares, parts, n)
}

// addWithShares counts what was received of each dimension beside its share of
// the points. Who has a pair of scores has an own score, too.
func (t *Tally) addWithShares(p *pairCounts, received []score, points []survey.Share, n int64) {
	two := t.scratch.two
	for d, share := range points {
		two[0], two[1] = received[d].in(t.unit), int64(share)
		addTimes(&p.withShares[d], two, n)
	}
}

// addItemGaps counts every two item gaps that the respondent has.
func (t *Tally) addItemGaps(p *pairCounts, references, received []survey.Code, n int64) {
	gaps, has := t.scratch.gaps, t.scratch.has
	for i := range references {
		gaps[i] = 0
		if has[i] = references[i].Answered() && received[i].Answered(); has[i] {
			gaps[i] = int64(received[i]) - int64(references[i])
		}
	}
	p.itemGaps.AddTimes(gaps, has, n)
}

func addTimes(c *stat.Cross, codes []int64, n int64) {
	if n == 1 {
		c.Add(codes)
		return
	}
	c.AddTimes(codes, n)
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
