package stat

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// people is a drawn table of codes, person by person, and the same as exact
// values, number by number.
type people struct {
	lattice
	codes  [][]int64
	values [][]*big.Rat
}

func drawPeople(t *rapid.T, least int) people {
	p := people{lattice: drawLattice(t)}
	k := rapid.IntRange(2, 5).Draw(t, "k")
	p.values = make([][]*big.Rat, k)
	for range rapid.IntRange(least, 15).Draw(t, "n") {
		codes := drawCodes(t, "codes", k)
		p.codes = append(p.codes, codes)
		for i, c := range codes {
			p.values[i] = append(p.values[i], p.rat(c))
		}
	}
	return p
}

func (p people) cross() Cross {
	c := NewCross(len(p.values), p.base, p.step, p.den)
	for _, codes := range p.codes {
		c.Add(codes)
	}
	return c
}

// combined is Σ weights[i]·number i, person by person.
func (p people) combined(weights []int64) []*big.Rat {
	out := make([]*big.Rat, len(p.codes))
	for person := range out {
		out[person] = new(big.Rat)
		for i, w := range weights {
			out[person].Add(out[person], new(big.Rat).Mul(p.values[i][person], new(big.Rat).SetInt64(w)))
		}
	}
	return out
}

func correlationRat(x, y []*big.Rat) float64 {
	vx, vy, xy := covRat(x, x), covRat(y, y), covRat(x, y)
	if vx.Sign() == 0 || vy.Sign() == 0 {
		return math.NaN()
	}
	square := new(big.Rat).Quo(new(big.Rat).Mul(xy, xy), vx.Mul(vx, vy))
	return float64(xy.Sign()) * root(square)
}

func drawWeights(t *rapid.T, label string, k int) []int64 {
	return rapid.SliceOfN(rapid.Int64Range(-3, 3), k, k).Draw(t, label)
}

func TestCrossMomentsAreTheNearestFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeople(t, 0)
		c, k := p.cross(), len(p.values)
		weights := drawWeights(t, "weights", k)
		checkMoments(t, "combination", c.Combine(weights), p.combined(weights))
		for i := range k {
			if len(p.codes) > 0 {
				same(t, "mean", c.Mean(i), nearest(meanRat(p.values[i])))
			}
			for j := range k {
				want, wantCor := math.NaN(), math.NaN()
				if len(p.codes) > 1 {
					want = nearest(covRat(p.values[i], p.values[j]))
					wantCor = correlationRat(p.values[i], p.values[j])
				}
				same(t, "covariance", c.Cov(i, j), want)
				same(t, "correlation", c.Cor(i, j), wantCor)
			}
		}
	})
}

func TestCrossCorOfWeightedSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeople(t, 2)
		v, w := drawWeights(t, "v", len(p.values)), drawWeights(t, "w", len(p.values))
		same(t, "correlation", p.cross().CorOf(v, w), correlationRat(p.combined(v), p.combined(w)))
	})
}

// Equal factors are exact; others are right to what three terms lose in floats.
func TestCrossContrast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeople(t, 2)
		c := p.cross()
		equal := c.Contrast(0.25, 0.25)
		exact := c.Combine([]int64{1, -1})
		same(t, "mean of equal factors", equal.Mean, 0.25*exact.Mean)
		same(t, "SD of equal factors", equal.SD, 0.25*exact.SD)

		got := c.Contrast(2, 3)
		weights := make([]int64, len(p.values))
		weights[0], weights[1] = 2, -3
		want := c.Combine(weights)
		scale := math.Abs(2*c.Mean(0)) + math.Abs(3*c.Mean(1))
		spread := 4*c.Cov(0, 0) + 9*c.Cov(1, 1)
		if math.Abs(got.Mean-want.Mean) > 1e-15*scale || math.Abs(got.SD*got.SD-want.SD*want.SD) > 1e-14*spread {
			t.Errorf("contrast is %+v, want %+v", got, want)
		}
	})
}

// A difference that is the same for everybody has no variance, also where its
// terms are rounded.
func TestContrastOfProportionalNumbersHasNoSpread(t *testing.T) {
	for times := range int64(20) {
		c := NewCross(2, 0, 1, 7)
		for _, x := range []int64{0, 1, 3, 4, 6, 11} {
			c.Add([]int64{(times + 2) * x, x + 2})
		}
		for _, factor := range []float64{0.1, 0.3, 1.0 / 3, 0.7} {
			m := c.Contrast(factor, factor*float64(times+2))
			same(t, "SD", m.SD, 0)
			same(t, "p", PairedT(m).P, math.NaN())
		}
	}
}

// However people are divided and counted, the sums are the same.
func TestCrossMergeAndAddTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeople(t, 1)
		times := rapid.Int64Range(0, 5).Draw(t, "times")
		empty := func() Cross { return NewCross(len(p.values), p.base, p.step, p.den) }
		want, parts := empty(), []Cross{empty(), empty(), empty()}
		for _, codes := range p.codes {
			for range times {
				want.Add(codes)
			}
			parts[rapid.IntRange(1, 2).Draw(t, "part")].AddTimes(codes, times)
		}
		parts[2].Merge(parts[1])
		parts[0].Merge(parts[2])
		got := parts[0]
		if got.N != want.N || !slices.Equal(got.Sums, want.Sums) || !slices.Equal(got.Products, want.Products) {
			t.Errorf("merged %+v, want %+v", got, want)
		}
	})
}

// Small codes and large ones, of one person and of many, are summed like big integers.
func TestCrossSumsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got, sums, products := NewCross(2, 0, 1, 1), [2]big.Int{}, [3]big.Int{}
		for range rapid.IntRange(0, 20).Draw(t, "people") {
			code := rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1<<32, 1<<32), rapid.Int64Range(-1<<61, 1<<61))
			x, y := code.Draw(t, "x"), code.Draw(t, "y")
			n := rapid.OneOf(rapid.Just(int64(1)), rapid.Int64Range(0, 1<<62)).Draw(t, "n")
			got.AddTimes([]int64{x, y}, n)
			for i, x := range []int64{x, y} {
				sums[i].Add(&sums[i], product(n, x))
			}
			for i, xy := range [][2]int64{{x, x}, {x, y}, {y, y}} {
				products[i].Add(&products[i], product(n, xy[0], xy[1]))
			}
		}
		for i := range sums {
			if got.Sums[i].Big().Cmp(&sums[i]) != 0 {
				t.Errorf("sum %d is %s, want %s", i, got.Sums[i].Big(), &sums[i])
			}
		}
		for i := range products {
			if got.Products[i].Big().Cmp(&products[i]) != 0 {
				t.Errorf("product %d is %s, want %s", i, got.Products[i].Big(), &products[i])
			}
		}
	})
}

// Codes and bases may be so large that neither floats nor int64 hold their sums.
func TestCrossOfLargeNumbersIsNearest(t *testing.T) {
	large := [][]int64{{1 << 33, 5 << 32}, {3 << 32, -1 << 34}, {7 << 32, 1 << 32}, {-9 << 32, 1<<32 + 1}}
	for name, p := range map[string]people{
		"large codes":             {lattice: lattice{base: 1<<40 + 1, step: 3, den: 10}, codes: large},
		"a large base":            {lattice: lattice{base: 1<<52 + 1, step: 3, den: 7}, codes: [][]int64{{1, 2}, {4, 3}, {5, 5}}},
		"a large step":            {lattice: lattice{base: -7, step: 1<<52 + 1, den: 3}, codes: [][]int64{{1, 2}, {4, 3}, {5, 5}}},
		"a large denominator":     {lattice: lattice{base: 1, step: 1, den: 1<<52 + 1}, codes: [][]int64{{1, 2}, {4, 3}, {5, 5}}},
		"products of 63 bits":     {lattice: lattice{base: 0, step: 1, den: 1}, codes: [][]int64{{5368708119, 0}, {-1073740825, 1<<31 - 2}}},
		"a sum just past a float": {lattice: lattice{base: 1 << 52, step: 1, den: 3}, codes: [][]int64{{1<<52 + 1, 1 << 51}}},
		"below 0 past a float":    {lattice: lattice{base: -1 << 52, step: 1, den: 3}, codes: [][]int64{{-1<<52 - 1, 1 << 51}}},
	} {
		p.values = make([][]*big.Rat, 2)
		for _, codes := range p.codes {
			for i, code := range codes {
				p.values[i] = append(p.values[i], p.rat(code))
			}
		}
		c := p.cross()
		for i := range 2 {
			same(t, name+": mean", c.Mean(i), nearest(meanRat(p.values[i])))
			if c.N < 2 {
				continue
			}
			for j := range 2 {
				same(t, name+": covariance", c.Cov(i, j), nearest(covRat(p.values[i], p.values[j])))
				same(t, name+": correlation", c.Cor(i, j), correlationRat(p.values[i], p.values[j]))
			}
		}
		got, difference := c.Contrast(0.5, 0.5), p.combined([]int64{1, -1})
		same(t, name+": mean difference", got.Mean, 0.5*nearest(meanRat(difference)))
		if c.N > 1 {
			same(t, name+": its SD", got.SD, 0.5*root(covRat(difference, difference)))
		}
	}
}
