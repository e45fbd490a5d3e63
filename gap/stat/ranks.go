package stat

import (
	"cmp"
	"math"
	"slices"
)

// SignedRanks is what the signed-rank test needs of a sample of differences:
// zeros dropped, the rest ranked by size with mid-ranks.
type SignedRanks struct {
	Plus, Minus float64 // rank sums of the positive and the negative differences
	Positive    int64
	Nonzero     int64
	Zeros       int64
	Ties        int64 // differences that share their size with another one
	sizes       []tied
	tieTerm     float64 // Σ(t³ − t) over groups of t equal sizes
}

// tied is a group of observations with the same rank.
type tied struct {
	count     int64
	twiceRank int64 // twice the mid-rank, an integer
}

// RankDifferences ranks a sample of differences for a signed-rank test
// (Wilcoxon 1945, Biometrics Bulletin 1:80). Differences are exact, so what is
// equal is tied and nothing else is.
func RankDifferences(differences Hist) SignedRanks {
	var r SignedRanks
	size := func(i int) int64 {
		x := differences.Base + differences.Step*differences.Code[i]
		return max(x, -x)
	}
	// Values ascend, so that sizes do from 0 on in both directions.
	below, above := differences.aroundZero()
	r.sizes = make([]tied, 0, max(below+1, len(differences.N)-above))
	for i := below + 1; i < above; i++ {
		r.Zeros += differences.N[i]
	}
	for below >= 0 || above < len(differences.N) {
		up := above < len(differences.N) && (below < 0 || size(above) <= size(below))
		down := below >= 0 && (above == len(differences.N) || size(below) <= size(above))
		var minus, plus int64
		if up {
			plus = differences.N[above]
			above++
		}
		if down {
			minus = differences.N[below]
			below--
		}
		r.add(minus, plus)
	}
	return r
}

// aroundZero is the places of the last value below 0, −1 if there is none, and the first
// above it.
func (h Hist) aroundZero() (below, above int) {
	negative, _ := slices.BinarySearchFunc(h.Code, 0, func(code, _ int64) int { return cmp.Compare(h.Base+h.Step*code, 0) })
	above = negative
	for above < len(h.Code) && h.Base+h.Step*h.Code[above] == 0 {
		above++
	}
	return negative - 1, above
}

// add counts the negative and positive differences of the next larger size.
func (r *SignedRanks) add(minus, plus int64) {
	t := minus + plus
	g := tied{count: t, twiceRank: 2*r.Nonzero + t + 1}
	r.sizes = append(r.sizes, g)
	r.Nonzero += t
	r.Positive += plus
	r.Plus += float64(plus) * float64(g.twiceRank) / 2
	r.Minus += float64(minus) * float64(g.twiceRank) / 2
	r.tieTerm += cubeLess(t)
	if t > 1 {
		r.Ties += t
	}
}

// cubeLess is t³ − t, what a group of t ties takes from a rank variance.
func cubeLess(t int64) float64 {
	x := float64(t)
	return x * (x*x - 1)
}

// RankBiserial is (W+ − W−)/(W+ + W−), the matched-pairs rank-biserial correlation
// (Kerby 2014, Comprehensive Psychology 3:1): 1 if all differences are positive, −1
// if all are negative; NaN if none is other than 0. That of two groups is
// CliffDelta. Checked against R effectsize::rank_biserial.
func (r SignedRanks) RankBiserial() float64 { return (r.Plus - r.Minus) / (r.Plus + r.Minus) }

// reason says why no difference other than 0 is there to be ranked.
func (r SignedRanks) reason() Reason {
	if r.Zeros == 0 {
		return NoData
	}
	return AllZero
}

// exactLimit is the number of differences other than 0 up to which SignedRank
// is exact; beyond it the normal approximation is good to three digits.
const exactLimit = 50

// SignedRank tests that differences lie around 0: the conditional exact test
// for up to 50 differences other than 0, else the normal approximation with
// continuity correction. Statistic is the rank sum of the positive ones, W+, and a
// small Less means that differences lie below 0. Undefined where none is other than
// 0 (NoData, AllZero). Sign and Pratt are other answers to zeros.
//
// Checked as Exact and Normal are.
func SignedRank(r SignedRanks) Test {
	if r.Nonzero <= exactLimit {
		return r.Exact()
	}
	return r.Normal(true)
}

// Exact is the test's exact distribution given the mid-ranks: each rank counts
// as positive with probability ½. Two-sided p = min(1, 2·smaller tail). It is
// meant for up to 50 differences; the counts stay exact up to 52. Undefined where no
// difference is other than 0 (NoData, AllZero).
//
// Checked against R exactRankTests::wilcox.exact and, without ties, wilcox.test.
func (r SignedRanks) Exact() Test {
	const name = "signed-rank, exact"
	if r.Nonzero == 0 {
		return undefinedTest(name, r.Zeros, r.reason())
	}
	plus, minus := int(2*r.Plus), int(2*r.Minus)
	low, all := min(plus, minus), math.Ldexp(1, int(r.Nonzero))
	upTo, at := r.ways(low)
	// As many choices have a sum as have what it leaves of all ranks.
	below, above := upTo, all-(upTo-at)
	if plus != low {
		below, above = above, below
	}
	test := undefinedTest(name, r.Nonzero+r.Zeros, "")
	test.Statistic = r.Plus
	test.Less, test.Greater = below/all, above/all
	test.P = math.Min(1, 2*math.Min(test.Less, test.Greater))
	return test
}

// exactRoom is how many doubled sums there are up to half of that of all ranks.
const exactRoom = exactLimit*(exactLimit+1)/2 + 1

// ways is how many choices of the ranks have a doubled sum that is not above low, and how
// many have low itself.
func (r SignedRanks) ways(low int) (upTo, at float64) {
	var room [exactRoom]float64
	ways := room[:]
	if low >= len(ways) {
		ways = make([]float64, low+1)
	}
	ways = ways[:low+1] // by sum
	ways[0] = 1
	highest := 0
	for _, group := range r.sizes {
		rank := int(group.twiceRank)
		for range group.count {
			highest = min(highest+rank, low)
			for s := highest; s >= rank; s-- { // from above, where each sum is as it was
				ways[s] += ways[s-rank]
			}
		}
	}
	for _, w := range ways {
		upTo += w
	}
	return upTo, ways[low]
}

// Normal is the normal approximation with the variance reduced for ties,
// n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48, and, if asked for, a continuity
// correction of ½ towards the mean. Undefined where Exact is.
//
// Checked against R wilcox.test(exact = FALSE, correct = TRUE and FALSE).
func (r SignedRanks) Normal(correct bool) Test {
	const name = "signed-rank, normal"
	if r.Nonzero == 0 {
		return undefinedTest(name, r.Zeros, r.reason())
	}
	return r.excess(correct).test(name, r.Plus, r.Nonzero+r.Zeros)
}

// Z is the standard score that Normal's two-sided p belongs to; NaN if no
// difference is other than 0.
func (r SignedRanks) Z(correct bool) float64 {
	if r.Nonzero == 0 {
		return math.NaN()
	}
	return r.excess(correct).z()
}

func (r SignedRanks) excess(correct bool) rankExcess {
	n := float64(r.Nonzero)
	sd := math.Sqrt(n*(n+1)*(2*n+1)/24 - r.tieTerm/48)
	return newRankExcess(r.Plus-n*(n+1)/4, sd, correct)
}

// rankExcess is how far a rank sum lies above its expectation, with the standard
// deviation and the continuity correction of its normal approximation.
type rankExcess struct{ excess, sd, half float64 }

func newRankExcess(excess, sd float64, correct bool) rankExcess {
	if correct {
		return rankExcess{excess, sd, 0.5}
	}
	return rankExcess{excess, sd, 0}
}

// z is the corrected excess in standard deviations; the correction never carries
// it past 0.
func (e rankExcess) z() float64 {
	return math.Copysign(math.Max(math.Abs(e.excess)-e.half, 0), e.excess) / e.sd
}

func (e rankExcess) test(name string, statistic float64, n int64) Test {
	return Test{
		Name: name, Statistic: statistic, DF: math.NaN(), N: n,
		P:       math.Min(1, 2*NormalSurvival(math.Abs(e.z()))),
		Less:    NormalCDF((e.excess + e.half) / e.sd),
		Greater: NormalSurvival((e.excess - e.half) / e.sd),
	}
}
