package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedDriver says how a row of the drivers was made.
func ExplainedDriver(r gap.Result, m gap.DriverModel, d gap.Driver, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w, model: true}
	if d.Coefficient.Defined() {
		e.driver(m, d, columns)
	} else {
		e.hide(w.Text("drivers.no_coefficient", "reason", driverReason(m, d, w)))
	}
	return e.table("Lindeman, Merenda & Gold 1980; Johnson 2000, Multivariate Behavioral Research 35:1", DriverTitle(r, m, d, w))
}

// DriverTitle names a row of the drivers.
func DriverTitle(r gap.Result, m gap.DriverModel, d gap.Driver, w lang.Words) string {
	return title(driversTitle(m, w), driverLabel(r, d, w), project(r, w))
}

// driver is a coefficient with its interval and test, and its parts of R².
func (e *explainer) driver(m gap.DriverModel, d gap.Driver, columns []string) {
	w := e.w
	e.add(w.Text("explain.coefficient", "outcome", m.Outcome, "coefficient", e.signed(d.Coefficient), "rows", w.Count(int64(len(m.Drivers)))))
	e.columns("", columns)
	e.add(people(m.N, m.Group, w) + ": " + w.Text("explain.driver_who"))
	e.interval(d.Coefficient, d.SE, d.Low, d.High)
	e.slope(m, d)
	e.add(w.Text("explain.standardized", "value", e.signed(d.Standardized), "vif", e.four(d.VIF), "r2", e.four(1-1/d.VIF)))
	if d.LMG.Defined() {
		e.add(w.Text("explain.lmg", "lmg", e.four(d.LMG), "r2", e.four(m.R2), "share", w.Fixed(100*float64(d.LMG/m.R2), 0)))
	}
	if d.Johnson.Defined() {
		e.add(w.Text("explain.johnson", "johnson", e.four(d.Johnson)))
	}
}

// slope is the test of a coefficient, or why it has none.
func (e *explainer) slope(m gap.DriverModel, d gap.Driver) {
	if d.P.Defined() {
		test := gap.Tested{Test: gap.TestCoefficient, Statistic: d.Statistic, DF: d.DF, P: d.P, SE: d.SE}
		e.test(test, e.w.Text("explain.adjusted_drivers", "p", pWords(d.PAdj, e.w)))
		return
	}
	if m.Note == "perfect_fit" {
		e.add(e.w.Text("drivers.perfect", "outcome", m.Outcome))
	}
	for _, why := range withoutErrors(m.Note, inModel(m), e.w) {
		e.add(why)
	}
}

// sandwich says how the error of a model's coefficient was made.
func (e *explainer) sandwich(d gap.Drawn, group string) {
	if d.Weights != "" && d.Clusters == 0 {
		e.add(e.w.Text("explain.model_weighted", "group", group))
	}
	if d.Clusters > 0 {
		e.add(e.w.Text("explain.model_clustered", "group", group))
	}
}

// driverReason says why a driver has no coefficient.
func driverReason(m gap.DriverModel, d gap.Driver, w lang.Words) string {
	switch d.Note {
	case "zero_variance":
		return w.Text("drivers.is_constant")
	case "collinear":
		return w.Text("drivers.follows")
	default:
		return modelReason(m, w)
	}
}
