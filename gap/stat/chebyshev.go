package stat

import "math"

// pieces stands in for a smooth function that takes long to work out: a sum of
// Chebyshev polynomials on each stretch [i·width, (i+1)·width), worked out when a
// value in it is first asked for. It is not for several goroutines at once.
type pieces struct {
	of    func(x float64) float64
	width float64
	found map[int]*chebyshev
}

func newPieces(width float64, of func(x float64) float64) pieces {
	return pieces{of, width, map[int]*chebyshev{}}
}

// at returns the function's value at x.
func (p pieces) at(x float64) float64 {
	place := x / p.width
	i := math.Floor(place)
	piece := p.found[int(i)]
	if piece == nil {
		piece = newChebyshev(func(t float64) float64 { return p.of((i + (t+1)/2) * p.width) })
		p.found[int(i)] = piece
	}
	return piece.at(2*(place-i) - 1)
}

// chebyshev holds the coefficients of Σ c(j) T(j), the Chebyshev polynomials on
// [-1, 1].
type chebyshev [20]float64

// newChebyshev agrees with f at the zeros of the first polynomial left out.
func newChebyshev(f func(t float64) float64) *chebyshev {
	const n = float64(len(chebyshev{}))
	var c chebyshev
	for k := range c {
		angle := math.Pi * (float64(k) + 0.5) / n
		value := f(math.Cos(angle)) * 2 / n
		for j := range c {
			c[j] += value * math.Cos(float64(j)*angle)
		}
	}
	c[0] /= 2
	return &c
}

// at is the sum at t (Clenshaw 1955, Mathematical Tables and Other Aids to
// Computation 9:118).
func (c *chebyshev) at(t float64) float64 {
	var last, before float64
	for j := len(c) - 1; j > 0; j-- {
		last, before = 2*t*last-before+c[j], last
	}
	return t*last - before + c[0]
}
