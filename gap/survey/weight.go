package survey

// WeightUnit is the number of units of a weight of 1: weights are integers of 1e-9, so
// that their sums are exact. HeaviestWeight is the largest that is accepted.
const (
	WeightUnit     = 1_000_000_000
	HeaviestWeight = 1_000_000
)
