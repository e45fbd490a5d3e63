package stat

import "math"

// twofold is the unevaluated sum hi + lo of two floats, |lo| at most half a
// unit in the last place of hi: about 32 digits. The logarithm of a density is
// a small difference of large terms (a log x against log B(a,b)), and its
// absolute error becomes the relative error of the tail, so these terms are
// carried twofold and rounded once, by exp.
//
// The arithmetic is that of Dekker, "A floating-point technique for extending
// the available precision", Numerische Mathematik 18 (1971), with the product's
// error taken from a fused multiply-add. The conversions to float64 stop a
// compiler from fusing what has to be rounded.
type twofold struct{ hi, lo float64 }

// ln2 is log 2 to 107 bits.
var ln2 = twofold{0x1.62e42fefa39efp-01, 0x1.abc9e3b39803fp-56}

// oddReciprocals holds 1/3, 1/5, ..., 1/11: rounded, and what rounding left.
var oddReciprocals = [...]twofold{
	{0x1.5555555555555p-02, 0x1.5555555555555p-56},
	{0x1.999999999999ap-03, -0x1.999999999999ap-57},
	{0x1.2492492492492p-03, 0x1.2492492492492p-57},
	{0x1.c71c71c71c71cp-04, 0x1.c71c71c71c71cp-58},
	{0x1.745d1745d1746p-04, -0x1.745d1745d1746p-59},
}

// twoSum returns a + b exactly.
func twoSum(a, b float64) twofold {
	s := a + b
	t := s - a
	return twofold{s, (a - (s - t)) + (b - t)}
}

// twoProduct returns a * b exactly, short of underflow.
func twoProduct(a, b float64) twofold {
	p := float64(a * b)
	return twofold{p, math.FMA(a, b, -p)}
}

// settled moves the overlap of hi and lo into hi; it asks |lo| <= |hi|.
func settled(hi, lo float64) twofold {
	s := hi + lo
	return twofold{s, lo - (s - hi)}
}

func (p twofold) plus(q twofold) twofold {
	s := twoSum(p.hi, q.hi)
	return settled(s.hi, s.lo+(p.lo+q.lo))
}

func (p twofold) minus(q twofold) twofold {
	return p.plus(twofold{-q.hi, -q.lo})
}

func (p twofold) times(q twofold) twofold {
	t := twoProduct(p.hi, q.hi)
	return settled(t.hi, t.lo+(float64(p.hi*q.lo)+float64(p.lo*q.hi)))
}

// scaled returns c p.
func (p twofold) scaled(c float64) twofold {
	t := twoProduct(p.hi, c)
	return settled(t.hi, t.lo+float64(p.lo*c))
}

// timesPlus returns p q + c, for |p q| well below |c|: a step of a series, short
// because hi does not wait for lo. The result may overlap by a bit or two.
func (p twofold) timesPlus(q, c twofold) twofold {
	t := twoProduct(p.hi, q.hi)
	hi := c.hi + t.hi
	lo := t.hi - (hi - c.hi)
	return twofold{hi, lo + (c.lo + (t.lo + (float64(p.hi*q.lo) + float64(p.lo*q.hi))))}
}

func (p twofold) over(q twofold) twofold {
	first := p.hi / q.hi
	rest := p.minus(q.scaled(first))
	return settled(first, rest.hi/q.hi)
}

// shifted returns 2^e p.
func (p twofold) shifted(e int) twofold {
	return twofold{math.Ldexp(p.hi, e), math.Ldexp(p.lo, e)}
}

// log returns the natural logarithm of p > 0, to about 26 digits. With
// p = 2^e m, sqrt(1/2) <= m < sqrt(2), and s = (m-1)/(m+1), so |s| < 0.172,
//
//	log p = e log 2 + 2 s (1 + s^2/3 + s^4/5 + ...).
//
// The terms from s^12/13 on add less than 5e-11 and need one float only; what
// follows the last, s^36/37, is below 1e-30.
func (p twofold) log() twofold {
	f, e := math.Frexp(p.hi)
	if f < math.Sqrt2/2 {
		e--
	}
	m := p.shifted(-e)
	above := twoSum(m.hi, 1)
	below := twoSum(m.hi, -1)
	above.lo += m.lo
	below.lo += m.lo
	s := settled(below.hi, below.lo).over(settled(above.hi, above.lo))
	square := s.times(s)

	rest := 0.0
	for k := 37.0; k >= 13; k -= 2 {
		rest = math.FMA(rest, square.hi, 1/k)
	}
	sum := twofold{rest, 0}
	for i := len(oddReciprocals) - 1; i >= 0; i-- {
		sum = square.timesPlus(sum, oddReciprocals[i])
	}
	sum = square.timesPlus(sum, twofold{1, 0})
	return ln2.scaled(float64(e)).plus(s.times(sum).scaled(2))
}

// exp returns e^p rounded to one float.
func (p twofold) exp() float64 {
	e := math.Exp(p.hi)
	return e + e*p.lo
}
