package tally

import (
	"math/big"
	"math/bits"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// digitBits is the size of the digits in which squares of weights are counted: a
// digit of 35 bits can be added up 2^28 times in an int64.
const digitBits = 35

// HeaviestSum is the largest sum of weights that can be counted: with it, and with
// survey.HeaviestWeight, every count of weights is an int64.
const (
	HeaviestSum   = 4_000_000_000
	heaviestTotal = HeaviestSum * survey.WeightUnit
)

// The two packages have the same unit, or this does not compile.
var _ [stat.WeightUnit]struct{} = [survey.WeightUnit]struct{}{}

// loadTallies is the number of tallies in which weights are counted: one that counts w
// in place of each respondent, and one for each digit of w², the lowest first.
const loadTallies = 1 + 3

// inPlaceOf is what a respondent counts for in each of them.
func inPlaceOf(weight int64) (counts [loadTallies]int64) {
	const digit = 1<<digitBits - 1
	high, low := bits.Mul64(uint64(weight), uint64(weight))
	return [loadTallies]int64{
		weight,
		int64(low & digit),
		int64((high<<(64-digitBits) | low>>digitBits) & digit),
		int64(high >> (2*digitBits - 64)),
	}
}

// newLoads makes the tallies of weights of a tally that has some.
func (t *Tally) newLoads() ([]*Tally, error) {
	plan := t.plan
	plan.Weights, plan.Clusters, plan.heavy = "", false, true
	plan.Together = false // correlations count each respondent once
	loads := make([]*Tally, loadTallies)
	for i := range loads {
		var err error
		if loads[i], err = New(plan); err != nil {
			return nil, err
		}
		t.shareWith(loads[i])
	}
	return loads, nil
}

// Weights is what the respondents of a tally weigh.
type Weights struct {
	Rule string // Plan.Weights
	N    int64  // respondents
	stat.Load
}

// Weights is the weights of all who were counted; ok is false of a tally without.
func (t *Tally) Weights() (w Weights, ok bool) {
	if t.loads == nil {
		return w, false
	}
	at := (*Tally).Responses
	return Weights{t.plan.Weights, t.Responses(), t.load(at)}, true
}

// TooHeavy reports whether the weights add up to more than can be counted; then no
// number of the tally is right.
func (t *Tally) TooHeavy() bool { return t.tooHeavy }

// appendLoads adds how often n respondents count in the tallies of weights. A digit that
// is 0 counts in none.
func (t *Tally) appendLoads(all []times, r survey.Response, n int64) []times {
	if t.loads == nil {
		return all
	}
	if t.tooHeavy = t.tooHeavy || t.loads[0].responses > heaviestTotal-r.Weight*n; t.tooHeavy {
		return all
	}
	for i, count := range inPlaceOf(r.Weight) {
		if count != 0 {
			all = append(all, times{t.loads[i], count * n})
		}
	}
	return all
}

// shareWith gives a tally of weights the places and the scratch of the one it is of, so
// that both are counted in one go.
func (t *Tally) shareWith(of *Tally) {
	of.scratch = t.scratch
	share(of.scores, t.scores)
	share(of.overall, t.overall)
	for i := range t.pairs {
		p, own := &t.pairs[i], &of.pairs[i]
		share(own.scores, p.scores)
		own.overall.places, own.weighted.places = p.overall.places, p.weighted.places
		for item := range p.items.of {
			own.items.of[item].sparse.places = p.items.of[item].sparse.places
		}
	}
	for i, beside := range t.beside {
		beside.shareWith(of.beside[i])
	}
}

// mergeLoads counts another tally's weights.
func (t *Tally) mergeLoads(other *Tally) {
	if t.loads == nil {
		return
	}
	t.tooHeavy = t.tooHeavy || other.tooHeavy || t.loads[0].responses > heaviestTotal-other.loads[0].responses
	for i, of := range t.loads {
		if t.tooHeavy {
			break
		}
		if err := of.Merge(other.loads[i]); err != nil {
			panic(err) // their plans are those that were compared
		}
	}
}

// load is the weights of those of whom each of the tallies of weights has a number.
func (t *Tally) load(number func(of *Tally) int64) stat.Load {
	l := stat.NewLoad()
	for i, of := range t.loads {
		addDigit(l, i, number(of))
	}
	return l
}

// addDigit adds what the i-th of the tallies of weights has counted.
func addDigit(l stat.Load, i int, count int64) {
	if i == 0 {
		l.W.Add(l.W, big.NewInt(count))
		return
	}
	l.W2.Add(l.W2, shifted(big.NewInt(count), i))
}

// shifted is a sum of the i-th digit of w².
func shifted(sum *big.Int, i int) *big.Int { return sum.Lsh(sum, uint(i-1)*digitBits) }

// hist is a sample of the tally, with the weights of those of each code.
func (t *Tally) hist(view func(of *Tally) stat.Hist) stat.Hist {
	t.settle()
	h := t.drawnHist(view(t), view)
	if t.loads == nil {
		return h
	}
	loads := make(map[int64]stat.Load)
	for _, code := range h.Code {
		loads[code] = stat.NewLoad()
	}
	for i, of := range t.loads {
		part := view(of)
		for k, code := range part.Code {
			if l, ok := loads[code]; ok { // else a file was changed by hand
				addDigit(l, i, part.N[k])
			}
		}
	}
	return h.Weigh(loads)
}

// joint is likewise a paired sample.
func (t *Tally) joint(view func(of *Tally) stat.Joint) stat.Joint {
	t.settle()
	j := t.drawnJoint(view(t), view)
	if t.loads == nil {
		return j
	}
	loads := make(map[[2]int64]stat.Load)
	for i := range j.N {
		loads[[2]int64{j.From[i], j.To[i]}] = stat.NewLoad()
	}
	for i, of := range t.loads {
		part := view(of)
		for k, n := range part.N {
			if l, ok := loads[[2]int64{part.From[k], part.To[k]}]; ok {
				addDigit(l, i, n)
			}
		}
	}
	return j.Weigh(loads)
}

// cross is likewise sums and products.
func (t *Tally) cross(view func(of *Tally) stat.Cross) stat.Cross {
	t.settle()
	c := t.drawnCross(view(t), view)
	if t.loads == nil {
		return c
	}
	l := stat.NewLoads(c.K)
	for i, of := range t.loads {
		part := view(of)
		addDigit(l.Load, i, part.N)
		sums, products := l.Sums, l.Products
		if i > 0 {
			sums, products = l.Sums2, l.Products2
		}
		addSums(sums, part.Sums, i)
		addSums(products, part.Products, i)
	}
	c.Weights = l
	return c
}

func addSums(into []*big.Int, sums []stat.Sum, i int) {
	for k, sum := range sums {
		x := sum.Big()
		if i > 0 {
			x = shifted(x, i)
		}
		into[k].Add(into[k], x)
	}
}

// weighing is the tally of what was answered beside the items, with the weights and
// clusters of those who did.
func (t *Tally) weighing(i int) *Tally {
	t.beside[i].settle()
	own := *t.beside[i]
	own.known = t.known
	for _, of := range t.loads {
		own.loads = append(own.loads, of.beside[i])
	}
	if t.clusters != nil {
		own.clusters = &clusters{of: make(map[string]*Tally)}
		for name, of := range t.clusters.of {
			own.clusters.of[name] = of.weighing(i)
		}
	}
	return &own
}
