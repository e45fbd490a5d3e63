package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Economics is what losing customers costs: who is at risk, what keeping them may cost,
// what follows if a parameter is otherwise, and the parameters with their sources.
func Economics(r gap.Result, w lang.Words) []Table {
	e := economicsTables{r, w}
	var tables []Table
	if risks := e.atRisk(); len(risks) > 0 {
		tables = append(tables, e.ofRisk(risks), e.ofKeeping(risks))
	}
	return append(tables, e.ofSteps(), e.ofParameters())
}

type economicsTables struct {
	r gap.Result
	w lang.Words
}

// atRisk are the ids of customers at risk, each once.
func (e economicsTables) atRisk() []string {
	var ids []string
	for _, row := range e.r.Economics {
		if row.AtRisk != "" && !slices.Contains(ids, row.AtRisk) {
			ids = append(ids, row.AtRisk)
		}
	}
	return ids
}

// find is a row of a kind; one that is not there has no number.
func (e economicsTables) find(kind, id, atRisk string) gap.EconomicsRow {
	for _, row := range e.r.Economics {
		if row.Kind == kind && row.ID == id && row.AtRisk == atRisk && row.Changed == "" {
			return row
		}
	}
	return gap.EconomicsRow{Value: gap.Undefined, Low: gap.Undefined, High: gap.Undefined}
}

func (e economicsTables) result(id, atRisk string) gap.EconomicsRow {
	return e.find(gap.EconomicsResult, id, atRisk)
}

// currency is what amounts are in, with a blank before it; empty if it is not said.
func (e economicsTables) currency() string {
	if c := e.result(gap.LostCustomer, "").Currency; c != "" {
		return " " + c
	}
	return ""
}

// in puts the currency behind a head.
func (e economicsTables) in(head string) string {
	if c := strings.TrimSpace(e.currency()); c != "" {
		return head + ", " + c
	}
	return head
}

// lost says what losing one customer costs, or why that is not known.
func (e economicsTables) lost() string {
	row := e.result(gap.LostCustomer, "")
	if !row.Value.Defined() {
		return e.w.Text("economics.not_lost", "why", missing(row.Note, e.w))
	}
	return e.w.Text("economics.lost", "amount", money(row.Value, e.w)+e.currency())
}

func (e economicsTables) ofRisk(risks []string) Table {
	b := builder[string]{}
	w := e.w
	b.add("at_risk", w.Text("head.at_risk"), Key, func(id string) Cell { return text(riskName(e.r, id, w)) })
	of := func(id string, f func(gap.EconomicsRow) Cell) func(string) Cell {
		return func(risk string) Cell { return f(e.result(id, risk)) }
	}
	value := func(row gap.EconomicsRow) Cell { return number(row.Value) }
	ends := func(row gap.EconomicsRow) Cell { return span(row.Low, row.High) }
	b.add("share", w.Text("head.share"), Percent, of(gap.ShareAtRisk, value))
	b.add("share_interval", intervalHead(e.r, w), PercentRange, of(gap.ShareAtRisk, ends))
	b.add("customers", w.Text("head.customers"), Amount, of(gap.CustomersAtRisk, value))
	b.add("customers_interval", intervalHead(e.r, w), AmountRange, of(gap.CustomersAtRisk, ends))
	b.add("value", e.in(w.Text("head.value_at_risk")), Amount, of(gap.ValueAtRisk, value))
	b.add("value_interval", intervalHead(e.r, w), AmountRange, of(gap.ValueAtRisk, ends))
	t := Table{Title: title(w.Text("economics.title"), project(e.r, w)), Lead: []string{e.lost()}, Columns: b.columns}
	hidden := false
	for _, risk := range risks {
		t.Rows = append(t.Rows, b.row(risk, false))
		row := e.result(gap.ValueAtRisk, risk)
		if hidden = hidden || row.Suppressed; !row.Value.Defined() && !row.Suppressed {
			t.Notes = append(t.Notes, riskName(e.r, risk, w)+": "+missing(row.Note, w)+".")
		}
	}
	t.Notes = append(t.Notes, w.Text("economics.at_risk"), w.Text("economics.interval", "level", confidence(e.r, w)))
	return withLimits(t, e.r, hidden, w)
}

func (e economicsTables) ofKeeping(risks []string) Table {
	b := builder[string]{}
	w := e.w
	b.add("at_risk", w.Text("head.at_risk"), Key, func(id string) Cell { return text(riskName(e.r, id, w)) })
	difference := func(risk string) gap.Number {
		return e.find(gap.EconomicsParameter, "churn", risk).Value - e.find(gap.EconomicsParameter, "churn_others", risk).Value
	}
	b.add("difference", w.Text("head.more_leave"), Percent, func(risk string) Cell { return number(difference(risk)) })
	for _, c := range []struct {
		id, head string
		kind     Kind
	}{
		{gap.KeepBelowValue, e.in(w.Text("head.worth_below")), Amount},
		{gap.KeepBelowWinning, e.in(w.Text("head.cheaper_below")), Amount},
		{gap.CostPerKept, e.in(w.Text("head.cost_per_kept")), Amount},
		{gap.BreakEvenOfEffort, w.Text("head.break_even"), Percent},
	} {
		if slices.ContainsFunc(risks, func(risk string) bool { return e.result(c.id, risk).Value.Defined() }) {
			b.add(c.id, c.head, c.kind, func(risk string) Cell { return number(e.result(c.id, risk).Value) })
		}
	}
	t := Table{Title: title(w.Text("economics.keeping_title"), project(e.r, w)), Lead: []string{w.Text("economics.keeping_lead")}, Columns: b.columns}
	for _, risk := range risks {
		t.Rows = append(t.Rows, b.row(risk, false))
	}
	t.Notes = []string{w.Text("economics.keeping")}
	return t
}

func (e economicsTables) ofParameters() Table {
	b := builder[gap.EconomicsRow]{}
	w := e.w
	b.add("parameter", w.Text("head.parameter"), Key, func(row gap.EconomicsRow) Cell { return text(e.parameterName(row)) })
	b.add("value", w.Text("head.value"), Given, func(row gap.EconomicsRow) Cell { return number(row.Value) })
	b.add("source", w.Text("head.source"), Text, func(row gap.EconomicsRow) Cell { return text(row.Source) })
	t := Table{Title: title(w.Text("economics.parameters_title"), project(e.r, w)), Lead: []string{w.Text("economics.parameters_lead")}, Columns: b.columns}
	for _, row := range e.r.Economics {
		if row.Kind == gap.EconomicsParameter {
			t.Rows = append(t.Rows, b.row(row, false))
		}
	}
	return t
}

// parameterName is what a parameter is called, with the currency and whom it is of.
func (e economicsTables) parameterName(row gap.EconomicsRow) string {
	name := parameterWord(row.ID, e.w)
	if row.Currency != "" {
		name += ", " + row.Currency
	}
	if row.AtRisk != "" {
		name += ": " + riskName(e.r, row.AtRisk, e.w)
	}
	return name
}

// changedLine is a parameter changed, with what follows.
type changedLine struct {
	changed string
	by      gap.Number
	rows    []gap.EconomicsRow
}

func (e economicsTables) ofSteps() Table {
	risks, w := e.atRisk(), e.w
	b := builder[changedLine]{}
	b.add("parameter", w.Text("head.parameter"), Key, func(l changedLine) Cell { return text(parameterWord(l.changed, w)) })
	b.add("by", w.Text("head.changed_by"), GivenChange, func(l changedLine) Cell { return number(l.by) })
	cell := func(id, risk string) func(changedLine) Cell {
		return func(l changedLine) Cell {
			for _, row := range l.rows {
				if row.ID == id && row.AtRisk == risk {
					return number(row.Value)
				}
			}
			return number(e.result(id, risk).Value)
		}
	}
	b.add(gap.LostCustomer, e.in(w.Text("head.lost_customer")), Amount, cell(gap.LostCustomer, ""))
	for _, risk := range risks {
		b.add(gap.ValueAtRisk+"_"+risk, e.in(w.Text("head.value_at_risk"))+": "+risk, Amount, cell(gap.ValueAtRisk, risk))
	}
	t := Table{Title: title(w.Text("economics.steps_title"), project(e.r, w)), Lead: []string{w.Text("economics.steps_lead")}, Columns: b.columns}
	for _, l := range e.steps() {
		t.Rows = append(t.Rows, b.row(l, false))
	}
	t.Rows = append(t.Rows, b.row(changedLine{by: gap.Undefined}, true))
	if slices.ContainsFunc(e.r.Economics, func(row gap.EconomicsRow) bool { return row.Note == gap.NoteOutOfRange }) {
		t.Notes = append(t.Notes, w.Text("economics.out_of_range"))
	}
	return t
}

// steps are the lines of the sensitivity, each parameter's together.
func (e economicsTables) steps() []changedLine {
	var lines []changedLine
	for _, row := range e.r.Economics {
		if row.Kind != gap.EconomicsSensitivity {
			continue
		}
		if last := len(lines) - 1; last < 0 || lines[last].changed != row.Changed || lines[last].by != row.By {
			lines = append(lines, changedLine{changed: row.Changed, by: row.By})
		}
		lines[len(lines)-1].rows = append(lines[len(lines)-1].rows, row)
	}
	return lines
}
