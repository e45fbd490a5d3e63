package stat

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

// surveys is how many surveys a law is tried on: 300, and 10,000 with SERVGAP_LONG.
func surveys() uint64 {
	if os.Getenv("SERVGAP_LONG") != "" {
		return 10_000
	}
	return 300
}

// The shares of what moves satisfaction add up to what is explained, and none is below 0;
// a predictor that tells nothing beside the others has none.
func TestLawOfLMG(t *testing.T) {
	most := 0
	for seed := range surveys() {
		r := rand.New(rand.NewPCG(seed, 21))
		k := 2 + r.IntN(6)
		c := NewCross(k+1, 1, 1, 1)
		codes := make([]int64, k+1)
		for range 2*k + r.IntN(60) {
			factor := r.IntN(4)
			for i := range codes {
				codes[i] = int64(r.IntN(4) + factor)
			}
			c.Add(codes)
		}
		m := model(c)
		sum := 0.0
		for _, share := range m.LMG(nil) {
			if share < -1e-12 {
				t.Fatalf("survey %d: a share is %v", seed, share)
			}
			if !math.IsNaN(share) {
				sum += share
			}
		}
		if !(math.Abs(sum-m.R2) <= 1e-12) {
			t.Fatalf("survey %d: the shares of %d predictors add up to %v, want %v", seed, k, sum, m.R2)
		}
		most = max(most, k)
	}
	t.Logf("N6: LMG: shares of up to %d predictors add up to R² in %d surveys", most, surveys())
}

// Holm never makes a p-value smaller, and Benjamini-Hochberg never larger than Holm does.
func TestLawOfAdjustment(t *testing.T) {
	adjusted := 0
	for seed := range surveys() {
		r := rand.New(rand.NewPCG(seed, 22))
		p := make([]float64, 1+r.IntN(30))
		for i := range p {
			p[i] = r.Float64() * r.Float64() * r.Float64()
		}
		holm, bh := Holm(p), BenjaminiHochberg(p)
		for i := range p {
			if !(p[i] <= bh[i] && bh[i] <= holm[i] && holm[i] <= 1) {
				t.Fatalf("survey %d: p %v becomes %v (BH) and %v (Holm)", seed, p[i], bh[i], holm[i])
			}
		}
		adjusted += len(p)
	}
	t.Logf("N6: adjustment: p ≤ BH ≤ Holm ≤ 1 for %d p-values of %d surveys", adjusted, surveys())
}
