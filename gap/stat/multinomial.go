package stat

import (
	"cmp"
	"math"
	"slices"
)

// multinomial draws n people anew from the cells they are in. Each cell gives a
// Poisson number of people, with means in proportion that add up to a little less than
// n. Given how many that are in all, they are spread as if they were drawn one by one;
// more than n are drawn again. Those who are missing come from smaller and smaller
// rounds of that kind, and the last of them one by one.
type multinomial struct {
	n        int64
	occupied []int // cells, those of as many people beside each other
	rounds   []round
	person   lots    // which of the occupied cells somebody is in
	drawn    []int64 // of the occupied cells
	more     []int64 // in one round
}

func newMultinomial(counts []int64) *multinomial {
	m := &multinomial{}
	for i, count := range counts {
		if count > 0 {
			m.n += count
			m.occupied = append(m.occupied, i)
		}
	}
	slices.SortStableFunc(m.occupied, func(a, b int) int { return cmp.Compare(counts[a], counts[b]) })
	var chances []float64
	for _, at := range m.occupied {
		chances = append(chances, float64(counts[at]))
	}
	m.person, m.drawn, m.more = newLots(chances), make([]int64, len(chances)), make([]int64, len(chances))
	for n, most := float64(m.n), float64(m.n); ; most = min(2*math.Sqrt(n), most/2) {
		size := most - toSpare(most, len(chances))
		if size <= cellCost*float64(len(chances)) {
			return m
		}
		m.rounds = append(m.rounds, newRound(chances, size/n, most))
	}
}

// toSpare is how many fewer people a round should draw than it may at most, so that few
// numbers are drawn: with fewer people to spare it is too large and drawn again more
// often, with more it leaves more people for the next rounds. Of s·√most to spare,
// cells/Φ(s) numbers are drawn, and √most·(s + φ(s)/Φ(s)) people left.
func toSpare(most float64, cells int) float64 {
	sd, fewest, best := math.Sqrt(most), math.Inf(1), 0.0
	for s := 0.25; s <= 3; s += 0.25 {
		fits := NormalCDF(s)
		if numbers := float64(cells)/fits + sd*(s+normalDensity(s)/fits); numbers < fewest {
			fewest, best = numbers, s*sd
		}
	}
	return best
}

// cellCost is how many people of a cell must be expected for a round to be quicker
// than they are one by one.
const cellCost = 2

// draw fills the occupied cells.
func (m *multinomial) draw(from *stream, into []int64) {
	clear(m.drawn)
	left := m.n
	for _, r := range m.rounds {
		for left >= r.most {
			drawn := r.draw(from, left, m.more)
			if left == m.n { // they are the first
				m.drawn, m.more = m.more, m.drawn
			} else {
				m.add()
			}
			left -= drawn
		}
	}
	m.drawAlone(from, left)
	for i, at := range m.occupied {
		into[at] = m.drawn[i]
	}
}

// drawAlone draws people one by one. Who follow on each other are counted apart, for one
// number takes its time to be ready again.
func (m *multinomial) drawAlone(from *stream, people int64) {
	clear(m.more)
	in := [2][]int64{m.drawn, m.more}
	for people > 0 {
		numbers := from.next(people)
		for i, number := range numbers {
			in[i&1][m.person.place(0, uint32(len(m.person)), number)]++
		}
		people -= int64(len(numbers))
	}
	m.add()
}

// add adds those of one round.
func (m *multinomial) add() {
	for i, more := range m.more {
		m.drawn[i] += more
	}
}

// round draws about as many people as it is large.
type round struct {
	most   int64 // people, of which few draws are more
	shares []share
	lots   lots // of all tables, one after the other
}

// share is a Poisson number of people of an occupied cell, all or a part of it: least and
// where in their table a number falls.
type share struct {
	cell        int
	first, size uint32 // of the table among the lots
	least       int64
}

// newRound shares a table between cells of the same size.
func newRound(counts []float64, part, most float64) round {
	r := round{most: int64(math.Ceil(most))}
	var of share
	times := 0
	for i, count := range counts {
		if i == 0 || count != counts[i-1] {
			times = int(math.Ceil(count * part / largestMean))
			table, least := newPoisson(count * part / float64(times))
			of = share{first: uint32(len(r.lots)), size: uint32(len(table)), least: least}
			r.lots = append(r.lots, table...)
		}
		of.cell = i
		for range times {
			r.shares = append(r.shares, of)
		}
	}
	return r
}

// draw gives the people of each cell and of all, at most as many as there may be.
func (r round) draw(from *stream, most int64, into []int64) int64 {
	for {
		clear(into)
		var all int64
		for rest := r.shares; len(rest) > 0; {
			numbers := from.next(int64(len(rest)))
			for i, number := range numbers {
				of := &rest[i]
				more := of.least + int64(r.lots.place(of.first, of.size, number))
				into[of.cell] += more
				all += more
			}
			rest = rest[len(numbers):]
		}
		if all <= most {
			return all
		}
	}
}
