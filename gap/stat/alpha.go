package stat

import (
	"math"
	"math/big"
)

// Consistency is the internal consistency of a scale's items. What is
// undefined is NaN.
type Consistency struct {
	N     int64
	Items int
	// Alpha is k/(k − 1)·(1 − Σ var(item)/var(total)); it can be negative.
	Alpha float64
	// Lo and Hi are Feldt's interval (1965, Psychometrika 30:357).
	Lo, Hi, Level float64
	// Standardized is k·r/(1 + (k − 1)·r) with MeanR, the mean correlation of
	// two items; undefined if an item is constant.
	Standardized, MeanR float64
	// ItemTotal is each item's correlation with the sum of the others.
	ItemTotal []float64
	// IfDeleted is the alpha of the other items; undefined for two items.
	IfDeleted []float64
	Reason    Reason
}

// Alpha computes Cronbach's alpha (1951, Psychometrika 16:297) and what goes
// with it, over people who answered all items. Constant items stay in k.
//
// It is undefined for fewer than two items or people and where the total has no
// variance. Checked against R psych::alpha on complete cases, and for constant
// items, which psych drops, against the closed form.
func Alpha(items Cross, level float64) Consistency {
	c := AlphaAlone(items, level)
	k := items.K
	if k < 2 || items.N < 2 {
		return c
	}
	shares := items.shares()
	c.MeanR = items.meanCor()
	c.Standardized = quotient(float64(k)*c.MeanR, 1+float64(k-1)*c.MeanR)
	for i := range k {
		rest := shares.without(i)
		withRest := new(big.Int).Sub(shares.withAll[i], shares.own[i])
		c.ItemTotal = append(c.ItemTotal, correlation(shares.own[i], rest.total, withRest))
		c.IfDeleted = append(c.IfDeleted, rest.alpha())
	}
	return c
}

// AlphaAlone is Alpha without what goes with it but the interval, at a tenth of the work.
func AlphaAlone(items Cross, level float64) Consistency {
	nan := math.NaN()
	c := Consistency{N: items.N, Items: items.K, Alpha: nan, Lo: nan, Hi: nan, Level: level, Standardized: nan, MeanR: nan}
	switch {
	case items.K < 2:
		c.Reason = FewItems
		return c
	case items.N < 2:
		c.Reason = Moments{N: items.N}.reason()
		return c
	}
	c.Alpha = items.alpha()
	if math.IsNaN(c.Alpha) {
		c.Reason = ZeroVariance
	}
	c.Lo, c.Hi = AlphaInterval(c.Alpha, items.N, items.K, level)
	return c
}

// alpha is that of shares, in integers that are not big where these hold it.
func (c Cross) alpha() float64 {
	var total, apart Sum
	for i := range c.K {
		for j := range c.K {
			x, ok := centredSmall(c.N, c.Sums[i], c.Sums[j], c.Products[c.index(i, j)])
			if !ok {
				return c.shares().alpha()
			}
			total.Add(x)
			if i == j {
				apart.Add(x)
			}
		}
	}
	above, ok1 := apart.small()
	below, ok2 := total.small()
	part, ok3 := inFloat(above)
	whole, ok4 := inFloat(below)
	if !ok1 || !ok2 || !ok3 || !ok4 || below == 0 {
		return c.shares().alpha()
	}
	k := float64(c.K)
	return k / (k - 1) * (1 - part/whole)
}

// shares is what alpha is made of: the variance of the sum of some items, the sum
// of their variances, and each item's own variance and covariance with the sum, all
// as n² times with divisor n.
type shares struct {
	items        int
	total, apart *big.Int
	own, withAll []*big.Int
}

func (c Cross) shares() shares {
	s := shares{items: c.K, total: new(big.Int), apart: new(big.Int)}
	for i := range c.K {
		with := new(big.Int)
		for j := range c.K {
			with.Add(with, c.centred(i, j))
		}
		s.own, s.withAll = append(s.own, c.centred(i, i)), append(s.withAll, with)
		s.total.Add(s.total, with)
		s.apart.Add(s.apart, s.own[i])
	}
	return s
}

// without is the shares of the other items, without those of each.
func (s shares) without(i int) shares {
	rest := shares{items: s.items - 1, total: new(big.Int).Add(s.total, s.own[i]), apart: new(big.Int).Sub(s.apart, s.own[i])}
	rest.total.Sub(rest.total, s.withAll[i])
	rest.total.Sub(rest.total, s.withAll[i])
	return rest
}

// alpha is k/(k − 1)·(1 − apart/total), NaN where the total has no variance and of one item,
// which is all of the total.
func (s shares) alpha() float64 {
	if s.total.Sign() == 0 {
		return math.NaN()
	}
	k := float64(s.items)
	return k / (k - 1) * (1 - ratio(s.apart, s.total))
}

// meanCor is the mean correlation of two different numbers; NaN if one is
// constant.
func (c Cross) meanCor() float64 {
	sum := 0.0
	for i := range c.K {
		for j := range i {
			sum += c.Cor(i, j)
		}
	}
	return sum / float64(c.K*(c.K-1)/2)
}

// AlphaInterval is Feldt's interval of an alpha of n people and k items.
func AlphaInterval(alpha float64, n int64, k int, level float64) (lo, hi float64) {
	df1 := float64(n - 1)
	df2 := df1 * float64(k-1)
	tail := (1 - level) / 2
	lo = 1 - (1-alpha)*FisherQuantile(1-tail, df1, df2)
	hi = 1 - (1-alpha)*FisherQuantile(tail, df1, df2)
	return lo, hi
}
