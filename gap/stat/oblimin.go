package stat

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// obliminStarts is from how many places the rotation sets out: it can come to rest
// on a hill that is not the lowest, and the lowest of these is taken.
const obliminStarts = 4

// Oblimin rotates the factors so that they may correlate and each item loads on
// few (quartimin, oblimin with gamma 0; Carroll 1953, Psychometrika 18:23): it
// minimises Q = Σ over items and pairs of factors a < b of L²(i, a)·L²(i, b)/2, the
// loadings not normalised, factors of variance 1.
//
// Gradient projection (Jennrich 2002, Psychometrika 67:7) from the factors as they
// are, and from three turned ones, always the same. Checked against R
// GPArotation::oblimin(gam = 0).
func (f Factors) Oblimin() Factors {
	m := len(f.Phi)
	if m < 2 {
		return f
	}
	from, lowest := dense(f.Loadings), math.Inf(1)
	stream := rand.New(rand.NewPCG(1, 1))
	start := dense(identity(m))
	rest := Factors{Reason: NotConverged, Rounds: f.Rounds}
	for range obliminStarts {
		if o, ok := descend(from, start); ok && o.q < lowest-1e-12 {
			lowest, rest = o.q, f
			rest.Loadings, rest.Phi = rowsOf(o.loadings), rowsOf(product2(o.turned.T(), o.turned))
		}
		start = turnedAtRandom(m, stream)
	}
	if rest.Reason != "" {
		return rest
	}
	return rest.inOrder()
}

// turnedAtRandom draws an orthogonal matrix.
func turnedAtRandom(m int, stream *rand.Rand) *mat.Dense {
	normal := mat.NewDense(m, m, nil)
	normal.Apply(func(_, _ int, _ float64) float64 { return NormalQuantile(inside(stream)) }, normal)
	var qr mat.QR
	qr.Factorize(normal)
	var q mat.Dense
	qr.QTo(&q)
	return &q
}

// oblique is loadings turned by a matrix T, whose columns have length 1:
// L = A·(T⁻¹)ᵀ, with the criterion Q and its gradient by T.
type oblique struct {
	turned   *mat.Dense
	loadings *mat.Dense
	q        float64
	gradient *mat.Dense
}

func obliqueAt(from, turned *mat.Dense) (o oblique, ok bool) {
	inverse, ok := inverseOf(turned)
	if !ok {
		return o, false
	}
	o = oblique{turned: turned, loadings: product2(from, inverse.T())}
	k, m := o.loadings.Dims()
	slope := mat.NewDense(k, m, nil) // of Q by L: L·(the other factors' squares)
	for i := range k {
		total := 0.0
		for j := range m {
			total += o.loadings.At(i, j) * o.loadings.At(i, j)
		}
		for j := range m {
			l := o.loadings.At(i, j)
			slope.Set(i, j, l*(total-l*l))
			o.q += l * l * (total - l*l) / 4
		}
	}
	o.gradient = new(mat.Dense)
	o.gradient.Scale(-1, product2(product2(o.loadings.T(), slope), inverse).T())
	return o, true
}

// projected is the gradient along the columns of length 1, and its length.
func (o oblique) projected() (*mat.Dense, float64) {
	m, _ := o.turned.Dims()
	p := mat.DenseCopyOf(o.gradient)
	for j := range m {
		along := mat.Dot(o.turned.ColView(j), o.gradient.ColView(j))
		for i := range m {
			p.Set(i, j, p.At(i, j)-along*o.turned.At(i, j))
		}
	}
	return p, mat.Norm(p, 2)
}

// halvings is how often a step that leads up is halved.
const halvings = 30

// Below a gradient of flat, floats do not tell the heights of Q apart, and the gradient
// itself has to fall; from stillest on it is what rounding leaves.
const flat, stillest = 1e-6, 1e-14

// descend goes down to where Q is lowest near the start; ok is false if it comes
// to no rest.
func descend(from, start *mat.Dense) (o oblique, ok bool) {
	o, ok = obliqueAt(from, start)
	step := 1.0
	for range mostTurns {
		if !ok {
			return o, false
		}
		direction, length := o.projected()
		if length < stillest {
			return o, true
		}
		step *= 2
		next, lower := o, false
		for range halvings {
			next, ok = obliqueAt(from, stepped(o.turned, direction, step))
			if lower = ok && o.falls(next, length, step); lower {
				break
			}
			step /= 2
		}
		if !lower && length < flat {
			return o, true
		}
		if ok && next.q >= o.q && length >= flat {
			return o, false
		}
		o = next
	}
	_, length := o.projected()
	return o, length < flat
}

// falls reports whether a step of a length down the gradient leads to a lower place.
func (o oblique) falls(next oblique, length, step float64) bool {
	if length >= flat {
		return o.q-next.q > step*length*length/2
	}
	_, after := next.projected()
	return after < length
}

// stepped goes a step against the direction and scales the columns to length 1.
func stepped(turned, direction *mat.Dense, step float64) *mat.Dense {
	var next mat.Dense
	next.Scale(-step, direction)
	next.Add(turned, &next)
	m, _ := next.Dims()
	for j := range m {
		length := mat.Norm(next.ColView(j), 2)
		for i := range m {
			next.Set(i, j, next.At(i, j)/length)
		}
	}
	return &next
}
