package survey

import (
	"cmp"
	"math/bits"
	"slices"
)

// Share is a part of the 100 importance points in units of 1e-9 of the whole.
type Share int64

// Whole is the share of all 100 points.
const Whole Share = 1e9

// Percent is the share in points of 100, exactly.
func (s Share) Percent() Decimal { return Decimal{Unscaled: int64(s), Places: 7} }

// Points that add up to between 99 and 101 are taken as a slip and rescaled;
// what lies further off says nothing sure about the respondent's priorities.
const (
	fewestPoints = 99
	mostPoints   = 101
)

// mostInPlace is the number of dimensions up to which points are divided without
// asking for memory; instruments have five or so.
const mostInPlace = 16

// Shares turns the points that one respondent gave to the dimensions into
// shares of the whole, out[d] = points[d] / Σ points, appended to out[:0]. They
// add up to Whole exactly: what rounding to 1e-9 leaves over goes to the
// largest remainders, the earlier dimension first. Points that add up to 100
// and have at most seven decimals are exact.
//
// ok is false if a number is negative or the points add up to less than 99 or
// more than 101.
func Shares(points []Decimal, out []Share) (shares []Share, ok bool) {
	places := 0
	for _, p := range points {
		places = max(places, p.Places)
	}
	unit, sum := pow10(places), int64(0)
	var room [mostInPlace]int64
	numerators := room[:0]
	for _, p := range points {
		n, fits := p.over(places)
		if !fits || n < 0 || n > mostPoints*unit {
			return nil, false
		}
		numerators = append(numerators, n)
		sum += n
	}
	if sum < fewestPoints*unit || sum > mostPoints*unit {
		return nil, false
	}
	return apportion(numerators, sum, out[:0]), true
}

// MeanShares is the mean of the shares that one respondent gave twice, by dimension in
// the same order. It adds up to Whole as Shares does.
func MeanShares(a, b []Share) []Share {
	sums := make([]int64, len(a))
	for d := range a {
		sums[d] = int64(a[d]) + int64(b[d])
	}
	return apportion(sums, 2*int64(Whole), make([]Share, 0, len(a)))
}

// AddUp reports whether points add up to exactly 100, so that Shares divides them
// without changing their proportion to the whole.
func AddUp(points []Decimal) bool {
	places := 0
	for _, p := range points {
		places = max(places, p.Places)
	}
	sum := -100 * pow10(places)
	for _, p := range points {
		n, fits := p.over(places)
		if !fits {
			return false
		}
		sum += n
	}
	return sum == 0
}

// apportion divides Whole in proportion to the numerators.
func apportion(numerators []int64, sum int64, shares []Share) []Share {
	type remainder struct {
		dimension int
		of        uint64
	}
	if Whole%Share(sum) == 0 {
		for _, n := range numerators {
			shares = append(shares, Share(n)*(Whole/Share(sum)))
		}
		return shares
	}
	var room [mostInPlace]remainder
	remainders, left := room[:0], Whole
	for d, n := range numerators {
		hi, lo := bits.Mul64(uint64(n), uint64(Whole))
		quotient, rest := bits.Div64(hi, lo, uint64(sum))
		shares = append(shares, Share(quotient))
		remainders = append(remainders, remainder{d, rest})
		left -= Share(quotient)
	}
	slices.SortStableFunc(remainders, func(a, b remainder) int { return cmp.Compare(b.of, a.of) })
	for _, r := range remainders[:left] {
		shares[r.dimension]++
	}
	return shares
}
