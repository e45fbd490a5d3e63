package gap

import (
	"cmp"
	"slices"
	"strconv"

	"servgap/gap/stat"
)

// rank gives each row its place, the largest shortfall first, and the places it
// could have: behind the rows shown to be worse and before those shown to be
// better. The difference of every two rows is tested on the respondents who have
// both, adjusted by Holm over all pairs, so that all ranges hold together (the
// step-down ranges of Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic
// Studies 91:476, with Holm for their bootstrap). Neighbours whose difference is
// not shown thus share places. contrast gives the moments of row i minus row j.
//
// A row without a gap has the last place and no range.
func rank(rows []Gap, contrast func(i, j int) stat.Moments) {
	ranked := place(rows)
	better, worse := shownOrder(ranked, contrast)
	for at, i := range ranked {
		low := min(1+worse[at], at+1)
		high := max(len(ranked)-better[at], at+1)
		rows[i].RankRange = rangeText(low, high)
	}
}

// place numbers the rows, the largest shortfall first, equal ones as they stand
// and rows without a gap last; ranked is the others in their order.
func place(rows []Gap) (ranked []int) {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := rows[a].key(), rows[b].key()
		if !x.Defined() || !y.Defined() {
			return cmp.Compare(boolOrder(x.Defined()), boolOrder(y.Defined()))
		}
		return cmp.Compare(x, y)
	})
	for at, i := range order {
		rows[i].Rank = at + 1
		if rows[i].key().Defined() {
			ranked = append(ranked, i)
		}
	}
	return ranked
}

// shownOrder counts for each of the ranked rows how many others are shown to be
// better and how many to be worse.
func shownOrder(ranked []int, contrast func(i, j int) stat.Moments) (better, worse []int) {
	type pair struct{ above, below int }
	var pairs []pair
	var p, difference []float64
	for below := range ranked {
		for above := range below {
			moments := contrast(ranked[above], ranked[below])
			pairs = append(pairs, pair{above, below})
			p = append(p, stat.PairedT(moments).P)
			difference = append(difference, moments.Mean)
		}
	}
	better, worse = make([]int, len(ranked)), make([]int, len(ranked))
	for i, adjusted := range stat.Holm(p) {
		if adjusted < Significance && difference[i] < 0 {
			better[pairs[i].above]++
			worse[pairs[i].below]++
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
func (g Gap) key() Number {
	if g.Contribution.Defined() {
		return g.Contribution
	}
	return g.Value
}

// sortRanked puts the largest shortfall first, rows without a gap last, equal
// ones in the order of the questionnaire.
func sortRanked(rows []Gap) []Gap {
	slices.SortStableFunc(rows, func(a, b Gap) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

func rangeText(low, high int) string {
	if low == high {
		return strconv.Itoa(low)
	}
	return strconv.Itoa(low) + "-" + strconv.Itoa(high)
}
