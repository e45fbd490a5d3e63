package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// lots draws one of several places, each with a chance of its own, by the alias
// method (Walker 1977, ACM Transactions on Mathematical Software 3:253), built as by
// Vose (1991, IEEE Transactions on Software Engineering 17:972). All lots are as
// likely; a place without enough for its lot shares it with another. Together the
// chances are off by less than 2^-32.
type lots []lot

type lot struct {
	own   uint32 // the part of the lot that is the place's own, in 2^-32
	other uint32 // whose the rest is
}

// newLots takes chances in proportion to weights above 0.
func newLots(weights []float64) lots {
	var sum float64
	for _, w := range weights {
		sum += w
	}
	all, has := make(lots, len(weights)), make([]float64, len(weights))
	var less, more []int
	for i, w := range weights {
		all[i] = lot{own: math.MaxUint32, other: uint32(i)}
		if has[i] = w / sum * float64(len(weights)); has[i] < 1 {
			less = append(less, i)
		} else {
			more = append(more, i)
		}
	}
	for len(less) > 0 && len(more) > 0 {
		i, giver := less[len(less)-1], more[len(more)-1]
		less = less[:len(less)-1]
		all[i] = lot{own: uint32(has[i] * 0x1p32), other: uint32(giver)}
		if has[giver] -= 1 - has[i]; has[giver] < 1 {
			more = more[:len(more)-1]
			less = append(less, giver)
		}
	}
	return all
}

func (l lots) draw(source *rand.PCG) int {
	at, part := bits.Mul64(source.Uint64(), uint64(len(l)))
	place := int(l[at].other)
	if uint32(part>>32) < l[at].own { // either is as likely: a choice, not a jump
		place = int(at)
	}
	return place
}

// poisson draws Poisson numbers from a table of their probabilities, less those that
// are below 2^-60 of the largest. A number of a large mean is the sum of several, so
// that no table is long.
type poisson struct {
	numbers lots
	least   int64 // number of the table
	times   int
}

// largestMean keeps a table below 5,000 numbers.
const largestMean = 1 << 16

func newPoisson(mean float64) *poisson {
	times := math.Ceil(mean / largestMean)
	mean /= times
	mode, most := math.Floor(mean), 1.0
	least, terms := mode, []float64{most}
	for term := most; least > 0 && term > most*0x1p-60; least-- {
		term *= least / mean
		terms = append(terms, term)
	}
	slices.Reverse(terms)
	for k, term := mode+1, most; term > most*0x1p-60; k++ {
		term *= mean / k
		terms = append(terms, term)
	}
	return &poisson{numbers: newLots(terms), least: int64(least), times: int(times)}
}

func (p *poisson) draw(source *rand.PCG) int64 {
	sum := int64(p.times) * p.least
	for range p.times {
		sum += int64(p.numbers.draw(source))
	}
	return sum
}
