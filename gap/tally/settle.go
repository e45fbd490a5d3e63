package tally

import (
	"math/bits"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// settleAnswers counts the answers one by one, those of items that stand together, and
// the points.
func (t *Tally) settleAnswers(w *columns) {
	q := &t.plan.Questionnaire
	for i := range w.given {
		w.count(t.answers[i], i, q.Instrument.Scale.Points)
	}
	for o := range t.outcomes {
		for _, code := range w.batch.outcomes[o][:w.people] {
			t.outcomes[o][positionOf(code, q.Outcomes[o].Scale.Points)]++
		}
	}
	w.cross.AddTo(&t.points, w.shares[:t.points.K()], w.gave)
	for c := range t.together {
		planes, who := w.side(w.planes[:0], c, w.items, w.who)
		t.together[c].AddPlanes(planes, who)
	}
	if t.plan.Brief {
		return
	}
	dimensions := q.Instrument.Dimensions
	for c := range q.Constructs {
		for d := range dimensions {
			planes, who := w.side(w.planes[:0], c, dimensions[d].Items, w.who)
			t.blocks[c*len(dimensions)+d].AddPlanes(planes, who)
		}
	}
}

// count counts the answers to one item.
func (w *columns) count(into []int64, at, points int) {
	given := &w.given[at]
	for code := range into[:points] {
		into[code] += int64(bits.OnesCount64(given.of[code&(densePoints-1)]))
	}
	for missing := w.who &^ given.there; missing != 0; missing &= missing - 1 {
		into[positionOf(w.answers[at][bits.TrailingZeros64(missing)], points)]++
	}
}

// positionOf is the position of a code by its lower byte.
func positionOf(code byte, points int) int {
	if code < noAnswer {
		return int(code)
	}
	return points + int(code-byte(survey.NotAnswered&0xff))
}

// grid counts two answers of everybody.
func (w *columns) grid(into *grid, from, to *answer, fromCodes, toCodes *[stat.AtOnce]byte) {
	each := w.who
	if into.dense != nil && into.from*into.to <= fewPairs {
		each &^= from.there & to.there
		into.addCodes(from, to)
	}
	for ; each != 0; each &= each - 1 {
		p := bits.TrailingZeros64(each) & (stat.AtOnce - 1)
		into.add(positionOf(fromCodes[p], into.from), positionOf(toCodes[p], into.to), 1)
	}
}

// fewPairs of codes are counted one by one for less than people are.
const fewPairs = 128

// addCodes counts those who gave both answers, by every two codes.
func (g *grid) addCodes(from, to *answer) {
	for code, who := range from.of[:g.from] {
		if who == 0 {
			continue
		}
		row := g.dense[code*(g.to+survey.MissingKinds):][:g.to]
		for other := range row {
			row[other] += int64(bits.OnesCount64(who & to.of[other&(densePoints-1)]))
		}
	}
}

// side puts the answers to some items of a construct behind planes, and takes out of who
// those who did not give all of them.
func (w *columns) side(planes []stat.Plane, construct int, items []int, who uint64) ([]stat.Plane, uint64) {
	given := w.given[construct*len(w.items):]
	for _, i := range items {
		planes = append(planes, given[i].plane)
		who &= given[i].there
	}
	w.planes = planes
	return planes, who
}

// settleScores counts the constructs' own scores.
func (t *Tally) settleScores(w *columns) {
	q := &t.plan.Questionnaire
	dimensions, items := q.Instrument.Dimensions, len(q.Instrument.Items)
	for c := range q.Constructs {
		every := w.who
		for d := range dimensions {
			at := c*len(dimensions) + d
			sum(w.answers[c*items:(c+1)*items], dimensions[d].Items, &w.sums[at], &w.counted[at])
			if t.plan.Brief {
				continue
			}
			t.settleScore(at, d, w)
			every &= w.enough[at]
		}
		if len(dimensions) > 0 && !t.plan.Brief && every != 0 {
			t.settleProfile(c, every, w)
		}
	}
}

// settleScore counts an own score of a dimension. The mean stands for those, too, who
// answered too few items for one.
func (t *Tally) settleScore(at, d int, w *columns) {
	into, means, enough := &t.scores[at], &w.means[at], uint64(0)
	k := len(t.plan.Questionnaire.Instrument.Dimensions[d].Items)
	least := needed(k, t.plan.Complete)
	sums, counted, width := w.sums[at][:w.people], w.counted[at][:w.people], t.widths[d]
	numbers := w.numbers[:0]
	for p, answered := range counted {
		answered, sum := int(answered), int(sums[p])
		mean := int64(sum) * t.units[answered]
		means[p&(stat.AtOnce-1)] = mean
		if answered >= least {
			numbers = append(numbers, (k-answered)*width+sum)
			enough |= 1 << p
		}
	}
	into.addNumbers(numbers)
	w.enough[at] = enough
}

// settleProfile counts those who have a construct's scores of every dimension.
func (t *Tally) settleProfile(construct int, every uint64, w *columns) {
	dimensions := len(w.shares)
	own, into := w.own[construct*dimensions:(construct+1)*dimensions], &t.overall[construct]
	weighted, numbers := &w.two[0], w.numbers[:0]
	for rest := every; rest != 0; rest &= rest - 1 {
		p := bits.TrailingZeros64(rest) & (stat.AtOnce - 1)
		var total, shared int64
		for d, scores := range own {
			total += scores[p]
			shared += scores[p] * w.shares[d][p]
		}
		weighted[p] = shared
		numbers = append(numbers, int(total))
	}
	into.addNumbers(numbers)
	w.cross.AddTo(&t.profiles[construct], own, every)
	if t.weighted != nil {
		w.cross.AddTo(&t.weighted[construct], w.listed(weighted), every&w.gave)
	}
}

// needed is how many of k items, one or more, have to be answered for a score.
func needed(k int, complete bool) int {
	if complete {
		return k
	}
	return (k + 1) / 2
}
