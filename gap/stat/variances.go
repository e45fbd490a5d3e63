package stat

import (
	"cmp"
	"math"
	"math/big"
)

// variances is how sure the coefficients of a model are: variances in codes, of y for the
// intercept and of y over its own for each predictor kept, and the test of the model.
type variances struct {
	df        int64
	intercept *big.Rat // nil through the origin
	slopes    []*big.Rat
	model     FTest
}

// err fills in the errors of a model's coefficients and its tests.
func (s solution) err(r *Regression) {
	y := len(s.m) - 1
	switch left := s.drawn.left(); {
	case s.swept.m[y][y].Sign() == 0:
		r.Reason = PerfectFit
	case left != nil && left.Sign() == 0:
		r.Reason = Census
	}
	if why := s.drawn.undefined(len(r.kept)); why != "" {
		r.without(why)
		return
	}
	e := s.plainErrors(r.kept)
	if !s.drawn.plain() {
		e = s.linearised(r.kept)
	}
	if left := s.drawn.left(); left != nil {
		e.limit(left)
	}
	if r.F = e.model; r.Reason != "" {
		r.F = undefinedF(modelTest, s.n, r.Reason, nil)
	}
	if e.intercept != nil {
		r.Intercept.within(math.Abs(s.value(y))*rootRatio(e.intercept.Num(), e.intercept.Denom()), e.df)
	}
	for at, j := range r.kept {
		s.test(&r.Slopes[j], j, e.slopes[at], e.df)
		if e.slopes[at].Sign() == 0 { // it is there, and has no test
			r.Slopes[j].drop(cmp.Or(r.Reason, PerfectFit))
		}
	}
}

// without leaves out the errors.
func (r *Regression) without(why Reason) {
	r.Reason = cmp.Or(r.Reason, why)
	r.F, r.Intercept.Reason = undefinedF(modelTest, r.N, why, nil), why
	for _, j := range r.kept {
		r.Slopes[j].drop(why)
	}
}

// test fills in the error of a slope and its test.
func (s solution) test(to *Slope, j int, variance *big.Rat, df int64) {
	y := len(s.m) - 1
	b, d := s.swept.m[j][y], s.swept.den
	unit := new(big.Rat).Quo(s.unit[y], s.unit[j])
	squared := unit.Mul(unit, unit)
	to.within(rootRatio(times(variance.Num(), squared.Num()), times(variance.Denom(), squared.Denom())), df)
	if variance.Sign() == 0 {
		return
	}
	t := math.Copysign(rootRatio(times(b, b, variance.Denom()), times(d, d, variance.Num())), float64(b.Sign()))
	to.Test = studentTest(slopeTest, t, float64(df), s.n)
}

// within gives an estimate its standard error and the t interval by it.
func (e *Estimate) within(se float64, df int64) {
	margin := StudentQuantile((1+e.Level)/2, float64(df)) * se
	e.SE, e.Lo, e.Hi = se, e.Value-margin, e.Value+margin
}

// limit is the errors of a population of which that share did not answer.
func (e *variances) limit(left *big.Rat) {
	if e.intercept != nil {
		e.intercept.Mul(e.intercept, left)
	}
	for _, v := range e.slopes {
		v.Mul(v, left)
	}
	share, _ := left.Float64()
	e.model = newF(modelTest, e.model.Statistic/share, e.model.DF, e.model.DF2, e.model.N, nil)
}

// plainErrors is those of least squares: with s the squares left over df, s/df times
// the inverse of the predictors' products; and of the intercept s/df·(1/n + m·S⁻¹·m),
// m the predictors' means.
func (s solution) plainErrors(kept []int) variances {
	y := len(s.m) - 1
	left, d, df := s.swept.m[y][y], s.swept.den, big.NewInt(s.df)
	e := variances{df: s.df}
	for _, j := range kept {
		e.slopes = append(e.slopes, new(big.Rat).SetFrac(times(left, s.swept.m[j][j]), times(d, d, df)))
	}
	if s.about != 0 {
		e.intercept = s.meansThroughInverse(kept)
		e.intercept.Add(e.intercept.Mul(e.intercept, new(big.Rat).SetInt(s.times)), big.NewRat(1, s.n))
		e.intercept.Mul(e.intercept, new(big.Rat).SetFrac(left, times(d, s.times, df)))
	}
	if left.Sign() > 0 {
		explained, k := new(big.Int).Mul(s.m[y][y], d), int64(len(kept))
		explained.Sub(explained, left)
		e.model = newF(modelTest, ratio(times(explained, df), times(left, big.NewInt(k))), float64(k), float64(s.df), s.n, nil)
	}
	return e
}

// meansThroughInverse is m·S⁻¹·m of the predictors' means in codes.
func (s solution) meansThroughInverse(kept []int) *big.Rat {
	sum := new(big.Rat)
	for _, i := range kept {
		for _, j := range kept {
			part := new(big.Rat).SetFrac(s.swept.m[i][j], s.swept.den)
			sum.Add(sum, part.Mul(part.Mul(part, s.codes(i)), s.codes(j)))
		}
	}
	return sum
}
