package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

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
	if n != 1 || !t.wait(&r) {
		t.addNow(r, n)
	} else {
		for i, beside := range t.beside {
			beside.AddTimes(r.Beside[i], 1)
		}
	}
	if t.clusters != nil {
		t.addCluster(r, n)
	}
}

// addNow counts n respondents without having them wait.
func (t *Tally) addNow(r survey.Response, n int64) {
	all := t.appendLoads(append(t.scratch.times[:0], times{t, n}), r, n)
	t.scratch.times = all
	t.add(r, all)
}

// add counts a response in a tally, the first of all, and in those of its weights.
func (t *Tally) add(r survey.Response, all []times) {
	q, n := &t.plan.Questionnaire, all[0].n
	items := len(q.Instrument.Items)
	t.scratch.take(q, r, all)
	for _, of := range all {
		of.in.addAnswers(of.n)
		if r.Points != nil {
			of.in.addShares(&of.in.points, t.scratch.shares, of.n)
		}
	}
	for c := range q.Constructs {
		t.addConstruct(c, t.scratch.at[c*items:(c+1)*items], all)
		if t.together != nil && t.scratch.whole[c] {
			t.together[c].AddTimes(t.scratch.at[c*items:(c+1)*items], n)
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

// addAnswers counts the answers one by one.
func (t *Tally) addAnswers(n int64) {
	t.responses += n
	cells, row := t.cells, int64(0)
	for _, at := range t.scratch.at {
		cells[row+at] += n
		row += int64(t.columns)
	}
	for o, at := range t.scratch.rated {
		t.outcomes[o][at] += n
	}
}

// addShares counts numbers made of the respondent's shares, in the parts of scratch.
func (t *Tally) addShares(into *stat.Crossing, numbers []int64, n int64) {
	if t.scratch.part == percent {
		into.AddParts(numbers)
	} else {
		into.AddTimes(numbers, n)
	}
}

// addConstruct counts a construct's own dimension scores and item products. The answers
// are positions.
func (t *Tally) addConstruct(construct int, answers []int64, all []times) {
	dimensions, profile := t.plan.Questionnaire.Instrument.Dimensions, t.scratch.parts
	every := len(dimensions) > 0 && !t.plan.Brief
	for d := range dimensions {
		items, at := dimensions[d].Items, construct*len(dimensions)+d
		codes := t.scratch.of(d, items, answers, t.scratch.codes)
		own := t.scratch.score(codes)
		if t.scratch.own[at] = own; t.plan.Brief {
			continue
		}
		if !own.qualifies(len(items), t.plan.Complete) {
			every = false
			continue
		}
		profile[d] = t.mean(own)
		place := t.scores[at].places.near(t.near(d, own), profile[d], 0)
		for _, of := range all {
			of.in.scores[at].add(place, of.n)
			if own.answered == int64(len(items)) {
				of.in.blocks[at].AddTimes(codes, of.n)
			}
		}
	}
	if every {
		t.addProfile(construct, all)
	}
}

// mean is the mean code of a score in units of 1/unit, of which the number answered is a
// divisor.
func (t *Tally) mean(s score) int64 { return s.sum * t.units[s.answered] }

// near is a number that stands for a score of a dimension: small where scales are, and
// where few answers are missing.
func (t *Tally) near(d int, s score) int {
	missing := len(t.plan.Questionnaire.Instrument.Dimensions[d].Items) - int(s.answered)
	return missing*t.widths[d] + int(s.sum)
}

// addProfile counts a respondent who has a construct's scores of every dimension.
func (t *Tally) addProfile(construct int, all []times) {
	profile, weighted := t.scratch.parts, t.scratch.one
	var total int64
	for _, score := range profile {
		total += score
	}
	weighted[0] = 0
	for d, share := range t.scratch.shares {
		weighted[0] += share * profile[d]
	}
	place := t.overall[construct].places.near(int(total), total, 0)
	for _, of := range all {
		of.in.overall[construct].add(place, of.n)
		of.in.profiles[construct].AddTimes(profile, of.n)
		if len(t.scratch.shares) > 0 {
			t.addShares(&of.in.weighted[construct], weighted, of.n)
		}
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
