package stat

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// still is the angle, or the length of a gradient, at which a rotation has come to
// rest; mostTurns keeps one that never does from going on.
const (
	still     = 1e-10
	mostTurns = 5000
)

// Varimax rotates the factors, uncorrelated as they are, so that each item loads
// high on few: it maximises the variance of the squared loadings within each
// factor, the items' loadings scaled to length 1 while it turns (Kaiser 1958,
// Psychometrika 23:187; his normalisation). One factor stays as it is, and so does
// what is undefined.
//
// Two factors are turned at a time, by Kaiser's closed angle. Checked against R
// varimax(normalize = TRUE, eps = 1e-15).
func (f Factors) Varimax() Factors {
	m := len(f.Phi)
	if m < 2 {
		return f
	}
	turned, lengths := unitRows(f.Loadings)
	for range mostTurns {
		largest := 0.0
		for a := range m {
			for b := range a {
				largest = max(largest, math.Abs(turn(turned, b, a)))
			}
		}
		if largest < still {
			break
		}
	}
	for i, row := range turned {
		for j := range row {
			row[j] *= lengths[i]
		}
	}
	f.Loadings = turned
	return f.inOrder()
}

// unitRows scales each item's loadings to length 1; one without loadings stays 0.
func unitRows(loadings [][]float64) (unit [][]float64, lengths []float64) {
	unit, lengths = rectangle(len(loadings), len(loadings[0])), make([]float64, len(loadings))
	for i, h := range sharedBy(loadings) {
		if lengths[i] = math.Sqrt(h); h == 0 {
			continue
		}
		for j, l := range loadings[i] {
			unit[i][j] = l / lengths[i]
		}
	}
	return unit, lengths
}

// turn turns two factors by the angle that maximises varimax, Kaiser's equation
// for tan 4φ, and gives the angle.
func turn(loadings [][]float64, a, b int) float64 {
	var u, v, uv, difference float64
	for _, row := range loadings {
		x, y := row[a]*row[a]-row[b]*row[b], 2*row[a]*row[b]
		u, v, uv, difference = u+x, v+y, uv+x*y, difference+x*x-y*y
	}
	k := float64(len(loadings))
	angle := math.Atan2(2*(k*uv-u*v), k*difference-(u*u-v*v)) / 4
	sin, cos := math.Sincos(angle)
	for _, row := range loadings {
		row[a], row[b] = cos*row[a]+sin*row[b], cos*row[b]-sin*row[a]
	}
	return angle
}

// promaxPower is the power that R and SPSS take.
const promaxPower = 4

// Promax rotates the factors so that they may correlate (Hendrickson & White 1964,
// British Journal of Statistical Psychology 17:65): the varimax loadings are fitted,
// by least squares, to their own fourth powers with the sign kept, which makes the
// small ones smaller. Checked against R promax(varimax(…), m = 4).
func (f Factors) Promax() Factors {
	m := len(f.Phi)
	if m < 2 {
		return f
	}
	f = f.Varimax()
	from, target := dense(f.Loadings), dense(f.Loadings)
	target.Apply(func(_, _ int, l float64) float64 { return l * math.Pow(math.Abs(l), promaxPower-1) }, target)
	var fit mat.Dense
	if err := fit.Solve(from, target); err != nil {
		return Factors{Reason: NotConverged} // a factor without loadings
	}
	phi, ok := inverseOf(product2(fit.T(), &fit))
	if !ok {
		return Factors{Reason: NotConverged}
	}
	for j := range m {
		scale := math.Sqrt(phi.At(j, j))
		for i := range m {
			fit.Set(i, j, fit.At(i, j)*scale)
		}
	}
	phi, _ = inverseOf(product2(fit.T(), &fit))
	f.Loadings, f.Phi = rowsOf(product2(from, &fit)), rowsOf(phi)
	return f.inOrder()
}

func dense(rows [][]float64) *mat.Dense {
	m := mat.NewDense(len(rows), len(rows[0]), nil)
	for i, row := range rows {
		m.SetRow(i, row)
	}
	return m
}

func rowsOf(m mat.Matrix) [][]float64 {
	k, columns := m.Dims()
	rows := rectangle(k, columns)
	for i := range rows {
		for j := range rows[i] {
			rows[i][j] = m.At(i, j)
		}
	}
	return rows
}

// product2 is the product of two matrices.
func product2(a, b mat.Matrix) *mat.Dense {
	var p mat.Dense
	p.Mul(a, b)
	return &p
}

// inverseOf is a matrix's inverse; ok is false if it has none.
func inverseOf(m mat.Matrix) (inverse *mat.Dense, ok bool) {
	inverse = new(mat.Dense)
	return inverse, inverse.Inverse(m) == nil
}
