package stat

import (
	"math"
	"math/big"
)

// Sums is a sample as its size and the exact sums of its values and of their squares,
// in units of 1/Den and of 1/Den². NewSums makes them.
type Sums struct {
	N, Den, sum int64
	squares     Sum
	wide        *wideSums // both, where they are wide
}

// wideSums are sums of which the first does not fit an int64, or the second has no room.
type wideSums struct{ sum, squares *big.Int }

// NewSums is the sums of a sample.
func NewSums(n, den int64, sum, squares *big.Int) Sums {
	if of, ok := sumOf(squares); ok && of.hasRoom() && sum.IsInt64() {
		return Sums{N: n, Den: den, sum: sum.Int64(), squares: of}
	}
	return Sums{N: n, Den: den, wide: &wideSums{sum, squares}}
}

// Sum is the sum of the values.
func (s Sums) Sum() *big.Int {
	if s.wide != nil {
		return s.wide.sum
	}
	return big.NewInt(s.sum)
}

// Squares is the sum of their squares.
func (s Sums) Squares() *big.Int {
	if s.wide != nil {
		return s.wide.squares
	}
	return s.squares.Big()
}

// Moments gives n, the mean Σx/n and the standard deviation with divisor n − 1,
// √((n·Σx² − (Σx)²)/(n(n − 1))): computed in integers, each rounded once. Both are
// NaN for n = 0, and the second for n = 1.
func (s Sums) Moments() Moments {
	m := Moments{N: s.N, Mean: math.NaN(), SD: math.NaN(), Sums: &s}
	if s.N > 0 {
		m.Mean = s.mean()
	}
	if s.N > 1 {
		m.SD = s.sd()
	}
	return m
}

func (s Sums) mean() float64 {
	if s.wide == nil {
		above, ok1 := inFloat(s.sum)
		below, ok2 := inFloat(s.Den, s.N)
		if ok1 && ok2 {
			return above / below
		}
	}
	return ratio(s.Sum(), product(s.Den, s.N))
}

func (s Sums) sd() float64 {
	if root, sure := s.smallSD(); sure {
		return root
	}
	return rootRatio(s.spread(), product(s.Den, s.Den, s.N, s.N-1))
}

// smallSD is sd without big integers; sure is false where it takes these.
func (s Sums) smallSD() (root float64, sure bool) {
	if s.wide != nil || s.sum == math.MinInt64 || !fits(s.Den, s.Den) || !fits(s.N, s.N) {
		return 0, false
	}
	var spread, divisor Sum
	spread.addTimes(s.squares, s.N)
	spread.AddProduct(-s.sum, s.sum)
	divisor.AddProduct(s.Den*s.Den, s.N*(s.N-1))
	above, ok1 := spread.twofold()
	below, ok2 := divisor.twofold()
	if !ok1 || !ok2 {
		return 0, false
	}
	return rootRatioOf(above, below)
}

// Possible reports whether there is a sample with these sums: none has squares that
// add up to less than those of its mean.
func (s Sums) Possible() bool {
	return s.N >= 0 && s.Den > 0 && s.spread().Sign() >= 0 && (s.N > 0 || s.Sum().Sign() == 0 && s.Squares().Sign() == 0)
}

// spread is n·Σx² − (Σx)², in units of 1/Den².
func (s Sums) spread() *big.Int {
	sum, spread := s.Sum(), new(big.Int).Mul(s.Squares(), big.NewInt(s.N))
	return spread.Sub(spread, new(big.Int).Mul(sum, sum))
}

// shifted is the sums of n values base + step·code, of the codes' sum and that of
// their squares.
func shifted(base *big.Int, step, den, n int64, codes, squares *big.Int) Sums {
	times := func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) }
	stepped, based := times(codes, big.NewInt(step)), times(base, big.NewInt(n))
	all := times(squares, product(step, step))
	all.Add(all, times(times(base, big.NewInt(2)), stepped))
	all.Add(all, times(base, based))
	return NewSums(n, den, based.Add(based, stepped), all)
}

// shiftedSmall is shifted without big integers; ok is false if the sums might not be held.
func shiftedSmall(base, step, den, n int64, codes, squares Sum) (s Sums, ok bool) {
	x, ok := codes.small()
	if !ok || !squares.hasRoom() || !fits(step, x) || !fits(base, n) || !fits(base, 2) || !fits(step, step) {
		return s, false
	}
	stepped, based := step*x, base*n
	s = Sums{N: n, Den: den, sum: based + stepped}
	s.squares.addTimes(squares, step*step)
	s.squares.AddProduct(2*base, stepped)
	s.squares.AddProduct(base, based)
	return s, s.squares.hasRoom()
}
