package stat

import "math"

// MeanWith is the mean of the sample's values under other counts, for Resample:
// Σ counts[i]·Value(i)/Σ counts[i], of a sample that is not empty. Equal samples have
// equal means bit by bit.
func (h Hist) MeanWith(counts []int64) float64 {
	return h.meanOf(h.sumWith(counts))
}

// meanOf is of so many people whose codes have that sum above the first.
func (h Hist) meanOf(n, sum float64) float64 {
	return (float64(h.Base) + float64(h.Step)*(float64(h.Code[0])+sum/n)) / float64(h.Den)
}

// DzWith is the mean over the standard deviation (divisor n − 1) of the sample's
// values under other counts, for Resample; NaN where all are equal.
func (h Hist) DzWith(counts []int64) float64 {
	n, sum, squares := h.sumsWith(counts)
	sd := float64(h.Step) / float64(h.Den) * math.Sqrt((n*squares-sum*sum)/(n*(n-1)))
	return quotient(h.MeanWith(counts), sd)
}

// sumWith counts and sums codes above the first: as integers, as long as they hold the
// sum.
func (h Hist) sumWith(counts []int64) (n, sum float64) {
	counts = counts[:len(h.Code)]
	var all, whole int64
	for i, code := range h.Code {
		all += counts[i]
		whole += counts[i] * (code - h.Code[0])
	}
	if !h.holds(all) {
		n, sum, _ = h.sumsWith(counts)
		return n, sum
	}
	return float64(all), float64(whole)
}

// holds reports whether an integer holds the sum of the codes of n people above the first.
func (h Hist) holds(n int64) bool {
	span := h.Code[len(h.Code)-1] - h.Code[0]
	return span == 0 || n <= math.MaxInt64/span
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
