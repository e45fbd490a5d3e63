package stat

import (
	"math"
	"math/big"
)

// influence is how a person moves a coefficient: by w·e·Σ of[a]·(number a)/den, where
// the first number is 1 and e what the model leaves of the person's y.
type influence struct {
	of  []*big.Int
	den *big.Int
}

// linearised is the errors by the sandwich (Binder 1983, International Statistical
// Review 51:279): with s the sum of what the people of a unit move the coefficients by,
//
//	V = u/(u − 1)·Σ s·s'
//
// over the u units that were drawn, people or clusters, whose sums add up to 0. Tests
// have u − 1 − k degrees of freedom, k the number of predictors. The model's is Wald's,
// F = b'·V⁻¹·b/k. Checked against R survey::svyglm and regTermTest.
func (s solution) linearised(kept []int) variances {
	units := s.drawn.units()
	e := variances{df: units - 1 - int64(len(kept))}
	d, w := s.swept.den, s.weight
	rest := s.rest(kept)
	middle := s.drawn.scores(rest)
	all := make([]influence, len(kept))
	for at, j := range kept {
		all[at] = s.influence(kept, j)
	}
	variance := func(of influence) *big.Rat {
		v := through(of.of, middle, of.of)
		return new(big.Rat).SetFrac(v.Mul(v, big.NewInt(units)), times(of.den, of.den, d, d, w, w, big.NewInt(units-1)))
	}
	for _, of := range all {
		e.slopes = append(e.slopes, variance(of))
	}
	e.intercept = variance(s.constant(kept, all))
	e.model = s.wald(kept, all, e, middle)
	return e
}

// less is a variable less its mean, times Σw, as factors of the numbers: the first is 1.
func (d *sampled) less(v Variable) []*big.Int {
	factors := []*big.Int{new(big.Int).Neg(v.sum(d.Cross))}
	for _, factor := range v.Weights {
		factors = append(factors, new(big.Int).Mul(d.raw(0, 0), big.NewInt(factor)))
	}
	return factors
}

// combine adds up factors of numbers, each list times its own factor.
func combine(lists [][]*big.Int, by []*big.Int) []*big.Int {
	sum, term := make([]*big.Int, len(lists[0])), new(big.Int)
	for a := range sum {
		sum[a] = new(big.Int)
		for i, list := range lists {
			sum[a].Add(sum[a], term.Mul(by[i], list[a]))
		}
	}
	return sum
}

// rest is what the model leaves of y, times Σw and the denominator of the slopes.
func (s solution) rest(kept []int) []*big.Int {
	y := len(s.m) - 1
	lists, by := [][]*big.Int{s.drawn.less(s.drawn.variables[y])}, []*big.Int{s.swept.den}
	for _, j := range kept {
		lists, by = append(lists, s.drawn.less(s.drawn.variables[j])), append(by, new(big.Int).Neg(s.swept.m[j][y]))
	}
	return combine(lists, by)
}

// influence is that on a slope: a row of the inverse times the predictors less their
// means.
func (s solution) influence(kept []int, j int) influence {
	var lists [][]*big.Int
	var by []*big.Int
	for _, i := range kept {
		lists, by = append(lists, s.drawn.less(s.drawn.variables[i])), append(by, s.swept.m[j][i])
	}
	return influence{combine(lists, by), s.swept.den}
}

// constant is that on the intercept: on the mean of y, less those on the slopes times
// the predictors' means.
func (s solution) constant(kept []int, slopes []influence) influence {
	sum := make([]*big.Rat, s.drawn.K+1)
	for a := range sum {
		sum[a] = new(big.Rat)
	}
	sum[0].SetFrac(big.NewInt(1), s.weight)
	for at, j := range kept {
		for a := range sum {
			part := new(big.Rat).SetFrac(slopes[at].of[a], slopes[at].den)
			sum[a].Sub(sum[a], part.Mul(part, s.codes(j)))
		}
	}
	of, den := wholeCodes(sum)
	return influence{of, den}
}

// through is x'·m·y.
func through(x []*big.Int, m [][]*big.Int, y []*big.Int) *big.Int {
	sum := new(big.Int)
	for i := range x {
		if x[i].Sign() != 0 {
			sum.Add(sum, new(big.Int).Mul(x[i], dot(m[i], y)))
		}
	}
	return sum
}

// wald is the test of all slopes at once. There is none where errors of slopes follow
// from each other's (Collinear).
func (s solution) wald(kept []int, all []influence, e variances, middle [][]*big.Int) FTest {
	y, k := len(s.m)-1, len(kept)
	t, r := make([]float64, k), square(k)
	for i, of := range all {
		for j := range i + 1 {
			r[i][j] = correlation(through(of.of, middle, of.of), through(all[j].of, middle, all[j].of), through(of.of, middle, all[j].of))
			r[j][i] = r[i][j]
		}
		if math.IsNaN(r[i][i]) {
			return undefinedF(modelTest, s.n, Collinear, nil)
		}
		b, v := s.swept.m[kept[i]][y], e.slopes[i]
		t[i] = math.Copysign(rootRatio(times(b, b, v.Denom()), times(s.swept.den, s.swept.den, v.Num())), float64(b.Sign()))
	}
	if eigenvalues(symmetric(r))[k-1] < repeated {
		return undefinedF(modelTest, s.n, Collinear, nil)
	}
	inverse, _ := Correlations{N: s.n, R: r}.inverse()
	sum := 0.0
	for i := range t {
		for j := range t {
			sum += t[i] * t[j] * inverse.At(i, j)
		}
	}
	return newF(modelTest, sum/float64(k), float64(k), float64(e.df), s.n, nil)
}
