package stat

import "math"

// Factorability is whether correlations can be explained by few factors. What is
// undefined is NaN, or without numbers, and Defect says why.
type Factorability struct {
	// KMO is the measure of sampling adequacy (Kaiser 1970, Psychometrika 35:401;
	// Kaiser & Rice 1974, Educational and Psychological Measurement 34:111):
	// Σ r²/(Σ r² + Σ q²) over all pairs, q the partial correlation of two numbers
	// given all others, −v(i, j)/√(v(i, i)·v(j, j)) of the inverse v. It lies
	// between 0 and 1; MSA is the same of the pairs of each number. Numbers that do
	// not correlate at all have none.
	KMO float64
	MSA []float64
	// Sphericity is Bartlett's test that no two numbers correlate (1951,
	// Biometrika 38:337): −(n − 1 − (2k + 5)/6)·ln|R| is chi-squared on k(k − 1)/2
	// degrees of freedom. LogDet is ln|R|.
	Sphericity Test
	LogDet     float64
	// SMC is each number's squared multiple correlation with all others,
	// 1 − 1/v(i, i).
	SMC []float64
	Defect
}

// sphericity names the test.
const sphericity = "Bartlett's sphericity"

// Factorability computes the measures. They are undefined where the matrix has a
// Defect. Checked against R psych::KMO, psych::cortest.bartlett and solve.
func (c Correlations) Factorability() Factorability {
	f := Factorability{KMO: math.NaN(), LogDet: math.NaN(), Defect: c.Defect()}
	f.Sphericity = undefinedTest(sphericity, c.N, f.Reason)
	if f.Reason != "" {
		return f
	}
	inverse, logDet := c.inverse()
	k := len(c.R)
	f.LogDet = logDet
	var simple, partial float64
	for i := range k {
		var r2, q2 float64
		for j := range k {
			if i != j {
				q := inverse.At(i, j)
				r2 += c.R[i][j] * c.R[i][j]
				q2 += q * q / (inverse.At(i, i) * inverse.At(j, j))
			}
		}
		simple, partial = simple+r2, partial+q2
		f.MSA = append(f.MSA, quotient(r2, r2+q2))
		f.SMC = append(f.SMC, 1-1/inverse.At(i, i))
	}
	f.KMO = quotient(simple, simple+partial)
	df := float64(k*(k-1)) / 2
	chi := -(float64(c.N-1) - float64(2*k+5)/6) * logDet
	p := ChiSquaredSurvival(chi, df)
	f.Sphericity = Test{Name: sphericity, Statistic: chi, DF: df, P: p, Less: math.NaN(), Greater: p, N: c.N}
	return f
}

// Eigenvalues is the eigenvalues of the matrix, the largest first: the variance of
// each principal component in units of one number's, so that they add up to K. A
// matrix with a constant number, or of fewer than two people, has none (nil).
//
// Checked against R eigen.
func (c Correlations) Eigenvalues() []float64 {
	if len(c.R) == 0 || c.constant() != nil {
		return nil
	}
	return eigenvalues(symmetric(c.R))
}
