package stat

import "math"

// Explained is how far numbers explain another one, y, by a linear model with a
// constant. R is each predictor's own correlation with y, Partial the correlation
// of what the other predictors leave of both, Semipartial that of y with what they
// leave of the predictor. All are −1 to 1, above 0 where y rises with the
// predictor; R2, 0 to 1, is the share of y's variance that they explain together.
// What is undefined is NaN, and Reason says why.
type Explained struct {
	N                       int64
	R, Partial, Semipartial []float64
	R2                      float64
	Reason                  Reason
}

// Explain explains y by the predictors, each a weighted sum of the numbers of a
// Cross: {−1, 1} is second minus first. With B the inverse of the predictors'
// correlations and b = B·R their standardised slopes,
//
//	R2 = Σ b[j]·R[j], Semipartial[j] = b[j]/√B[j][j],
//	Partial[j] = Semipartial[j]/√(Semipartial[j]² + 1 − R2)
//
// (Cohen, Cohen, West & Aiken 2003, Applied Multiple Regression, 3.4 and 3.5).
//
// A constant y or predictor leaves all but the other correlations undefined, and so
// do predictors of which one follows from the others, and fewer than two people
// more than there are predictors. Checked against R lm, cor and the oracle.
func Explain(c Cross, predictors [][]int64, y []int64) Explained {
	k := len(predictors)
	e := Explained{N: c.N, R: undefined(k), Partial: undefined(k), Semipartial: undefined(k), R2: math.NaN()}
	a := correlations(c, append(predictors[:k:k], y))
	for j := range predictors {
		e.R[j] = a[j][k]
	}
	if e.Reason = unexplained(c.N, a); e.Reason != "" {
		return e
	}
	for j := range predictors {
		if a[j][j] < aside {
			e.Reason = Collinear
			return e
		}
		sweep(a, j)
	}
	left := max(0, a[k][k])
	e.R2 = 1 - left
	for j := range predictors {
		e.Semipartial[j] = a[j][k] / math.Sqrt(a[j][j])
		e.Partial[j] = quotient(e.Semipartial[j], math.Sqrt(e.Semipartial[j]*e.Semipartial[j]+left))
	}
	return e
}

// aside is the part of a predictor's variance, of 1, below which nothing is left
// of it beside the others but rounding.
const aside = 1e-12

func undefined(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	return x
}

// correlations is the matrix of correlations of weighted sums, NaN of a constant
// one.
func correlations(c Cross, sums [][]int64) [][]float64 {
	a := make([][]float64, len(sums))
	for i := range sums {
		a[i] = make([]float64, len(sums))
		for j := range i {
			a[i][j] = c.CorOf(sums[i], sums[j])
			a[j][i] = a[i][j]
		}
		a[i][i] = c.CorOf(sums[i], sums[i])
	}
	return a
}

// unexplained says why correlations, y's last, make no model.
func unexplained(n int64, a [][]float64) Reason {
	switch {
	case n == 0:
		return NoData
	case n < int64(len(a))+1:
		return FewPeople
	}
	for i := range a {
		if math.IsNaN(a[i][i]) {
			return ZeroVariance
		}
	}
	return ""
}

// sweep takes number k out of a symmetric matrix: once all predictors are swept, y's
// column holds their slopes, its corner the variance that is left, and the rest the
// predictors' inverse (Goodnight 1979, The American Statistician 33:149).
func sweep(a [][]float64, k int) {
	pivot := a[k][k]
	for j := range a[k] {
		a[k][j] /= pivot
	}
	for i := range a {
		if i == k {
			continue
		}
		factor := a[i][k]
		for j := range a[i] {
			a[i][j] -= factor * a[k][j]
		}
		a[i][k] = -factor / pivot
	}
	a[k][k] = 1 / pivot
}
