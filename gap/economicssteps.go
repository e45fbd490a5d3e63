package gap

import "math"

// parameterStep is a parameter made larger or smaller: by a number, or by a part of itself.
type parameterStep struct {
	name string
	by   float64
	part bool
	of   func(*Economics) *Parameter
}

// parameterSteps are those that the sensitivity table has: retention and the churn of
// those at risk by 5 points, the margin by a fifth, the discount by 2 points, a year more
// or less. They are steps to look at, and say nothing of how far off a parameter is.
func parameterSteps() []parameterStep {
	margin := func(e *Economics) *Parameter { return &e.Margin }
	retention := func(e *Economics) *Parameter { return &e.Retention }
	discount := func(e *Economics) *Parameter { return &e.Discount }
	years := func(e *Economics) *Parameter { return &e.Years }
	return []parameterStep{
		{"retention", -0.05, false, retention}, {"retention", 0.05, false, retention},
		{"margin", -0.2, true, margin}, {"margin", 0.2, true, margin},
		{"discount", -0.02, false, discount}, {"discount", 0.02, false, discount},
		{"years", -1, false, years}, {"years", 1, false, years},
		{"churn", -0.05, false, nil}, {"churn", 0.05, false, nil},
	}
}

// sensitivity is the results in money with one parameter at a time changed.
func (e Economics) sensitivity(risks []risk) []EconomicsRow {
	var rows []EconomicsRow
	for _, c := range parameterSteps() {
		changed, by := e, c.by
		if c.of != nil {
			p := c.of(&changed)
			if !p.Given() {
				continue
			}
			if c.part {
				by *= p.Value
			}
			p.Value = exactly(p.Value + by)
		}
		note := func(row EconomicsRow) {
			row.Kind, row.Changed, row.By = EconomicsSensitivity, c.name, Number(exactly(by))
			rows = append(rows, row)
		}
		if c.of != nil {
			lost, why := changed.lost()
			note(e.result(LostCustomer, lost, why))
		}
		for _, r := range risks {
			if c.of == nil {
				r.Churn.Value = exactly(r.Churn.Value + by)
			}
			note(changed.valueAtRisk(r))
		}
	}
	return rows
}

// exactly is a sum of decimals of up to nine places without what its binary form adds:
// 0.8 + 0.05 is 0.85.
func exactly(x float64) float64 { return math.Round(x*1e9) / 1e9 }
