package stat

import (
	"math"
	"math/rand/v2"
)

// multinomial draws n people anew from the cells they are in. Each cell gives a
// Poisson number of people, with means in proportion that add up to a little less than
// n. Given how many that are in all, they are spread as if they were drawn one by one;
// more than n are drawn again. Those who are missing come from smaller and smaller
// rounds of that kind, and the last of them one by one.
type multinomial struct {
	n        int64
	occupied []int
	rounds   []round
	person   lots    // which of the occupied cells somebody is in
	drawn    []int64 // of the occupied cells in one round
}

func newMultinomial(counts []int64) *multinomial {
	m := &multinomial{}
	var chances []float64
	for i, count := range counts {
		if count > 0 {
			m.n += count
			m.occupied = append(m.occupied, i)
			chances = append(chances, float64(count))
		}
	}
	m.person, m.drawn = newLots(chances), make([]int64, len(chances))
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
func (m *multinomial) draw(source *rand.PCG, into []int64) {
	for _, at := range m.occupied {
		into[at] = 0
	}
	left := m.n
	for _, r := range m.rounds {
		if left < r.from {
			continue
		}
		left -= r.draw(source, left, m.drawn)
		for i, at := range m.occupied {
			into[at] += m.drawn[i]
		}
	}
	for range left {
		into[m.occupied[m.person.draw(source)]]++
	}
}

// round draws about as many people as it is large.
type round struct {
	from  int64 // as many people, few of whose draws are too large
	cells []*poisson
}

// newRound shares a table between cells of the same size.
func newRound(counts []float64, part, size float64) round {
	r := round{from: int64(size + oneIn14*math.Sqrt(size))}
	tables := make(map[float64]*poisson)
	for _, count := range counts {
		if tables[count] == nil {
			tables[count] = newPoisson(count * part)
		}
		r.cells = append(r.cells, tables[count])
	}
	return r
}

// draw gives the people of each cell and of all, at most as many as there may be.
func (r round) draw(source *rand.PCG, most int64, into []int64) int64 {
	for {
		var all int64
		for i, cell := range r.cells {
			into[i] = cell.draw(source)
			all += into[i]
		}
		if all <= most {
			return all
		}
	}
}
