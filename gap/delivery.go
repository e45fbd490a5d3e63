package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// delivery is step 3: did we deliver what was expected? Contact staff say what
// is delivered (or mystery shopping or audits in their place), and it is judged
// against what customers expect and against the standards. Without them it is
// seen from the customers' side, as the share of customers whose gap is not
// below zero, the lowest first.
func (a analysis) delivery(r Result) Step {
	if s, ok := a.side(survey.Delivered, a.Options); ok {
		return a.provided(StepDelivery, s, r, MetExpectation, Delivery)
	}
	v, paired := servicePair(a.Customers)
	if !paired {
		return notMeasured(StepDelivery, NeedsStaff)
	}
	return a.deliveryMet(v)
}

// deliveryMet is step 3 from the customers' side.
func (a analysis) deliveryMet(v tally.PairView) Step {
	gaps, _ := v.Overall()
	if weighted, means := v.Weighted(); means.N > 0 {
		gaps = weighted
	}
	step := measured(StepDelivery, CustomersSide, survey.Customers, MeasureMet, a.met(gaps))
	step.Needs = NeedsStaff
	step.Rows = levels(survey.Customers, StepDelivery, MeasureMet, a.in, true,
		func(d int) stat.Estimate { return a.met(v.Scores(d).Difference()) },
		func(i int) stat.Estimate { return a.met(v.Item(i).Difference()) })
	return step
}

// met is the share of differences that are not below zero.
func (a analysis) met(differences stat.Hist) stat.Estimate {
	return differences.Portion(func(x int64) bool { return x >= 0 }).Share(a.level())
}
