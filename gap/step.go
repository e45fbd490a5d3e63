package gap

import (
	"cmp"
	"slices"

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
	// NotMeasured: Needs says whose answers are missing.
	NotMeasured State = "not measured"
)

// Step is one of the six steps of the gaps model.
type Step struct {
	Number int    `json:"number"`
	Name   string `json:"step"`
	State  State  `json:"state"`
	Needs  string `json:"needs"` // who would have to answer what; empty if measured
	Group  string `json:"group"`
	N      int64  `json:"n"`
	// Value is the step's mean over dimensions (weighted by importance if
	// points were given) in scale points, or from the customers' side the share
	// whose overall gap is not below zero: Measure says which.
	Measure    string `json:"measure"`
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	// Against holds the gaps that judge the step.
	Against []Gap `json:"against"`
	// Rows holds the step by dimension and item.
	Rows []StepRow `json:"rows"`
}

// Measures of a StepRow.
const (
	MeasureMean = "mean"      // in scale points
	MeasureMet  = "share_met" // share of customers whose gap is not below zero
)

// StepRow is a step at one dimension or item.
type StepRow struct {
	Group      string `json:"group"`
	Step       string `json:"step"`
	Level      string `json:"level"`
	ID         string `json:"id"`
	Label      string `json:"label"`
	Dimension  string `json:"dimension"`
	Rank       int    `json:"rank"`
	N          int64  `json:"n"`
	Measure    string `json:"measure"`
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Method     string `json:"method"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// StepNames lists the six steps in order.
func StepNames() []string {
	return []string{StepExpected, StepPerceived, StepDelivery, StepStandards, StepManagement, StepCommunication}
}

// stepOf is the step at which a construct is measured.
func stepOf(c survey.Construct) string {
	switch c {
	case survey.Expected, survey.Adequate:
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

// measured is a step with an estimate for the whole.
func measured(name string, state State, measure string, e stat.Estimate) Step {
	return Step{
		Name: name, State: state, Group: string(survey.Customers), N: e.N, Measure: measure,
		Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi), Confidence: Number(e.Level),
		Against: []Gap{}, Rows: []StepRow{},
	}
}

// notMeasured is a step that nobody answered for.
func notMeasured(name, needs string) Step {
	return Step{
		Name: name, State: NotMeasured, Needs: needs,
		Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined,
		Against: []Gap{}, Rows: []StepRow{},
	}
}

// levels makes a row for every dimension and item, sorted by value within each
// level: ascending if lowFirst, else descending.
func levels(step, measure string, in survey.Instrument, lowFirst bool, dimension, item func(i int) stat.Estimate) []StepRow {
	row := func(level, id, label, dimension string, e stat.Estimate) StepRow {
		return StepRow{
			Group: string(survey.Customers), Step: step, Level: level, ID: id, Label: label, Dimension: dimension,
			N: e.N, Measure: measure, Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi),
			Confidence: Number(e.Level), Method: e.Method, Note: string(e.Reason),
		}
	}
	var dimensions, items []StepRow
	if !in.Undivided() {
		for d, dim := range in.Dimensions {
			dimensions = append(dimensions, row(LevelDimension, dim.ID, dim.Label, dim.ID, dimension(d)))
		}
	}
	for i, it := range in.Items {
		owner := ""
		if d := in.DimensionOf(i); d >= 0 && !in.Undivided() {
			owner = in.Dimensions[d].ID
		}
		items = append(items, row(LevelItem, it.ID, it.Label, owner, item(i)))
	}
	return append(sortLevels(dimensions, lowFirst), sortLevels(items, lowFirst)...)
}

func sortLevels(rows []StepRow, lowFirst bool) []StepRow {
	slices.SortStableFunc(rows, func(a, b StepRow) int {
		switch {
		case !a.Value.Defined() || !b.Value.Defined():
			return cmp.Compare(boolOrder(a.Value.Defined()), boolOrder(b.Value.Defined()))
		case lowFirst:
			return cmp.Compare(a.Value, b.Value)
		default:
			return cmp.Compare(b.Value, a.Value)
		}
	})
	for i := range rows {
		rows[i].Rank = i + 1
	}
	return rows
}
