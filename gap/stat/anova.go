package stat

import (
	"math"
	"math/big"
)

// FTest is a test of several groups by a ratio of variances; Statistic is F and
// DF the numerator's degrees of freedom.
type FTest struct {
	Test
	DF2  float64 // of the denominator
	Left []int   // places of the groups that could not take part
}

func newF(name string, f, df1, df2 float64, n int64, left []int) FTest {
	test := undefinedTest(name, n, "")
	test.Statistic, test.DF, test.P = f, df1, FisherSurvival(f, df1, df2)
	return FTest{Test: test, DF2: df2, Left: left}
}

func undefinedF(name string, n int64, why Reason, left []int) FTest {
	return FTest{Test: undefinedTest(name, n, why), DF2: math.NaN(), Left: left}
}

// Between is the part of the variance that lies between groups. What is undefined
// is NaN.
type Between struct {
	// Eta is eta squared, SSb/SSt: the part among these people, from 0 to 1.
	Eta float64
	// Omega is omega squared, (SSb − (k − 1)·MSw)/(SSt + MSw): the estimate for
	// all whom they stand for (Hays 1963), which chance can carry below 0.
	Omega float64
}

// Anova tests that the means of several independent groups are equal, by the
// analysis of variance with one factor: F = (SSb/(k − 1))/(SSw/(N − k)) on k − 1
// and N − k degrees of freedom, SSb the squares between and SSw those within the
// groups (Fisher 1925). It assumes equal variances; WelchAnova does not. The sums
// are exact integers, and F is rounded once. There is no direction: Less and
// Greater are NaN.
//
// All groups must be on the same lattice (equal Base, Step and Den). Empty ones
// are left out. It is undefined with fewer than two others (FewGroups), with one
// person in each (OneAnswer) and where each is constant (ZeroVariance). Checked
// against R aov and the NIST sets for the analysis of variance.
func Anova(groups []Hist) (FTest, Between) {
	const name = "analysis of variance"
	s := squaresOf(groups)
	if why := s.reason(); why != "" {
		return undefinedF(name, s.n, why, s.left), s.effect()
	}
	f := new(big.Rat).Quo(s.between(), s.within)
	value, _ := f.Mul(f, big.NewRat(s.n-s.k, s.k-1)).Float64()
	return newF(name, value, float64(s.k-1), float64(s.n-s.k), s.n, s.left), s.effect()
}

// squares is the sums of squares around the means, in codes, of k groups of n
// people; they are exact.
type squares struct {
	n, k          int64
	within, total *big.Rat
	left          []int // the empty groups
}

func squaresOf(groups []Hist) squares {
	s := squares{within: new(big.Rat), total: new(big.Rat)}
	var allCodes, allSquares Sum
	for i, g := range groups {
		n, codes, squared := g.sums()
		if n == 0 {
			s.left = append(s.left, i)
			continue
		}
		s.n, s.k = s.n+n, s.k+1
		allCodes.AddSum(codes)
		allSquares.AddSum(squared)
		s.within.Add(s.within, new(big.Rat).SetFrac(centred(n, codes, codes, squared), big.NewInt(n)))
	}
	if s.n > 0 {
		s.total.SetFrac(centred(s.n, allCodes, allCodes, allSquares), big.NewInt(s.n))
	}
	return s
}

func (s squares) between() *big.Rat { return new(big.Rat).Sub(s.total, s.within) }

func (s squares) reason() Reason {
	switch {
	case s.n == 0:
		return NoData
	case s.k < 2:
		return FewGroups
	case s.n == s.k:
		return OneAnswer
	case s.within.Sign() == 0:
		return ZeroVariance
	default:
		return ""
	}
}

// effect is the part between groups; undefined where there is nothing to divide.
func (s squares) effect() Between {
	e := Between{Eta: math.NaN(), Omega: math.NaN()}
	if s.k < 2 || s.total.Sign() == 0 {
		return e
	}
	e.Eta, _ = new(big.Rat).Quo(s.between(), s.total).Float64()
	if s.n > s.k {
		mean := new(big.Rat).Mul(s.within, big.NewRat(1, s.n-s.k))
		chance := new(big.Rat).Mul(mean, big.NewRat(s.k-1, 1))
		e.Omega, _ = chance.Quo(chance.Sub(s.between(), chance), mean.Add(s.total, mean)).Float64()
	}
	return e
}

// WelchAnova tests that the means of several independent groups are equal without
// assuming equal variances (Welch 1951, Biometrika 38:330): with w = n/SD²,
// W = Σw, m = Σw·mean/W and L = Σ(1 − w/W)²/(n − 1),
//
//	F = (Σw(mean − m)²/(k − 1)) / (1 + 2(k − 2)/(k² − 1)·L)
//
// on k − 1 and (k² − 1)/(3L) degrees of freedom. There is no direction: Less and
// Greater are NaN.
//
// A group of fewer than two people, or in which all are equal, has no weight: it
// is left out, and Left says so. With fewer than two others the test is undefined
// (FewGroups). Checked against R oneway.test.
func WelchAnova(groups []Moments) FTest {
	const name = "Welch's analysis of variance"
	var n int64
	var left []int
	var k, weights, weighted float64
	for i, g := range groups {
		if g.reason() != "" {
			left = append(left, i)
			continue
		}
		w := g.weight()
		n, k, weights, weighted = n+g.N, k+1, weights+w, weighted+w*g.Mean
	}
	if k < 2 {
		return undefinedF(name, n, FewGroups, left)
	}
	var apart, loose float64
	for _, g := range groups {
		if g.reason() == "" {
			w := g.weight()
			apart += w * (g.Mean - weighted/weights) * (g.Mean - weighted/weights)
			loose += (1 - w/weights) * (1 - w/weights) / g.DF()
		}
	}
	f := apart / (k - 1) / (1 + 2*(k-2)/(k*k-1)*loose)
	return newF(name, f, k-1, (k*k-1)/(3*loose), n, left)
}

// weight is one over the variance of the mean.
func (m Moments) weight() float64 { return float64(m.N) / m.MeanVariance() }
