package stat

import "math"

// Omega is the reliability of a sum of k standardised items that one factor
// explains (McDonald 1999, Test Theory, 88). What is undefined is NaN, or without
// numbers, and Reason says why.
type Omega struct {
	// Total is (Σ l)²/((Σ l)² + Σ (1 − l²)) of the loadings l: the factor's part of
	// the variance that the model gives the sum.
	Total float64
	// Observed is 1 − Σ (1 − l²)/Σ r: likewise of the variance that the sum has, as
	// R psych::omega prints it.
	Observed float64
	Loadings []float64
	Reason   Reason
	Numbers  []int // the items that the reason is about, by their places
}

// Omega takes the factor by minimum residuals. It is undefined for fewer than
// three items, of which no factor can be told, and where MinimumResiduals is.
// Checked against R psych::fa(fm = "minres") and SciPy.
func (c Correlations) Omega() Omega { return c.omega(c.MinimumResiduals(1)) }

// OmegaByLikelihood takes the factor by maximum likelihood. It is undefined where
// the correlations have a Defect, for fewer than three items, and where an item's
// own variance goes to 0 (Heywood) or 50,000 rounds do not suffice. Checked against
// R factanal and SciPy.
func (c Correlations) OmegaByLikelihood() Omega { return c.omega(c.likeliest()) }

func (c Correlations) omega(f Factors) Omega {
	o := Omega{Total: math.NaN(), Observed: math.NaN(), Reason: f.Reason, Numbers: f.Numbers}
	if len(c.R) < 3 {
		o.Reason = FewItems
	}
	if o.Reason != "" {
		return o
	}
	var sum, unique, all float64
	for i, row := range f.Loadings {
		o.Loadings = append(o.Loadings, row[0])
		sum += row[0]
		unique += 1 - row[0]*row[0]
		for _, r := range c.R[i] {
			all += r
		}
	}
	o.Total, o.Observed = sum*sum/(sum*sum+unique), 1-quotient(unique, all)
	return o
}

// The rounds of the iteration of maximum likelihood, which are cheap, and the part
// of an item's variance below which it has none of its own, as in R factanal.
const (
	likeliestRounds = 50000
	noneOfItsOwn    = 2e-4
)

// likeliest is the factor of maximum likelihood, by the EM algorithm of Rubin &
// Thayer (1982, Psychometrika 47:69), which never leads away from it. The
// likelihood can have several tops: this one is uphill from the factor of minimum
// residuals, or, where that is improper, from the squared multiple correlations.
func (c Correlations) likeliest() Factors {
	start := c.Factorability()
	if start.Reason != "" {
		return Factors{Reason: start.Reason, Numbers: start.Numbers}
	}
	residuals := c.MinimumResiduals(1)
	communalities := start.SMC
	if residuals.Reason == "" {
		communalities = residuals.Communalities
	}
	unique := make([]float64, len(c.R))
	for i, h := range communalities {
		unique[i] = 1 - h
	}
	loadings := c.canonical(unique)
	for round := range likeliestRounds {
		if c.likelier(loadings, unique) < minresChange {
			return oneFactor(loadings, unique, round)
		}
	}
	return Factors{Rounds: likeliestRounds, Reason: NotConverged}
}

// canonical is the loadings of maximum likelihood if the unique variances are known
// (Lawley 1940, Proc. Royal Soc. Edinburgh 60:64): the first eigenvector of the
// correlations scaled by 1/u on both sides, times u and the root of its value less
// 1.
func (c Correlations) canonical(unique []float64) []float64 {
	scaled, loadings := symmetric(c.R), make([]float64, len(unique))
	for i := range unique {
		for j := range i + 1 {
			scaled.SetSym(i, j, c.R[i][j]/math.Sqrt(unique[i]*unique[j]))
		}
	}
	values, vectors := eigen(scaled)
	for i, u2 := range unique {
		loadings[i] = math.Sqrt(u2*max(0, values[0]-1)) * vectors.At(i, 0)
	}
	return loadings
}

// likelier takes one step: the regression b of the factor on the items, and from it
// the items' regression on the factor. It gives the largest change of a unique
// variance.
func (c Correlations) likelier(loadings, unique []float64) (change float64) {
	k, within := len(unique), 1.0
	for i, l := range loadings {
		within += l * l / unique[i]
	}
	b, shared, variance := make([]float64, k), make([]float64, k), 1/within
	for i, l := range loadings {
		b[i] = l / unique[i] / within
	}
	for i, row := range c.R {
		for j, r := range row {
			shared[i] += r * b[j]
		}
		variance += b[i] * shared[i]
	}
	for i := range loadings {
		loadings[i] = shared[i] / variance
		next := 1 - loadings[i]*shared[i]
		change = max(change, math.Abs(next-unique[i]))
		unique[i] = next
	}
	return change
}

func oneFactor(loadings, unique []float64, rounds int) Factors {
	f := Factors{Phi: identity(1), Rounds: rounds}
	for i, l := range loadings {
		f.Loadings, f.Communalities = append(f.Loadings, []float64{l}), append(f.Communalities, 1-unique[i])
		if unique[i] < noneOfItsOwn {
			f.Numbers = append(f.Numbers, i)
		}
	}
	if f.Numbers != nil {
		return Factors{Rounds: rounds, Reason: Heywood, Numbers: f.Numbers}
	}
	return f.inOrder()
}
