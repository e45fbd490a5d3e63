package stat

import (
	"math/big"
	"math/bits"
)

// Fourths is what the standard errors of a model take of people who are weighted:
// Σw²·x·y·z·u of every four of K numbers in codes, w in units of 1/WeightUnit. The
// numbers are joined by 1, so that products of fewer are among them. The sums are exact,
// and as wide as the codes need.
type Fourths struct {
	K      int
	narrow bool     // every product of four codes is an int64, and a sum has narrowWords
	words  int      // of a sum
	sums   []uint64 // each in two's complement, the lowest word first
	room   []uint64 // what Add multiplies in
	some   []placed // the numbers of a person that are not 0
}

// placed is a code and where it stands among the numbers, of which the first is 1.
type placed struct {
	at   int
	code int64
}

// weightBits is the size of Σw² of weights whose sum is an int64, each at most 1e15
// units, with a sign.
const weightBits = 63 + 50 + 1

// narrowCode is the size of codes whose products of four are an int64, and narrowWords
// hold their sums.
const (
	narrowCode  = 15
	narrowWords = (weightBits + 4*narrowCode + 63) / 64
)

// NewFourths is that of k numbers whose codes are not larger than most, of nobody yet.
func NewFourths(k int, most int64) *Fourths {
	size := bits.Len64(uint64(most))
	f := &Fourths{K: k, narrow: size <= narrowCode, words: narrowWords, some: make([]placed, 0, k+1)}
	if !f.narrow {
		f.words = (weightBits + 4*size + 63) / 64
	}
	f.sums, f.room = make([]uint64, (rank(k, k, k, k)+1)*f.words), make([]uint64, 5*f.words)
	return f
}

// rank is the place of the sum of four numbers, a ≤ b ≤ c ≤ d.
func rank(a, b, c, d int) int {
	return a + b*(b+1)/2 + c*(c+1)*(c+2)/6 + d*(d+1)*(d+2)*(d+3)/24
}

// Add counts n people of one weight with the same codes.
func (f *Fourths) Add(codes []int64, weight, n int64) {
	f.some = append(f.some[:0], placed{0, 1})
	for i, code := range codes {
		if code != 0 {
			f.some = append(f.some, placed{i + 1, code})
		}
	}
	squared := f.room[:f.words]
	clear(squared)
	squared[1], squared[0] = bits.Mul64(uint64(weight), uint64(weight))
	scale(squared, squared, n)
	if f.narrow && squared[2] == 0 {
		f.addNarrow(squared[1], squared[0])
	} else {
		f.addWide(squared)
	}
}

// addNarrow adds w² times every product of four codes, w² in two words.
func (f *Fourths) addNarrow(high, low uint64) {
	for i, d := range f.some {
		for j, c := range f.some[:i+1] {
			for k, b := range f.some[:j+1] {
				three, from := d.code*c.code*b.code, rank(0, b.at, c.at, d.at)
				for _, a := range f.some[:k+1] {
					addTo192(f.sums[narrowWords*(from+a.at):], high, low, three*a.code)
				}
			}
		}
	}
}

// addTo192 adds (high, low)·x to a sum of three words. Below 0 is the complement of all
// words, and one.
func addTo192(sum []uint64, high, low uint64, x int64) {
	sign := uint64(x >> 63)
	size := (uint64(x) ^ sign) - sign
	middle, first := bits.Mul64(low, size)
	top, second := bits.Mul64(high, size)
	second, carry := bits.Add64(second, middle, 0)
	top += carry
	_ = sum[2]
	sum[0], carry = bits.Add64(sum[0], first^sign, sign&1)
	sum[1], carry = bits.Add64(sum[1], second^sign, carry)
	sum[2], _ = bits.Add64(sum[2], top^sign, carry)
}

// addWide is addNarrow of codes of any size.
func (f *Fourths) addWide(squared []uint64) {
	w := f.words
	one, two, three, four := f.room[w:2*w], f.room[2*w:3*w], f.room[3*w:4*w], f.room[4*w:]
	for i, d := range f.some {
		scale(one, squared, d.code)
		for j, c := range f.some[:i+1] {
			scale(two, one, c.code)
			for k, b := range f.some[:j+1] {
				scale(three, two, b.code)
				from := rank(0, b.at, c.at, d.at)
				for _, a := range f.some[:k+1] {
					at := w * (from + a.at)
					scale(four, three, a.code)
					add(f.sums[at:at+w], four)
				}
			}
		}
	}
}

// scale is x times a factor, both in two's complement; it may be x itself.
func scale(into, x []uint64, factor int64) {
	sign := uint64(factor >> 63)
	size, one := (uint64(factor)^sign)-sign, sign&1
	var carry, over uint64
	for i, word := range x {
		high, low := bits.Mul64(word, size)
		low, over = bits.Add64(low, carry, 0)
		carry = high + over
		into[i], one = bits.Add64(low^sign, 0, one)
	}
}

// add adds to a sum as many words of x as it has.
func add(sum, x []uint64) {
	var carry uint64
	for i := range sum {
		sum[i], carry = bits.Add64(sum[i], x[i], carry)
	}
}

// Merge counts everybody of another of the same numbers.
func (f *Fourths) Merge(other *Fourths) {
	for at := 0; at < len(f.sums); at += f.words {
		add(f.sums[at:at+f.words], other.sums[at:])
	}
}

// Sums is all sums in a fixed order, as they are kept in a file.
func (f *Fourths) Sums() []*big.Int {
	sums := make([]*big.Int, len(f.sums)/f.words)
	turn := new(big.Int).Lsh(big.NewInt(1), uint(64*f.words))
	for i := range sums {
		sums[i] = new(big.Int)
		words := f.sums[i*f.words : (i+1)*f.words]
		for at := range words {
			sums[i].Lsh(sums[i], 64).Or(sums[i], new(big.Int).SetUint64(words[f.words-1-at]))
		}
		if int64(words[f.words-1]) < 0 {
			sums[i].Sub(sums[i], turn)
		}
	}
	return sums
}

// Take puts sums of a file in place of its own; ok is false if they do not fit.
func (f *Fourths) Take(sums []*big.Int) (ok bool) {
	if len(sums) != len(f.sums)/f.words {
		return false
	}
	word := new(big.Int).SetUint64(1<<64 - 1)
	for i, sum := range sums {
		if sum.BitLen() >= 64*f.words {
			return false
		}
		rest := new(big.Int).Set(sum)
		for at := range f.words {
			f.sums[i*f.words+at] = new(big.Int).And(rest, word).Uint64()
			rest.Rsh(rest, 64)
		}
	}
	return true
}

// sorted is the place of the sum of four numbers in any order.
func sorted(a, b, c, d int) int {
	a, b = min(a, b), max(a, b)
	c, d = min(c, d), max(c, d)
	a, c = min(a, c), max(a, c)
	b, d = min(b, d), max(b, d)
	return rank(a, min(b, c), max(b, c), d)
}
