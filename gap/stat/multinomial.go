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
	n, spare := float64(m.n), oneIn14*math.Sqrt(float64(m.n))
	for size := n - spare; size > cellCost*float64(len(chances)); size = min(size, spare) / 2 {
		m.rounds = append(m.rounds, newRound(chances, size/n, size))
	}
	return m
}

// A Poisson number exceeds its mean by so many standard deviations once in fourteen
// draws. Fewer would be drawn again more often, more would leave more people for the
// next round.
const oneIn14 = 1.5

// cellCost is how many people of a cell must be expected for a round to be quicker
// than they are one by one.
const cellCost = 2

// draw fills the occupied cells.
func (m *multinomial) draw(from *stream, into []int64) {
	clear(m.drawn)
	left := m.n
	for _, r := range m.rounds {
		if left < r.from {
			continue
		}
		left -= r.draw(from, left, m.more)
		for i, more := range m.more {
			m.drawn[i] += more
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
			in[i&1][m.person.place(number)]++
		}
		people -= int64(len(numbers))
	}
	for i, more := range m.more {
		m.drawn[i] += more
	}
}

// round draws about as many people as it is large.
type round struct {
	from   int64 // as many people, few of whose draws are too large
	shares []share
}

// share is a Poisson number of people of an occupied cell, all or a part of it.
type share struct {
	cell   int
	people *poisson
}

// newRound shares a table between cells of the same size.
func newRound(counts []float64, part, size float64) round {
	r := round{from: int64(size + oneIn14*math.Sqrt(size))}
	var people *poisson
	times := 0
	for i, count := range counts {
		if i == 0 || count != counts[i-1] {
			times = int(math.Ceil(count * part / largestMean))
			people = newPoisson(count * part / float64(times))
		}
		for range times {
			r.shares = append(r.shares, share{i, people})
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
				more := of.people.least + int64(of.people.numbers.place(number))
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
