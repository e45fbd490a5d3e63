package stat

// Spearman is the rank correlation of the two values (Spearman 1904, American
// Journal of Psychology 15:72): Pearson's correlation of their mid-ranks, between
// −1 and 1. It is NaN for fewer than two people and where either value is
// constant. Values are exact, so what is equal is tied and nothing else is.
//
// Checked against R cor(method = "spearman").
func (j Joint) Spearman() float64 {
	first, second := j.First().twiceRanks(), j.Second().twiceRanks()
	ranks := NewCross(2, 0, 1, 2)
	for i, n := range j.N {
		ranks.AddTimes([]int64{first[j.From[i]], second[j.To[i]]}, n)
	}
	return ranks.Cor(0, 1)
}

// twiceRanks is twice the mid-rank of each code less 1, an integer.
func (h Hist) twiceRanks() map[int64]int64 {
	ranks := make(map[int64]int64)
	var below int64
	for i, code := range h.Code {
		ranks[code] = 2*below + h.N[i]
		below += h.N[i]
	}
	return ranks
}
