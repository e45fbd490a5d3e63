package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Correlations is Pearson's correlations of several numbers of the same N people,
// K rows of K. A number that is constant has none: its row and its column are NaN,
// the place on the diagonal, too.
type Correlations struct {
	N int64
	R [][]float64
}

// Correlations is the correlation matrix of the numbers, each correlation rounded
// once: cov(i, j)/√(var(i)·var(j)) over the people who have all numbers. Without
// people, or of one, all is NaN.
//
// Checked against R cor.
func (c Cross) Correlations() Correlations {
	r := square(c.K)
	for i := range c.K {
		for j := range i + 1 {
			r[i][j] = c.Cor(i, j)
			if i == j && !math.IsNaN(r[i][j]) {
				r[i][j] = 1
			}
			r[j][i] = r[i][j]
		}
	}
	return Correlations{N: c.N, R: r}
}

// Defect is why a correlation matrix has no inverse, and which numbers it is
// about, by their places; Reason is empty if it has one.
type Defect struct {
	Reason  Reason
	Numbers []int
}

// repeated is the smallest eigenvalue of a correlation matrix that can be told
// from 0: eigenvalues are good to about K·1e-16, and an inverse loses as many
// digits as its matrix is near to having none.
const repeated = 1e-10

// partOf is the weight from which on a number belongs to a sum of numbers that is
// constant; the weights' squares add up to 1.
const partOf = 1e-6

// Defect looks at whether the matrix has an inverse. It has none of fewer than two
// numbers, of one person or nobody, where a number is constant (which is named),
// where there are not more people than numbers, and where numbers say the same
// twice: of two that are equal, or one that is a sum of others, all are named.
func (c Correlations) Defect() Defect {
	switch {
	case len(c.R) < 2:
		return Defect{Reason: FewItems}
	case c.N < 2:
		return Defect{Reason: Moments{N: c.N}.reason()}
	}
	if constant := c.constant(); constant != nil {
		return Defect{ConstantItem, constant}
	}
	if c.N <= int64(len(c.R)) {
		return Defect{Reason: FewPeople}
	}
	values, vectors := eigen(symmetric(c.R))
	var numbers []int
	for i := range c.R {
		for at, value := range values {
			if value < repeated && math.Abs(vectors.At(i, at)) > partOf {
				numbers = append(numbers, i)
				break
			}
		}
	}
	if numbers != nil {
		return Defect{Repeated, numbers}
	}
	return Defect{}
}

// level is the sum of a principal component's weights below which half of them
// stand against the other half.
const level = 1e-9

// Opposed lists the numbers that stand against most others: those whose weight in
// the first principal component has the other sign than the sum of the weights; all
// of them if half stand against half. Constant numbers are left out.
//
// Checked against the signs of R eigen(cor(x))$vectors[, 1].
func (c Correlations) Opposed() []int {
	var varying []int
	for i, row := range c.R {
		if !math.IsNaN(row[i]) {
			varying = append(varying, i)
		}
	}
	if len(varying) < 2 {
		return nil
	}
	_, vectors := eigen(symmetric(c.among(varying)))
	sum := 0.0
	for at := range varying {
		sum += vectors.At(at, 0)
	}
	var opposed []int
	for at, i := range varying {
		if math.Abs(sum) < level || vectors.At(at, 0)*sum < 0 {
			opposed = append(opposed, i)
		}
	}
	return opposed
}

// among is the correlations of some of the numbers.
func (c Correlations) among(numbers []int) [][]float64 {
	r := square(len(numbers))
	for a, i := range numbers {
		for b, j := range numbers {
			r[a][b] = c.R[i][j]
		}
	}
	return r
}

func (c Correlations) constant() []int {
	var numbers []int
	for i, row := range c.R {
		if math.IsNaN(row[i]) {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// inverse is the matrix's inverse with the logarithm of its determinant. The
// matrix must have no defect.
func (c Correlations) inverse() (*mat.SymDense, float64) {
	var cholesky mat.Cholesky
	var inverse mat.SymDense
	if !cholesky.Factorize(symmetric(c.R)) || cholesky.InverseTo(&inverse) != nil {
		panic("stat: the inverse of a correlation matrix that has none")
	}
	return &inverse, cholesky.LogDet()
}

func square(k int) [][]float64 { return rectangle(k, k) }

func rectangle(rows, columns int) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, columns)
	}
	return m
}

func symmetric(m [][]float64) *mat.SymDense {
	s := mat.NewSymDense(len(m), nil)
	for i, row := range m {
		for j := range i + 1 {
			s.SetSym(i, j, row[j])
		}
	}
	return s
}

// eigen gives the eigenvalues of a symmetric matrix of numbers, the largest first,
// with their vectors as columns.
func eigen(m *mat.SymDense) ([]float64, *mat.Dense) {
	e := factorized(m, true)
	k, from := m.SymmetricDim(), new(mat.Dense)
	e.VectorsTo(from)
	vectors := mat.NewDense(k, k, nil)
	for i := range k {
		for at := range k {
			vectors.Set(i, at, from.At(i, k-1-at))
		}
	}
	return falling(e), vectors
}

// eigenvalues gives them without their vectors.
func eigenvalues(m *mat.SymDense) []float64 { return falling(factorized(m, false)) }

func factorized(m *mat.SymDense, vectors bool) *mat.EigenSym {
	var e mat.EigenSym
	if !e.Factorize(m, vectors) {
		panic("stat: the eigenvalues of a matrix with NaN")
	}
	return &e
}

func falling(e *mat.EigenSym) []float64 {
	values := e.Values(nil)
	slices.Reverse(values)
	return values
}
