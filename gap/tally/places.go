package tally

import (
	"math"
	"math/bits"
	"slices"
)

// places gives every pair of codes that occurs a place, in the order in which they were
// met. It is looked up for each response, several times, so that it is a table of its own:
// a code is sought from the slot on that a product of it names (Knuth, The Art of Computer
// Programming 3, 6.4).
type places struct {
	known []uint16   // by numbers that stand for pairs: the place and 1, or 0
	codes [][2]int64 // by place
	slots []int32    // the place and 1, or 0; at least two for every place
	shift int        // leaves the bits that number the slots
}

// The odd factors of the product, 2^64/φ and one without a pattern beside it.
const (
	firstFactor  = 0x9E3779B97F4A7C15
	secondFactor = 0xC2B2AE3D27D4EB4F
)

// mostKnown is the number of places that are known: more would be out of a processor's
// reach.
const mostKnown = 1 << 13

// fewestSlots are those of the first place.
const fewestSlots = 16

// of is the place of a pair of codes, and the slot where it stands or would; −1 if there
// is none.
func (p *places) of(a, b int64) (place, slot int) {
	if p.slots == nil {
		return -1, 0
	}
	last := uint64(len(p.slots) - 1)
	at := (uint64(a)*firstFactor + uint64(b)*secondFactor) >> (p.shift & 63)
	for ; p.slots[at&last] != 0; at++ {
		if place := int(p.slots[at&last] - 1); p.codes[place] == [2]int64{a, b} {
			return place, int(at & last)
		}
	}
	return -1, int(at & last)
}

// place is that of a pair of codes, new if there was none.
func (p *places) place(a, b int64) int {
	place, slot := p.of(a, b)
	if place >= 0 {
		return place
	}
	p.codes = append(p.codes, [2]int64{a, b})
	if 2*len(p.codes) > len(p.slots) {
		p.widen()
	} else {
		p.slots[slot] = int32(len(p.codes))
	}
	return len(p.codes) - 1
}

// near is place by a number that stands for the pair and no other. Of small ones the place
// is known without looking for it.
func (p *places) near(number int, a, b int64) int {
	if number < len(p.known) && p.known[number] != 0 {
		return int(p.known[number]) - 1
	}
	return p.far(number, a, b)
}

// far is near of a number of which no place is known yet.
func (p *places) far(number int, a, b int64) int {
	place := p.place(a, b)
	if number < mostKnown && place < math.MaxUint16 {
		p.known = append(p.known, make([]uint16, max(0, number+1-len(p.known)))...)
		p.known[number] = uint16(place + 1)
	}
	return place
}

// expect makes room for more pairs of codes.
func (p *places) expect(more int) {
	p.codes = slices.Grow(p.codes, more)
	if 2*(len(p.codes)+more) > len(p.slots) {
		p.slot(1 << bits.Len(uint(2*(len(p.codes)+more)-1)))
	}
}

// widen doubles the slots.
func (p *places) widen() { p.slot(2 * len(p.slots)) }

// slot gives every pair its slot, of so many, a power of two.
func (p *places) slot(slots int) {
	p.slots = make([]int32, max(fewestSlots, slots))
	p.shift = 64 - bits.Len(uint(len(p.slots)-1))
	for place, codes := range p.codes {
		_, slot := p.of(codes[0], codes[1])
		p.slots[slot] = int32(place + 1)
	}
}
