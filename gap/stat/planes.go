package stat

import (
	"encoding/binary"
	"math/bits"
)

// AtOnce is how many people are counted at once: a bit of a word for each.
const AtOnce = 64

// Plane is a small number of each of 64 people: a word for each bit, in two's complement,
// the lowest first. A sum over people is then a count of bits, and one of products,
// Σ 2^(a+b) over the bits that both words a and b have.
type Plane [planeBits]uint64

const (
	planeBits = 5 // of differences of codes
	codeBits  = 4 // of the largest code
	lowBits   = 3 // which are less than half the work
)

// fitPlanes reports whether codes have no more bits than planes.
func fitPlanes(least, most int64) bool { return least >= 0 && most < 1<<codeBits }

// PlaneOf is the codes that stand in the lower half of bytes.
func PlaneOf(column *[AtOnce]byte) (of Plane) {
	for b := range codeBits {
		of[b] = BitOf(column, b)
	}
	return of
}

// BitOf is one bit of each of the bytes. The bits of eight of them are multiplied so that
// each comes to the bit of the top byte that has its number.
func BitOf(column *[AtOnce]byte, bit int) (of uint64) {
	const lowest, together = 0x0101010101010101, 0x0102040810204080
	for at := AtOnce - 8; at >= 0; at -= 8 {
		of = of<<8 | binary.LittleEndian.Uint64(column[at:at+8])>>(bit&7)&lowest*together>>56
	}
	return of
}

// Of is the numbers of some of the people, and 0 of the others.
func (p *Plane) Of(who uint64) (of Plane) {
	for b, word := range p {
		of[b] = word & who
	}
	return of
}

// Less is each person's number less another one.
func (p *Plane) Less(other *Plane) (of Plane) {
	var borrow uint64
	for b, x := range p {
		y := other[b]
		of[b] = x ^ y ^ borrow
		borrow = ^x&(y|borrow) | y&borrow
	}
	return of
}

// sum is that of all numbers.
func (p *Plane) sum() (sum int64) {
	for b, word := range p[:codeBits] {
		sum += int64(bits.OnesCount64(word)) << b
	}
	return sum - int64(bits.OnesCount64(p[codeBits]))<<codeBits
}

// AddPlanes counts some of 64 people, whose numbers are in planes.
func (c *Crossing) AddPlanes(planes []Plane, who uint64) {
	c.sums.N += int64(bits.OnesCount64(who))
	c.sums.addPlanes(planes, who)
}

// addPlanes adds the numbers and products of some of 64 people. Where the two highest bits are always alike, which
// they are of small numbers below 0, they are one bit of the worth of both.
func (c *Cross) addPlanes(planes []Plane, who uint64) {
	var high, sign, apart uint64
	for i := range planes {
		high |= planes[i][lowBits]
		sign |= planes[i][codeBits]
		apart |= planes[i][lowBits] ^ planes[i][codeBits]
	}
	products := c.Products
	for i := range planes {
		one, with := planes[i].Of(who), planes[i:]
		c.Sums[i].Add(one.sum())
		switch {
		case high|sign == 0:
			addLowProducts(products[:len(with)], &one, with)
		case apart == 0:
			addProducts4(products[:len(with)], &one, with, -1<<lowBits)
		default:
			addProducts4(products[:len(with)], &one, with, 1<<lowBits)
			if sign != 0 {
				addHighProducts(products[:len(with)], &one, with)
			}
		}
		products = products[len(with):]
	}
}

// addLowProducts adds the products of a number with each of some, of the lowest bits.
func addLowProducts(into []Sum, one *Plane, with []Plane) {
	for i := range with {
		into[i].Add(lowProducts(one, &with[i]))
	}
}

func lowProducts(one, with *Plane) int64 {
	a, b, c := one[0], one[1], one[2]
	x, y, z := with[0], with[1], with[2]
	return int64(bits.OnesCount64(a&x) +
		(bits.OnesCount64(a&y)+bits.OnesCount64(b&x))<<1 +
		(bits.OnesCount64(a&z)+bits.OnesCount64(b&y)+bits.OnesCount64(c&x))<<2 +
		(bits.OnesCount64(b&z)+bits.OnesCount64(c&y))<<3 +
		bits.OnesCount64(c&z)<<4)
}

// addProducts4 is the same with one bit more, which is worth so much.
func addProducts4(into []Sum, one *Plane, with []Plane, worth int64) {
	a, b, c, d := one[0], one[1], one[2], one[3]
	for i := range with {
		other := &with[i]
		x, y, z, u := other[0], other[1], other[2], other[3]
		high := bits.OnesCount64(a&u) + bits.OnesCount64(d&x) +
			(bits.OnesCount64(b&u)+bits.OnesCount64(d&y))<<1 +
			(bits.OnesCount64(c&u)+bits.OnesCount64(d&z))<<2
		into[i].Add(lowProducts(one, other) + worth*(int64(high)+worth*int64(bits.OnesCount64(d&u))))
	}
}

// addHighProducts adds those of which the highest bit, that of the sign, has a part.
func addHighProducts(into []Sum, one *Plane, with []Plane) {
	const worth = -1 << codeBits
	for i := range with {
		sum := 0
		for b := range codeBits {
			sum += (bits.OnesCount64(one[b]&with[i][codeBits]) + bits.OnesCount64(one[codeBits]&with[i][b])) << b
		}
		into[i].Add(worth * (int64(sum) + worth*int64(bits.OnesCount64(one[codeBits]&with[i][codeBits]))))
	}
}
