package csvfile

import "math/bits"

// Eight bytes of text in one number, the first of them lowest. What is asked of all
// eight is asked at once: each has its own eight bits of the answer.
const (
	ones  = 0x01_01_01_01_01_01_01_01 // one in each byte
	highs = 0x80_80_80_80_80_80_80_80 // the highest bit of each byte
)

// eight is the first eight bytes of t; the compiler makes one load of it.
func eight[text string | []byte](t text) uint64 {
	_ = t[7]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
		uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
}

// equal marks the bytes that are b, and maybe some behind the first of them.
func equal(word uint64, b byte) uint64 {
	word ^= uint64(b) * ones
	return (word - ones) &^ word & highs
}

// below marks the bytes less than b, and maybe some behind the first of them.
func below(word uint64, b byte) uint64 {
	return (word - uint64(b)*ones) &^ word & highs
}

// every marks the bytes that are b and no other.
func every(word uint64, b byte) uint64 {
	word ^= uint64(b) * ones
	return ^((word&^highs + ^uint64(highs)) | word) & highs
}

// before marks everything in front of the first mark.
func before(marks uint64) uint64 { return ^marks & (marks - 1) }

// first is the place of the first byte that is marked.
func first(marks uint64) int { return bits.TrailingZeros64(marks) / 8 }

// run is how eight bytes look that hold answers of one digit and nothing else, most
// of what a survey is.
type run struct {
	zeros  uint64 // the bytes if all digits were 0
	digits uint64 // one in each byte that is a digit
}

// plainRun is four answers with a delimiter behind each, 7,6,7,5, and quotedRun two
// in quotes, "7","6",.
func plainRun(delimiter byte) run {
	return run{0x00_30_00_30_00_30_00_30 | behind(delimiter)*0x01_00_01_00_01_00_01_00, 0x00_01_00_01_00_01_00_01}
}

func quotedRun(delimiter byte) run {
	return run{0x00_22_30_22_00_22_30_22 | behind(delimiter)*0x01_00_00_00_01_00_00_00, 0x00_00_01_00_00_00_01_00}
}

// behind is the delimiter; for a digit, which would not be told from an answer, it
// is a byte that is in no text.
func behind(delimiter byte) uint64 {
	if '0' <= delimiter && delimiter <= '9' {
		return 0xff
	}
	return uint64(delimiter)
}

// is reports whether a word is such a run. Six more than 9 does not fit in four
// bits.
func (r run) is(word uint64) bool {
	word ^= r.zeros
	return (word|(word+6*r.digits))&^(0x0f*r.digits) == 0
}
