package gap

import "servgap/gap/stat"

// Alternatives are other tests and other sizes of a gap than those of its columns,
// for readers who know these better. What is undefined is so for the reason of the
// test beside it, or because no counts are there to rank.
type Alternatives struct {
	// Other answers to differences of zero than to drop them: of a pair the sign
	// test, and the signed-rank test in which zeros keep their ranks (Pratt).
	PSign  Number `json:"p_sign"`
	PPratt Number `json:"p_pratt"`
	// EffectDav is the gap over the mean of the two standard deviations, of two
	// groups over the root of their mean square; EffectG is corrected for small
	// samples, J·d_z of a pair, Hedges' g with the pooled one of two groups.
	EffectDav Number `json:"effect_d_av"`
	EffectG   Number `json:"effect_g"`
	// RankBiserial is the size that belongs to the rank test, from −1, all below, to
	// 1; of two groups Cliff's delta.
	RankBiserial Number `json:"rank_biserial"`
}

// noAlternatives are those of a gap of which nothing is known.
func noAlternatives() Alternatives {
	return Alternatives{PSign: Undefined, PPratt: Undefined, EffectDav: Undefined, EffectG: Undefined, RankBiserial: Undefined}
}

// ranked fills in what follows from the ranks of a pair's differences.
func (a *Alternatives) ranked(r stat.SignedRanks) {
	a.PSign, a.PPratt, a.RankBiserial = Number(r.Sign().P), Number(r.Pratt().P), Number(r.RankBiserial())
}

// rankedBetween fills in what follows from the rank test of two groups, whose U
// counts the pairs in which the received end is above.
func (a *Alternatives) rankedBetween(u stat.Test, from, to int64) {
	a.RankBiserial = Number(2*u.Statistic/(float64(from)*float64(to)) - 1)
}
