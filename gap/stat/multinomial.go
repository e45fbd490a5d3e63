package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// multinomial draws n people anew from the cells they are in: large cells by how
// many, the others person by person.
type multinomial struct {
	n        int64
	occupied int
	large    []urn
	few      []int // the other occupied cells,
	people   []int // and the cell of each person in one of them
}

// urn is a large cell and the chance that somebody who is in none of the urns
// before is in this one.
type urn struct {
	at     int
	chance chance
}

// fewPeople is the size of a cell up to which its people are drawn one by one: a
// binomial number costs as much as a dozen of them.
const fewPeople = 12

func newMultinomial(counts []int64) multinomial {
	var m multinomial
	for i, count := range counts {
		m.n += count
		switch {
		case count > fewPeople:
			m.large = append(m.large, urn{at: i})
		case count > 0:
			m.few = append(m.few, i)
			for range count {
				m.people = append(m.people, i)
			}
		}
	}
	m.occupied = len(m.large) + len(m.few)
	left := m.n
	for i, cell := range m.large {
		m.large[i].chance = newChance(counts[cell.at], left)
		left -= counts[cell.at]
	}
	return m
}

// draw fills the occupied cells.
func (m multinomial) draw(source *rand.ChaCha8, into []int64) {
	left := m.n
	for _, cell := range m.large {
		into[cell.at] = cell.chance.binomial(source, left)
		left -= into[cell.at]
	}
	for _, at := range m.few {
		into[at] = 0
	}
	for range left {
		person, _ := bits.Mul64(source.Uint64(), uint64(len(m.people)))
		into[m.people[person]]++
	}
}

// chance is a probability p of at most ½, or its complement, with what drawing
// needs of it.
type chance struct {
	p, odds, logRest float64 // p, p/(1 − p), log(1 − p)
	turned           bool    // the chance is 1 − p
}

func newChance(count, of int64) chance {
	turned := 2*count > of
	if turned {
		count = of - count
	}
	p := float64(count) / float64(of)
	return chance{p: p, odds: float64(count) / float64(of-count), logRest: math.Log1p(-p), turned: turned}
}

// binomial draws the number of successes in n trials.
func (c chance) binomial(source *rand.ChaCha8, n int64) int64 {
	var x int64
	if size := float64(n); size*c.p < 10 {
		x = c.invert(source, size)
	} else {
		x = c.reject(source, size)
	}
	if c.turned {
		return n - x
	}
	return x
}

// uniform is a number above 0 and below 1.
func uniform(source *rand.ChaCha8) float64 {
	return (float64(source.Uint64()>>12) + 0.5) * 0x1p-52
}

// invert walks up the probabilities from P(0) = (1 − p)^n until they have used up a
// uniform number.
func (c chance) invert(source *rand.ChaCha8, n float64) int64 {
	u, term := uniform(source), math.Exp(n*c.logRest)
	x := 0.0
	for u > term && x < n {
		u -= term
		x++
		term *= (n - x + 1) / x * c.odds
	}
	return int64(x)
}

// reject is the transformed rejection of Hörmann, "The generation of binomial
// random variates", Journal of Statistical Computation and Simulation 46 (1993),
// 101-110, algorithm BTRS with its constants, for a mean of 10 or more, save that
// the probabilities are multiplied up from the mode. Most draws end at the first
// test.
func (c chance) reject(source *rand.ChaCha8, n float64) int64 {
	sd := math.Sqrt(n * c.p * (1 - c.p))
	b := 1.15 + 2.53*sd
	a := -0.0873 + 0.0248*b + 0.01*c.p
	for {
		u, v := uniform(source)-0.5, uniform(source)
		edge := 0.5 - math.Abs(u)
		x := math.Floor((2*a/edge+b)*u + n*c.p + 0.5)
		if edge >= 0.07 && v <= 0.92-4.2/b {
			return int64(x)
		}
		if x < 0 || x > n {
			continue
		}
		v *= (2.83 + 5.1/b) * sd / (a/(edge*edge) + b)
		mode := math.Floor((n + 1) * c.p)
		if c.atMost(v, n, x, mode) {
			return int64(x)
		}
	}
}

// atMost reports whether v ≤ P(x)/P(mode) of the binomial. The ratio falls at each
// step away from the mode, so most refusals come before x.
func (c chance) atMost(v, n, x, mode float64) bool {
	ratio := 1.0
	for k := mode; k < x && v <= ratio; k++ {
		ratio *= (n - k) / (k + 1) * c.odds
	}
	for k := mode; k > x && v <= ratio; k-- {
		ratio *= k / ((n - k + 1) * c.odds)
	}
	return v <= ratio
}
