package gap

import (
	"cmp"
	"slices"

	"servgap/gap/survey"
)

// Offers is what is expected ahead of something new, which nobody has been given yet
// and which therefore is in no gap: the outcomes of kind offer, the highest place on
// its scale first, hidden ones and those nobody answered last.
func (r Result) Offers() []Outcome {
	var offers []Outcome
	for _, o := range r.Outcomes {
		if o.Kind == survey.KindOffer {
			offers = append(offers, o)
		}
	}
	slices.SortStableFunc(offers, func(a, b Outcome) int { return cmp.Compare(b.place(), a.place()) })
	return offers
}

// place is where the mean stands between the ends of the scale, 0 to 1; not a number
// if there is no mean, which sorts below all others.
func (row Outcome) place() float64 {
	return float64((row.Value - row.Least) / (row.Most - row.Least))
}
