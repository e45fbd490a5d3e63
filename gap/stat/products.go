package stat

import "math/big"

// Variable is a weighted sum of the numbers of a Cross on a lattice of its own: a
// person's value is (Base + Step·Σ Weights[i]·code[i])/Den.
type Variable struct {
	Weights         []int64
	Base, Step, Den int64
}

// products is the sums of squares and products of columns, y's last, around their
// means or, through the origin, around 0: those of codes in whole numbers, so that
// what follows from them is exact until it is rounded once.
type products struct {
	n      int64
	about  int64        // the constant takes one degree of freedom; 0 through the origin
	weight *big.Int     // Σw; n without weights
	times  *big.Int     // how often a sum stands in m: Σw, 1 through the origin
	m      [][]*big.Int // Σw·Σwxy − Σwx·Σwy, through the origin Σxy
	unit   []*big.Rat   // what a column's code is worth
	mean   []*big.Rat   // of the column's values; of no use through the origin
	drawn  *sampled     // how the people were drawn; nil for one by one with equal chances
}

// productsOf is those of variables of a Cross; the last is y.
func productsOf(c Cross, variables []Variable) products {
	p := products{n: c.N, about: 1, weight: c.raw(0, 0), times: c.raw(0, 0), m: wholes(len(variables))}
	if c.designed() {
		p.drawn = &sampled{c, variables}
	}
	for i, v := range variables {
		p.unit = append(p.unit, big.NewRat(v.Step, v.Den))
		p.mean = append(p.mean, v.mean(c))
		for j := range i + 1 {
			p.m[i][j] = bilinear(v.Weights, variables[j].Weights, c.weighed)
			p.m[j][i] = p.m[i][j]
		}
	}
	return p
}

// mean is the exact mean of a variable, with the people's weights; 0 without people.
func (v Variable) mean(c Cross) *big.Rat {
	if c.N == 0 {
		return new(big.Rat)
	}
	mean := new(big.Rat).SetFrac(v.sum(c), c.raw(0, 0))
	mean.Mul(mean, big.NewRat(v.Step, v.Den))
	return mean.Add(mean, big.NewRat(v.Base, v.Den))
}

// sum is Σw·code of a variable.
func (v Variable) sum(c Cross) *big.Int {
	sum := new(big.Int)
	for i, factor := range v.Weights {
		sum.Add(sum, new(big.Int).Mul(c.raw(0, i+1), big.NewInt(factor)))
	}
	return sum
}

// productsOfColumns is those of columns of exact numbers, all of one length.
func productsOfColumns(columns [][]*big.Rat, origin bool) products {
	n := int64(len(columns[0]))
	p := products{n: n, about: 1, weight: big.NewInt(n), times: big.NewInt(n), m: wholes(len(columns))}
	if origin {
		p.about, p.times = 0, big.NewInt(1)
	}
	var codes [][]*big.Int
	var sums []*big.Int
	for i, column := range columns {
		code, den := wholeCodes(column)
		codes, sums = append(codes, code), append(sums, dot(code, ones(len(code))))
		p.unit = append(p.unit, new(big.Rat).SetFrac(big.NewInt(1), den))
		mean := new(big.Rat)
		if n > 0 {
			mean.SetFrac(sums[i], new(big.Int).Mul(den, big.NewInt(n)))
		}
		p.mean = append(p.mean, mean)
		for j := range i + 1 {
			xy := dot(codes[i], codes[j])
			if !origin {
				xy.Mul(xy, p.times)
				xy.Sub(xy, new(big.Int).Mul(sums[i], sums[j]))
			}
			p.m[i][j], p.m[j][i] = xy, xy
		}
	}
	return p
}

// wholeCodes is numbers as whole multiples of 1/den.
func wholeCodes(numbers []*big.Rat) (codes []*big.Int, den *big.Int) {
	den = big.NewInt(1)
	for _, x := range numbers {
		shared := new(big.Int).GCD(nil, nil, den, x.Denom())
		den.Mul(den, shared.Quo(x.Denom(), shared))
	}
	for _, x := range numbers {
		factor := new(big.Int).Quo(den, x.Denom())
		codes = append(codes, factor.Mul(factor, x.Num()))
	}
	return codes, den
}

func ones(n int) []*big.Int {
	all := make([]*big.Int, n)
	for i := range all {
		all[i] = big.NewInt(1)
	}
	return all
}

func dot(x, y []*big.Int) *big.Int {
	sum, xy := new(big.Int), new(big.Int)
	for i := range x {
		sum.Add(sum, xy.Mul(x[i], y[i]))
	}
	return sum
}

func wholes(k int) [][]*big.Int {
	m := make([][]*big.Int, k)
	for i := range m {
		m[i] = make([]*big.Int, k)
	}
	return m
}

// swept is products as numerators over one denominator, from which predictors are
// taken one by one: y's column then holds their slopes, its corner what is left of
// its squares, and the rest the predictors' inverse.
type swept struct {
	m   [][]*big.Int
	den *big.Int
}

func (p products) unswept() swept {
	s := swept{m: wholes(len(p.m)), den: big.NewInt(1)}
	for i, row := range p.m {
		for j, x := range row {
			s.m[i][j] = new(big.Int).Set(x)
		}
	}
	return s
}

// sweep takes predictor k out without a fraction: the numerators are minors of the
// matrix, which the last denominator divides (Bareiss 1968, Mathematics of
// Computation 22:565).
func (s *swept) sweep(k int) {
	pivot, x := new(big.Int).Set(s.m[k][k]), new(big.Int)
	for i, row := range s.m {
		if i == k {
			continue
		}
		for j := range row {
			if j != k {
				row[j].Mul(row[j], pivot)
				row[j].Quo(row[j].Sub(row[j], x.Mul(row[k], s.m[k][j])), s.den)
			}
		}
	}
	for i, row := range s.m {
		if i != k {
			row[k].Neg(row[k])
		}
	}
	s.m[k][k], s.den = s.den, pivot
}
