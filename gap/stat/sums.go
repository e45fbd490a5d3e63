package stat

import (
	"math"
	"math/big"
)

// Sums is a sample as its size and the exact sums of its values and of their squares,
// in units of 1/Den and of 1/Den².
type Sums struct {
	N, Den       int64
	Sum, Squares *big.Int
}

// Moments gives n, the mean Σx/n and the standard deviation with divisor n − 1,
// √((n·Σx² − (Σx)²)/(n(n − 1))): computed in integers, each rounded once. Both are
// NaN for n = 0, and the second for n = 1.
func (s Sums) Moments() Moments {
	m := Moments{N: s.N, Mean: math.NaN(), SD: math.NaN(), Sums: &s}
	if s.N > 0 {
		m.Mean = ratio(s.Sum, product(s.Den, s.N))
	}
	if s.N > 1 {
		m.SD = rootRatio(s.spread(), product(s.Den, s.Den, s.N, s.N-1))
	}
	return m
}

// Possible reports whether there is a sample with these sums: none has squares that
// add up to less than those of its mean.
func (s Sums) Possible() bool {
	return s.N >= 0 && s.Den > 0 && s.spread().Sign() >= 0 && (s.N > 0 || s.Sum.Sign() == 0 && s.Squares.Sign() == 0)
}

// spread is n·Σx² − (Σx)², in units of 1/Den².
func (s Sums) spread() *big.Int {
	spread := new(big.Int).Mul(s.Squares, big.NewInt(s.N))
	return spread.Sub(spread, new(big.Int).Mul(s.Sum, s.Sum))
}

// shifted is the sums of n values base + step·code, of the codes' sum and that of
// their squares.
func shifted(base *big.Int, step, den, n int64, codes, squares *big.Int) Sums {
	times := func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) }
	stepped := times(codes, big.NewInt(step))
	s := Sums{N: n, Den: den, Sum: times(base, big.NewInt(n)), Squares: times(squares, product(step, step))}
	s.Squares.Add(s.Squares, times(times(base, big.NewInt(2)), stepped))
	s.Squares.Add(s.Squares, times(base, s.Sum))
	s.Sum.Add(s.Sum, stepped)
	return s
}
