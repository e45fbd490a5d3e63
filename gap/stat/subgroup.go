package stat

import (
	"math"
	"math/big"
	"slices"
)

// Subgroup is some of the people of a sample, such as those of a unit, whose mean is set
// against that of others of the same sample. Both may have people of the same clusters.
type Subgroup struct {
	Moments
	cross Cross
	pulls []pull // of each cluster by name; nil without clusters
}

// pull is what one cluster of C does to a mean, √(C/(C − 1))·Σw(x − mean)/Σw, the sum over
// its people: the squares of all add up to the variance of the mean, and the products with
// those of another mean to their covariance.
type pull struct {
	cluster string
	by      float64
}

// Subgroup is a sample as a part of a larger one; it holds sums in place of counts.
func (h Hist) Subgroup() Subgroup { return newSubgroup(h.cross()) }

func newSubgroup(c Cross) Subgroup {
	s := Subgroup{Moments: c.Combine([]int64{1}), cross: c}
	if n := float64(c.clusters()); n > 1 {
		factor := math.Sqrt(n / (n - 1) * (1 - c.Known))
		for _, of := range c.Clusters {
			if of.N > 0 {
				s.pulls = append(s.pulls, pull{of.Name, factor * of.load() / c.load() * (of.Mean(0) - c.Mean(0))})
			}
		}
	}
	return s
}

// Without is the others of a sample, when some of it are taken away.
func (s Subgroup) Without(part Subgroup) Subgroup { return newSubgroup(s.cross.without(part.cross)) }

// Load is Σw, the number of people without weights.
func (s Subgroup) Load() float64 { return s.cross.load() }

// Kish is the number of people of equal weight that they are worth (Load.Kish).
func (s Subgroup) Kish() float64 {
	if s.cross.Weights == nil {
		return float64(s.N)
	}
	return s.cross.Weights.Kish()
}

// SubgroupsT compares the means of two parts of a sample in which nobody is in both:
// WelchT, and where they share clusters with twice the covariance taken off the variance,
// Σ(u − v)² of the pulls u and v of each cluster, on as many degrees of freedom as there are
// clusters of either less one, if that is fewer. Where each cluster has people of both it
// is what a contrast of R survey::svyby has, where none has it is WelchT itself.
func SubgroupsT(x, y Subgroup, level float64) (Estimate, Test) {
	apart := together([]Part{x.PlainPart(), y.PlainPart()}).shared(x.with(y))
	if apart.reason == ZeroVariance && x.cross.Known == 1 {
		apart.reason = Census
	}
	return apart.test("Welch t", x.Mean-y.Mean, level)
}

// SubgroupsP is the p of SubgroupsT alone (DifferenceP).
func SubgroupsP(x, y Subgroup) float64 {
	return together([]Part{x.Part(), y.Part()}).shared(x.with(y)).p(x.Mean - y.Mean)
}

// with is the covariance of two means, and the number of clusters of either; 0 and 0 if
// they share none.
func (s Subgroup) with(other Subgroup) (covariance float64, clusters int) {
	i, j, both := 0, 0, 0
	for i < len(s.pulls) && j < len(other.pulls) {
		switch a, b := s.pulls[i], other.pulls[j]; {
		case a.cluster < b.cluster:
			i++
		case a.cluster > b.cluster:
			j++
		default:
			covariance += a.by * b.by
			i, j, both = i+1, j+1, both+1
		}
	}
	if both > 0 {
		clusters = len(s.pulls) + len(other.pulls) - both
	}
	return covariance, clusters
}

// without takes people away, who are all among those of c.
func (c Cross) without(part Cross) Cross {
	left := c
	if left.N -= part.N; left.N < 0 {
		panic("stat: more people than there are to take away")
	}
	left.Sums, left.Products = lessSums(c.Sums, part.Sums), lessSums(c.Products, part.Products)
	if c.Weights != nil {
		left.Weights = c.Weights.without(part.Weights)
	}
	left.Clusters = nil
	at := 0
	for _, of := range c.Clusters {
		if at < len(part.Clusters) && part.Clusters[at].Name == of.Name {
			of = of.without(part.Clusters[at])
			at++
		}
		left.Clusters = append(left.Clusters, of)
	}
	if at < len(part.Clusters) {
		panic("stat: no cluster to take away")
	}
	return left
}

func lessSums(all, part []Sum) []Sum {
	left := slices.Clone(all)
	for i := range left {
		left[i].AddSum(part[i].negated())
	}
	return left
}

func (l *Loads) without(part *Loads) *Loads {
	less := func(all, part []*big.Int) []*big.Int {
		left := make([]*big.Int, len(all))
		for i := range all {
			left[i] = new(big.Int).Sub(all[i], part[i])
		}
		return left
	}
	return &Loads{
		Load: Load{new(big.Int).Sub(l.W, part.W), new(big.Int).Sub(l.W2, part.W2)},
		Sums: less(l.Sums, part.Sums), Sums2: less(l.Sums2, part.Sums2),
		Products: less(l.Products, part.Products), Products2: less(l.Products2, part.Products2),
	}
}
