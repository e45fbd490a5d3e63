package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func known(x float64) gap.Parameter { return gap.Parameter{Value: x, Source: "made up"} }

func economics() gap.Economics {
	return gap.Economics{
		Currency: "NOK", Customers: known(1000), Margin: known(100), Years: known(3), Retention: known(0.8), Discount: known(0.1),
		Acquisition: known(50), Keeping: known(10), AtRisk: []gap.AtRisk{{ID: "nps", Churn: known(0.5), Others: known(0.25)}},
	}
}

// costs is the row of a result, or of a sensitivity.
func costs(t *testing.T, rows []gap.EconomicsRow, kind, id, changed string, by float64) gap.EconomicsRow {
	t.Helper()
	for _, row := range rows {
		if row.Kind == kind && row.ID == id && row.Changed == changed && (changed == "" || row.By == gap.Number(by)) {
			return row
		}
	}
	t.Fatalf("no %s %s %s", kind, id, changed)
	return gap.EconomicsRow{}
}

// A fifth of ten customers would not recommend; sums by R.
func TestEconomicsByHand(t *testing.T) {
	s := whole(t, []survey.Outcome{askedOf("nps", "nps", 0, 10)}, each(0, 6, 7, 8, 9, 9, 9, 10, 10, 10)...)
	e := economics()
	rows := gap.Loyalty(s, gap.Options{}, &e).Economics
	for _, tt := range []struct {
		id   string
		want gap.Number
	}{
		{gap.LostCustomer, 164.08715251690461}, {gap.ShareAtRisk, 0.2}, {gap.CustomersAtRisk, 200},
		{gap.ValueAtRisk, 5000}, {gap.KeepBelowValue, 164.08715251690461 / 4}, {gap.KeepBelowWinning, 12.5},
		{gap.CostPerKept, 40}, {gap.BreakEvenOfEffort, 0.2},
	} {
		near(t, tt.id, costs(t, rows, gap.EconomicsResult, tt.id, "", 0).Value, tt.want)
	}
	at := costs(t, rows, gap.EconomicsResult, gap.ValueAtRisk, "", 0)
	share := costs(t, rows, gap.EconomicsResult, gap.ShareAtRisk, "", 0)
	near(t, "low", at.Low, share.Low*25000)
	near(t, "high", at.High, share.High*25000)
	q := 0.85 / 1.1
	near(t, "85 % stay", costs(t, rows, gap.EconomicsSensitivity, gap.LostCustomer, "retention", 0.05).Value, gap.Number(100*(q+q*q+q*q*q)))
	near(t, "a fifth less", costs(t, rows, gap.EconomicsSensitivity, gap.ValueAtRisk, "margin", -20).Value, 4000)
	near(t, "churn of 45 %", costs(t, rows, gap.EconomicsSensitivity, gap.ValueAtRisk, "churn", -0.05).Value, 4000)
	near(t, "a given parameter", costs(t, rows, gap.EconomicsParameter, "margin", "", 0).Value, 100)
}

func TestWhatALostCustomerCosts(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*gap.Economics)
		want   gap.Number
		note   string
	}{
		{"without an end", func(e *gap.Economics) { e.Years = gap.Parameter{} }, 266.66666666666669, ""},
		{"all stay three years", func(e *gap.Economics) { e.Retention, e.Discount = gap.Parameter{}, known(0) }, 300, ""},
		{"nobody leaves", func(e *gap.Economics) { e.Retention, e.Discount, e.Years = known(1), known(0), gap.Parameter{} }, gap.Undefined, gap.NoteEndless},
		{"nobody stays", func(e *gap.Economics) { e.Retention = known(0) }, 0, ""},
		{"no margin", func(e *gap.Economics) { e.Margin = gap.Parameter{} }, gap.Undefined, "needs_margin"},
		{"no discount", func(e *gap.Economics) { e.Discount = gap.Parameter{} }, gap.Undefined, "needs_discount"},
		{"neither years nor retention", func(e *gap.Economics) { e.Years, e.Retention = gap.Parameter{}, gap.Parameter{} }, gap.Undefined, "needs_retention"},
	} {
		e := economics()
		tt.change(&e)
		rows := gap.Loyalty(whole(t, []survey.Outcome{askedOf("nps", "nps", 0, 10)}, each(1, 9)...), gap.Options{}, &e).Economics
		row := costs(t, rows, gap.EconomicsResult, gap.LostCustomer, "", 0)
		near(t, tt.name, row.Value, tt.want)
		if row.Note != tt.note {
			t.Errorf("%s: note %q, want %q", tt.name, row.Note, tt.note)
		}
	}
}

// A retention of 98 % and 5 points more is no share.
func TestSensitivityBeyondAShare(t *testing.T) {
	e := economics()
	e.Retention = known(0.98)
	rows := gap.Loyalty(whole(t, []survey.Outcome{askedOf("nps", "nps", 0, 10)}, each(1, 9)...), gap.Options{}, &e).Economics
	if row := costs(t, rows, gap.EconomicsSensitivity, gap.LostCustomer, "retention", 0.05); row.Value.Defined() || row.Note != gap.NoteOutOfRange {
		t.Errorf("%+v", row)
	}
}

// Who thinks of leaving, who is below what they accept, and who was not asked.
func TestWhoIsAtRisk(t *testing.T) {
	leaving := []survey.Outcome{askedOf("leaves", "switch", 1, 7)}
	e := economics()
	e.AtRisk = []gap.AtRisk{{ID: "leaves", Churn: known(0.5), Others: known(0.25)}, {ID: gap.Adequacy, Churn: known(0.5), Others: known(0.25)}}
	rows := gap.Loyalty(whole(t, leaving, each(7, 5, 4, 1)...), gap.Options{}, &e).Economics
	near(t, "agrees", costs(t, rows, gap.EconomicsResult, gap.ShareAtRisk, "", 0).Value, 0.5)
	for _, row := range rows {
		if row.AtRisk == gap.Adequacy && row.ID == gap.ValueAtRisk && (row.Value.Defined() || row.Note != gap.NoteNotMeasured) {
			t.Errorf("not asked: %+v", row)
		}
	}
	below := gap.Study{Customers: count(t, asking(survey.Customers, survey.Adequate, survey.Perceived), "5 5 5 4 4 4", "3 3 3 4 4 4", "6 6 6 2 2 2", "1 1 1 7 7 7")}
	e.AtRisk = e.AtRisk[1:]
	rows = gap.Loyalty(below, gap.Options{}, &e).Economics
	near(t, "below", costs(t, rows, gap.EconomicsResult, gap.ShareAtRisk, "", 0).Value, 0.5)
}

func TestEconomicsOfFewAreHidden(t *testing.T) {
	e := economics()
	s := whole(t, []survey.Outcome{askedOf("nps", "nps", 0, 10)}, each(0, 9, 9)...)
	for _, row := range gap.Suppress(gap.Loyalty(s, gap.Options{}, &e), 5).Economics {
		rests := row.ID == gap.ShareAtRisk || row.ID == gap.CustomersAtRisk || row.ID == gap.ValueAtRisk
		if rests != row.Suppressed || rests && (row.Value.Defined() || row.Low.Defined() || row.N != 0) {
			t.Errorf("%+v", row)
		}
	}
}
