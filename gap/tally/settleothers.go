package tally

import (
	"math/bits"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// settleOutcomes counts outcomes beside what was perceived.
func (t *Tally) settleOutcomes(w *columns) {
	if t.perceived == nil || t.plan.Brief {
		return
	}
	q := &t.plan.Questionnaire
	perceived := construct(q.Constructs, survey.Perceived)
	for o := range t.perceived {
		counts, codes := &t.perceived[o], &w.batch.outcomes[o]
		for i := range w.items {
			at := perceived*len(w.items) + i
			w.grid(&counts.items.of[i], &w.given[at], &w.rated[o], &w.answers[at], codes)
		}
		for d := range q.Instrument.Dimensions {
			t.settleBeside(&counts.scores[d], perceived*len(q.Instrument.Dimensions)+d, d, o, w)
		}
	}
}

// settleBeside counts an own score of a dimension beside an outcome.
func (t *Tally) settleBeside(into *counts, at, d, outcome int, w *columns) {
	q := &t.plan.Questionnaire
	k, width, points := len(q.Instrument.Dimensions[d].Items), t.widths[d], q.Outcomes[outcome].Scale.Points
	numbers := w.numbers[:0]
	for rest := w.enough[at] & w.rated[outcome].there; rest != 0; rest &= rest - 1 {
		p := bits.TrailingZeros64(rest) & (stat.AtOnce - 1)
		code := int(w.batch.outcomes[outcome][p])
		near := (k-int(w.counted[at][p]))*width + int(w.sums[at][p])
		numbers = append(numbers, near*points+code)
	}
	into.addNumbers(numbers)
}

// settleWithOutcomes counts those of a pair who have every dimension's scores, which stand
// in both, with each outcome.
func (t *Tally) settleWithOutcomes(p *pairCounts, every uint64, w *columns) {
	for o := range p.withOutcomes {
		outcome := &w.two[0]
		for at, code := range w.batch.outcomes[o] {
			outcome[at] = int64(code)
		}
		w.cross.AddTo(&p.withOutcomes[o], append(w.listed(w.both...), outcome), every&w.rated[o].there)
	}
}

// settleStraight counts respondents without a difference between their answers.
func (t *Tally) settleStraight(p *pairCounts, w *columns) {
	in := &t.plan.Questionnaire.Instrument
	from, enough := w.straight(in, p.from)
	to, both := w.straight(in, p.to)
	enough &= both
	p.straight.merge(Straight{
		N:    int64(bits.OnesCount64(enough)),
		From: int64(bits.OnesCount64(enough & from)),
		To:   int64(bits.OnesCount64(enough & to)),
		Both: int64(bits.OnesCount64(enough & from & to)),
	})
}

// straight is whose answers of a construct are all the same, as they were given, and who
// gave enough of them to say so: LeastStraight, which is counted in binary digits.
func (w *columns) straight(in *survey.Instrument, construct int) (same, enough uint64) {
	var _ [8]struct{} = [LeastStraight]struct{}{} // or this does not compile
	var ones, twos, fours uint64
	given := w.given[construct*len(w.items):][:len(w.items)]
	for i := range given {
		there := given[i].there
		twice := ones & there
		ones ^= there
		four := twos & twice
		twos ^= twice
		enough |= fours & four
		fours ^= four
	}
	for code := range in.Scale.Points {
		all := w.who
		for i := range given {
			at := code
			if in.Items[i].Reverse {
				at = int(in.Scale.Reverse(survey.Code(code)))
			}
			all &= given[i].of[at] | ^given[i].there
		}
		same |= all
	}
	return same, enough
}

// settleOthers counts one by one what few plans ask for: zones of tolerance, blocks for
// models and the questions of an index.
func (t *Tally) settleOthers(w *columns) {
	if t.zone == nil && t.listwise == nil && t.indexed == nil {
		return
	}
	w.alone[0] = times{t, 1}
	for p := range w.people {
		r := w.response(p)
		for at := range w.own {
			t.scratch.own[at] = score{int64(w.sums[at][p]), int64(w.counted[at][p])}
		}
		if t.listwise != nil {
			for i := range w.service {
				t.scratch.service[i] = w.service[i][p]
			}
			t.scratch.served = w.served>>p&1 == 1
			t.addListwise(r, 1)
		}
		if t.zone != nil {
			t.addZone(r, w.alone)
		}
		if t.indexed != nil {
			t.addIndex(r.Outcomes, w.alone)
		}
	}
}

// response is the answers of one person, valid until the next.
func (w *columns) response(p int) survey.Response {
	for i := range w.one.Answers {
		w.one.Answers[i] = codeOf(w.answers[i][p])
	}
	for o := range w.one.Outcomes {
		w.one.Outcomes[o] = codeOf(w.batch.outcomes[o][p])
	}
	return w.one
}

// codeOf is a code by its lower byte.
func codeOf(code byte) survey.Code {
	if code < noAnswer {
		return survey.Code(code)
	}
	return survey.NotAnswered&^0xff | survey.Code(code)
}
