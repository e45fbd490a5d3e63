package stat

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	gonum "gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Gonum shares no code with this package; where it computes the same thing it is
// a second opinion. The tolerances are those of its own sums in floats.
const secondOpinion = 1e-11

func agrees(got, want float64) bool {
	return math.Abs(got-want) <= secondOpinion*math.Max(1, math.Abs(want))
}

func TestMomentsAgreeWithGonum(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		counts := make(map[int64]int64)
		for range 1 + r.IntN(9) {
			counts[int64(r.IntN(40)-20)] = int64(1 + r.IntN(50))
		}
		h := NewHist(int64(r.IntN(10)), int64(1+r.IntN(3)), int64(1+r.IntN(60)), counts)
		var values, weights []float64
		for i, n := range h.N {
			values, weights = append(values, h.Value(i)), append(weights, float64(n))
		}
		mean, sd := gonum.MeanStdDev(values, weights)
		m := h.Moments()
		if m.N > 1 && (!agrees(m.Mean, mean) || !agrees(m.SD, sd)) {
			t.Fatalf("%+v: got mean %v, SD %v, gonum has %v, %v", h, m.Mean, m.SD, mean, sd)
		}
	}
}

func TestCovariancesAgreeWithGonum(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const n, k = 80, 5
	data := mat.NewDense(n, k, nil)
	c := NewCross(k, 1, 1, 1)
	codes := make([]int64, k)
	for i := range n {
		halo := r.IntN(4)
		for j := range codes {
			codes[j] = int64(halo + r.IntN(4))
			data.Set(i, j, float64(codes[j]+1))
		}
		c.Add(codes)
	}
	var cov, cor mat.SymDense
	gonum.CovarianceMatrix(&cov, data, nil)
	gonum.CorrelationMatrix(&cor, data, nil)
	for i := range k {
		for j := range k {
			if !agrees(c.Cov(i, j), cov.At(i, j)) || !agrees(c.Cor(i, j), cor.At(i, j)) {
				t.Errorf("numbers %d, %d: got %v, %v, gonum has %v, %v", i, j, c.Cov(i, j), c.Cor(i, j), cov.At(i, j), cor.At(i, j))
			}
		}
	}
	// Cronbach's alpha from the covariance matrix: k/(k − 1)·(1 − trace/sum).
	alpha := float64(k) / (k - 1) * (1 - mat.Trace(&cov)/mat.Sum(&cov))
	if got := Alpha(c, 0.95).Alpha; !agrees(got, alpha) {
		t.Errorf("alpha: got %v, from gonum's matrix %v", got, alpha)
	}
}

func TestTailsAgreeWithGonum(t *testing.T) {
	for _, x := range []float64{0.3, 1.1, 2.5, 4} {
		for _, df := range []float64{1, 4.5, 30, 400} {
			pairs := [][2]float64{
				{StudentSurvival(x, df), distuv.StudentsT{Sigma: 1, Nu: df}.Survival(x)},
				{ChiSquaredSurvival(x, df), distuv.ChiSquared{K: df}.Survival(x)},
				{FisherCDF(x, df, 7), distuv.F{D1: df, D2: 7}.CDF(x)},
				{BetaCDF(x/5, df, 3), distuv.Beta{Alpha: df, Beta: 3}.CDF(x / 5)},
			}
			for i, p := range pairs {
				if math.Abs(p[0]-p[1]) > 1e-10 {
					t.Errorf("tail %d at %v, df %v: got %v, gonum has %v", i, x, df, p[0], p[1])
				}
			}
		}
	}
}
