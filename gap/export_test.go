package gap

// ChainOf is the chain without the rest of an analysis, for tests that compute
// many.
func ChainOf(s Study) []Chain {
	s, _ = s.comparable()
	a := analysis{Study: s}
	a.in, _ = s.instrument()
	a.importance = a.customersImportance()
	chains, _ := a.chain(nil)
	return chains
}
