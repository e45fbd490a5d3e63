package stat

import (
	"encoding/binary"
	"math/bits"
)

// planes are people with small codes, of whom 64 are counted at once. Of each number a
// plane holds one bit of everybody's code: a sum over people is then a count of bits, and
// one of products, Σ 2^(a+b) over the bits that both planes a and b have.
type planes struct {
	people  int
	columns [][planePeople]byte // by number: a code for each person
	bits    []plane             // likewise, of who is in the columns; made to be counted
}

// plane is the bits of 64 codes, the lowest first.
type plane [planeBits]uint64

const (
	planePeople = 64 // a bit of a word for each
	planeBits   = 4  // of the largest code; three are less than half the work
)

// fitPlanes reports whether codes have no more bits than planes.
func fitPlanes(least, most int64) bool { return least >= 0 && most < 1<<planeBits }

func newPlanes(k int) *planes {
	return &planes{columns: make([][planePeople]byte, k), bits: make([]plane, k)}
}

// add counts a person; full is true of the last for whom there is room.
func (p *planes) add(codes []int64) (full bool) {
	at := p.people & (planePeople - 1)
	columns := p.columns[:len(codes)]
	for i, x := range codes {
		columns[i][at] = byte(x)
	}
	p.people++
	return p.people == planePeople
}

// moveTo adds the sums to those of a Cross and begins anew.
func (p *planes) moveTo(c *Cross) {
	who := ^uint64(0) >> (planePeople - p.people)
	var high uint64
	for i := range p.columns {
		p.bits[i] = planeOf(&p.columns[i], who)
		high |= p.bits[i][3]
	}
	products := c.Products
	for i := range p.bits {
		c.Sums[i].Add(p.bits[i].sum())
		if high == 0 {
			addLowProducts(products[:len(p.bits)-i], &p.bits[i], p.bits[i:])
		} else {
			addPlaneProducts(products[:len(p.bits)-i], &p.bits[i], p.bits[i:])
		}
		products = products[len(p.bits)-i:]
	}
	p.people = 0
}

// planeOf is the bits of the codes of some of the people. The lowest bits of eight bytes
// are multiplied so that each comes to the bit of the top byte that has its number.
func planeOf(column *[planePeople]byte, who uint64) (of plane) {
	const lowest, together = 0x0101010101010101, 0x0102040810204080
	var a, b, c, d uint64
	for at := planePeople - 8; at >= 0; at -= 8 {
		codes := binary.LittleEndian.Uint64(column[at : at+8])
		a = a<<8 | codes&lowest*together>>56
		b = b<<8 | codes>>1&lowest*together>>56
		c = c<<8 | codes>>2&lowest*together>>56
		d = d<<8 | codes>>3&lowest*together>>56
	}
	return plane{a & who, b & who, c & who, d & who}
}

// sum is that of all codes.
func (p *plane) sum() (sum int64) {
	for b, plane := range p {
		sum += int64(bits.OnesCount64(plane)) << b
	}
	return sum
}

// addLowProducts adds the products of a number with each of some, of which no code has
// the highest bit.
func addLowProducts(into []Sum, one *plane, with []plane) {
	a, b, c := one[0], one[1], one[2]
	for i := range with {
		x, y, z := with[i][0], with[i][1], with[i][2]
		sum := bits.OnesCount64(a&x) +
			(bits.OnesCount64(a&y)+bits.OnesCount64(b&x))<<1 +
			(bits.OnesCount64(a&z)+bits.OnesCount64(b&y)+bits.OnesCount64(c&x))<<2 +
			(bits.OnesCount64(b&z)+bits.OnesCount64(c&y))<<3 +
			bits.OnesCount64(c&z)<<4
		into[i].Add(int64(sum))
	}
}

// addPlaneProducts is the same of all codes.
func addPlaneProducts(into []Sum, one *plane, with []plane) {
	addLowProducts(into, one, with)
	for i := range with {
		sum := 0
		for b := range planeBits - 1 {
			sum += (bits.OnesCount64(one[b]&with[i][3]) + bits.OnesCount64(one[3]&with[i][b])) << (b + 3)
		}
		into[i].Add(int64(sum + bits.OnesCount64(one[3]&with[i][3])<<6))
	}
}
