package gap

import (
	"cmp"
	"slices"
	"strconv"

	"servgap/gap/stat"
)

// contrast is row i less row j, and the p of no difference; NaN where it cannot be
// tested. A p that is not below Significance may be given as 1.
type contrast func(i, j int) (difference, p float64)

// leastShown is below every |t| whose p is below Significance: that of the normal
// distribution is 1.95996…, and Student's is more. Most contrasts need no p beside it.
const leastShown = 1.9599

// paired is the contrast of rows that the same respondents have.
func paired(r *stat.Remembered, of func(i, j int) stat.Moments) contrast {
	return func(i, j int) (difference, p float64) {
		moments := of(i, j)
		return moments.Mean, r.PairedPFrom(leastShown, moments)
	}
}

// rank gives each row its place, the largest shortfall first, and with a contrast
// the places it could have.
func rank(rows []Gap, c contrast) {
	keys := make([]Number, len(rows))
	for i := range rows {
		keys[i] = rows[i].key()
	}
	places, ranges := standings(keys, c)
	for i := range rows {
		rows[i].Rank, rows[i].RankRange = places[i], ranges[i]
	}
}

// standings gives each row its place, the lowest first, equal ones as they stand, and
// the places it could have: behind the rows shown to be worse and before those shown
// to be better. The difference of every two rows is tested and adjusted by Holm over
// all pairs, so that all ranges hold together (the step-down ranges of Mogstad,
// Romano, Shaikh & Wilhelm 2024, Review of Economic Studies 91:476, with Holm for
// their bootstrap). Neighbours whose difference is not shown thus share places.
//
// A row without a number has the last place and no range; without a contrast there
// are no ranges.
func standings(keys []Number, c contrast) (places []int, ranges []string) {
	places, ranges = make([]int, len(keys)), make([]string, len(keys))
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := keys[a], keys[b]
		if !x.Defined() || !y.Defined() {
			return cmp.Compare(boolOrder(x.Defined()), boolOrder(y.Defined()))
		}
		return cmp.Compare(x, y)
	})
	var ranked []int
	for at, i := range order {
		places[i] = at + 1
		if keys[i].Defined() {
			ranked = append(ranked, i)
		}
	}
	if c == nil {
		return places, ranges
	}
	better, worse := shownOrder(ranked, c)
	for at, i := range ranked {
		ranges[i] = rangeText(min(1+worse[at], at+1), max(len(ranked)-better[at], at+1))
	}
	return places, ranges
}

// shownOrder counts for each of the ranked rows how many others are shown to be
// better and how many to be worse.
func shownOrder(ranked []int, c contrast) (better, worse []int) {
	n := len(ranked) * (len(ranked) - 1) / 2
	p, difference := make([]float64, 0, n), make([]float64, 0, n)
	for below := range ranked {
		for above := range below {
			d, raw := c(ranked[above], ranked[below])
			p, difference = append(p, raw), append(difference, d)
		}
	}
	better, worse = make([]int, len(ranked)), make([]int, len(ranked))
	adjusted, i := stat.Holm(p), 0
	for below := range ranked {
		for above := range below {
			if adjusted[i] < Significance && difference[i] < 0 {
				better[above]++
				worse[below]++
			}
			i++
		}
	}
	return better, worse
}

// boolOrder sorts what is there before what is not.
func boolOrder(defined bool) int {
	if defined {
		return 0
	}
	return 1
}

// adjust fills in the adjusted p-values of a table.
func adjust(rows []Gap) { holm(rows, func(g *Gap) *Tested { return &g.Tested }) }

// key is what rows are ranked by: the contribution, or the gap itself if
// nothing says how much a row matters.
func (g *Gap) key() Number {
	if g.Contribution.Defined() {
		return g.Contribution
	}
	return g.Value
}

// sortRanked puts the largest shortfall first, rows without a gap last, equal
// ones in the order of the questionnaire.
func sortRanked(rows []Gap) []Gap {
	sortLarge(rows, func(a, b *Gap) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

func rangeText(low, high int) string {
	if low == high {
		return strconv.Itoa(low)
	}
	return strconv.Itoa(low) + "-" + strconv.Itoa(high)
}
