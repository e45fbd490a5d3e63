package stat

import "math"

// DifferenceReliability is how far the difference of two scores of the same people
// can be relied on. What is undefined is NaN, and Reason says why.
type DifferenceReliability struct {
	N                  int64
	AlphaFrom, AlphaTo float64 // of the reference's items and of what was received
	VarFrom, VarTo     float64 // of the two scores, means of the items
	R                  float64 // the correlation of the two scores
	// Reliability is 1 for differences without error and 0 for nothing but error;
	// it can be below 0.
	Reliability float64
	Reason      Reason
}

// Johns computes the reliability of the difference of two scores (Johns 1981,
// Organizational Behavior and Human Performance 27:443; Peter, Churchill & Brown
// 1993, Journal of Consumer Research 19:655):
// (v₁a₁ + v₂a₂ − 2r√(v₁v₂))/(v₁ + v₂ − 2r√(v₁v₂)), a Cronbach's alpha and v the
// variance of a score, in squared scale points. sides is the items of the reference
// and behind them, in the same order, those of what was received, of people who
// answered all.
//
// It is undefined for fewer than two items or people, where a score is constant and
// where all differences are equal. Checked against 1 − (error variance)/(variance
// of the differences) in NumPy. Each person counts once, whatever their weight.
func Johns(sides Cross) DifferenceReliability {
	sides = sides.Counted()
	k := sides.K / 2
	from, to, difference := make([]int64, 2*k), make([]int64, 2*k), make([]int64, 2*k)
	for i := range k {
		from[i], to[k+i] = 1, 1
		difference[i], difference[k+i] = -1, 1
	}
	nan := math.NaN()
	d := DifferenceReliability{N: sides.N, AlphaFrom: nan, AlphaTo: nan, VarFrom: nan, VarTo: nan, R: nan, Reliability: nan}
	switch {
	case k < 2:
		d.Reason = FewItems
		return d
	case sides.N < 2:
		d.Reason = Moments{N: sides.N}.reason()
		return d
	}
	d.AlphaFrom, d.AlphaTo, d.R = sides.part(0, k).shares().alpha(), sides.part(k, k).shares().alpha(), sides.CorOf(from, to)
	d.VarFrom, d.VarTo = sides.meanVariance(from, k), sides.meanVariance(to, k)
	unreliable := d.VarFrom*(1-d.AlphaFrom) + d.VarTo*(1-d.AlphaTo)
	d.Reliability = 1 - quotient(unreliable, sides.meanVariance(difference, k))
	if math.IsNaN(d.Reliability) {
		d.Reason = ZeroVariance
	}
	return d
}

// part is k of the numbers, from one on.
func (c Cross) part(from, k int) Cross {
	p := NewCross(k, c.Base, c.Step, c.Den)
	p.N = c.N
	for i := range k {
		p.Sums[i] = c.Sums[from+i]
		for j := i; j < k; j++ {
			p.Products[p.index(i, j)] = c.Products[c.index(from+i, from+j)]
		}
	}
	return p
}

// meanVariance is the variance of Σ weights[i]·number i, divided by k.
func (c Cross) meanVariance(weights []int64, k int) float64 {
	sd := c.Combine(weights).SD / float64(k)
	return sd * sd
}
