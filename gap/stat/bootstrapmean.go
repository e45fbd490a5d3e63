package stat

import "slices"

// ResampleMean is Resample of the mean of a sample, without its weights and clusters: the
// same replicates to the bit. It sums what is drawn in place of counting it, which takes
// about half the time.
//
// Checked against Resample of MeanWith.
func ResampleMean(h Hist, d Draws) Replicates {
	m := newMultinomial(h.N)
	return m.resample(h.N, h.MeanWith, d, func(from *stream) []float64 {
		if h.Step < 0 || !h.holds(m.n) {
			return m.replicates(h.N, h.MeanWith, d.Replicates, from)
		}
		means := make([]float64, d.Replicates)
		for i, sum := range h.sumsDrawn(m, d.Replicates, from) {
			means[i] = h.meanOf(float64(m.n), float64(sum))
		}
		return means
	})
}

// sumsDrawn are the sums, sorted, of the codes above the first in so many replicates.
func (h Hist) sumsDrawn(m *multinomial, replicates int, from *stream) []int64 {
	above := make([]int64, len(h.Code))
	for i, code := range h.Code {
		above[i] = code - h.Code[0]
	}
	t, sums := newTotals(m, above), make([]int64, replicates)
	for i := range sums {
		sums[i] = t.draw(from)
	}
	sortSums(sums)
	return sums
}

// mostApart is how far sums may be apart, for each of them, for counting to be quicker
// than comparing.
const mostApart = 4

// sortSums counts sums that are close together, and compares others.
func sortSums(sums []int64) {
	least, most := slices.Min(sums), slices.Max(sums)
	if most-least > mostApart*int64(len(sums)) {
		slices.Sort(sums)
		return
	}
	times := make([]int, most-least+1)
	for _, sum := range sums {
		times[sum-least]++
	}
	sorted := sums[:0]
	for above, n := range times {
		for range n {
			sorted = append(sorted, least+int64(above))
		}
	}
}
