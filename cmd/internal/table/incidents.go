package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Incidents is what tables of complaints say: of complaints and of praise a table for
// each division, then what compares them with others.
func Incidents(r gap.Result, w lang.Words) []Table {
	all := r.Incidents
	var tables []Table
	for rows := all.Rows; len(rows) > 0; {
		end := slices.IndexFunc(rows, func(row gap.IncidentRow) bool { return row.Valence != rows[0].Valence || row.By != rows[0].By })
		if end < 0 {
			end = len(rows)
		}
		part := rows[:end]
		rows = rows[end:]
		switch {
		case part[0].By == gap.UndividedIncidents:
			tables = append(tables, incidentHead(r, part[0], w))
		case part[0].By == gap.DimensionsOfCauses:
			tables = append(tables, incidentDimensions(r, part, w))
		case len(part) > 1 || !part[0].Suppressed:
			tables = append(tables, incidentClasses(r, part, w))
		}
	}
	if len(all.Recovery) > 0 {
		tables = append(tables, recovery(r, w))
	}
	if all.Coding != nil {
		tables = append(tables, coding(r, w))
	}
	return tables
}

// incidentHead is the whole in lines, without rows.
func incidentHead(r gap.Result, whole gap.IncidentRow, w lang.Words) Table {
	name := w.Text("incidents.complaints")
	if whole.Valence == gap.Praise {
		name = w.Text("incidents.praise")
	}
	period := ""
	if r.Incidents.First != "" {
		period = w.Range(r.Incidents.First, r.Incidents.Last)
	}
	t := Table{Title: title(name, project(r, w), period)}
	if whole.Suppressed {
		t.Lead = []string{w.Text("note.empty", "n", w.Count(r.Method.MinCell))}
		return t
	}
	said := w.Text("incidents.n", "n", w.Count(whole.N))
	if whole.Rate.Defined() {
		said += apart + w.Text("incidents.rate", "rate", points(whole.Rate, w), "interval", w.Range(points(whole.RateLow, w), points(whole.RateHigh, w)), "level", confidence(r, w), "n", w.Count(whole.Customers))
	} else {
		said += apart + w.Text("incidents.no_rate")
	}
	t.Lead = append(t.Lead, said)
	if whole.Unresolved.Defined() {
		t.Lead = append(t.Lead, w.Text("incidents.unresolved", "share", w.Percent(float64(whole.Unresolved)), "interval", w.Range(w.Percent(float64(whole.UnresolvedLow)), w.Percent(float64(whole.UnresolvedHi))), "n", w.Count(whole.Known)))
	}
	if whole.DaysMean.Defined() {
		t.Lead = append(t.Lead, w.Text("incidents.days", "mean", points(whole.DaysMean, w), "median", points(whole.DaysMedian, w), "n", w.Count(whole.DaysN)))
	}
	return t
}

// incidentName is what a class is called.
func incidentName(row gap.IncidentRow, w lang.Words) string {
	switch {
	case row.By == gap.DimensionsOfCauses && row.Pooled > 0:
		return w.Text("incidents.other_causes")
	case row.Pooled > 0:
		return w.Text("incidents.pooled", "n", w.Count(int64(row.Pooled)))
	case row.By == gap.DimensionsOfCauses && row.ID == "":
		return w.Text("incidents.no_dimension")
	case row.ID == "":
		return w.Text("incidents.untold")
	default:
		return w.Label(row.ID, row.Label())
	}
}

// incidentDivision is what the classes of a row's division are called.
func incidentDivision(row gap.IncidentRow, w lang.Words) string {
	switch row.By {
	case gap.CausesOfIncidents:
		return w.Text("head.cause")
	case gap.TouchpointsOfIncidents:
		return w.Text("head.touchpoint")
	case gap.UnitsOfIncidents:
		return w.Text("head.unit")
	default:
		return w.Text("head.dimension")
	}
}

// incidentClasses is the classes of a division, the most frequent first, with what the
// first of them make up together.
func incidentClasses(r gap.Result, rows []gap.IncidentRow, w lang.Words) Table {
	any := func(of func(gap.IncidentRow) gap.Number) bool {
		return slices.ContainsFunc(rows, func(row gap.IncidentRow) bool { return of(row).Defined() })
	}
	b := builder[gap.IncidentRow]{}
	b.add("id", incidentDivision(rows[0], w), Key, func(row gap.IncidentRow) Cell { return text(incidentName(row, w)) })
	addShares(&b, w)
	if any(func(row gap.IncidentRow) gap.Number { return row.Rate }) {
		b.add("rate", w.Text("head.per_hundred"), Value, func(row gap.IncidentRow) Cell { return number(row.Rate) })
		b.add("rate_interval", intervalHead(r, w), Level, func(row gap.IncidentRow) Cell { return span(row.RateLow, row.RateHigh) })
	}
	if any(func(row gap.IncidentRow) gap.Number { return row.Unresolved }) {
		b.add("unresolved", w.Text("head.unresolved"), Percent, func(row gap.IncidentRow) Cell { return number(row.Unresolved) })
		b.add("unresolved_interval", intervalHead(r, w), PercentRange, func(row gap.IncidentRow) Cell { return span(row.UnresolvedLow, row.UnresolvedHi) })
	}
	if any(func(row gap.IncidentRow) gap.Number { return row.DaysMean }) {
		b.add("days_mean", w.Text("head.days"), Value, func(row gap.IncidentRow) Cell { return number(row.DaysMean) })
		b.add("days_median", w.Text("head.median"), Value, func(row gap.IncidentRow) Cell { return number(row.DaysMedian) })
	}
	t := Table{Columns: b.columns}
	few, pooled := false, false
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
		few, pooled = few || row.Note != "" && row.Note != gap.NoteNoCustomers, pooled || row.Pooled > 0
	}
	if pooled {
		t.Notes = append(t.Notes, w.Text("incidents.pooled_note", "n", w.Count(r.Method.MinCell)))
	}
	if few {
		t.Notes = append(t.Notes, w.Text("note.empty_part", "n", w.Count(r.Method.MinCell)))
	}
	return t
}

// addShares adds how many incidents there are, and what they make up.
func addShares(b *builder[gap.IncidentRow], w lang.Words) {
	b.add("n", "n", Count, func(row gap.IncidentRow) Cell {
		if row.Suppressed {
			return empty
		}
		return count(row.N)
	})
	b.add("share", w.Text("head.share"), Percent, func(row gap.IncidentRow) Cell { return number(row.Share) })
	b.add("cumulative", w.Text("head.cumulative"), Percent, func(row gap.IncidentRow) Cell { return number(row.Cumulative) })
}

// incidentDimensions is complaints beside the service gap of their dimension.
func incidentDimensions(r gap.Result, rows []gap.IncidentRow, w lang.Words) Table {
	b := builder[gap.IncidentRow]{}
	b.add("id", w.Text("head.dimension"), Key, func(row gap.IncidentRow) Cell { return text(incidentName(row, w)) })
	addShares(&b, w)
	b.add("gap", w.Text("head.gap"), Gap, func(row gap.IncidentRow) Cell { return number(row.Gap) })
	b.add("interval", intervalHead(r, w), Interval, func(row gap.IncidentRow) Cell { return span(row.GapLow, row.GapHigh) })
	b.add("gap_rank", w.Text("head.place_of_gap"), Count, func(row gap.IncidentRow) Cell {
		if row.GapRank == 0 {
			return empty
		}
		return count(int64(row.GapRank))
	})
	t := Table{Title: w.Text("incidents.by_dimension"), Columns: b.columns}
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	link := r.Incidents.Link
	if slices.ContainsFunc(rows, func(row gap.IncidentRow) bool { return row.Suppressed }) {
		t.Notes = append(t.Notes, w.Text("incidents.pooled_dimension"))
	}
	switch {
	case link.Spearman.Defined() && link.Low.Defined():
		t.Notes = append(t.Notes, w.Text("incidents.link", "r", points(link.Spearman, w), "interval", w.Range(points(link.Low, w), points(link.High, w)), "n", w.Count(link.N)))
	case link.Spearman.Defined():
		t.Notes = append(t.Notes, w.Text("incidents.link_alone", "r", points(link.Spearman, w), "n", w.Count(link.N)))
	case link.Note == gap.NoteFewDimensions:
		t.Notes = append(t.Notes, w.Text("incidents.few_dimensions", "n", w.Count(link.N)))
	default:
		t.Notes = append(t.Notes, w.Text("incidents.link_flat"))
	}
	return t
}

// recovery is how satisfied those are whose complaint was resolved, against others.
func recovery(r gap.Result, w lang.Words) Table {
	b := builder[gap.Recovery]{}
	b.add("against", w.Text("head.against"), Key, func(row gap.Recovery) Cell { return text(againstWhom(row.Against, w)) })
	hidden := func(n int64, suppressed bool) Cell {
		if suppressed {
			return empty
		}
		return count(n)
	}
	b.add("to_n", w.Text("head.n_resolved"), Count, func(row gap.Recovery) Cell { return hidden(row.ToN, row.Suppressed) })
	b.add("to_value", w.Text("head.resolved"), Value, func(row gap.Recovery) Cell { return number(row.ToValue) })
	b.add("from_n", w.Text("head.n_others"), Count, func(row gap.Recovery) Cell { return hidden(row.FromN, row.Suppressed) })
	b.add("from_value", w.Text("head.others"), Value, func(row gap.Recovery) Cell { return number(row.FromValue) })
	b.add("difference", w.Text("head.difference"), Gap, func(row gap.Recovery) Cell { return number(row.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(row gap.Recovery) Cell { return span(row.Low, row.High) })
	b.add("shown", "", Mark, func(row gap.Recovery) Cell { return text(markOf(row.Suppressed, row.Note, row.PAdj, w)) })
	b.add("p", "p", P, func(row gap.Recovery) Cell { return number(row.P) })
	t := Table{Title: w.Text("recovery.title"), Lead: []string{w.Text("recovery.lead")}, Columns: b.columns}
	for _, row := range r.Incidents.Recovery {
		t.Rows = append(t.Rows, b.row(row, false))
		switch {
		case row.Suppressed:
			t.Notes = append(t.Notes, w.Text("note.fewer", "mark", w.Text("state.fewer"), "n", w.Count(r.Method.MinCell)))
		case row.PAdj.Defined() && !row.Shown():
			t.Notes = append(t.Notes, w.Text("recovery.tilde", "limit", w.Shortest(gap.Significance)))
		case !row.PAdj.Defined():
			t.Notes = append(t.Notes, w.Text("note.untested", "mark", w.Text("state.untested")))
		}
	}
	slices.Sort(t.Notes)
	t.Notes = slices.Compact(t.Notes)
	return t
}

func againstWhom(against string, w lang.Words) string {
	switch against {
	case gap.AgainstUnresolved:
		return w.Text("recovery.unresolved")
	case gap.AgainstWithout:
		return w.Text("recovery.without")
	default:
		return w.Text("recovery.customers")
	}
}

// codedRow is a row of the table of two coders.
type codedRow struct {
	cause  string
	n      int64
	shares []gap.Number
}

// coding is how far two coders agree on the causes: what the first called a row and the
// second a column.
func coding(r gap.Result, w lang.Words) Table {
	c := r.Incidents.Coding
	t := Table{Title: w.Text("coding.title")}
	if c.Suppressed {
		t.Lead = []string{w.Text("note.empty", "n", w.Count(r.Method.MinCell))}
		return t
	}
	agreed := w.Text("coding.agreed", "share", w.Percent(float64(c.Observed)), "chance", w.Percent(float64(c.Expected)), "n", w.Count(c.N))
	if c.Kappa.Defined() {
		agreed += apart + w.Text("coding.kappa", "kappa", points(c.Kappa, w), "se", points(c.SE, w), "interval", w.Range(points(c.Low, w), points(c.High, w)), "level", confidence(r, w))
	} else {
		agreed += apart + w.Text("coding.no_kappa")
	}
	t.Lead = []string{agreed}
	name := func(i int) string {
		if i == len(c.Causes)-1 && c.Causes[i] == "" {
			return w.Text("incidents.pooled", "n", w.Count(int64(c.Pooled())))
		}
		return c.Causes[i]
	}
	b := builder[codedRow]{}
	b.add("cause", w.Text("coding.first_second"), Key, func(row codedRow) Cell { return text(row.cause) })
	b.add("n", "n", Count, func(row codedRow) Cell { return count(row.n) })
	for i := range c.Causes {
		b.add("second", name(i), Percent, func(row codedRow) Cell { return number(row.shares[i]) })
	}
	t.Columns = b.columns
	for i, shares := range c.Shares {
		t.Rows = append(t.Rows, b.row(codedRow{name(i), c.FirstN[i], shares}, false))
	}
	return t
}
