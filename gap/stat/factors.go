package stat

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Factors explains the correlations of k items by m factors. What is undefined is
// without numbers, and Reason says why.
type Factors struct {
	// Loadings are k rows of m, the pattern: how much an item moves, in standard
	// deviations, with a factor alone. Columns go by falling sum of squares and
	// each sums to 0 or more.
	Loadings [][]float64
	// Phi is the correlations of the factors, ones and zeros unless the rotation
	// is oblique.
	Phi [][]float64
	// Communalities is the part of each item's variance that the factors share;
	// a rotation leaves it as it is.
	Communalities []float64
	Rounds        int // of the iteration
	Reason        Reason
	Numbers       []int // the items that the reason is about, by their places
}

// SumsOfSquares is the sum of the squared loadings of each factor. Checked against R
// colSums(loadings^2).
func (f Factors) SumsOfSquares() []float64 {
	sums := make([]float64, len(f.Phi))
	for _, row := range f.Loadings {
		for j, l := range row {
			sums[j] += l * l
		}
	}
	return sums
}

// MostFactors is how many factors the correlations of k items can tell: the
// largest m with (k − m)² ≥ k + m, for more would have more loadings than there
// are correlations (Ledermann 1937, Psychometrika 2:85). Below three items it is
// 0.
//
// Checked by hand.
func MostFactors(k int) int {
	m := 0
	for m < k && (k-m-1)*(k-m-1) >= k+m+1 {
		m++
	}
	return m
}

// The rounds in which the iteration has to come to rest, and the change of a
// communality below which it has.
const (
	minresChange, minresRounds = 1e-13, 20000
	axesChange, axesRounds     = 1e-3, 25
)

// MinimumResiduals extracts m factors that leave the least squared residual
// correlations (Harman & Jones 1966, Psychometrika 31:351), by iterated principal
// axes until no communality changes by 1e-13. It is undefined where the
// correlations have a Defect, for more than MostFactors, where a communality comes
// to 1 (Heywood: the items at fault are named) and where 20,000 rounds do not
// suffice.
//
// Checked against R psych::fa(fm = "minres"), which stops at 1e-5, and a minimiser
// of unweighted least squares in SciPy.
func (c Correlations) MinimumResiduals(m int) Factors { return c.axes(m, minresChange, minresRounds) }

// PrincipalAxes is the same iteration as SPSS and PSPP stop it by default: at a
// change of 0.001, undefined if 25 rounds do not come to it. Checked against PSPP
// FACTOR /EXTRACTION=PAF.
func (c Correlations) PrincipalAxes(m int) Factors { return c.axes(m, axesChange, axesRounds) }

// axes iterates principal axes from the squared multiple correlations on: factors
// are the first m eigenvectors, times the roots of their values, of the correlation
// matrix with the communalities on its diagonal; these give new communalities.
func (c Correlations) axes(m int, change float64, rounds int) Factors {
	start := c.Factorability()
	if m < 1 || m > MostFactors(len(c.R)) {
		start.Defect = Defect{Reason: cmp.Or(start.Reason, ManyFactors)}
	}
	if start.Reason != "" {
		return Factors{Reason: start.Reason, Numbers: start.Numbers}
	}
	reduced, communalities := symmetric(c.R), start.SMC
	f := Factors{}
	for rest := math.Inf(1); rest >= change; f.Rounds++ {
		if f.Rounds == rounds {
			return Factors{Rounds: rounds, Reason: NotConverged}
		}
		for i, h := range communalities {
			reduced.SetSym(i, i, h)
		}
		f.Loadings, rest = axesOf(reduced, m), 0
		next := sharedBy(f.Loadings)
		for i := range next {
			rest = max(rest, math.Abs(next[i]-communalities[i]))
		}
		communalities = next
	}
	f.Communalities, f.Phi = communalities, identity(m)
	if at := improper(communalities); at != nil {
		return Factors{Rounds: f.Rounds, Reason: Heywood, Numbers: at}
	}
	return f.inOrder()
}

// axesOf is the first m eigenvectors times the roots of their values.
func axesOf(reduced *mat.SymDense, m int) [][]float64 {
	values, vectors := eigen(reduced)
	loadings := rectangle(len(values), m)
	for j := range m {
		length := math.Sqrt(max(0, values[j]))
		for i := range loadings {
			loadings[i][j] = length * vectors.At(i, j)
		}
	}
	return loadings
}

// sharedBy is the communalities of orthogonal factors.
func sharedBy(loadings [][]float64) []float64 {
	shared := make([]float64, len(loadings))
	for i, row := range loadings {
		for _, l := range row {
			shared[i] += l * l
		}
	}
	return shared
}

// improper lists the items with a communality of 1 or more, which would leave
// them without error, or with less.
func improper(communalities []float64) []int {
	var items []int
	for i, h := range communalities {
		if h >= 1 {
			items = append(items, i)
		}
	}
	return items
}

func identity(m int) [][]float64 {
	phi := square(m)
	for i := range phi {
		phi[i][i] = 1
	}
	return phi
}

// inOrder puts the factors with more variance first and turns them so that each
// column of loadings sums to 0 or more: neither is told by the correlations.
func (f Factors) inOrder() Factors {
	m := len(f.Phi)
	sums, squares, order := make([]float64, m), f.SumsOfSquares(), make([]int, m)
	for j := range order {
		order[j] = j
		for i := range f.Loadings {
			sums[j] += f.Loadings[i][j]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(squares[b], squares[a]) })
	sign := func(j int) float64 {
		if sums[j] < 0 {
			return -1
		}
		return 1
	}
	loadings, phi := rectangle(len(f.Loadings), m), square(m)
	for to, from := range order {
		for i := range loadings {
			loadings[i][to] = sign(from) * f.Loadings[i][from]
		}
		for other, with := range order {
			phi[to][other] = sign(from) * sign(with) * f.Phi[from][with]
		}
	}
	f.Loadings, f.Phi = loadings, phi
	return f
}
