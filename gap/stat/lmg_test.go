package stat

import (
	"math/bits"
	"math/rand/v2"
	"testing"
)

// drawn is the answers of n people to k items that share a factor, and behind them
// an outcome.
func drawn(k, n int) Cross {
	random := rand.New(rand.NewPCG(7, uint64(k)))
	c := NewCross(k+1, 1, 1, 1)
	codes := make([]int64, k+1)
	for range n {
		factor, sum := random.NormFloat64(), 0.0
		for i := range k {
			x := 4 + factor + random.NormFloat64()
			codes[i] = int64(min(max(x, 0), 6))
			sum += x / float64(i+1)
		}
		codes[k] = int64(min(max(5+sum/8+random.NormFloat64(), 0), 10))
		c.Add(codes)
	}
	return c
}

func model(c Cross) Regression {
	var all []int
	for i := range c.K {
		all = append(all, i)
	}
	variables := numbers(c.K, all...)
	return Regress(c, variables[:c.K-1], variables[c.K-1], 0.95)
}

// The definition, from the model of each set of predictors.
func TestLMGIsTheMeanOverOrders(t *testing.T) {
	const k = 6
	c := drawn(k, 200)
	r2 := make([]float64, 1<<k)
	for set := 1; set < 1<<k; set++ {
		var in []int
		for i := range k {
			if set>>i&1 == 1 {
				in = append(in, i)
			}
		}
		r2[set] = Regress(c, numbers(k+1, in...), numbers(k+1, k)[0], 0.95).R2
	}
	got, sum := model(c).LMG(nil), 0.0
	for j := range k {
		want := 0.0
		for set := range r2 {
			if set>>j&1 == 0 {
				want += (r2[set|1<<j] - r2[set]) / (k * choose(k-1, bits.OnesCount(uint(set))))
			}
		}
		near(t, "share", got[j], want, 1e-13)
		sum += got[j]
	}
	near(t, "sum", sum, r2[len(r2)-1], 1e-14)
}

func TestSharesOfManyPredictors(t *testing.T) {
	m := model(drawn(MostLMG+1, 300))
	sum := 0.0
	for _, weight := range m.Johnson() {
		sum += weight
	}
	near(t, "sum of Johnson's weights", sum, m.R2, 1e-13)
	same(t, "share over the orders of 23", m.LMG(nil)[0], undefined(1)[0])
}

func TestLMGTellsOfItsProgress(t *testing.T) {
	var told []float64
	model(drawn(8, 100)).LMG(func(done float64) { told = append(told, done) })
	if len(told) != 64 || told[63] != 1 {
		t.Errorf("told %d times, the last %v", len(told), told)
	}
}

func BenchmarkLMG(b *testing.B) {
	m := model(drawn(MostLMG, 2000))
	b.ReportAllocs()
	for b.Loop() {
		m.LMG(nil)
	}
}

func BenchmarkRegress(b *testing.B) {
	c := drawn(MostLMG, 2000)
	for b.Loop() {
		model(c)
	}
}

func BenchmarkRegressOfManyPredictors(b *testing.B) {
	c := drawn(100, 2000)
	for b.Loop() {
		model(c)
	}
}
