package stat

import (
	"math"
	"math/big"
)

// Intraclass says how far the answers of one unit are alike: the part of the variance
// that lies between the units, and what that costs.
type Intraclass struct {
	// ICC is (MSb − MSw)/(MSb + (k0 − 1)·MSw), the one-way intraclass correlation of one
	// answer (Shrout & Fleiss 1979, Psychological Bulletin 86:420), with k0 as the size of
	// a unit; at most 1, and below 0 where units differ by less than chance.
	ICC float64
	// Size is k0 = (N − Σn²/N)/(g − 1), the mean size of g units that are not of one size.
	Size float64
	// Design is 1 + (k0 − 1)·ICC: how many times the variance of the mean is what it
	// would be if answers of one unit were not alike (Kish 1965, Survey Sampling, 5.4).
	Design float64
	N      int64
	Reason Reason
}

// IntraclassOf is the intraclass correlation of independent units. All must be on the
// same lattice (equal Base, Step and Den). Empty ones are left out. It is undefined with
// fewer than two others (FewGroups), with one person in each (OneAnswer) and where all
// are equal (ZeroVariance). The sums are exact integers. Checked against the mean squares
// of R aov.
func IntraclassOf(units []Hist) Intraclass {
	s := squaresOf(units)
	r := Intraclass{ICC: math.NaN(), Size: math.NaN(), Design: math.NaN(), N: s.n, Reason: s.reason()}
	if r.Reason == ZeroVariance && s.total.Sign() != 0 {
		r.Reason = "" // alike within each unit and not between them: all lies between
	}
	if r.Reason != "" {
		return r
	}
	squared := int64(0)
	for _, u := range units {
		n := u.count()
		squared += n * n
	}
	size := big.NewRat(s.n*s.n-squared, s.n*(s.k-1))
	between := new(big.Rat).Quo(s.between(), big.NewRat(s.k-1, 1))
	within := new(big.Rat).Quo(s.within, big.NewRat(s.n-s.k, 1))
	r.Size, _ = size.Float64()
	others := new(big.Rat).Sub(size, big.NewRat(1, 1))
	icc := new(big.Rat).Sub(between, within)
	icc.Quo(icc, between.Add(between, new(big.Rat).Mul(others, within)))
	r.ICC, _ = icc.Float64()
	r.Design, _ = others.Add(others.Mul(others, icc), big.NewRat(1, 1)).Float64()
	return r
}
