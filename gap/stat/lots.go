package stat

import (
	"math"
	"math/rand/v2"
	"slices"
)

// lots draws one of several places, each with a chance of its own, by the alias
// method (Walker 1977, ACM Transactions on Mathematical Software 3:253), built as by
// Vose (1991, IEEE Transactions on Software Engineering 17:972). All lots are as
// likely; a place without enough for its lot shares it with another. A chance
// is off by about 2^-32 for each lot that has to do with it.
type lots []lot

type lot struct {
	own  uint32 // the part of the lot that is the place's own, in 2^-32
	step int32  // from the place to the one whose the rest is
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
		all[i].own = math.MaxUint32
		if has[i] = w / sum * float64(len(weights)); has[i] < 1 {
			less = append(less, i)
		} else {
			more = append(more, i)
		}
	}
	for len(less) > 0 && len(more) > 0 {
		i, giver := less[len(less)-1], more[len(more)-1]
		less = less[:len(less)-1]
		all[i] = lot{own: uint32(has[i] * 0x1p32), step: int32(giver - i)}
		if has[giver] -= 1 - has[i]; has[giver] < 1 {
			more = more[:len(more)-1]
			less = append(less, giver)
		}
	}
	return all
}

// place is where a number of 32 bits falls, each of which is as likely, in a table of so
// many lots from the first on.
func (l lots) place(first, size, number uint32) int {
	product := uint64(number) * uint64(size)
	at := product >> 32
	lot := &l[uint64(first)+at]
	isOwn := (int64(uint32(product)) - int64(lot.own)) >> 63 // either is as likely: no jump
	return int(int64(at) + int64(lot.step)&^isOwn)
}

// stream is numbers of 32 bits, two of each that its source draws, and some in advance.
type stream struct {
	source *rand.PCG
	drawn  [512]uint32
	left   int // of those drawn, the last of them
}

// next is as many numbers as are drawn, at most so many.
func (s *stream) next(most int64) []uint32 {
	if s.left == 0 {
		s.fill()
	}
	numbers := s.drawn[len(s.drawn)-s.left:]
	numbers = numbers[:min(most, int64(len(numbers)))]
	s.left -= len(numbers)
	return numbers
}

func (s *stream) fill() {
	for i := 0; i < len(s.drawn); i += 2 {
		both := s.source.Uint64()
		s.drawn[i], s.drawn[i+1] = uint32(both), uint32(both>>32)
	}
	s.left = len(s.drawn)
}

// largestMean keeps a table below 5,000 numbers. A number of a larger mean is the sum of
// several.
const largestMean = 1 << 16

// newPoisson is a table of the probabilities of Poisson numbers, less those that are below
// 2^-60 of the largest, and the number that it begins with.
func newPoisson(mean float64) (lots, int64) {
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
	return newLots(terms), int64(least)
}
