package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Drivers is what goes along with an outcome, in the order of the shares of R².
func Drivers(r gap.Result, m gap.DriverModel, w lang.Words) Table {
	b := builder[gap.Driver]{}
	if m.Ranked != "" {
		b.add("rank", "#", Rank, func(d gap.Driver) Cell {
			if d.Rank == 0 {
				return empty
			}
			return count(int64(d.Rank))
		})
	}
	b.add("label", w.Text("head.driver"), Key, func(d gap.Driver) Cell { return text(driverLabel(r, d, w)) })
	b.add("coefficient", w.Text("head.coefficient"), Gap, func(d gap.Driver) Cell { return number(d.Coefficient) })
	b.add("interval", intervalHead(r, w), Interval, func(d gap.Driver) Cell { return span(d.Low, d.High) })
	b.add("shown", "", Mark, func(d gap.Driver) Cell { return text(driverMark(d)) })
	b.add("p_adj", w.Text("head.p_adj"), P, func(d gap.Driver) Cell { return number(d.PAdj) })
	b.add("standardized", w.Text("head.standardized"), Effect, func(d gap.Driver) Cell { return number(d.Standardized) })
	if m.Ranked == gap.ByLMG {
		b.add("lmg", w.Text("head.share_r2"), Percent, func(d gap.Driver) Cell { return number(d.LMG / m.R2) })
	}
	if m.Ranked != "" {
		b.add("johnson", "Johnson", Percent, func(d gap.Driver) Cell { return number(d.Johnson / m.R2) })
	}
	b.add("vif", "VIF", Value, func(d gap.Driver) Cell { return number(d.VIF) })
	t := Table{Title: title(driversTitle(m, w), project(r, w)), Lead: driversLead(m, w), Columns: b.columns}
	if m.Suppressed {
		t.Columns, t.Lead = nil, []string{w.Text("note.fewer", "mark", m.Outcome, "n", w.Count(r.Method.MinCell))}
		return t
	}
	for _, d := range m.Drivers {
		t.Rows = append(t.Rows, b.row(d, false))
	}
	t.Notes = driversNotes(r, m, w)
	return withLimits(t, r, false, w)
}

func driversTitle(m gap.DriverModel, w lang.Words) string {
	if m.Stage == gap.StageLoyalty {
		return w.Text("drivers.second", "outcome", m.Outcome)
	}
	return w.Text("drivers.first", "outcome", m.Outcome)
}

// driverMark is the mark of a coefficient that is not shown.
func driverMark(d gap.Driver) string {
	if d.PAdj.Defined() && !d.Shown() {
		return tilde
	}
	return ""
}

// driverLabel is what a driver is called; an outcome that is one goes by its kind and
// its id.
func driverLabel(r gap.Result, d gap.Driver, w lang.Words) string {
	kind := ""
	switch d.Kind {
	case "product":
		kind = w.Text("drivers.product")
	case "price":
		kind = w.Text("drivers.price")
	case "situation":
		kind = w.Text("drivers.situation")
	case "person":
		kind = w.Text("drivers.person")
	case "overall", "csat":
		kind = w.Text("drivers.satisfied")
	}
	switch {
	case d.Level == gap.LevelItem:
		return d.ID + " " + itemLabel(r, d.ID, d.Label, w)
	case strings.EqualFold(kind, d.ID):
		return kind
	case kind != "":
		return kind + " (" + d.ID + ")"
	}
	return w.Label(d.ID, d.Label)
}

// driversLead says of whom a model is and how much it explains.
func driversLead(m gap.DriverModel, w lang.Words) []string {
	if !m.R2.Defined() {
		return []string{w.Text("drivers.no_model", "people", people(m.N, m.Group, w), "reason", modelReason(m, w))}
	}
	lead := []string{w.Text("drivers.explained", "people", people(m.N, m.Group, w), "outcome", m.Outcome, "r2", w.Fixed(float64(m.R2), 2), "adjusted", w.Fixed(float64(m.Adjusted), 2))}
	if m.R2Gap.Defined() {
		lead = append(lead, perceivedOrGap(m, w))
	}
	if m.Of == gap.Service {
		return append(lead, w.Text("drivers.of_gap"))
	}
	return lead
}

// perceivedOrGap says which of the two explains more, as far as their figures show it.
func perceivedOrGap(m gap.DriverModel, w lang.Words) string {
	perceived, gaps := w.Fixed(float64(m.R2Perceived), 2), w.Fixed(float64(m.R2Gap), 2)
	switch {
	case perceived == gaps:
		return w.Text("drivers.alike", "perceived", perceived, "gap", gaps)
	case m.R2Perceived > m.R2Gap:
		return w.Text("drivers.perceived", "perceived", perceived, "gap", gaps)
	default:
		return w.Text("drivers.gap", "perceived", perceived, "gap", gaps)
	}
}

// modelReason says why there is no model.
func modelReason(m gap.DriverModel, w lang.Words) string {
	switch m.Note {
	case "n_zero":
		return w.Text("drivers.nobody")
	case "few_people":
		return w.Text("drivers.few_people", "people", people(inModel(m)+2, m.Group, w))
	case "no_predictor":
		return w.Text("drivers.no_predictor")
	default:
		return w.Text("drivers.constant", "outcome", m.Outcome)
	}
}

// inModel is the number of drivers of a model that were not dropped.
func inModel(m gap.DriverModel) int64 {
	n := int64(0)
	for _, d := range m.Drivers {
		if d.Note != "zero_variance" && d.Note != "collinear" {
			n++
		}
	}
	return n
}

// manyShared is the variance inflation from which on a coefficient is hardly told from
// those of others.
const manyShared = 5

func driversNotes(r gap.Result, m gap.DriverModel, w lang.Words) []string {
	var notes []string
	switch {
	case m.Ranked == gap.ByJohnson:
		notes = append(notes, w.Text("drivers.johnson", "most", w.Count(gap.MostOrders)))
	case m.Ranked == "" && m.R2.Defined():
		notes = append(notes, w.Text("drivers.apart"))
	}
	if slices.ContainsFunc(m.Drivers, func(d gap.Driver) bool { return driverMark(d) != "" }) {
		notes = append(notes, w.Text("drivers.tilde", "limit", w.Shortest(gap.Significance)))
	}
	dropped := func(why string) func(gap.Driver) bool {
		return func(d gap.Driver) bool { return d.Note == why }
	}
	if rows := driversNamed(r, m, dropped("zero_variance"), w); rows != "" {
		notes = append(notes, w.Text("drivers.dropped_constant", "rows", rows))
	}
	if rows := driversNamed(r, m, dropped("collinear"), w); rows != "" {
		notes = append(notes, w.Text("drivers.dropped_collinear", "rows", rows))
	}
	if rows := driversNamed(r, m, func(d gap.Driver) bool { return d.VIF >= manyShared }, w); rows != "" {
		notes = append(notes, w.Text("drivers.shared", "limit", w.Count(manyShared), "rows", rows))
	}
	if m.Note == "perfect_fit" {
		notes = append(notes, w.Text("drivers.perfect", "outcome", m.Outcome))
	}
	notes = append(notes, withoutErrors(m.Note, inModel(m), w)...)
	if m.Note == gap.NoteLowBase {
		notes = append(notes, w.Text("drivers.low_base"))
	}
	return notes
}

// withoutErrors says why a model of some predictors has coefficients alone, if it has.
func withoutErrors(note string, predictors int64, w lang.Words) []string {
	switch note {
	case "few_clusters":
		return []string{w.Text("drivers.few_clusters", "n", w.Count(predictors+2))}
	case "wide_model":
		return []string{w.Text("drivers.wide", "most", w.Count(gap.MostWeighted))}
	}
	return nil
}

// DriversReading says how the tables of all models are read, and what they do not say.
func DriversReading(r gap.Result, w lang.Words) []string {
	var notes []string
	if slices.ContainsFunc(r.Models, func(m gap.DriverModel) bool { return m.R2.Defined() }) {
		notes = append(notes, w.Text("drivers.reading"))
	}
	if slices.ContainsFunc(r.Models, func(m gap.DriverModel) bool { return m.Ranked == gap.ByLMG }) {
		notes = append(notes, w.Text("drivers.lmg"))
	}
	for _, d := range r.Method.Designs {
		if d.Weights != "" {
			notes = append(notes, w.Text("drivers.weighted"))
		}
		if d.Clusters > 0 {
			notes = append(notes, w.Text("drivers.clustered"))
		}
	}
	if !slices.ContainsFunc(r.Models, func(m gap.DriverModel) bool { return m.Stage == gap.StageLoyalty }) {
		notes = append(notes, w.Text("drivers.no_second"))
	}
	return append(notes, w.Text("drivers.no_causes"))
}

// driversNamed lists the drivers of a model that something holds for.
func driversNamed(r gap.Result, m gap.DriverModel, of func(gap.Driver) bool, w lang.Words) string {
	var names []string
	for _, d := range m.Drivers {
		if of(d) {
			names = append(names, driverLabel(r, d, w))
		}
	}
	return named(names)
}

// DriverEnds is what low and high answers go along with, one row a driver of the
// service.
func DriverEnds(r gap.Result, m gap.DriverModel, w lang.Words) Table {
	b := builder[gap.Driver]{}
	end := func(of func(gap.Ends) gap.End) func(gap.Driver) gap.End {
		return func(d gap.Driver) gap.End { return of(*d.Ends) }
	}
	b.add("label", w.Text("head.driver"), Key, func(d gap.Driver) Cell { return text(driverLabel(r, d, w)) })
	add := func(id, n, head string, count64 func(gap.Driver) int64, of func(gap.Driver) gap.End) {
		if n != "" {
			b.add(id+"_n", n, Count, func(d gap.Driver) Cell {
				if d.Ends.Note == gap.NoteSuppressed {
					return empty
				}
				return count(count64(d))
			})
		}
		b.add(id, head, Gap, func(d gap.Driver) Cell { return number(of(d).Value) })
		b.add(id+"_interval", intervalHead(r, w), Interval, func(d gap.Driver) Cell { return span(of(d).Low, of(d).High) })
		b.add(id+"_shown", "", Mark, func(d gap.Driver) Cell {
			if e := of(d); e.PAdj.Defined() && !e.Shown() {
				return text(tilde)
			}
			return empty
		})
	}
	add("penalty", w.Text("head.low_n"), w.Text("head.penalty"), func(d gap.Driver) int64 { return d.Ends.LowN }, end(func(e gap.Ends) gap.End { return e.Penalty }))
	add("reward", w.Text("head.high_n"), w.Text("head.reward"), func(d gap.Driver) int64 { return d.Ends.HighN }, end(func(e gap.Ends) gap.End { return e.Reward }))
	add("asymmetry", "", w.Text("head.asymmetry"), nil, end(func(e gap.Ends) gap.End { return e.Asymmetry }))
	b.add("class", w.Text("head.class"), Text, func(d gap.Driver) Cell { return text(classWord(d.Ends, w)) })
	t := Table{
		Title: title(w.Text("ends.title", "outcome", m.Outcome), project(r, w)), Columns: b.columns,
		Lead: []string{w.Text("ends.lead", "people", people(m.EndsN, m.Group, w), "outcome", m.Outcome)},
	}
	hidden, estimated, why := false, int64(0), ""
	for _, d := range m.Drivers {
		if d.Ends != nil {
			t.Rows = append(t.Rows, b.row(d, false))
			hidden = hidden || d.Ends.Note == gap.NoteSuppressed
		}
		if d.Ends != nil && d.Ends.Penalty.Value.Defined() {
			estimated, why = estimated+2, d.Ends.Note
		}
	}
	t.Notes = append([]string{w.Text("ends.classes", "limit", w.Shortest(gap.Significance))}, withoutErrors(why, estimated, w)...)
	return withLimits(t, r, hidden, w)
}

func classWord(e *gap.Ends, w lang.Words) string {
	switch e.Class {
	case gap.ClassBasic:
		return w.Text("ends.basic")
	case gap.ClassExcitement:
		return w.Text("ends.excitement")
	case gap.ClassPerformance:
		return w.Text("ends.performance")
	}
	switch e.Note {
	case gap.NoteFewEnds:
		return w.Text("ends.not_estimated", "least", w.Count(gap.LeastAtEnd))
	case gap.NoteSuppressed:
		return ""
	}
	if !e.Penalty.PAdj.Defined() {
		return "" // there is no test that could show it
	}
	return tilde
}
