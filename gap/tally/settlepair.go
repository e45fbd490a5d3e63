package tally

import (
	"math/bits"

	"servgap/gap/stat"
)

// settlePair counts a declared pair: item answers, dimension scores, the overall gap and
// what is weighted by the points.
func (t *Tally) settlePair(pair int, w *columns) {
	p, dimensions := &t.pairs[pair], t.plan.Questionnaire.Instrument.Dimensions
	if !t.plan.Brief {
		t.settleGrids(p, w)
		t.settleStraight(p, w)
	}
	if t.plan.ItemPairs {
		t.settleGaps(p, w)
	}
	if p.sides != nil {
		t.settleSides(p, w)
	}
	every := w.who
	for d := range dimensions {
		every &= t.settleBoth(pair, d, w)
	}
	if t.listwise != nil && pair == t.plan.servicePair() {
		w.served = every
		for i, column := range w.both {
			w.service[i] = *column
		}
	}
	if len(dimensions) == 0 || every == 0 {
		return
	}
	t.settleOverall(p, every, w)
	if t.plan.Brief {
		return
	}
	w.cross.AddTo(&p.dimensions, w.both, every)
	t.settleWithOutcomes(p, every, w)
	if every &= w.gave; every != 0 {
		t.settleWeighted(p, every, w)
	}
}

// settleGrids counts the two answers to each item.
func (t *Tally) settleGrids(p *pairCounts, w *columns) {
	items := len(w.items)
	for i := range w.items {
		from, to := p.from*items+i, p.to*items+i
		w.grid(&p.items.of[i], &w.given[from], &w.given[to], &w.answers[from], &w.answers[to])
	}
}

// settleGaps counts every two item gaps.
func (t *Tally) settleGaps(p *pairCounts, w *columns) {
	items, every := len(w.items), w.who
	planes := w.planes[:0]
	for i := range w.items {
		from, to := &w.given[p.from*items+i], &w.given[p.to*items+i]
		gap, there := to.plane.Less(&from.plane), from.there&to.there
		planes, every = append(planes, gap.Of(there)), every&there
	}
	w.planes = planes
	p.itemGaps.AddPlanes(planes, w.who)
	for rest := w.who &^ every; rest != 0; rest &= rest - 1 {
		missing := w.gapsOf(bits.TrailingZeros64(rest), w.answers[p.from*items:], w.answers[p.to*items:])
		p.itemGaps.Lack(w.gaps, missing)
	}
}

// gapsOf finds a person's gaps of items, 0 where there is none, and which items these are.
func (w *columns) gapsOf(person int, references, received [][stat.AtOnce]byte) (missing []int) {
	at, gaps, lacking, n := person&(stat.AtOnce-1), w.gaps, w.missing[:len(w.gaps)], 0
	references, received = references[:len(gaps)], received[:len(gaps)]
	for i := range gaps {
		from, to := references[i][at], received[i][at]
		lacks := int((from | to) / noAnswer) // 1 or 0: nobody could guess a branch
		gaps[i] = (int64(to) - int64(from)) & int64(lacks-1)
		lacking[n] = i
		n += lacks
	}
	return lacking[:n]
}

// settleSides counts the answers of both sides, of each dimension and of all items.
func (t *Tally) settleSides(p *pairCounts, w *columns) {
	both := func(into *stat.Crossing, items []int) {
		planes, who := w.side(w.planes[:0], p.from, items, w.who)
		planes, who = w.side(planes, p.to, items, who)
		into.AddPlanes(planes, who)
	}
	for d, dimension := range t.plan.Questionnaire.Instrument.Dimensions {
		both(&p.sides[d], dimension.Items)
	}
	both(&p.sides[len(p.sides)-1], w.items)
}

// settleBoth counts the two scores of a dimension and gives those who have them. They
// stand in both.
func (t *Tally) settleBoth(pair, d int, w *columns) (who uint64) {
	p, dimensions := &t.pairs[pair], t.plan.Questionnaire.Instrument.Dimensions
	items, rule, n := len(w.items), t.plan.Pairs[pair].Rule, len(dimensions)
	spare := len(w.own)
	first, second := spare, spare+1
	sumBoth(w.answers[p.from*items:], w.answers[p.to*items:], dimensions[d].Items, &w.sums[first], &w.sums[second], &w.counted[first])
	w.counted[second] = w.counted[first]
	both, answers := w.counted[first][:w.people], p.answered[d]
	if rule == HalfScores {
		first, second = p.from*n+d, p.to*n+d
	}
	k, width, into := len(dimensions[d].Items), t.widths[d], &p.scores[d]
	least := needed(k, rule == Complete)
	from, to := w.both[d], w.both[n+d]
	sums, others, numbers := w.sums[first][:w.people], w.sums[second][:w.people], w.numbers[:0]
	for at := range sums {
		answers[both[at]]++
		answered, other := int(w.counted[first][at&(stat.AtOnce-1)]), int(w.counted[second][at&(stat.AtOnce-1)])
		if min(answered, other) < least {
			continue
		}
		a, b := int64(sums[at])*t.units[answered], int64(others[at])*t.units[other]
		from[at&(stat.AtOnce-1)], to[at&(stat.AtOnce-1)] = a, b
		who |= 1 << at
		if answered == other {
			numbers = append(numbers, ((k-answered)*width+int(sums[at]))*width+int(others[at]))
		} else {
			into.add(into.places.place(a, b), 1)
		}
	}
	into.addNumbers(numbers)
	return who
}

// settleOverall counts those who have every dimension's scores.
func (t *Tally) settleOverall(p *pairCounts, every uint64, w *columns) {
	k, first, second, numbers := len(w.both)/2, &w.two[0], &w.two[1], w.numbers[:0]
	for rest := every; rest != 0; rest &= rest - 1 {
		at := bits.TrailingZeros64(rest) & (stat.AtOnce - 1)
		var from, to int64
		for d := range k {
			from += w.both[d][at]
			to += w.both[k+d][at]
		}
		first[at], second[at] = from, to
		numbers = append(numbers, int(to-from+int64(k)*t.highest()))
	}
	p.overall.addNumbers(numbers)
	w.cross.AddTo(&p.overallCross, w.listed(first, second), every)
}

// settleWeighted counts those who gave points, too.
func (t *Tally) settleWeighted(p *pairCounts, every uint64, w *columns) {
	k, first, second, numbers := len(w.shares), &w.two[0], &w.two[1], w.numbers[:0]
	for rest := every; rest != 0; rest &= rest - 1 {
		at := bits.TrailingZeros64(rest) & (stat.AtOnce - 1)
		var from, to int64
		for d, shares := range w.shares {
			a, b := shares[at]*w.both[d][at], shares[at]*w.both[k+d][at]
			w.parts[d][at] = b - a
			from += a
			to += b
		}
		first[at], second[at] = from, to
		numbers = append(numbers, int(to-from+wholePercent*t.highest()))
	}
	p.weighted.addNumbers(numbers)
	w.cross.AddTo(&p.weightedCross, w.listed(first, second), every)
	w.cross.AddTo(&p.contributions, w.parts, every)
	w.cross.AddTo(&p.shares, w.shares, every)
	for d := range p.withShares {
		// Who has a pair of scores has an own score, too.
		w.cross.AddTo(&p.withShares[d], w.listed(w.own[p.to*k+d], w.shares[d]), every)
	}
}
