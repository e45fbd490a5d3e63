package stat

import (
	"math"
	"math/big"
)

// Design is what the way in which people were drawn does to a mean: by weights, in
// clusters, or from a population of which many answered.
type Design struct {
	Effect   float64 // the variance of the mean over that of a plain one, SD²/n
	Clusters int64   // in which people were drawn; 0 where each was drawn alone
}

// designed reports whether the numbers are anything but plain.
func (c Cross) designed() bool { return c.Weights != nil || c.Clusters != nil || c.Known > 0 }

// Counted is the sums in which each person counts once and was drawn alone.
func (c Cross) Counted() Cross {
	c.Weights, c.Fourths, c.Known, c.Clusters = nil, nil, 0, nil
	return c
}

// weightedCov is the weighted covariance, n/(n − 1)·Σw(x − mx)(y − my)/Σw; without weights
// that of Cov. It is what people differ by, not what a mean is sure by.
func (c Cross) weightedCov(i, j int) float64 {
	if c.Weights == nil {
		return c.Cov(i, j)
	}
	if c.N < 2 {
		return math.NaN()
	}
	numerator := c.scaled(c.Weights.centred(i, j, c.index(i, j)))
	numerator.Mul(numerator, big.NewInt(c.N))
	denominator := product(c.Den, c.Den, c.N-1)
	return quotientOf(numerator, denominator.Mul(denominator, new(big.Int).Mul(c.Weights.W, c.Weights.W)))
}

// DesignCov is n times the covariance of the means of numbers i and j. Of plain
// numbers it is Cov. With weights it is n times the linearised one,
//
//	n/(n − 1)·Σw²(x − mx)(y − my)/(Σw)²,
//
// mx and my the weighted means (the variance of svymean in R's survey); in clusters
// C/(C − 1)·Σu·v/(Σw)², u and v the sums of w(x − mx) and w(y − my) in a cluster, w 1
// without weights; and 1 − Known times these.
//
// NaN for fewer than two people or two clusters. Checked against R survey::svymean.
func (c Cross) DesignCov(i, j int) float64 {
	left := 1 - c.Known
	switch {
	case c.Clusters != nil:
		return left * float64(c.N) * c.clusteredCov(i, j)
	case c.Weights == nil:
		return left * c.Cov(i, j)
	case c.N < 2:
		return math.NaN()
	}
	w := c.Weights
	numerator := c.scaled(w.linearised(i, j, c.index(i, j)))
	numerator.Mul(numerator, product(c.N, c.N))
	denominator := new(big.Int).Mul(w.W, w.W)
	denominator.Mul(denominator, denominator).Mul(denominator, product(c.Den, c.Den, c.N-1))
	return left * quotientOf(numerator, denominator)
}

// clusteredCov is the covariance of two means of people drawn in clusters. Those of
// which nobody is in the sample count for nothing.
func (c Cross) clusteredCov(i, j int) float64 {
	x, y, whole := c.Mean(i), c.Mean(j), c.load()
	sum, clusters := 0.0, 0.0
	for _, of := range c.Clusters {
		if of.N == 0 {
			continue
		}
		clusters++
		share := of.load() / whole
		sum += share * (of.Mean(i) - x) * share * (of.Mean(j) - y)
	}
	if clusters < 2 {
		return math.NaN()
	}
	return clusters / (clusters - 1) * sum
}

// load is Σw, n without weights.
func (c Cross) load() float64 {
	if c.Weights == nil {
		return float64(c.N)
	}
	return c.Weights.Total()
}

// clusters is the number of clusters in which there is somebody.
func (c Cross) clusters() int64 {
	var n int64
	for _, of := range c.Clusters {
		if of.N > 0 {
			n++
		}
	}
	return n
}

// design is that of the mean of Σ weights[i]·number i whose variance among people is
// given.
func (c Cross) design(weights []float64, variance float64) *Design {
	d := &Design{Clusters: c.clusters(), Effect: 1 - c.Known}
	if c.Clusters != nil && d.Clusters < 2 {
		d.Effect = math.NaN()
	} else if variance > 0 {
		d.Effect = QuadraticForm(weights, c.DesignCov) / variance
	}
	return d
}

// quotientOf is x/y rounded once, NaN where y is 0.
func quotientOf(x, y *big.Int) float64 {
	if y.Sign() == 0 {
		return math.NaN()
	}
	return ratio(x, y)
}

// ICC is how far people of one cluster are alike: (MSb − MSw)/(MSb + (k − 1)·MSw) of the
// analysis of variance, MSb and MSw the mean squares between and within clusters and k
// (n − Σnc²/n)/(C − 1), their mean size (Donner 1986, International Statistical Review
// 54:67). Each person counts once. It can be below 0, and is NaN for fewer than two
// clusters or without two people in one.
func (h Hist) ICC() float64 {
	s := squaresOf(h.Clusters)
	if s.k < 2 || s.n == s.k {
		return math.NaN()
	}
	even := 0.0
	for _, of := range h.Clusters {
		even += float64(of.count()) * float64(of.count()) / float64(s.n)
	}
	size := (float64(s.n) - even) / float64(s.k-1)
	between, _ := s.between().Float64()
	within, _ := s.within.Float64()
	between, within = between/float64(s.k-1), within/float64(s.n-s.k)
	return quotient(between-within, between+(size-1)*within)
}
