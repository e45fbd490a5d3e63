package demo

import "servgap/gap/survey"

// ahead is what a customer expects of the service in a year, item by item, and of an offer
// that is not there yet.
type ahead struct {
	future []int
	offer  int
}

// meansAhead are how much more is expected ahead than now, by dimension: of being answered
// at once most.
var meansAhead = []float64{0, 0.05, 0.35, 0, 0.1}

// aheadOf draws what customers expect ahead, around what they expect now.
func aheadOf(in survey.Instrument, w wave, people []customer) []ahead {
	r := dice("ahead", w)
	all := make([]ahead, len(people))
	for i, p := range people {
		all[i].future = make([]int, len(in.Items))
		for d, dimension := range in.Dimensions {
			for _, item := range dimension.Items {
				all[i].future[item] = answer(float64(p.expected[item]) + meansAhead[d] + 0.5*spread(r))
			}
		}
		all[i].offer = answer(5.2 + 1.1*spread(r))
	}
	return all
}

// aheadHead is the columns of what is expected ahead.
func (w words) aheadHead(in survey.Instrument) []string {
	var head []string
	for _, item := range in.Items {
		head = append(head, "F_"+item.ID)
	}
	return append(head, w.offer)
}

// answers is a customer's row of these columns.
func (a ahead) answers() []int { return append(append([]int{}, a.future...), a.offer) }
