package stat

import "math/big"

// WeightUnit is the number of units in which a weight of 1 is counted: weights are
// integers of 1e-9, so that their sums are exact.
const WeightUnit = 1_000_000_000

// Load is the weights of some people: Σw in units of 1/WeightUnit, and Σw² in the
// square of that unit.
type Load struct{ W, W2 *big.Int }

// NewLoad is the weight of nobody.
func NewLoad() Load { return Load{new(big.Int), new(big.Int)} }

func (l Load) add(other Load) {
	l.W.Add(l.W, other.W)
	l.W2.Add(l.W2, other.W2)
}

// Kish is the number of people with equal weights whose mean would be as sure,
// (Σw)²/Σw² (Kish 1965, Survey Sampling, 11.7); NaN for no weight. The design effect
// of the weights is n over it. Checked against the closed form in R.
func (l Load) Kish() float64 {
	return quotientOf(new(big.Int).Mul(l.W, l.W), l.W2)
}

// Total is Σw.
func (l Load) Total() float64 { return ratio(l.W, big.NewInt(WeightUnit)) }

// Loads is what weights add to the sums of a Cross: with w in place of each person,
// and with w².
type Loads struct {
	Load
	Sums, Sums2         []*big.Int // Σwx and Σw²x of each number
	Products, Products2 []*big.Int // Σwxy and Σw²xy of numbers i ≤ j, row by row
}

// NewLoads gives weights to the sums of k numbers, of nobody yet.
func NewLoads(k int) *Loads {
	l := &Loads{Load: NewLoad()}
	for range k {
		l.Sums, l.Sums2 = append(l.Sums, new(big.Int)), append(l.Sums2, new(big.Int))
	}
	for range k * (k + 1) / 2 {
		l.Products, l.Products2 = append(l.Products, new(big.Int)), append(l.Products2, new(big.Int))
	}
	return l
}

// Add counts people of one load with the same codes.
func (l *Loads) Add(codes []int64, of Load) {
	l.add(of)
	at := 0
	for i, x := range codes {
		addTo(l.Sums[i], of.W, x)
		addTo(l.Sums2[i], of.W2, x)
		for _, y := range codes[i:] {
			addTo(l.Products[at], of.W, x, y)
			addTo(l.Products2[at], of.W2, x, y)
			at++
		}
	}
}

func addTo(sum, weight *big.Int, factors ...int64) {
	sum.Add(sum, new(big.Int).Mul(weight, product(factors...)))
}

// mean is Σwx/Σw of number i, NaN for no weight.
func (l *Loads) mean(base, step, den int64, i int) float64 {
	sum := new(big.Int).Mul(l.Sums[i], big.NewInt(step))
	sum.Add(sum, new(big.Int).Mul(l.W, big.NewInt(base)))
	return quotientOf(sum, new(big.Int).Mul(l.W, big.NewInt(den)))
}

// centred is Σw·Σwxy − Σwx·Σwy: (Σw)² times the weighted covariance, in codes.
func (l *Loads) centred(i, j, at int) *big.Int {
	c := new(big.Int).Mul(l.W, l.Products[at])
	return c.Sub(c, new(big.Int).Mul(l.Sums[i], l.Sums[j]))
}

// linearised is (Σw)²·Σw²(x − mean x)(y − mean y), the means weighted, in codes.
func (l *Loads) linearised(i, j, at int) *big.Int {
	times := func(factors ...*big.Int) *big.Int {
		p := big.NewInt(1)
		for _, f := range factors {
			p.Mul(p, f)
		}
		return p
	}
	sum := times(l.W, l.W, l.Products2[at])
	sum.Sub(sum, times(l.W, l.Sums[j], l.Sums2[i]))
	sum.Sub(sum, times(l.W, l.Sums[i], l.Sums2[j]))
	return sum.Add(sum, times(l.Sums[i], l.Sums[j], l.W2))
}
