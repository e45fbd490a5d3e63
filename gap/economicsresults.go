package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// risk is customers at risk with their share among the respondents.
type risk struct {
	AtRisk
	n                int64
	share, low, high Number
}

// economics computes what losing customers costs, from parameters and shares of the
// customers.
func (a analysis) economics(e Economics) []EconomicsRow {
	rows := e.parameters()
	lost, why := e.lost()
	rows = append(rows, e.result(LostCustomer, lost, why))
	var risks []risk
	for _, at := range e.AtRisk {
		risks = append(risks, a.riskOf(at))
	}
	for _, r := range risks {
		rows = append(rows, e.resultsOf(r)...)
	}
	rows = append(rows, e.sensitivity(risks)...)
	for i := range rows {
		if rows[i].Low.Defined() {
			rows[i].Confidence = Number(a.level())
		}
	}
	return rows
}

// riskOf finds the share of customers at risk; undefined if it was not asked for.
func (a analysis) riskOf(at AtRisk) risk {
	r := risk{AtRisk: at, share: Undefined, low: Undefined, high: Undefined}
	for _, row := range loyaltyOf(a.Customers, string(survey.Customers), a.level()) {
		if row.ID != at.ID {
			continue
		}
		r.n, r.share, r.low, r.high = row.N, row.Share, row.ShareLow, row.ShareHigh
		if row.Kind == survey.KindNPS {
			detractors := a.detractors(at.ID)
			r.share, r.low, r.high = Number(detractors.Value), Number(detractors.Lo), Number(detractors.Hi)
		}
		return r
	}
	gaps, _ := a.gaps(comparisonCalled(Adequacy))
	if i := slices.IndexFunc(gaps, func(g Gap) bool { return g.Level == LevelOverall }); at.ID == Adequacy && i >= 0 {
		r.n, r.share, r.low, r.high = gaps[i].N, gaps[i].Below, gaps[i].BelowLow, gaps[i].BelowHigh
	}
	return r
}

// parameters are those that were given.
func (e Economics) parameters() []EconomicsRow {
	var rows []EconomicsRow
	add := func(id, at, currency string, p Parameter) {
		if p.Given() {
			row := blankEconomics(EconomicsParameter, id)
			row.AtRisk, row.Value, row.Currency, row.Source = at, Number(p.Value), currency, p.Source
			rows = append(rows, row)
		}
	}
	add("customers", "", "", e.Customers)
	add("margin", "", e.Currency, e.Margin)
	add("years", "", "", e.Years)
	add("retention", "", "", e.Retention)
	add("discount", "", "", e.Discount)
	add("acquisition", "", e.Currency, e.Acquisition)
	add("keeping", "", e.Currency, e.Keeping)
	for _, at := range e.AtRisk {
		add("churn", at.ID, "", at.Churn)
		add("churn_others", at.ID, "", at.Others)
	}
	return rows
}

func blankEconomics(kind, id string) EconomicsRow {
	return EconomicsRow{Kind: kind, ID: id, By: Undefined, Value: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined}
}

// result is one in money, or why there is none.
func (e Economics) result(id string, value float64, why string) EconomicsRow {
	row := blankEconomics(EconomicsResult, id)
	row.Currency, row.Note = e.Currency, why
	if why == "" {
		row.Value = Number(value)
	}
	return row
}

// lost is what losing one customer costs: the margin of the years that are left,
// m·Σ(t = 1 … T) q^t with q = r/(1 + d); without T it has no end and is m·q/(1 − q).
func (e Economics) lost() (value float64, why string) {
	switch {
	case !e.Margin.Given():
		return 0, NeedsParameter + "margin"
	case !e.Discount.Given():
		return 0, NeedsParameter + "discount"
	case !e.Retention.Given() && !e.Years.Given():
		return 0, NeedsParameter + "retention"
	}
	stays := 1.0
	if e.Retention.Given() {
		stays = e.Retention.Value
	}
	if stays > 1 || stays < 0 || e.Discount.Value < 0 || e.Margin.Value < 0 {
		return 0, NoteOutOfRange
	}
	q := stays / (1 + e.Discount.Value)
	switch {
	case e.Years.Given():
		sum, term := 0.0, 1.0
		for range int(e.Years.Value) {
			term *= q
			sum += term
		}
		return e.Margin.Value * sum, ""
	case q == 1:
		return 0, NoteEndless
	default:
		return e.Margin.Value * q / (1 - q), ""
	}
}

// resultsOf are the results of customers at risk.
func (e Economics) resultsOf(r risk) []EconomicsRow {
	share := r.scaled(ShareAtRisk, 1)
	rows := []EconomicsRow{share}
	if e.Customers.Given() {
		rows = append(rows, r.scaled(CustomersAtRisk, e.Customers.Value))
	} else {
		rows = append(rows, r.without(CustomersAtRisk, NeedsParameter+"customers"))
	}
	rows = append(rows, e.valueAtRisk(r))
	difference := r.difference()
	lost, why := e.lost()
	rows = append(rows, e.ofRisk(r, KeepBelowValue, difference*lost, why))
	if e.Acquisition.Given() {
		rows = append(rows, e.ofRisk(r, KeepBelowWinning, difference*e.Acquisition.Value, ""))
	}
	if e.Keeping.Given() {
		rows = append(rows, e.ofRisk(r, CostPerKept, e.Keeping.Value/difference, ""))
	}
	if e.Keeping.Given() && e.Acquisition.Given() {
		row := e.ofRisk(r, BreakEvenOfEffort, e.Keeping.Value/e.Acquisition.Value, "")
		row.Currency = ""
		rows = append(rows, row)
	}
	return rows
}

// ofRisk is a result that the churn of customers at risk is a part of, and not their
// share.
func (e Economics) ofRisk(r risk, id string, value float64, why string) EconomicsRow {
	row := e.result(id, value, why)
	row.AtRisk = r.ID
	return row
}

// valueAtRisk is what leaves in a year because those at risk leave more than others.
func (e Economics) valueAtRisk(r risk) EconomicsRow {
	var row EconomicsRow
	switch {
	case !e.Customers.Given():
		row = r.without(ValueAtRisk, NeedsParameter+"customers")
	case !e.Margin.Given():
		row = r.without(ValueAtRisk, NeedsParameter+"margin")
	case r.difference() <= 0:
		row = r.without(ValueAtRisk, NoteNotAtRisk)
	case r.Churn.Value > 1 || r.Others.Value < 0:
		row = r.without(ValueAtRisk, NoteOutOfRange)
	default:
		row = r.scaled(ValueAtRisk, e.Customers.Value*r.difference()*e.Margin.Value)
	}
	row.Currency = e.Currency
	return row
}

// difference is how many more of those at risk leave in a year.
func (r risk) difference() float64 { return r.Churn.Value - r.Others.Value }

// scaled is the share at risk, times a factor.
func (r risk) scaled(id string, factor float64) EconomicsRow {
	row := r.without(id, "")
	row.Value, row.Low, row.High = r.share*Number(factor), r.low*Number(factor), r.high*Number(factor)
	if !r.share.Defined() {
		row.Note = NoteNotMeasured
	}
	return row
}

// without is a result that rests on the share and is not there.
func (r risk) without(id, why string) EconomicsRow {
	row := blankEconomics(EconomicsResult, id)
	row.AtRisk, row.N, row.Note = r.ID, r.n, why
	return row
}

// detractors is the share of those who would rather not recommend, as they were drawn.
func (a analysis) detractors(id string) stat.Estimate {
	outcomes := a.Customers.Plan().Questionnaire.Outcomes
	answers := a.Customers.Outcome(slices.IndexFunc(outcomes, func(o survey.Outcome) bool { return o.ID == id }))
	return answers.ShareWhere(func(x int64) bool { return x <= 6*answers.Den }, a.level())
}
