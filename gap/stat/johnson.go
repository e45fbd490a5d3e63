package stat

import "math"

// Johnson is how much of R2 each predictor holds by its relative weight: what the
// uncorrelated numbers closest to the predictors explain, handed back to these. With
// V and L the vectors and values of the predictors' correlations,
//
//	Λ = V·√L·V', β = Λ⁻¹·r, weight[j] = Σ Λ[j][i]²·β[i]²
//
// (Johnson 2000, Multivariate Behavioral Research 35:1). The weights of the
// predictors kept add up to R2; all are NaN where the correlations come too close to
// having no inverse. Checked against R eigen and the oracle.
func (r Regression) Johnson() []float64 {
	k := len(r.kept)
	if !r.apart() {
		return r.byPredictor(nil)
	}
	values, vectors := eigen(symmetric(r.correlations[:k]))
	root, inverse := square(k), square(k)
	for i := range k {
		for j := range k {
			for a, value := range values {
				part := vectors.At(i, a) * vectors.At(j, a)
				root[i][j] += part * math.Sqrt(value)
				inverse[i][j] += part / math.Sqrt(value)
			}
		}
	}
	weights := make([]float64, k)
	for i := range k {
		beta := 0.0
		for j := range k {
			beta += inverse[i][j] * r.correlations[j][k]
		}
		for j := range k {
			weights[j] += root[j][i] * root[j][i] * beta * beta
		}
	}
	return r.byPredictor(weights)
}
