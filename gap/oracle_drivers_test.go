package gap_test

import (
	"math"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// model is the regression that a record is about: of an outcome by the gaps of
// dimensions or of items.
func (o *oracle) model(r record) stat.Regression {
	d := o.sets[r.Dataset]
	t := o.tally(d, tally.HalfPairs, "", "")
	q := t.Plan().Questionnaire
	at := slices.Index(outcomeIDs(d), r.arg("y"))
	block := tally.Listwise{Part: tally.Gaps, Outcomes: []int{at}}
	if strings.HasPrefix(r.arg("x"), "item") {
		block = tally.Listwise{Part: tally.ItemGaps, Items: everyItem(q.Instrument), Outcomes: []int{at}}
	}
	view, ok := t.Listwise(block)
	if !ok {
		panic("block not counted")
	}
	k := max(len(block.Items), len(q.Instrument.Dimensions))
	var x []stat.Variable
	for i := range k {
		x = append(x, view.Rated(i))
	}
	return stat.Regress(view.Cross, x, view.Outcome(0), 0.95)
}

func outcomeIDs(d *dataset) []string {
	var ids []string
	for _, o := range d.outcomes() {
		ids = append(ids, o.ID)
	}
	return ids
}

func ols(o *oracle, r record) map[string]any {
	m := o.model(r)
	values := make(map[string][]float64)
	take := func(name string, v float64) { values[name] = append(values[name], v) }
	line := func(e stat.Estimate, p float64) {
		take("coef", e.Value)
		take("se", e.SE)
		take("t", e.Value/e.SE)
		take("p", p)
		take("ci95_lo", e.Lo)
		take("ci95_hi", e.Hi)
	}
	t := m.Intercept.Value / m.Intercept.SE
	line(m.Intercept, 2*stat.StudentSurvival(math.Abs(t), float64(m.DF)))
	for _, s := range m.Slopes {
		line(s.Estimate, s.Test.P)
		take("beta_std", s.Standardized)
		take("vif", s.VIF)
	}
	all := map[string]any{
		"r2": m.R2, "adj_r2": m.Adjusted, "sigma": m.Residual, "F": m.F.Statistic, "df1": m.F.DF, "df2": m.F.DF2, "p_F": m.F.P,
	}
	for name, list := range values {
		all[name] = list
	}
	return all
}

func lmg(o *oracle, r record) map[string]any {
	m := o.model(r)
	return shares("share_r2", "share_pct", m.LMG(nil), m.R2)
}

func johnson(o *oracle, r record) map[string]any {
	m := o.model(r)
	return shares("raw", "pct", m.Johnson(), m.R2)
}

// shares are parts of R² and percent of it; the sum is R² by another way.
func shares(raw, percent string, parts []float64, r2 float64) map[string]any {
	sum := 0.0
	var of []float64
	for _, p := range parts {
		sum += p
		of = append(of, 100*p/r2)
	}
	return map[string]any{raw: parts, percent: of, "sum": sum}
}

func kendallTrend(o *oracle, r record) map[string]any {
	x, y := o.series(r)
	tau, test := stat.Kendall(x, y)
	return map[string]any{"tau_b": tau, "z": test.Statistic, "p": test.P}
}
