package gap

import "servgap/gap/survey"

// communication is step 6: do we promise more than we keep? Staff, managers or
// documents say what is promised, and what is delivered is judged against it.
// Where that gap cannot be computed, customers who say what they were promised
// stand in: what they perceive is judged against it.
func (a analysis) communication(r Result) Step {
	customers, byCustomers := a.customersSide(survey.Promised)
	company, byCompany := a.side(survey.Promised, a.Options)
	rows := r.GapsOf(Communication)
	switch {
	case byCompany && (!byCustomers || len(rows) == 0 || rows[0].ToStep == StepDelivery):
		return a.provided(StepCommunication, company, r, Communication)
	case byCustomers:
		step := a.provided(StepCommunication, customers, r, Communication)
		step.Needs = NeedsStaff
		return step
	default:
		return notMeasured(StepCommunication, NeedsPromised)
	}
}
