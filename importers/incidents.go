package importers

import (
	_ "embed"
	"slices"
	"strconv"
	"sync"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// IncidentField is what a column of a table of incidents holds.
type IncidentField string

// The fields, by the keys that name them.
const (
	IncidentDate         IncidentField = "date"
	IncidentUnit         IncidentField = "unit"
	IncidentTouchpoint   IncidentField = "touchpoint"
	IncidentValence      IncidentField = "valence"
	IncidentCause        IncidentField = "cause"
	IncidentSecond       IncidentField = "second_cause"
	IncidentResolved     IncidentField = "resolved"
	IncidentDays         IncidentField = "days"
	IncidentSatisfaction IncidentField = "satisfaction"
)

// IncidentFields lists the fields in the order of their keys in a table.
func IncidentFields() []IncidentField {
	return []IncidentField{
		IncidentDate, IncidentUnit, IncidentTouchpoint, IncidentValence, IncidentCause, IncidentSecond,
		IncidentResolved, IncidentDays, IncidentSatisfaction,
	}
}

// IncidentColumns says which columns of a table hold what, where the user said so, and
// on which scale satisfaction is; the zero scale accepts every number.
type IncidentColumns struct {
	Named map[IncidentField]ColumnRef
	Scale survey.Scale
}

//go:embed words/incidents.txt
var incidentList string

// incidentWords are the kinds of the list by their words.
var incidentWords = sync.OnceValue(func() map[string]map[string]bool {
	kinds := make(map[string]map[string]bool)
	readWords(incidentList, func(kind, word string) {
		if kinds[kind] == nil {
			kinds[kind] = make(map[string]bool)
		}
		kinds[kind][word] = true
	})
	return kinds
})

// IncidentTable is what was read of a table beside its incidents.
type IncidentTable struct {
	Columns     map[IncidentField]string // by name, those that were found
	Rows        int64
	Incidents   int64
	Blank       int64  // rows without anything in them
	Unvalued    int64  // rows left out for WithoutValence
	First, Last string // days, as 2026-09-30; empty without dates
}

// WithoutValence is why a row is left out that says neither complaint nor praise, where
// others do.
const WithoutValence = "no_valence"

// ReadIncidents gives the incidents of a table, one a row, to f. Columns that the user
// did not name are found by their names; one of unit, touchpoint and cause has to be
// there. What is wrong comes back as one problem.List; f has seen incidents by then.
func ReadIncidents(s *Source, c IncidentColumns, f func(survey.Incident)) (IncidentTable, error) {
	r := incidentReader{tableReader: newTableReader(s), scale: c.Scale}
	r.find(c.Named)
	if len(r.problems) > 0 {
		return r.table, capped(r.problems)
	}
	err := r.each(func(rec record.Record) {
		if i, ok := r.incident(rec); ok {
			r.table.Incidents++
			f(i)
		}
	})
	if err != nil {
		return r.table, err
	}
	r.table.Rows, r.table.Blank = r.rows, r.blank
	if _, ok := r.columns[IncidentDate]; ok {
		r.table.First, r.table.Last = r.dates.ends(r.misread(IncidentDate))
	}
	return r.table, r.done()
}

// HoldsIncidents reports whether a table is one of incidents by the names of its columns:
// one says what was complained about or praised, and another when or where.
func HoldsIncidents(s *Source) bool {
	r := incidentReader{tableReader: newTableReader(s)}
	r.find(nil)
	has := func(fields ...IncidentField) bool {
		return slices.ContainsFunc(fields, func(field IncidentField) bool { _, ok := r.columns[field]; return ok })
	}
	return len(r.problems) == 0 && has(IncidentValence, IncidentCause) && has(IncidentDate, IncidentUnit, IncidentTouchpoint)
}

// incidentReader is the state of ReadIncidents.
type incidentReader struct {
	tableReader
	scale   survey.Scale
	columns map[IncidentField]int
	table   IncidentTable
	dates   dates
}

// find finds the columns: those named, and of the others those whose name says what
// they hold.
func (r *incidentReader) find(named map[IncidentField]ColumnRef) {
	r.columns, r.table.Columns = make(map[IncidentField]int), make(map[IncidentField]string)
	taken := make(map[int]bool)
	for _, field := range IncidentFields() {
		if ref, ok := named[field]; ok {
			if column, ok := r.column(ref); ok {
				r.columns[field], taken[column] = column, true
			}
		}
	}
	for _, field := range IncidentFields() {
		if _, ok := named[field]; ok {
			continue
		}
		r.guess(field, taken)
	}
	for field, column := range r.columns {
		r.table.Columns[field] = nameOf(r.header, column)
	}
	about := func(field IncidentField) bool { _, ok := r.columns[field]; return ok }
	if len(r.problems) == 0 && !slices.ContainsFunc([]IncidentField{IncidentUnit, IncidentTouchpoint, IncidentCause}, about) {
		r.failIn(problem.Problem{
			Code:    "E-INCIDENT-COLUMNS",
			Message: problem.Say("found no column that says where an incident happened or what caused it, among %s; accepted is a table with a row for each incident and a column named unit, touchpoint or cause", listNames(r.header)),
			Fix:     problem.Say("name it: %s, and likewise the others", columnOf("cause", nameOf(r.header, len(r.header)-1))),
		})
	}
}

// guess finds the column of a field by its name. Of several it is not known which one is
// meant.
func (r *incidentReader) guess(field IncidentField, taken map[int]bool) {
	var found []int
	for column, name := range r.folded {
		if incidentWords()[string(field)][name] && !taken[column] {
			found = append(found, column)
		}
	}
	switch {
	case len(found) == 1:
		r.columns[field], taken[found[0]] = found[0], true
	case len(found) > 1:
		r.failIn(problem.Problem{
			Code:    "E-COL-DUPLICATE",
			Message: problem.Say("columns %s can each be the %s of an incident; accepted is one", r.list(found), field),
			Fix:     problem.Say("say which: %s", columnOf(field, nameOf(r.header, found[0]))),
		})
	}
}

// incident reads a row; ok is false where it has to be left out.
func (r *incidentReader) incident(rec record.Record) (i survey.Incident, ok bool) {
	cell := func(field IncidentField) string {
		if column, ok := r.columns[field]; ok {
			return tidy(rec.Cells[column])
		}
		return ""
	}
	i.Unit, i.Touchpoint, i.Cause, i.Second = cell(IncidentUnit), cell(IncidentTouchpoint), cell(IncidentCause), cell(IncidentSecond)
	if date := cell(IncidentDate); date != "" && !r.dates.add(date, rec.Row) {
		r.misread(IncidentDate).add(beginning(date), rec.Row)
	}
	switch kind := r.word(IncidentResolved, cell(IncidentResolved), rec.Row, "is_resolved", "is_unresolved"); kind {
	case "is_resolved":
		i.Resolution = survey.Resolved
	case "is_unresolved":
		i.Resolution = survey.Unresolved
	}
	i.Days = r.number(IncidentDays, cell(IncidentDays), rec.Row, func(d survey.Decimal) bool {
		return d.Unscaled >= 0 && d.Compare(survey.Decimal{Unscaled: mostDays}) <= 0
	})
	i.Satisfied = r.number(IncidentSatisfaction, cell(IncidentSatisfaction), rec.Row, func(d survey.Decimal) bool {
		_, ok := r.scale.Code(d)
		return ok || r.scale.Points == 0 && d.Compare(survey.Decimal{Unscaled: mostDays}) <= 0 && d.Compare(survey.Decimal{Unscaled: -mostDays}) >= 0
	})
	valence, asked := cell(IncidentValence), false
	if _, asked = r.columns[IncidentValence]; asked && valence == "" {
		r.table.Unvalued++
		return i, false
	}
	i.Positive = r.word(IncidentValence, valence, rec.Row, "is_praise", "is_complaint") == "is_praise"
	return i, true
}

// mostDays is more than a complaint can take, and than any scale of satisfaction has.
const mostDays = 100_000

// word is the kind of words that a cell belongs to, and none of an empty cell.
func (r *incidentReader) word(field IncidentField, cell string, row int, kinds ...string) string {
	if cell == "" {
		return ""
	}
	for _, kind := range kinds {
		if incidentWords()[kind][fold(cell)] {
			return kind
		}
	}
	r.misread(field).add(beginning(cell), row)
	return ""
}

// number is the number of a cell, nil of an empty one and of a word for no answer.
func (r *incidentReader) number(field IncidentField, cell string, row int, accepted func(survey.Decimal) bool) *survey.Decimal {
	if _, missing := knownMissing()[fold(cell)]; missing {
		return nil
	}
	number, ok := numberOf(cell)
	if !ok || !accepted(number) {
		r.misread(field).add(beginning(cell), row)
		return nil
	}
	return &number
}

// misread is what did not fit in the column of a field.
func (r *incidentReader) misread(field IncidentField) *values {
	return r.in(r.columns[field], map[IncidentField]problem.Text{
		IncidentDate:         problem.Say("a day such as 2026-09-30 or 30.9.2026, and with strokes one that can be read in one way"),
		IncidentValence:      problem.Say("complaint or praise, negative or positive, - or +"),
		IncidentResolved:     problem.Say("yes or no, resolved or unresolved, closed or open"),
		IncidentDays:         problem.Say("a number of days, 0 or more"),
		IncidentSatisfaction: r.satisfaction(),
	}[field])
}

func (r *incidentReader) satisfaction() problem.Text {
	if r.scale.Points == 0 {
		return problem.Say("a number")
	}
	return problem.Say("an answer on the scale %s", r.scale)
}

// columnOf names the column of a field, as a flag and as servgap.yaml has it.
func columnOf(field IncidentField, name string) problem.Setting {
	name = problem.Clean(name)
	return problem.Setting{
		Name: "column", Value: string(field) + "=" + problem.Shell(name),
		Key: "columns", Kept: "{" + string(field) + ": " + strconv.Quote(name) + "}",
	}
}
