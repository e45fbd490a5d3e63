package stat

import (
	"maps"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// Hist is a sample as counts: N[i] observations of the value
// (Base + Step·Code[i])/Den. Codes ascend and counts are above 0.
type Hist struct {
	Base, Step, Den int64
	Code, N         []int64

	Loads    []Load  // the weights of those of each code, nil without
	Known    float64 // see Cross
	Clusters []Hist
	Name     string
}

// NewHist makes a Hist of counted codes, in ascending order.
func NewHist(base, step, den int64, counts map[int64]int64) Hist {
	h := Hist{Base: base, Step: step, Den: den, Code: slices.Sorted(maps.Keys(counts))}
	for _, code := range h.Code {
		h.N = append(h.N, counts[code])
	}
	return h
}

// Weigh gives a sample the weights of those of each code.
func (h Hist) Weigh(loads map[int64]Load) Hist {
	h.Loads = make([]Load, len(h.Code))
	for i, code := range h.Code {
		h.Loads[i] = loads[code]
	}
	return h
}

// Plain reports whether each observation counts once and was drawn alone from a
// population without an end. Rank tests and the analysis of variance are of such
// samples alone.
func (h Hist) Plain() bool { return h.Loads == nil && h.Clusters == nil && h.Known == 0 }

// cross is the sample as sums, with all that makes it no plain one.
func (h Hist) cross() Cross {
	c := NewCross(1, h.Base, h.Step, h.Den)
	c.Known, c.Name = h.Known, h.Name
	if h.Loads != nil {
		c.Weights = NewLoads(1)
	}
	for i, code := range h.Code {
		c.AddTimes([]int64{code}, h.N[i])
		if h.Loads != nil {
			c.Weights.Add([]int64{code}, h.Loads[i])
		}
	}
	for _, of := range h.Clusters {
		c.Clusters = append(c.Clusters, of.cross())
	}
	return c
}

// count is the number of observations.
func (h Hist) count() int64 {
	var n int64
	for _, count := range h.N {
		n += count
	}
	return n
}

// Value is the i-th distinct value.
func (h Hist) Value(i int) float64 {
	return ratio(new(big.Int).Add(big.NewInt(h.Base), product(h.Step, h.Code[i])), big.NewInt(h.Den))
}

// sums gives the number of observations and the sums of codes and squared codes.
func (h Hist) sums() (n int64, codes, squares Sum) {
	for i, c := range h.Code {
		n += h.N[i]
		codes.AddProduct(c, h.N[i])
		var square Sum
		square.AddProduct(c, c)
		squares.addTimes(square, h.N[i])
	}
	return n, codes, squares
}

// Moments is the sample's, as those of its sums.
//
// Checked against R mean and sd, and the NIST univariate sets, where programs
// that count in floats keep as few as 8 digits.
func (h Hist) Moments() Moments {
	if !h.Plain() {
		return h.cross().Blend([]float64{1})
	}
	n, codes, squares := h.sums()
	if s, ok := shiftedSmall(h.Base, h.Step, h.Den, n, codes, squares); ok {
		return s.Moments()
	}
	return shifted(big.NewInt(h.Base), h.Step, h.Den, n, codes.Big(), squares.Big()).Moments()
}

// CountSign is the number of observations below 0 (sign −1), at 0 (0) or above
// 0 (1).
func (h Hist) CountSign(sign int) int64 {
	return h.countIf(func(x int64) bool { return signOf(x) == sign })
}

// countIf is the number of observations that keep wants, given their numerators
// over Den.
func (h Hist) countIf(keep func(x int64) bool) int64 {
	var n int64
	for i, c := range h.Code {
		if keep(h.Base + h.Step*c) {
			n += h.N[i]
		}
	}
	return n
}

func signOf(x int64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	default:
		return 0
	}
}

func meanOf(base, step, den, n int64, codes Sum) float64 {
	if n == 0 {
		return math.NaN()
	}
	if sum, ok := codes.small(); ok {
		stepped, ok1 := inFloat(step, sum)
		moved, ok2 := inFloat(base, n)
		below, ok3 := inFloat(den, n)
		if above := stepped + moved; ok1 && ok2 && ok3 && math.Abs(above) < 1<<exactBits {
			return above / below
		}
	}
	numerator := codes.Big()
	numerator.Mul(numerator, big.NewInt(step))
	numerator.Add(numerator, product(base, n))
	return ratio(numerator, product(den, n))
}

// centred is n·Σxy − Σx·Σy: n² times the covariance with divisor n, in codes.
func centred(n int64, x, y, xy Sum) *big.Int {
	if small, ok := centredSmall(n, x, y, xy); ok {
		return big.NewInt(small)
	}
	m := xy.Big()
	m.Mul(m, big.NewInt(n))
	return m.Sub(m, new(big.Int).Mul(x.Big(), y.Big()))
}

// centredSmall is centred as an int64; ok is false if it does not fit.
func centredSmall(n int64, x, y, xy Sum) (of int64, ok bool) {
	a, small1 := x.small()
	b, small2 := y.small()
	c, small3 := xy.small()
	return n*c - a*b, small1 && small2 && small3 && fits(n, c) && fits(a, b)
}

// fits reports whether x·y stays within 62 bits, so that a difference of two
// such products fits an int64.
func fits(x, y int64) bool {
	return bits.Len64(uint64(max(x, -x)))+bits.Len64(uint64(max(y, -y))) <= 62
}
