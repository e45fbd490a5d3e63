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
	return a.deliveryMet(v, r)
}

// deliveryMet is step 3 from the customers' side.
func (a analysis) deliveryMet(v tally.PairView, r Result) Step {
	step := measured(StepDelivery, CustomersSide, survey.Customers, MeasureMet, a.met(wholeDifferences(v, r)))
	step.Needs = NeedsStaff
	of := func(level string, pair func(i int) stat.Joint) func(i int) stat.Estimate {
		return func(i int) stat.Estimate {
			differences, ok := serviceDifferences(v, r, level, i)
			if !ok {
				differences = pair(i).Difference()
			}
			return a.met(differences)
		}
	}
	step.Rows = levels(survey.Customers, StepDelivery, MeasureMet, a.in, true, of(LevelDimension, v.Scores), of(LevelItem, v.Item))
	return step
}

// wholeDifferences is the whole service gap of each customer, weighted where points say
// how much a dimension matters.
func wholeDifferences(v tally.PairView, r Result) stat.Hist {
	if weighted, ok := serviceDifferences(v, r, LevelWeighted, 0); ok {
		return weighted
	}
	gaps, _ := v.Overall()
	if weighted, means := v.Weighted(); means.N > 0 {
		gaps = weighted
	}
	return gaps
}

// serviceDifferences is what a row of the service gap has already counted; ok is false if
// it has not, or by another rule.
func serviceDifferences(v tally.PairView, r Result, level string, order int) (of stat.Hist, ok bool) {
	for i := range r.Gaps {
		if g := &r.Gaps[i]; g.Name == Service && g.Level == level && g.order == order && g.ScoreRule == string(v.Rule) {
			return g.differences, len(g.differences.Code) > 0
		}
	}
	return of, false
}

// met is the share of differences that are not below zero.
func (a analysis) met(differences stat.Hist) stat.Estimate {
	return differences.ShareWhere(func(x int64) bool { return x >= 0 }, a.level())
}
