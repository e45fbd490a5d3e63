package stat

import (
	"math"
	"math/big"
)

// Regression is a linear model of y with a constant, least squares. N is the
// people in it, DF what is left of them: N − 1 less the predictors that were kept.
// R2 is the share of y's variance that the predictors explain, 0 to 1, Adjusted
// that less what chance explains (below 0 for predictors that are worth nothing),
// Residual the standard deviation around the model in y's unit, F the test that no
// predictor has a slope. What is undefined is NaN, and Reason says why.
type Regression struct {
	N, DF                  int64
	Intercept              Estimate
	Slopes                 []Slope // by predictor
	R2, Adjusted, Residual float64
	F                      FTest
	Reason                 Reason

	kept         []int
	correlations [][]float64 // of those kept and of y behind them
}

// Slope is a predictor's part of a model: by how much y rises with one unit of it
// where the others stay, with its test of no slope. Standardized is the same in
// standard deviations of both; VIF, the variance inflation factor, is 1/(1 − R²) of
// the predictor by the others, 1 where it goes along with none of them. A predictor
// that was dropped has NaN throughout, and Reason says why: it is constant
// (ZeroVariance), or follows from those before it (Collinear).
type Slope struct {
	Estimate
	Test              Test
	Standardized, VIF float64
}

// Regress is the model of y by weighted sums of the numbers of a Cross.
//
// The sums are whole numbers and the equations are solved in fractions, so that
// every result is rounded once: a predictor is dropped if, and only if, it follows
// exactly from those before it, however close to that others come.
//
// There is none of people who are not more than the predictors kept and one
// (FewPeople), of a constant y (ZeroVariance) and of no predictor that varies
// (NoPredictor). Where nothing is left of y the standard errors are 0 and there is
// no test (PerfectFit).
//
// With weights the squares are weighted, and so are correlations and what follows from
// them; with these, or in clusters, errors are linearised. Checked against R lm, the
// NIST sets for regression and R survey::svyglm.
func Regress(c Cross, predictors []Variable, y Variable, level float64) Regression {
	return productsOf(c, append(predictors[:len(predictors):len(predictors)], y)).regression(level)
}

// RegressColumns is the same of columns of exact numbers, the predictors' and y's;
// origin leaves out the constant.
func RegressColumns(predictors [][]*big.Rat, y []*big.Rat, origin bool, level float64) Regression {
	return productsOfColumns(append(predictors[:len(predictors):len(predictors)], y), origin).regression(level)
}

func (p products) regression(level float64) Regression {
	nan, k := math.NaN(), len(p.m)-1
	undefined := Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, N: p.n, Method: "t"}
	r := Regression{N: p.n, R2: nan, Adjusted: nan, Residual: nan, Intercept: undefined}
	for range k {
		r.Slopes = append(r.Slopes, Slope{Estimate: undefined, Test: undefinedTest(slopeTest, p.n, ""), Standardized: nan, VIF: nan})
	}
	s := p.unswept()
	for j := range k {
		switch {
		case p.m[j][j].Sign() == 0:
			r.Slopes[j].drop(ZeroVariance)
		case s.m[j][j].Sign() == 0:
			r.Slopes[j].drop(Collinear)
		default:
			r.kept = append(r.kept, j)
			s.sweep(j)
		}
	}
	r.DF = p.n - p.about - int64(len(r.kept))
	if r.Reason = r.undefined(p); r.Reason != "" {
		r.F = undefinedF(modelTest, p.n, r.Reason, nil)
		return r
	}
	solution{products: p, swept: s, df: r.DF, level: level}.fill(&r)
	return r
}

const (
	slopeTest = "t of the slope"
	modelTest = "F of the model"
)

func (s *Slope) drop(why Reason) { s.Reason, s.Test.Reason = why, why }

// undefined says why there is no model.
func (r Regression) undefined(p products) Reason {
	y := len(p.m) - 1
	switch {
	case p.n == 0:
		return NoData
	case p.m[y][y].Sign() == 0:
		return ZeroVariance
	case len(r.kept) == 0:
		return NoPredictor
	case r.DF < 1:
		return FewPeople
	}
	return ""
}

// solution is products before and after the predictors were taken out of them.
type solution struct {
	products
	swept swept
	df    int64
	level float64
}

func (s solution) fill(r *Regression) {
	y := len(s.m) - 1
	left, all, df := s.swept.m[y][y], new(big.Int).Mul(s.m[y][y], s.swept.den), big.NewInt(s.df)
	explained := new(big.Int).Sub(all, left)
	r.R2 = ratio(explained, all)
	r.Adjusted = 1 - ratio(times(left, big.NewInt(s.n-s.about)), times(all, df))
	r.Residual = s.value(y) * rootRatio(times(left, big.NewInt(s.n)), times(s.swept.den, s.times, s.weight, df))
	for _, j := range r.kept {
		s.slope(&r.Slopes[j], j)
	}
	s.intercept(&r.Intercept, r.kept)
	s.correlate(r)
	s.err(r)
}

func (s solution) value(column int) float64 {
	unit, _ := s.unit[column].Float64()
	return unit
}

// slope fills in a predictor that was kept: with m the swept products and d their
// denominator, b = m[j][y]/d.
func (s solution) slope(to *Slope, j int) {
	y := len(s.m) - 1
	b, d := s.swept.m[j][y], s.swept.den
	unit := new(big.Rat).Quo(s.unit[y], s.unit[j])
	to.Value, _ = unit.Mul(unit, new(big.Rat).SetFrac(b, d)).Float64()
	to.Standardized = math.Copysign(rootRatio(times(b, b, s.m[j][j]), times(d, d, s.m[y][y])), float64(b.Sign()))
	to.VIF = ratio(times(s.m[j][j], s.swept.m[j][j]), d)
}

// intercept fills in the constant: the mean of y less those of the predictors times
// their slopes.
func (s solution) intercept(to *Estimate, kept []int) {
	if s.about == 0 {
		return
	}
	y := len(s.m) - 1
	value := new(big.Rat).Set(s.mean[y])
	for _, i := range kept {
		b := new(big.Rat).SetFrac(s.swept.m[i][y], s.swept.den)
		value.Sub(value, b.Mul(b.Mul(b, s.codes(i)), s.unit[y]))
	}
	to.Value, _ = value.Float64()
}

// codes is the mean of a column in its codes, that of its base included.
func (s solution) codes(column int) *big.Rat {
	return new(big.Rat).Quo(s.mean[column], s.unit[column])
}

// correlate fills in the correlations of the predictors kept and of y.
func (s solution) correlate(r *Regression) {
	of := append(r.kept[:len(r.kept):len(r.kept)], len(s.m)-1)
	r.correlations = square(len(of))
	for a, i := range of {
		for b, j := range of {
			r.correlations[a][b] = correlation(s.m[i][i], s.m[j][j], s.m[i][j])
		}
	}
}

func times(factors ...*big.Int) *big.Int {
	p := big.NewInt(1)
	for _, f := range factors {
		p.Mul(p, f)
	}
	return p
}
