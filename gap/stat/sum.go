package stat

import (
	"fmt"
	"math/big"
	"math/bits"
)

// Sum is an exact sum of integers and of products of integers, 128 bits wide
// in two's complement. The zero value is 0. It cannot overflow here: codes stay
// below 2^62 and so do counts of respondents.
type Sum struct {
	hi int64
	lo uint64
}

// Add adds an integer.
func (s *Sum) Add(x int64) {
	lo, carry := bits.Add64(s.lo, uint64(x), 0)
	s.hi += x>>63 + int64(carry)
	s.lo = lo
}

// AddProduct adds x·y.
func (s *Sum) AddProduct(x, y int64) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	// Mul64 is unsigned: a negative factor x stands for x + 2^64, which adds
	// 2^64·y too much, and likewise for y.
	high := int64(hi) - (x>>63)&y - (y>>63)&x
	sum, carry := bits.Add64(s.lo, lo, 0)
	s.hi += high + int64(carry)
	s.lo = sum
}

// AddSum adds another sum.
func (s *Sum) AddSum(other Sum) {
	lo, carry := bits.Add64(s.lo, other.lo, 0)
	s.hi += other.hi + int64(carry)
	s.lo = lo
}

// Big is the sum as a big integer.
func (s Sum) Big() *big.Int {
	high := new(big.Int).Lsh(big.NewInt(s.hi), 64)
	return high.Add(high, new(big.Int).SetUint64(s.lo))
}

// MarshalText writes the sum in decimal digits.
func (s Sum) MarshalText() ([]byte, error) { return s.Big().Append(nil, 10), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(text []byte) error {
	x, ok := new(big.Int).SetString(string(text), 10)
	if !ok || x.BitLen() > 127 {
		return fmt.Errorf("%q is no integer of at most 127 bits", text)
	}
	low := new(big.Int).And(x, new(big.Int).SetUint64(1<<64-1))
	s.lo = low.Uint64()
	s.hi = new(big.Int).Rsh(x, 64).Int64()
	return nil
}

// ratio is numerator/denominator rounded once, to the nearest float.
func ratio(numerator, denominator *big.Int) float64 {
	f, _ := new(big.Rat).SetFrac(numerator, denominator).Float64()
	return f
}

// rootPrecision leaves more than 60 bits to spare when a square root is
// rounded to the 53 of a float.
const rootPrecision = 120

// rootRatio is √(numerator/denominator) rounded once.
func rootRatio(numerator, denominator *big.Int) float64 {
	q := new(big.Float).SetPrec(rootPrecision).SetRat(new(big.Rat).SetFrac(numerator, denominator))
	f, _ := q.Sqrt(q).Float64()
	return f
}

func product(factors ...int64) *big.Int {
	p := big.NewInt(1)
	for _, f := range factors {
		p.Mul(p, big.NewInt(f))
	}
	return p
}

// addTimes adds other·n; n is a count, not negative.
func (s *Sum) addTimes(other Sum, n int64) {
	hi, lo := bits.Mul64(other.lo, uint64(n))
	s.AddSum(Sum{hi: int64(hi) + other.hi*n, lo: lo})
}
