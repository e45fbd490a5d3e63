package stat

import (
	"math/big"
)

// sampled is what the errors of a model's coefficients take of people with weights, in
// clusters or of a population that has an end: the numbers, and what of them is in the
// model, y last.
type sampled struct {
	Cross
	variables []Variable
}

// raw is Σw·x·y of two numbers by their places, the first of which is 1 and number i of
// which is at i + 1; w is 1 without weights.
func (c Cross) raw(i, j int) *big.Int {
	i, j = min(i, j), max(i, j)
	switch w := c.Weights; {
	case j == 0 && w == nil:
		return big.NewInt(c.N)
	case j == 0:
		return w.W
	case i == 0 && w == nil:
		return c.Sums[j-1].Big()
	case i == 0:
		return w.Sums[j-1]
	case w == nil:
		return c.Products[c.index(i-1, j-1)].Big()
	default:
		return w.Products[c.index(i-1, j-1)]
	}
}

// weighed is Σw·Σwxy − Σwx·Σwy of numbers i and j.
func (c Cross) weighed(i, j int) *big.Int {
	if c.Weights == nil {
		return c.centred(i, j)
	}
	return c.Weights.centred(i, j, c.index(i, j))
}

// plain reports whether the people were drawn one by one with equal chances, be it from
// a population that has an end.
func (d *sampled) plain() bool { return d == nil || d.Weights == nil && d.Clusters == nil }

// left is the share of the population that did not answer, nil of one without an end.
func (d *sampled) left() *big.Rat {
	if d == nil || d.Known == 0 {
		return nil
	}
	return new(big.Rat).SetFloat64(1 - d.Known)
}

// units are the people, or the clusters, that were drawn.
func (d *sampled) units() int64 {
	if d.Clusters != nil {
		return d.clusters()
	}
	return d.N
}

// undefined says why the coefficients of some predictors have no errors.
func (d *sampled) undefined(predictors int) Reason {
	switch {
	case d.plain():
		return ""
	case d.Clusters != nil && d.clusters()-1-int64(predictors) < 1:
		return FewClusters
	case d.Clusters == nil && d.Fourths == nil:
		return WideModel
	}
	return ""
}

// scores is Σ s[a]·s[b] over those who were drawn, s[a] the sum of w·(number a)·e over
// the people of one, for every two places; e is Σ rest[c]·(number c).
func (d *sampled) scores(rest []*big.Int) [][]*big.Int {
	if d.Clusters != nil {
		return d.clusterScores(rest)
	}
	all, sums := wholes(d.K+1), d.Fourths.Sums()
	term := new(big.Int)
	squares := wholes(d.K + 1)
	for i := range squares {
		for j := range i + 1 {
			squares[i][j] = new(big.Int).Mul(rest[i], rest[j])
			if i != j {
				squares[i][j].Lsh(squares[i][j], 1)
			}
		}
	}
	for a := range all {
		for b := range a + 1 {
			all[a][b] = new(big.Int)
			for i := range squares {
				for j := range i + 1 {
					if squares[i][j].Sign() != 0 {
						all[a][b].Add(all[a][b], term.Mul(squares[i][j], sums[sorted(a, b, i, j)]))
					}
				}
			}
			all[b][a] = all[a][b]
		}
	}
	return all
}

// clusterScores is that of clusters, whose sums are of two numbers at a time.
func (d *sampled) clusterScores(rest []*big.Int) [][]*big.Int {
	all, own := wholes(d.K+1), make([]*big.Int, d.K+1)
	for a := range all {
		for b := range all {
			all[a][b] = new(big.Int)
		}
	}
	term := new(big.Int)
	for _, of := range d.Clusters {
		for a := range own {
			own[a] = new(big.Int)
			for i, factor := range rest {
				own[a].Add(own[a], term.Mul(factor, of.raw(a, i)))
			}
		}
		for a := range all {
			for b := range all {
				all[a][b].Add(all[a][b], term.Mul(own[a], own[b]))
			}
		}
	}
	return all
}
