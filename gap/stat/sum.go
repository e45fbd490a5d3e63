package stat

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
)

// Sum is an exact sum of integers and of products of integers, 192 bits wide in
// two's complement. The zero value is 0. It cannot overflow here: codes and
// counts of respondents stay below 2^63, so sums of products below 2^189.
type Sum struct {
	top    int64
	hi, lo uint64
}

// Add adds an integer. The two upper words change with one sum in 2^64, or where the
// sign of the sum does.
func (s *Sum) Add(x int64) {
	lo, carry := bits.Add64(s.lo, uint64(x), 0)
	s.lo = lo
	if up := x>>63 + int64(carry); up != 0 {
		s.plus(up>>63, uint64(up), 0)
	}
}

// AddProduct adds x·y.
func (s *Sum) AddProduct(x, y int64) {
	unsigned, lo := bits.Mul64(uint64(x), uint64(y))
	// Mul64 is unsigned: a negative factor x stands for x + 2^64, which adds
	// 2^64·y too much, and likewise for y.
	hi := int64(unsigned) - (x>>63)&y - (y>>63)&x
	s.plus(hi>>63, uint64(hi), lo)
}

// AddSum adds another sum.
func (s *Sum) AddSum(other Sum) { s.plus(other.top, other.hi, other.lo) }

// negated is −s.
func (s Sum) negated() Sum {
	lo, carry := bits.Add64(^s.lo, 1, 0)
	hi, carry := bits.Add64(^s.hi, 0, carry)
	return Sum{top: ^s.top + int64(carry), hi: hi, lo: lo}
}

// less is s − other.
func (s Sum) less(other Sum) Sum {
	s.AddSum(other.negated())
	return s
}

// addTimes adds other·n; n is a count, not negative.
func (s *Sum) addTimes(other Sum, n int64) {
	low, lo := bits.Mul64(other.lo, uint64(n))
	high, hi := bits.Mul64(other.hi, uint64(n))
	hi, carry := bits.Add64(hi, low, 0)
	s.plus(other.top*n+int64(high+carry), hi, lo)
}

func (s *Sum) plus(top int64, hi, lo uint64) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi, carry = bits.Add64(s.hi, hi, carry)
	s.top += top + int64(carry)
}

// small is the sum as an int64, which most are; ok is false if it does not fit.
func (s Sum) small() (x int64, ok bool) {
	x = int64(s.lo)
	sign := x >> 63
	return x, s.top == sign && s.hi == uint64(sign)
}

// hasRoom reports whether the sum is not below 0 and of at most 126 bits, which leaves room
// for 62 bits more.
func (s Sum) hasRoom() bool { return s.top == 0 && s.hi>>62 == 0 }

// Big is the sum as a big integer.
func (s Sum) Big() *big.Int {
	if x, ok := s.small(); ok {
		return big.NewInt(x)
	}
	sum := big.NewInt(s.top)
	for _, word := range []uint64{s.hi, s.lo} {
		sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(word))
	}
	return sum
}

// MarshalText writes the sum in decimal digits.
func (s Sum) MarshalText() ([]byte, error) { return s.Big().Append(nil, 10), nil }

// maxDigits is the length of the longest text of a sum, −2^191.
const maxDigits = 59

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(text []byte) error {
	x, ok := new(big.Int), len(text) <= maxDigits
	if ok {
		x, ok = x.SetString(string(text), 10)
	}
	var sum Sum
	if ok {
		sum, ok = sumOf(x)
	}
	if !ok {
		return fmt.Errorf("%.60q is no integer of at most 191 bits", text)
	}
	*s = sum
	return nil
}

// sumOf is a big integer as a sum; ok is false of one of more than 191 bits.
func sumOf(x *big.Int) (s Sum, ok bool) {
	word, rest := new(big.Int).SetUint64(1<<64-1), new(big.Int).Set(x)
	s.lo = new(big.Int).And(rest, word).Uint64()
	s.hi = new(big.Int).And(rest.Rsh(rest, 64), word).Uint64()
	s.top = rest.Rsh(rest, 64).Int64()
	return s, x.BitLen() <= 191
}

// exactBits is the size of integers that a float holds exactly; the quotient of
// two of them is rounded once by the division itself.
const exactBits = 53

// ratio is numerator/denominator rounded once, to the nearest float.
func ratio(numerator, denominator *big.Int) float64 {
	if numerator.BitLen() <= exactBits && denominator.BitLen() <= exactBits {
		return float64(numerator.Int64()) / float64(denominator.Int64())
	}
	f, _ := new(big.Rat).SetFrac(numerator, denominator).Float64()
	return f
}

// inFloat is a product of integers as a float; ok is false if a float need not hold it
// exactly. The quotient of two such is what ratio gives.
func inFloat(factors ...int64) (x float64, ok bool) {
	x = 1
	for _, f := range factors {
		x *= float64(f)
	}
	return x, math.Abs(x) < 1<<exactBits
}

// rootPrecision leaves more than 60 bits to spare when a square root is
// rounded to the 53 of a float.
const rootPrecision = 120

// rootRatio is √(numerator/denominator) rounded once; NaN below 0, which only
// sums that belong to no sample give.
func rootRatio(numerator, denominator *big.Int) float64 {
	if numerator.IsInt64() && denominator.IsInt64() {
		if root, sure := rootRatioOf(twofoldOf(numerator.Int64()), twofoldOf(denominator.Int64())); sure {
			return root
		}
	}
	q := new(big.Float).SetPrec(rootPrecision).Quo(new(big.Float).SetInt(numerator), new(big.Float).SetInt(denominator))
	if q.Sign() < 0 {
		return math.NaN()
	}
	f, _ := q.Sqrt(q).Float64()
	return f
}

// rootRatioSmall is rootRatio of integers that are not big.
func rootRatioSmall(numerator, denominator int64) float64 {
	if root, sure := rootRatioOf(twofoldOf(numerator), twofoldOf(denominator)); sure {
		return root
	}
	return rootRatio(big.NewInt(numerator), big.NewInt(denominator))
}

// rootRatioOf is rootRatio in twofold floats, which take a tenth of the time; sure is
// false where the root is too near to the middle of two floats for them to tell, and
// for what is not above 0.
func rootRatioOf(numerator, denominator twofold) (root float64, sure bool) {
	if numerator.hi <= 0 || denominator.hi <= 0 {
		return 0, false
	}
	q := numerator.over(denominator)
	first := math.Sqrt(q.hi)
	rest := q.minus(twoProduct(first, first)).hi / (2 * first)
	// The quotient has some 100 bits, and what Newton's step leaves out is less.
	doubt := 0x1p-95 * first
	root = first + (rest - doubt)
	return root, root == first+(rest+doubt)
}

// twofoldOf is an integer in full.
func twofoldOf(x int64) twofold {
	hi := float64(x >> 32 << 32)
	return settled(hi, float64(x-x>>32<<32))
}

// twofold is a sum in full; ok is false of one that is below 0 or of more than 96 bits.
func (s Sum) twofold() (p twofold, ok bool) {
	high := s.hi<<32 | s.lo>>32
	if s.top != 0 || s.hi >= 1<<32 {
		return p, false
	}
	upper, lower := float64(high>>32<<32), float64(high&(1<<32-1))
	p = settled(upper, lower)
	p = twofold{p.hi * (1 << 32), p.lo * (1 << 32)}
	return p.plus(twofold{float64(s.lo & (1<<32 - 1)), 0}), true
}

func product(factors ...int64) *big.Int {
	small := int64(1)
	for i, f := range factors {
		if small != int64(int32(small)) || f != int64(int32(f)) {
			p := big.NewInt(small)
			for _, f := range factors[i:] {
				p.Mul(p, big.NewInt(f))
			}
			return p
		}
		small *= f
	}
	return big.NewInt(small)
}
