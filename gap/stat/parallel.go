package stat

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// ChanceEigenvalues is what parallel analysis sets eigenvalues against (Horn 1965,
// Psychometrika 30:179): the p-quantile (type 7; Glorfeld 1995, Educational and
// Psychological Measurement 55:377, takes 0.95) of each eigenvalue of the
// correlation matrix of k normal numbers of n people that do not correlate, over
// so many replicates, the largest first. It is nil for n < 2 or k < 1.
//
// Nobody is drawn: the centred sums of products of such numbers are A·Aᵀ with A
// triangular, normal below a diagonal of chi on n − 1, n − 2, … degrees of freedom
// (Bartlett 1933, Proc. Royal Soc. Edinburgh 53:260), so the cost does not grow
// with n. Replicate b has a stream of its own, by the seed and b. Checked against
// R eigen(cor(matrix(rnorm(n·k), n))) to its Monte-Carlo error.
func ChanceEigenvalues(n int64, k, replicates int, p float64, seed uint64) []float64 {
	if n < 2 || k < 1 {
		return nil
	}
	drawn := rectangle(k, replicates)
	for b := range replicates {
		stream := rand.New(rand.NewPCG(seed, uint64(b)))
		for i, value := range eigenvalues(unrelated(n, k, stream)) {
			drawn[i][b] = value
		}
	}
	quantiles := make([]float64, k)
	for i := range drawn {
		slices.Sort(drawn[i])
		quantiles[i] = quantileOf(drawn[i], p)
	}
	return quantiles
}

// unrelated draws the correlation matrix of k normal numbers of n people that do
// not correlate.
func unrelated(n int64, k int, stream *rand.Rand) *mat.SymDense {
	rank := int(min(int64(k), n-1))
	a := mat.NewDense(k, rank, nil)
	for i := range k {
		for j := range min(i+1, rank) {
			if i == j {
				a.Set(i, j, math.Sqrt(ChiSquaredQuantile(inside(stream), float64(n-1-int64(i)))))
			} else {
				a.Set(i, j, NormalQuantile(inside(stream)))
			}
		}
	}
	for i := range k {
		row := a.RawRowView(i)
		length := math.Sqrt(mat.Dot(a.RowView(i), a.RowView(i)))
		for j := range row {
			row[j] /= length
		}
	}
	r := mat.NewSymDense(k, nil)
	r.SymOuterK(1, a)
	return r
}

// inside draws a number between 0 and 1, neither of them.
func inside(stream *rand.Rand) float64 { return (float64(stream.Uint64()>>12) + 0.5) / (1 << 52) }

// quantileOf is the p-quantile of type 7 of sorted numbers.
func quantileOf(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// FactorCount is the number of factors that parallel analysis suggests: the leading
// eigenvalues that are above those of chance, up to the first that is not.
//
// Checked by hand, and on two surveys against R eigen with random samples of its own.
func FactorCount(eigenvalues, chance []float64) int {
	for i, value := range eigenvalues {
		if value <= chance[i] {
			return i
		}
	}
	return len(eigenvalues)
}
