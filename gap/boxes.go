package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// chainGroup is a group with the boxes of the chain that it rated, one or two,
// in their order.
type chainGroup struct {
	role  survey.Role
	tally *tally.Tally
	at    []int // positions in chainBoxes
	view  tally.PairView
	fixed bool // one document, which has no variance
}

// chainGroups divides the boxes among the groups that rated them; missing has a
// note for each group that was not asked.
func (a analysis) chainGroups() (groups []chainGroup, missing []Note) {
	for at, c := range chainBoxes {
		s, ok := a.side(c, a.Options)
		if !ok {
			note := Note{Code: NoteChainNeeds, ID: string(a.raters(c)[0])}
			if !slices.Contains(missing, note) {
				missing = append(missing, note)
			}
			continue
		}
		i := slices.IndexFunc(groups, func(g chainGroup) bool { return g.role == s.role })
		if i < 0 {
			groups = append(groups, chainGroup{role: s.role, tally: s.tally, at: []int{at}, fixed: s.fixed()})
			continue
		}
		groups[i].at = append(groups[i].at, at)
		if groups[i].view, ok = s.tally.Pair(chainBoxes[groups[i].at[0]], c); !ok {
			missing = append(missing, Note{Code: NoteChainNeeds, ID: string(s.role)})
		}
	}
	return groups, missing
}

// ends is the means of a group's boxes with their covariance, over the same n
// respondents.
type ends struct {
	n        int64
	clusters int64 // see stat.Part
	mean     []float64
	cov      [][]float64 // n times that of the means
}

// endsAt is a group's boxes at one level: dimension or item i, or the whole.
func (a analysis) endsAt(g chainGroup, level string, i int) ends {
	if len(g.at) == 1 {
		s := side{g.role, g.tally, chainBoxes[g.at[0]]}
		return endsOfOne(a.momentsAt(s, level, i))
	}
	plain := [][]float64{{1, 0}, {0, 1}}
	switch level {
	case LevelItem:
		return endsOf(g.view.Item(i).Cross(), plain)
	case LevelDimension:
		return endsOf(g.view.Scores(i).Cross(), plain)
	case LevelOverall:
		means := g.view.OverallMeans()
		return endsOf(means, plain)
	}
	if g.role == survey.Customers {
		means := g.view.WeightedMeans()
		return endsOf(means, plain)
	}
	none := make([]float64, len(a.importance.shares))
	return endsOf(g.view.Dimensions(), [][]float64{
		slices.Concat(a.importance.shares, none), slices.Concat(none, a.importance.shares),
	})
}

func (a analysis) momentsAt(s side, level string, i int) stat.Moments {
	switch level {
	case LevelItem:
		return s.tally.Answers(s.construct, i).Moments()
	case LevelDimension:
		return s.tally.Score(s.construct, i).Moments()
	case LevelOverall:
		return s.tally.Overall(s.construct).Moments()
	default:
		return s.weighted(a.importance)
	}
}

func endsOfOne(m stat.Moments) ends {
	return ends{n: m.N, clusters: m.Part().Clusters, mean: []float64{m.Mean}, cov: [][]float64{{m.MeanVariance()}}}
}

// endsOf takes weighted sums of the numbers of a cross for the boxes.
func endsOf(c stat.Cross, weights [][]float64) ends {
	e := ends{n: c.N, clusters: c.Blend(weights[0]).Part().Clusters}
	for _, v := range weights {
		e.mean = append(e.mean, c.Blend(v).Mean)
		var row []float64
		for _, w := range weights {
			sum := 0.0
			for i, x := range v {
				for j, y := range w {
					if x != 0 && y != 0 {
						sum += x * y * c.DesignCov(i, j)
					}
				}
			}
			row = append(row, sum)
		}
		e.cov = append(e.cov, row)
	}
	return e
}

// combination is a factor for each box: −1 and 1 for a leg.
type combination [len(chainBoxes)]float64

func legOf(from, to int) (c combination) {
	c[from], c[to] = -1, 1
	return c
}

func less(c, d combination) combination {
	for i := range c {
		c[i] -= d[i]
	}
	return c
}

// boxes is the five means with their covariance: A·V·Aᵀ of METHODS, V in a block
// for each group, for nobody is in two.
type boxes struct {
	role   [len(chainBoxes)]survey.Role
	n      [len(chainBoxes)]int64
	mean   [len(chainBoxes)]float64
	groups []chainGroup
	ends   []ends
}

func newBoxes(groups []chainGroup, endsOf func(chainGroup) ends) boxes {
	b := boxes{groups: groups}
	for _, g := range groups {
		e := endsOf(g)
		for i, at := range g.at {
			b.role[at], b.n[at], b.mean[at] = g.role, e.n, e.mean[i]
		}
		b.ends = append(b.ends, e)
	}
	return b
}

// of is the factors of a group's own boxes; ok is false if all are 0.
func (c combination) of(g chainGroup) (factors []float64, ok bool) {
	for _, at := range g.at {
		factors = append(factors, c[at])
		ok = ok || c[at] != 0
	}
	return factors, ok
}

// difference estimates and tests a combination of the boxes. Its variance is
// that of each group's part, added up; a fixed group has none.
func (b boxes) difference(c combination, level float64) (stat.Estimate, stat.Test) {
	value, test := 0.0, "t, Satterthwaite"
	var parts []stat.Part
	for i, g := range b.groups {
		factors, ok := c.of(g)
		if !ok {
			continue
		}
		for _, at := range g.at {
			if c[at] != 0 {
				value += c[at] * b.mean[at]
			}
		}
		e := b.ends[i]
		if g.fixed && e.n == 1 {
			test = TestFixed
			continue
		}
		variance := stat.QuadraticForm(factors, func(i, j int) float64 { return e.cov[i][j] })
		parts = append(parts, stat.Part{Variance: variance / float64(e.n), N: e.n, Clusters: e.clusters})
	}
	return stat.DifferenceT(test, value, parts, level)
}

// covariance is that of two combinations of the means; NaN if a group that both
// touch has fewer than two respondents.
func (b boxes) covariance(c, d combination) float64 {
	sum := 0.0
	for i, g := range b.groups {
		x, ok1 := c.of(g)
		y, ok2 := d.of(g)
		if !ok1 || !ok2 {
			continue
		}
		e := b.ends[i]
		if g.fixed && e.n == 1 {
			continue
		}
		if e.n < 2 {
			return math.NaN()
		}
		for k := range x {
			for l := range y {
				sum += x[k] * y[l] * e.cov[k][l] / float64(e.n)
			}
		}
	}
	return sum
}
