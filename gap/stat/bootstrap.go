package stat

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
)

// Draws says how a bootstrap is drawn. Each statistic has a stream of random
// numbers of its own, from the seed and its name, so that a result depends neither
// on what else is drawn nor on the order or the number of cores.
type Draws struct {
	Seed       uint64
	Name       string // of the statistic, such as "gap.service/item/RESP3"
	Replicates int    // 10,000 leave a hundredth of the SE to chance at the ends
}

func (d Draws) stream() *stream {
	key := sha256.Sum256(append(binary.LittleEndian.AppendUint64(nil, d.Seed), d.Name...))
	return &stream{source: rand.NewPCG(binary.LittleEndian.Uint64(key[:]), binary.LittleEndian.Uint64(key[8:]))}
}

// Replicates is what a statistic became in samples drawn anew. What is undefined
// is NaN, and Reason says why.
type Replicates struct {
	Value float64 // of the sample itself
	N     int64
	// SE is the standard deviation of the replicates, Bias their mean less Value.
	SE, Bias float64
	// Z0 is Φ⁻¹ of the share of replicates below Value, those equal to it counting
	// half: answers are discrete, and many are.
	Z0        float64
	Undefined int // replicates in which the statistic is undefined, left out
	Reason    Reason
	sorted    []float64
	// acceleration takes the statistic once for each cell, and BCa alone wants it.
	acceleration func() float64
}

// Acceleration is Σu³/(6·(Σu²)^1.5), u the mean of the statistics without one person
// less each of them; NaN where nobody can be left out.
func (r Replicates) Acceleration() float64 {
	if r.acceleration == nil {
		return math.NaN()
	}
	return r.acceleration()
}

// Resample is the bootstrap (Efron 1979, Annals of Statistics 7:1) of a statistic
// of counts: counts[i] people are in cell i, alike in all that the statistic reads.
// A replicate draws as many people anew, in one multinomial draw over the occupied
// cells, and everybody in a cell has the same value left out, so that time and memory
// hardly grow with the people, up to some ten millions. The statistic must not keep or
// change the counts, gives NaN where it is undefined, and equal values for equal samples bit
// by bit; sums of integers do (DzWith). ResampleMean is quicker for a mean.
//
// It panics for fewer than one replicate. There are none, and no SE, for n = 0
// (NoData) and n = 1 (OneAnswer), and where all people are in one cell or the
// statistic is the same in all replicates (ZeroVariance), or in all in which it is
// defined (Irreplicable).
//
// Checked against 200,000 replicates by NumPy and R boot, within their chance.
func Resample(counts []int64, statistic func(counts []int64) float64, d Draws) Replicates {
	m := newMultinomial(counts)
	return m.resample(counts, statistic, d, func(from *stream) []float64 {
		return m.replicates(counts, statistic, d.Replicates, from)
	})
}

// replicates are sorted, those that are defined.
func (m *multinomial) replicates(counts []int64, statistic func([]int64) float64, most int, from *stream) []float64 {
	drawn := make([]int64, len(counts))
	var sorted []float64
	for range most {
		m.draw(from, drawn)
		if x := statistic(drawn); !math.IsNaN(x) {
			sorted = append(sorted, x)
		}
	}
	slices.Sort(sorted)
	return sorted
}

// resample is Resample of replicates as draw gives them, sorted.
func (m *multinomial) resample(counts []int64, statistic func([]int64) float64, d Draws, draw func(*stream) []float64) Replicates {
	if d.Replicates < 1 {
		panic("stat: a bootstrap without replicates")
	}
	nan := math.NaN()
	r := Replicates{Value: nan, N: m.n, SE: nan, Bias: nan, Z0: nan}
	if m.n > 0 {
		r.Value = statistic(counts)
	}
	switch {
	case m.n < 2:
		r.Reason = Moments{N: m.n}.reason()
		return r
	case len(m.occupied) == 1 || math.IsNaN(r.Value):
		r.Reason = ZeroVariance
		return r
	}
	r.sorted = draw(d.stream())
	r.Undefined = d.Replicates - len(r.sorted)
	r.describe()
	r.acceleration = func() float64 { return acceleration(counts, m.n, statistic) }
	return r
}

// describe takes SE, Bias and Z0 from the sorted replicates.
func (r *Replicates) describe() {
	if len(r.sorted) == 0 || r.sorted[0] == r.sorted[len(r.sorted)-1] {
		if r.Reason = ZeroVariance; r.Undefined > 0 {
			r.Reason = Irreplicable
		}
		return
	}
	size := float64(len(r.sorted))
	// Taken from Value, sums do not cancel.
	sum, squares := 0.0, 0.0
	for _, x := range r.sorted {
		sum += x - r.Value
		squares += (x - r.Value) * (x - r.Value)
	}
	r.Bias = sum / size
	r.SE = math.Sqrt((squares - sum*r.Bias) / (size - 1))
	below, _ := slices.BinarySearch(r.sorted, r.Value)
	above, _ := slices.BinarySearch(r.sorted, math.Nextafter(r.Value, math.Inf(1)))
	r.Z0 = NormalQuantile(float64(below+above) / 2 / size)
}

// acceleration leaves out one person of each cell in turn; NaN where that leaves
// the statistic undefined, or always the same.
func acceleration(counts []int64, n int64, statistic func([]int64) float64) float64 {
	rest, without := slices.Clone(counts), make([]float64, len(counts))
	mean := 0.0
	for i, count := range counts {
		if count > 0 {
			rest[i]--
			without[i] = statistic(rest)
			rest[i]++
			mean += float64(count) / float64(n) * without[i]
		}
	}
	var squares, cubes float64
	for i, count := range counts {
		u := mean - without[i]
		squares += float64(count) * u * u
		cubes += float64(count) * u * u * u
	}
	return cubes / (6 * math.Pow(squares, 1.5))
}
