package table

import (
	"math"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedIncident says how the numbers of complaints, or of praise, were made: of the
// whole or of a class.
func ExplainedIncident(r gap.Result, row gap.IncidentRow, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	kind, period := w.Text("incidents.complaints"), ""
	if row.Valence == gap.Praise {
		kind = w.Text("incidents.praise")
	}
	if r.Incidents.First != "" {
		period = w.Range(r.Incidents.First, r.Incidents.Last)
	}
	parts := []string{kind, project(r, w), period}
	if row.By != gap.UndividedIncidents {
		parts = append([]string{incidentDivision(row, w) + ": " + incidentName(row, w)}, parts...)
	}
	if row.Suppressed {
		e.hide(markOf(true, row.Note, gap.Undefined, w))
		return e.table("", parts...)
	}
	e.incident(row)
	e.columns("", columns)
	return e.table("Garwood 1936, Biometrika 28:437", parts...)
}

// incident is the share, the rate and what became of it.
func (e *explainer) incident(row gap.IncidentRow) {
	w, n := e.w, e.w.Count(row.N)
	if row.By != gap.UndividedIncidents && row.Share.Defined() {
		e.add(w.Text("explain.part_of", "share", e.four(row.Share), "count", n, "n", timesOf(row.N, row.Share, w)))
	}
	switch {
	case row.Rate.Defined():
		e.add(w.Text("explain.rate", "rate", e.four(row.Rate), "n", n, "customers", w.Count(row.Customers)))
		e.add(w.Text("explain.poisson", "low", e.four(row.RateLow), "high", e.four(row.RateHigh), "level", confidence(e.r, w), "n", n))
	case row.By != gap.DimensionsOfCauses:
		e.add(capital(w.Text("incidents.no_rate")))
	}
	if row.Unresolved.Defined() {
		e.add(w.Text("explain.unresolved", "share", e.four(row.Unresolved), "count", w.Count(row.Open()), "n", w.Count(row.Known)))
		e.add(w.Text("explain.wilson", "low", e.four(row.UnresolvedLow), "high", e.four(row.UnresolvedHi), "level", confidence(e.r, w)))
	}
	if row.DaysMean.Defined() {
		e.add(w.Text("incidents.days", "mean", e.four(row.DaysMean), "median", e.four(row.DaysMedian), "n", w.Count(row.DaysN)))
	}
	if row.Gap.Defined() {
		e.add(w.Text("explain.beside_gap", "gap", e.signed(row.Gap), "low", e.signed(row.GapLow), "high", e.signed(row.GapHigh), "level", confidence(e.r, w)))
	}
}

// timesOf is the whole that n is a share of.
func timesOf(n int64, share gap.Number, w lang.Words) string {
	return w.Count(int64(math.Round(float64(n) / float64(share))))
}

// ExplainedMeasure says how much is within a standard in its own unit.
func ExplainedMeasure(r gap.Result, m gap.MeasureRow, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	parts := []string{m.Label, w.Text("measures.title"), project(r, w)}
	switch {
	case m.Suppressed:
		e.hide(markOf(true, m.Note, gap.Undefined, w))
		return e.table("", parts...)
	case m.N == 0:
		e.hide(w.Text("measures.none"))
		return e.table("", parts...)
	}
	within := w.Count(int64(math.Round(float64(m.Within) * float64(m.N))))
	e.add(w.Text("explain.within", "share", e.four(m.Within), "within", within, "n", w.Count(m.N), "standard", standardWords(m, w)))
	e.columns("", columns)
	e.add(w.Text("explain.wilson", "low", e.four(m.Low), "high", e.four(m.High), "level", confidence(r, w)))
	e.add(w.Text("explain.aimed", "target", e.four(m.Target), "result", resultWord(m.Result, w)))
	e.add(w.Text("measures.note"))
	e.add(w.Text("explain.lasted", "unit", m.Unit, "mean", e.four(m.Mean), "median", e.four(m.Median), "nine", e.four(m.NineOfTen)))
	return e.table("", parts...)
}
