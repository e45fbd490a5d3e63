package inflate

import "math/bits"

// A table has an entry for each of the next bits that there can be. In it are:
const (
	total   = 0x3f    // how many bits the code and what belongs to it take
	size    = 8       // where the length of the code is
	link    = 1 << 12 // the code is longer: the entry is in another part of the table
	literal = 1 << 13 // a byte
	stop    = 1 << 14 // the end of the block, or a code that there is not
	value   = 16      // where the byte is, the least length or distance, or that part
)

// noCode is the entry of a code that there is not, endOfBlock one of the other
// that stops.
const (
	noCode     = stop | 1<<value
	endOfBlock = stop
)

// How many bits are looked up at once, and how many a code has at the most.
const (
	litBits    = 11
	distBits   = 9
	lengthBits = 7
	mostBits   = 15
)

type table struct {
	entries []uint32
	rest    uint32 // mask of the bits that are looked up in another part
}

// build makes the table of codes of these lengths. It reports false if they are
// not all the codes that there can be, but for the one of a single bit and none.
func (t *table) build(lengths []uint8, first uint, of []uint32) bool {
	var next [mostBits + 1]int
	if !firstCodes(&next, lengths) {
		return false
	}
	t.rest = 1<<(mostBits-first) - 1
	t.entries = t.entries[:0]
	t.grow(1 << first)
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		code := uint32(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		entry := of[symbol] + uint32(n)<<size + uint32(n)
		at, step, end := code, uint32(1)<<n, uint32(1)<<first
		if uint(n) > first {
			to := &t.entries[code&(end-1)]
			if *to&link == 0 {
				*to = link | uint32(len(t.entries))<<value
				t.grow(int(t.rest) + 1)
			}
			from := t.entries[code&(end-1)] >> value
			at, step, end = from+code>>first, step>>first, from+t.rest+1
		}
		for ; at < end; at += step {
			t.entries[at] = entry
		}
	}
	return true
}

func (t *table) grow(n int) {
	for range n {
		t.entries = append(t.entries, noCode)
	}
}

// firstCodes gives the first code of each length: RFC 1951, 3.2.2.
func firstCodes(next *[mostBits + 1]int, lengths []uint8) bool {
	var count [mostBits + 1]int
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	code, used := 0, 0
	for n := 1; n <= mostBits; n++ {
		code = (code + count[n-1]) << 1
		next[n] = code
		used += count[n] << (mostBits - n)
	}
	const all = 1 << mostBits
	return used == all || used == all/2 && count[1] == 1 || used == 0
}

// litEntries, distEntries and lengthEntries are the entries of all symbols, without
// the lengths of their codes: RFC 1951, 3.2.5 and 3.2.7.
var (
	litEntries = func() (of [288]uint32) {
		for symbol := range of[:256] {
			of[symbol] = literal | uint32(symbol)<<value
		}
		of[256] = endOfBlock
		ranges(of[257:285], 3, 4)
		of[285] = 258 << value
		of[286], of[287] = noCode, noCode
		return of
	}()
	distEntries = func() (of [32]uint32) {
		ranges(of[:30], 1, 2)
		of[30], of[31] = noCode, noCode
		return of
	}()
	lengthEntries = func() (of [19]uint32) {
		for symbol := range of {
			of[symbol] = uint32(symbol) << value
		}
		return of
	}()
)

// ranges fills in symbols that are followed by more and more bits: twice as many
// symbols of none as of each other number.
func ranges(of []uint32, least, each int) {
	for i := range of {
		more := max(0, i/each-1)
		of[i] = uint32(least)<<value + uint32(more)
		least += 1 << more
	}
}
