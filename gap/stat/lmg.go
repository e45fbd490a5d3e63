package stat

import "math"

// MostLMG is the number of predictors up to which their shares are averaged over
// all orders; there are 2^22 sets of 22.
const MostLMG = 22

// LMG is how much of R2 each predictor holds: by how much R2 rises when it comes in,
// on average over all orders in which the predictors can come in (Lindeman, Merenda
// & Gold 1980, Introduction to Bivariate and Multivariate Analysis). The shares of
// the predictors kept add up to R2, none is below 0, and the others are NaN. All are
// of more than MostLMG, and of predictors that a float cannot tell apart. progress,
// unless it is nil, is told the part that is done.
//
// Over the sets S of predictors with s of the p in them, w(s) = s!(p − s − 1)!/p!,
//
//	share[j] = Σ over S with j of (w(s−1) + w(s))·R²(S)  −  Σ over all S of w(s)·R²(S),
//
// so that one walk through all sets is enough, and no R² is remembered. Checked
// against R (all subsets) and relaimpo.
func (r Regression) LMG(progress func(done float64)) []float64 {
	k := len(r.kept)
	if k > MostLMG || !r.apart() {
		return r.byPredictor(nil)
	}
	w := lmgWalk{k: k, with: make([]float64, k+1), shares: make([]float64, k), progress: progress}
	without := make([]float64, k+1) // of the set of all it is 0: none comes in behind it
	for s := range k {
		without[s] = 1 / (float64(k) * choose(k-1, s))
	}
	for s := 1; s <= k; s++ {
		w.with[s] = without[s-1] + without[s]
	}
	w.without = without
	for i := range k + 1 {
		w.rows = append(w.rows, square(i+1))
	}
	for i := range k + 1 {
		copy(w.rows[k][i], r.correlations[i])
	}
	_, all := w.walk(0, 0, 0)
	for j := range w.shares {
		w.shares[j] -= all
	}
	return r.byPredictor(w.shares)
}

// apart reports whether the predictors kept can be told from each other by floats.
func (r Regression) apart() bool {
	k := len(r.kept)
	return r.correlations != nil && eigenvalues(symmetric(r.correlations[:k]))[k-1] >= repeated
}

// byPredictor gives shares of the predictors kept to their places; NaN without any.
func (r Regression) byPredictor(shares []float64) []float64 {
	all := undefined(len(r.Slopes))
	for i, share := range shares {
		all[r.kept[i]] = share
	}
	return all
}

// choose is k over s.
func choose(k, s int) float64 {
	c := 1.0
	for i := range s {
		c = c * float64(k-i) / float64(i+1)
	}
	return math.Round(c)
}

// lmgWalk goes through all sets of predictors, depth first: each is taken in or left
// out, and what those taken in leave of the others and of y is kept for each depth.
type lmgWalk struct {
	k             int
	with, without []float64
	rows          [][][]float64 // by the number of predictors that are undecided; y is the last
	shares        []float64     // Σ with·R² over the sets with the predictor
	progress      func(done float64)
	told          int
}

// toldDepth is the depth at which progress is told of: 64 times.
const toldDepth = 6

// walk goes through the sets that have s of the first at predictors in them, which
// explain r2 of y. It gives the sums of with·R² and without·R² over these sets.
func (w *lmgWalk) walk(at, s int, r2 float64) (with, without float64) {
	left := w.k - at
	if at == toldDepth && w.progress != nil {
		w.told++
		w.progress(float64(w.told) / (1 << toldDepth))
	}
	m, rest := w.rows[left], w.rows[left-1]
	pivot := m[0]
	gain := pivot[left] * pivot[left] / pivot[0]
	if left == 1 {
		more := r2 + gain
		w.shares[at] += w.with[s+1] * more
		return w.with[s]*r2 + w.with[s+1]*more, w.without[s]*r2 + w.without[s+1]*more
	}
	for i := 1; i <= left; i++ {
		copy(rest[i-1][i-1:], m[i][i:])
	}
	with, without = w.walk(at+1, s, r2)
	for i := 1; i <= left; i++ {
		from, to, factor := m[i], rest[i-1], pivot[i]/pivot[0]
		for j := i; j <= left; j++ {
			to[j-1] = from[j] - factor*pivot[j]
		}
	}
	in, inWithout := w.walk(at+1, s+1, r2+gain)
	w.shares[at] += in
	return with + in, without + inWithout
}
