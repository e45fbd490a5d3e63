package stat

import "math"

// Quantile is the p-quantile of type 7 (Hyndman & Fan 1996, American
// Statistician 50:361; R's default): with the values sorted, x[h] interpolated
// at h = (n − 1)p. It is NaN for n = 0; p must lie in [0, 1].
//
// Checked against R quantile.
func (h Hist) Quantile(p float64) float64 {
	n := h.count()
	if n == 0 || !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	at := float64(n-1) * p
	low := math.Floor(at)
	below := h.ranked(int64(low))
	above := h.ranked(min(int64(low)+1, n-1))
	return below + (at-low)*(above-below)
}

// ranked is the k-th smallest value, counting from 0.
func (h Hist) ranked(k int64) float64 {
	for i, n := range h.N {
		if k < n {
			return h.Value(i)
		}
		k -= n
	}
	panic("stat: rank beyond the sample")
}
