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

func (d Draws) source() *rand.ChaCha8 {
	key := binary.LittleEndian.AppendUint64(nil, d.Seed)
	return rand.NewChaCha8(sha256.Sum256(append(key, d.Name...)))
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
	Z0 float64
	// Acceleration is Σu³/(6·(Σu²)^1.5), u the mean of the statistics without one
	// person less each of them.
	Acceleration float64
	Undefined    int // replicates in which the statistic is undefined, left out
	Reason       Reason
	sorted       []float64
}

// Resample is the bootstrap (Efron 1979, Annals of Statistics 7:1) of a statistic
// of counts: counts[i] people are in cell i, alike in all that the statistic reads.
// A replicate draws as many people anew, in one multinomial draw over the occupied
// cells, and everybody in a cell has the same value left out, so that neither time
// nor memory grows with the people. The statistic must not keep or change the
// counts, gives NaN where it is undefined, and equal values for equal samples bit
// by bit; sums of integers do (MeanWith, DzWith).
//
// It panics for fewer than one replicate. There are none, and no SE, for n = 0
// (NoData) and n = 1 (OneAnswer), and where all people are in one cell or the
// statistic is the same in all replicates (ZeroVariance), or in all in which it is
// defined (Irreplicable).
//
// Checked against 200,000 replicates by NumPy and R boot, within their chance.
func Resample(counts []int64, statistic func(counts []int64) float64, d Draws) Replicates {
	if d.Replicates < 1 {
		panic("stat: a bootstrap without replicates")
	}
	nan := math.NaN()
	m := newMultinomial(counts)
	r := Replicates{Value: nan, N: m.n, SE: nan, Bias: nan, Z0: nan, Acceleration: nan}
	if m.n > 0 {
		r.Value = statistic(counts)
	}
	switch {
	case m.n < 2:
		r.Reason = Moments{N: m.n}.reason()
		return r
	case m.occupied == 1 || math.IsNaN(r.Value):
		r.Reason = ZeroVariance
		return r
	}
	source, drawn := d.source(), make([]int64, len(counts))
	for range d.Replicates {
		m.draw(source, drawn)
		if x := statistic(drawn); math.IsNaN(x) {
			r.Undefined++
		} else {
			r.sorted = append(r.sorted, x)
		}
	}
	slices.Sort(r.sorted)
	r.describe()
	r.Acceleration = acceleration(counts, m.n, statistic)
	return r
}

// describe takes SE, Bias and Z0 from the sorted replicates.
func (r *Replicates) describe() {
	size := float64(len(r.sorted))
	switch {
	case size > 0 && r.sorted[0] < r.sorted[len(r.sorted)-1]:
	case r.Undefined > 0:
		r.Reason = Irreplicable
		return
	default:
		r.Reason = ZeroVariance
		return
	}
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
		if count > 0 {
			u := mean - without[i]
			squares += float64(count) * u * u
			cubes += float64(count) * u * u * u
		}
	}
	return cubes / (6 * math.Pow(squares, 1.5))
}

// Percentile is the interval between the (1 ± level)/2 quantiles of the
// replicates, at (B + 1)q of B in order, interpolated; an end beyond the last
// replicate is that one. Where Reason says ZeroVariance the interval is the value.
func (r Replicates) Percentile(level float64) Estimate {
	return r.interval("bootstrap, percentile", level, (1-level)/2, (1+level)/2)
}

// BCa is the interval with bias corrected and accelerated (Efron 1987, JASA
// 82:171): quantiles at Φ(z0 + (z0 + z)/(1 − a(z0 + z))), z the normal quantile of
// (1 ± level)/2, placed as Percentile's are.
//
// Where all replicates lie on one side of the value (BiasInfinite), or nobody can
// be left out or the acceleration turns the ends round (NoAcceleration), it is the
// percentile interval, and Method and Reason say so.
func (r Replicates) BCa(level float64) Estimate {
	e := r.Percentile(level)
	switch {
	case r.Reason != "":
		return e
	case math.IsInf(r.Z0, 0):
		e.Reason = BiasInfinite
		return e
	}
	z := NormalQuantile((1 + level) / 2)
	lower, upper := r.Z0-z, r.Z0+z
	if a := r.Acceleration; !(1-a*lower > 0 && 1-a*upper > 0) {
		e.Reason = NoAcceleration
		return e
	}
	return r.interval("bootstrap, BCa", level,
		NormalCDF(r.Z0+lower/(1-r.Acceleration*lower)), NormalCDF(r.Z0+upper/(1-r.Acceleration*upper)))
}

func (r Replicates) interval(method string, level, low, high float64) Estimate {
	e := Estimate{Value: r.Value, SE: r.SE, Lo: math.NaN(), Hi: math.NaN(), Level: level, N: r.N, Method: method, Reason: r.Reason}
	switch r.Reason {
	case "":
		e.Lo, e.Hi = r.quantile(low), r.quantile(high)
	case ZeroVariance:
		e.Lo, e.Hi = r.Value, r.Value
	}
	return e
}

// quantile is the replicate at (B + 1)q, counting from 1.
func (r Replicates) quantile(q float64) float64 {
	last := len(r.sorted) - 1
	at := min(max(float64(len(r.sorted)+1)*q-1, 0), float64(last))
	low := int(at)
	below, above := r.sorted[low], r.sorted[min(low+1, last)]
	return below + (at-float64(low))*(above-below)
}

// MeanWith is the mean of the sample's values under other counts, for Resample:
// Σ counts[i]·Value(i)/Σ counts[i]. Equal samples have equal means bit by bit.
func (h Hist) MeanWith(counts []int64) float64 {
	n, sum, _ := h.sumsWith(counts)
	return (float64(h.Base) + float64(h.Step)*(float64(h.Code[0])+sum/n)) / float64(h.Den)
}

// DzWith is the mean over the standard deviation (divisor n − 1) of the sample's
// values under other counts, for Resample; NaN where all are equal.
func (h Hist) DzWith(counts []int64) float64 {
	n, sum, squares := h.sumsWith(counts)
	sd := float64(h.Step) / float64(h.Den) * math.Sqrt((n*squares-sum*sum)/(n*(n-1)))
	return quotient(h.MeanWith(counts), sd)
}

// sumsWith sums codes above the first and their squares; floats hold the sums of
// all but absurd lattices exactly.
func (h Hist) sumsWith(counts []int64) (n, sum, squares float64) {
	for i, code := range h.Code {
		x, count := float64(code-h.Code[0]), float64(counts[i])
		n += count
		sum += count * x
		squares += count * x * x
	}
	return n, sum, squares
}
