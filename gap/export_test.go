package gap

import "slices"

// ChainOf is the chain without the rest of an analysis, for tests that compute
// many.
func ChainOf(s Study) []Chain {
	s, _ = s.comparable()
	a := analysis{Study: s}
	a.in = s.instrument()
	a.importance = a.customersImportance()
	chains, _ := a.chain(nil)
	return chains
}

// WholeOutcomes reports whether the outcomes of a baseline are of samples.
func WholeOutcomes(b Baseline) bool {
	return !slices.ContainsFunc(b.Outcomes, func(o BaselineOutcome) bool { return !o.whole() })
}

// AtOnce is what parts are analysed by.
func AtOnce(n int, do func(i int)) { atOnce(n, do) }

// SortLarge is how rows are put in their order.
func SortLarge[R any](rows []R, compare func(a, b *R) int) { sortLarge(rows, compare) }
