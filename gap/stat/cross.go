package stat

import (
	"math"
	"math/big"
	"math/bits"
)

// Cross is several numbers of the same people as sums: of each number and of
// each product of two, in codes; a value is (Base + Step·code)/Den. Only
// people with all K numbers are in it (listwise).
type Cross struct {
	Base, Step, Den int64
	K               int
	N               int64
	Sums            []Sum // K of them
	Products        []Sum // of numbers i ≤ j, row by row

	// Weights is what sampling weights make of the sums, nil without them. Means and
	// what follows from moments go by it. Correlations count each person once.
	Weights  *Loads
	Fourths  *Fourths // with weights, what models take; nil where that was not counted
	Known    float64  // the share of a population that answered, 0 if that has no end
	Clusters []Cross  // those in each cluster that people were drawn in, by name; nil without
	Name     string   // of the cluster that this is, else empty
}

// NewCross is a Cross of k numbers that nobody is in yet.
func NewCross(k int, base, step, den int64) Cross {
	all := make([]Sum, k+k*(k+1)/2)
	return Cross{Base: base, Step: step, Den: den, K: k, Sums: all[:k:k], Products: all[k:]}
}

// Add counts one person's codes.
func (c *Cross) Add(codes []int64) { c.AddTimes(codes, 1) }

// AddTimes counts n people with the same codes.
func (c *Cross) AddTimes(codes []int64, n int64) {
	c.N += n
	if !narrow(codes, n) {
		c.addWide(codes, n)
		return
	}
	at := 0
	for i, x := range codes {
		x *= n
		c.Sums[i].Add(x)
		products := c.Products[at : at+len(codes)-i]
		for j := range products {
			products[j].Add(x * codes[i+j])
		}
		at += len(products)
	}
}

// narrow reports whether n times the product of any two codes fits an int64.
func narrow(codes []int64, n int64) bool {
	var all int64
	for _, x := range codes {
		all |= x ^ x>>63
	}
	return 2*bits.Len64(uint64(all))+bits.Len64(uint64(n)) <= 60
}

// addWide is AddTimes for codes of any size, but for their number.
func (c *Cross) addWide(codes []int64, n int64) {
	at := 0
	for i, x := range codes {
		c.Sums[i].AddProduct(x, n)
		for _, y := range codes[i:] {
			var xy Sum
			xy.AddProduct(x, y)
			c.Products[at].addTimes(xy, n)
			at++
		}
	}
}

// Merge counts everybody of another Cross of the same numbers.
func (c *Cross) Merge(other Cross) {
	c.N += other.N
	for i := range c.Sums {
		c.Sums[i].AddSum(other.Sums[i])
	}
	for i := range c.Products {
		c.Products[i].AddSum(other.Products[i])
	}
}

// Mean is the mean of number i, Σwx/Σw with weights; NaN without people.
func (c Cross) Mean(i int) float64 {
	if c.Weights != nil {
		return c.Weights.mean(c.Base, c.Step, c.Den, i)
	}
	return meanOf(c.Base, c.Step, c.Den, c.N, c.Sums[i])
}

// Cov is the covariance of numbers i and j with divisor n − 1, rounded once;
// NaN for fewer than two people. Cov(i, i) is the variance.
//
// Checked against exact fractions and gonum.
func (c Cross) Cov(i, j int) float64 {
	if c.N < 2 {
		return math.NaN()
	}
	if x, ok := centredSmall(c.N, c.Sums[i], c.Sums[j], c.Products[c.index(i, j)]); ok {
		above, ok1 := inFloat(x, c.Step, c.Step)
		below, ok2 := inFloat(c.Den, c.Den, c.N, c.N-1)
		if ok1 && ok2 {
			return above / below
		}
	}
	return ratio(c.scaled(c.centred(i, j)), product(c.Den, c.Den, c.N, c.N-1))
}

// Cor is Pearson's correlation of numbers i and j; NaN if either is constant.
//
// Checked against exact fractions and gonum.
func (c Cross) Cor(i, j int) float64 {
	return correlation(c.centred(i, i), c.centred(j, j), c.centred(i, j))
}

// Combine is the moments of Σ weights[i]·number i over the same people: in integers, each
// rounded once. Checked against R mean and sd of the sum.
func (c Cross) Combine(weights []int64) Moments {
	if c.designed() {
		factors := make([]float64, len(weights))
		for i, w := range weights {
			factors[i] = float64(w)
		}
		return c.Blend(factors)
	}
	if s, ok := c.combinedSmall(weights); ok {
		return s.Moments()
	}
	return c.combined(weights).Moments()
}

// combined is the sums of Σ weights[i]·number i.
func (c Cross) combined(weights []int64) Sums {
	codes, squares := new(big.Int), new(big.Int)
	var factors int64
	for i, v := range weights {
		if v == 0 {
			continue
		}
		factors += v
		codes.Add(codes, new(big.Int).Mul(c.Sums[i].Big(), big.NewInt(v)))
		for j, w := range weights {
			if w != 0 {
				squares.Add(squares, new(big.Int).Mul(c.Products[c.index(i, j)].Big(), product(v, w)))
			}
		}
	}
	return shifted(product(c.Base, factors), c.Step, c.Den, c.N, codes, squares)
}

// combinedSmall is combined without big integers, of small weights; ok is false if the sums
// might not be held.
func (c Cross) combinedSmall(weights []int64) (s Sums, ok bool) {
	var codes, squares Sum
	var factors int64
	for i, v := range weights {
		if v == 0 {
			continue
		}
		x, small := c.Sums[i].small()
		if !small || v != int64(int16(v)) {
			return s, false
		}
		factors += v
		codes.AddProduct(x, v)
		for j, w := range weights {
			if w == 0 {
				continue
			}
			xy := c.Products[c.index(i, j)]
			if !xy.hasRoom() && !xy.negated().hasRoom() || w != int64(int16(w)) {
				return s, false
			}
			if v*w < 0 {
				xy = xy.negated()
			}
			squares.addTimes(xy, max(v*w, -v*w))
		}
	}
	s, ok = shiftedSmall(c.Base*factors, c.Step, c.Den, c.N, codes, squares)
	return s, ok && fits(c.Base, factors)
}

// noise is what rounding leaves of a variance that cancels to 0, in parts of its
// terms: a few units in the last place.
const noise = 0x1p-50

// Blend is the moments of Σ weights[i]·number i over the same people, for
// weights that are no integers; of integers Combine is the exact form. A
// variance that is nothing but rounding is 0. It is undefined where Combine is.
func (c Cross) Blend(weights []float64) Moments {
	m := Moments{N: c.N, SD: math.NaN()}
	for i, w := range weights {
		if w != 0 {
			m.Mean += w * c.Mean(i)
		}
	}
	if c.N == 0 {
		m.Mean = math.NaN()
	}
	if c.N > 1 {
		variance := QuadraticForm(weights, c.weightedCov)
		m.SD = math.Sqrt(variance)
		if c.designed() {
			m.Design = c.design(weights, variance)
		}
	}
	return m
}

// QuadraticForm is Σ w[i]·w[j]·v(i, j), the variance of Σ w[i]·x[i] where v is
// the covariance of x[i] and x[j]; 0 where the terms cancel but for rounding.
func QuadraticForm(w []float64, v func(i, j int) float64) float64 {
	sum, apart := 0.0, 0.0
	for i, wi := range w {
		for j, wj := range w {
			if wi == 0 || wj == 0 {
				continue
			}
			term := wi * wj * v(i, j)
			sum += term
			apart += math.Abs(term)
		}
	}
	if sum < noise*apart {
		return 0
	}
	return sum
}

// Contrast is the moments of a·first − b·second number, for factors that are no
// integers; of two equal factors Combine is the exact form.
func (c Cross) Contrast(a, b float64) Moments {
	if a == b {
		m := c.apart()
		return Moments{N: m.N, Mean: a * m.Mean, SD: a * m.SD, Design: m.Design}
	}
	return c.Blend([]float64{a, -b})
}

// apart is the moments of the first number less the second.
func (c Cross) apart() Moments {
	x, _ := c.Sums[0].less(c.Sums[1]).small() // it is where the squares are, and x² ≤ N·xx
	squares := c.Products[0].less(c.Products[1])
	squares.AddSum(c.Products[2].less(c.Products[1]))
	xx, ok := squares.small()
	if c.K != 2 || c.designed() || !ok || c.N < 2 || !fits(c.N, xx) {
		return c.Combine([]int64{1, -1})
	}
	above, ok1 := inFloat(c.Step, x)
	below, ok2 := inFloat(c.Den, c.N)
	spread, ok3 := inFloat(c.N*xx-x*x, c.Step, c.Step)
	divisor, ok4 := inFloat(c.Den, c.Den, c.N, c.N-1)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return c.Combine([]int64{1, -1})
	}
	return Moments{N: c.N, Mean: above / below, SD: rootRatioSmall(int64(spread), int64(divisor))}
}

// CorOf is the correlation of two weighted sums of the numbers, Σ v[i]·number i
// and Σ w[i]·number i; NaN if either is constant.
//
// Checked against exact fractions.
func (c Cross) CorOf(v, w []int64) float64 {
	return correlation(bilinear(v, v, c.centred), bilinear(w, w, c.centred), bilinear(v, w, c.centred))
}

// Differences is the second half of the numbers less the first, each less the one
// in the same place, of the same people.
func (c Cross) Differences() Cross {
	k := c.K / 2
	d := NewCross(k, 0, c.Step, c.Den)
	d.N = c.N
	for i := range k {
		d.Sums[i] = c.Sums[k+i]
		d.Sums[i].AddSum(c.Sums[i].negated())
		for j := i; j < k; j++ {
			p := &d.Products[d.index(i, j)]
			p.AddSum(c.Products[c.index(k+i, k+j)])
			p.AddSum(c.Products[c.index(i, j)])
			p.AddSum(c.Products[c.index(i, k+j)].negated())
			p.AddSum(c.Products[c.index(j, k+i)].negated())
		}
	}
	return d
}

// bilinear is Σ v[i]·w[j]·of(i, j).
func bilinear(v, w []int64, of func(i, j int) *big.Int) *big.Int {
	sum := new(big.Int)
	for i, vi := range v {
		for j, wj := range w {
			if vi != 0 && wj != 0 {
				sum.Add(sum, new(big.Int).Mul(of(i, j), product(vi, wj)))
			}
		}
	}
	return sum
}

// correlation is xy/√(x·y) of variances and a covariance, NaN where a variance is 0, as of one
// person and of nobody.
func correlation(x, y, xy *big.Int) float64 {
	if x.Sign() == 0 || y.Sign() == 0 {
		return math.NaN()
	}
	r := rootRatio(new(big.Int).Mul(xy, xy), new(big.Int).Mul(x, y))
	return math.Copysign(r, float64(xy.Sign()))
}

func (c Cross) centred(i, j int) *big.Int {
	return centred(c.N, c.Sums[i], c.Sums[j], c.Products[c.index(i, j)])
}

func (c Cross) scaled(x *big.Int) *big.Int { return x.Mul(x, product(c.Step, c.Step)) }

// index is the place of the product of numbers i and j.
func (c Cross) index(i, j int) int {
	if i > j {
		i, j = j, i
	}
	return i*c.K - i*(i-1)/2 + j - i
}
