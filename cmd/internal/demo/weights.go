package demo

import "math"

// Private guests of the west are asked less often than there are of them, so each
// stands for more: the sampling weights by region and kind, before chance.
var (
	weightOfRegion = []float64{0.8, 1, 1.4}
	weightOfKind   = []float64{0.9, 1.2}
)

// weigh gives customers their sampling weights, in hundredths.
func weigh(people []customer, w wave) {
	r := dice("weights", w)
	for i := range people {
		p := &people[i]
		weight := weightOfRegion[p.region] * weightOfKind[p.kind] * (1 + 0.1*spread(r))
		p.weight = math.Round(100*max(0.2, weight)) / 100
	}
}
