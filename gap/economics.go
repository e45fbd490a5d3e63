package gap

import "slices"

// Parameter is a number that the user gives, with where it comes from. One without a
// source was not given.
type Parameter struct {
	Value  float64
	Source string
}

// Given reports whether the user gave the parameter.
func (p Parameter) Given() bool { return p.Source != "" }

// Economics is what is known beside the answers of what customers bring in. Nothing of
// it is assumed: what lacks a parameter is not computed.
type Economics struct {
	Currency    string
	Customers   Parameter // how many there are
	Margin      Parameter // of a customer in a year
	Years       Parameter // that a customer would stay at most; without it there is no end
	Retention   Parameter // share who stay another year; without it all stay for Years
	Discount    Parameter // rate a year
	Acquisition Parameter // cost of winning a customer
	Keeping     Parameter // cost a year of the effort to keep a customer at risk
	AtRisk      []AtRisk
}

// AtRisk is customers who leave more often than the others: by the id of an outcome of
// kind nps, whose detractors they are, or switch, who agree; or by Adequacy, who perceive
// less than they accept.
type AtRisk struct {
	ID            string
	Churn, Others Parameter // share who leave in a year, of them and of all others
}

// Kinds of the rows of economics.
const (
	EconomicsParameter   = "parameter"
	EconomicsResult      = "result"
	EconomicsSensitivity = "sensitivity"
)

// The results of economics.
const (
	LostCustomer      = "lost_customer"       // what losing one costs: margin · Σ r^t/(1 + d)^t
	ShareAtRisk       = "share_at_risk"       // of 1
	CustomersAtRisk   = "customers_at_risk"   // customers · share
	ValueAtRisk       = "value_at_risk"       // customers · share · difference of churn · margin, a year
	KeepBelowValue    = "keep_below_value"    // difference of churn · LostCustomer: an effort that costs more loses money
	KeepBelowWinning  = "keep_below_winning"  // difference of churn · acquisition: above it, winning another is cheaper
	CostPerKept       = "cost_per_kept"       // keeping/difference of churn
	BreakEvenOfEffort = "break_even_of_churn" // keeping/acquisition: the fall of churn at which both cost the same
)

// Why a number of economics is not there.
const (
	NeedsParameter  = "needs_"        // and the parameter that is not given
	NoteEndless     = "endless"       // nobody leaves, nothing is discounted and there are no years
	NoteOutOfRange  = "out_of_range"  // a share above 1 or below 0
	NoteNotMeasured = "not_measured"  // the share at risk was not asked for
	NoteNotAtRisk   = "no_difference" // those at risk would leave no more than the others
)

// EconomicsRow is a parameter, a result or a result with one parameter changed. Low and
// High are the ends of the interval of the share at risk, carried through; parameters
// count as exact. Fields are keyed as the columns of the CSV output.
type EconomicsRow struct {
	Wave       string `json:"wave"`
	Kind       string `json:"kind"`
	ID         string `json:"id"`
	AtRisk     string `json:"at_risk"` // whose share, if any
	Changed    string `json:"changed"` // of a sensitivity: the parameter
	By         Number `json:"by"`      // and what was added to it
	N          int64  `json:"n"`       // respondents of the share, 0 if there is none
	Value      Number `json:"value"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Currency   string `json:"currency"`
	Source     string `json:"source"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// suppressEconomics hides what rests on the share of fewer than min respondents.
func suppressEconomics(rows []EconomicsRow, min int64) []EconomicsRow {
	shown := slices.Clone(rows)
	for i := range shown {
		row := &shown[i]
		if row.N > 0 && row.N < min {
			row.N, row.Value, row.Low, row.High = 0, Undefined, Undefined, Undefined
			row.Suppressed, row.Note = true, NoteSuppressed
		}
	}
	return shown
}
