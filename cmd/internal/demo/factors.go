package demo

import "math"

// factors are what a customer is asked beside the service: what the room and the price
// are worth, from 1 to 5, the nights of the stay and the stays before it.
type factors struct{ product, price, nights, stays int }

// withFactors draws them from a source of their own, so that no other number moves:
// who is satisfied thinks better of the room and the price, and who recommends has
// been there before.
func withFactors(people []customer, w wave) []customer {
	r := dice("factors", w)
	five := func(x float64) int { return int(math.Round(min(5, max(1, x)))) }
	for i := range people {
		p := &people[i]
		liking := float64(p.satisfied) - 3.6
		p.factors = factors{
			product: five(3.7 + 0.5*liking + 0.7*spread(r)),
			price:   five(3.3 + 0.3*liking + 0.8*spread(r)),
			nights:  1 + r.IntN(5) + r.IntN(3),
			stays:   int(math.Round(min(20, max(0, 3+0.9*(float64(p.recommend)-7.2)+2*spread(r))))),
		}
	}
	return people
}

// numbers are the factors in the order of their columns.
func (f factors) numbers() []int { return []int{f.product, f.price, f.nights, f.stays} }
