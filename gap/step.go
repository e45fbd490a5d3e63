package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// The six steps by name, in the order of their numbers.
const (
	StepExpected      = "expected"
	StepPerceived     = "perceived"
	StepDelivery      = "delivery"
	StepStandards     = "standards"
	StepManagement    = "management"
	StepCommunication = "communication"
)

// State says how much is known of a step.
type State string

const (
	// Measured: the respondents of the step answered.
	Measured State = "measured"
	// CustomersSide: nobody answered for the step itself, and what customers
	// answered stands in for it.
	CustomersSide State = "measured from the customers' side"
	// RatedDirectly: nobody was asked for the step itself, and Direct is the gap
	// that respondents rated in one answer.
	RatedDirectly State = "rated directly"
	// NotMeasured: Needs says whose answers are missing.
	NotMeasured State = "not measured"
)

// Step is one of the six steps of the gaps model.
type Step struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Number       int    `json:"number"`
	Name         string `json:"step"`
	State        State  `json:"state"`
	Needs        string `json:"needs"` // who would have to answer what; empty if measured
	Group        string `json:"group"`
	N            int64  `json:"n"`
	// Value is the step's mean over dimensions (weighted by importance if
	// customers gave points) in scale points, or the share of customers whose
	// overall gap is not below zero: Measure says which.
	Measure    string `json:"measure"`
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	// Against holds the gaps that judge the step, the one against what is
	// expected first.
	Against []Gap `json:"against"`
	// Rows holds the step by dimension and item.
	Rows []StepRow `json:"rows"`
	// Direct is the whole of the directly rated gap that answers for the step,
	// nil of every other step and where there is no whole.
	Direct *DirectRow `json:"direct,omitempty"`

	// For Suppress: customers whose points weight the whole of another group.
	pointsN  int64
	withheld bool
	sample   sample // of the mean: for Compare, and kept by a Baseline
}

// StepNames lists the six steps in order.
func StepNames() []string {
	return []string{StepExpected, StepPerceived, StepDelivery, StepStandards, StepManagement, StepCommunication}
}

// StepOf is the step at which a construct is measured; it panics at what is none.
func StepOf(c survey.Construct) string {
	switch c {
	case survey.Expected, survey.Adequate, survey.Future:
		return StepExpected
	case survey.Perceived:
		return StepPerceived
	case survey.Delivered, survey.SelfRated:
		return StepDelivery
	case survey.Standard:
		return StepStandards
	case survey.Belief, survey.StaffBelief:
		return StepManagement
	case survey.Promised:
		return StepCommunication
	default:
		panic("gap: construct " + string(c) + " belongs to no step")
	}
}

// measured is a step of a group with an estimate for the whole.
func measured(name string, state State, group survey.Role, measure string, e stat.Estimate) Step {
	return Step{
		Name: name, State: state, Group: string(group), N: e.N, Measure: measure,
		Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi), Confidence: Number(e.Level),
		Against: []Gap{}, Rows: []StepRow{},
	}
}

// averaged is a step that is answered for by the mean of a side.
func (a analysis) averaged(name string, state State, s side, m stat.Moments) Step {
	step := measured(name, state, s.role, MeasureMean, a.meanOf(s, m))
	step.sample = sample{m, s.fixed()}
	return step
}

// notMeasured is a step that nobody answered for.
func notMeasured(name, needs string) Step {
	return Step{
		Name: name, State: NotMeasured, Needs: needs,
		Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined,
		Against: []Gap{}, Rows: []StepRow{},
	}
}

// provided is a step that one of the company's groups, or customers in their
// place, rated: its mean, its gaps of the names, and its rows, the lowest first.
func (a analysis) provided(name string, s side, r Result, against ...string) Step {
	state := Measured
	if s.role == survey.Customers {
		state = CustomersSide
	}
	step := a.averaged(name, state, s, a.wholeOf(s))
	if a.importance.shares != nil && s.role != survey.Customers {
		step.pointsN = a.importance.n
	}
	for _, gap := range against {
		if i := headlineOf(r.Gaps, gap); i >= 0 {
			step.Against = append(step.Against, r.Gaps[i])
		}
	}
	step.Rows = a.constructLevels(s, true)
	return step
}

// wholeOf is a construct's mean over dimensions, weighted by importance if there
// is any.
func (a analysis) wholeOf(s side) stat.Moments {
	if a.importance.shares != nil {
		return s.weighted(a.importance)
	}
	return s.tally.Overall(s.construct).Moments()
}

// constructLevels is a construct's mean by dimension and item, over all who
// answered it.
func (a analysis) constructLevels(s side, lowFirst bool) []StepRow {
	return levels(s.role, StepOf(s.construct), MeasureMean, a.in, lowFirst,
		func(d int) stat.Estimate { return a.meanOf(s, s.tally.Score(s.construct, d).Moments()) },
		func(i int) stat.Estimate { return a.meanOf(s, s.tally.Answers(s.construct, i).Moments()) })
}
