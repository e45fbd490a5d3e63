package importers

import (
	"fmt"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Map finds the columns that a project file names. A range takes the columns in
// the order of the file for the items in the order of the questionnaire, and has
// to be as long as that. Names are compared exactly, and if that finds nothing,
// without regard to case.
//
// All that is wrong comes back at once, at the place of the project file that
// says so: a column that does not exist, a name that two columns have, two of a
// cell's names that both exist, a range of another length, a column that answers
// two questions, a label that stands for two answers.
//
// Answers in words that the mapping has no labels for are read by the sets that are
// known and those that it adds; the scale of the mapping decides between several.
//
// Map panics if the mapping contradicts itself: more or fewer questions than
// constructs or outcomes, labels that are not as many as the scale has answers.
func Map(s *Source, m Mapping) (Layout, problem.List) {
	mp := mapper{lookup: newLookup(s), mapping: &m, answering: make(map[int]problem.Text)}
	mp.layout = Layout{
		Questionnaire: m.Questionnaire,
		header:        s.Header, mapped: true, skipped: s.further, doubts: doubtful(s.Dialect),
		missing: missingCodes(m.DontKnow, m.NotApplicable), blank: missingCodes(nil, nil),
	}
	if m.HeaderRows > 0 {
		mp.layout.skipped = m.HeaderRows - 1
	}
	mp.questions()
	mp.labels(s)
	mp.layout.segments = mp.segments(m.Segments)
	mp.layout.rules = mp.rules(m.Exclude, m.Where)
	mp.layout.drawing = mp.drawing(m.Drawing, mp.layout.answers)
	if m.ID != nil {
		mp.layout.id, mp.layout.hasID = mp.column(*m.ID)
	}
	if len(mp.problems) > 0 {
		return Layout{}, capped(mp.problems)
	}
	return mp.layout, nil
}

// mapper is the state of Map.
type mapper struct {
	lookup
	mapping   *Mapping
	layout    Layout
	answering map[int]problem.Text // what a column answers
}

func (mp *mapper) questions() {
	m, q := mp.mapping, &mp.layout.Questionnaire
	if len(m.Constructs) != len(q.Constructs) || len(m.Outcomes) != len(q.Outcomes) || len(m.Direct) != len(q.Direct) || (m.Antecedents == nil) != (q.Antecedents == nil) {
		panic(fmt.Sprintf("importers: %d questions for %d constructs, %d columns for %d outcomes, %d questions for %d direct ratings, antecedents %v of %v", len(m.Constructs), len(q.Constructs), len(m.Outcomes), len(q.Outcomes), len(m.Direct), len(q.Direct), m.Antecedents, q.Antecedents))
	}
	items := itemIDs(q.Instrument)
	var dimensions []string
	for _, dimension := range q.Instrument.Dimensions {
		dimensions = append(dimensions, dimension.ID)
	}
	for i, question := range m.Constructs {
		what := func(item string) problem.Text { return problem.Say("%s of item %s", q.Constructs[i], item) }
		mp.layout.answers = append(mp.layout.answers, mp.question(question, what, false, items)...)
	}
	q.Points = m.Points != nil
	if q.Points {
		what := func(dimension string) problem.Text { return problem.Say("points of dimension %s", dimension) }
		mp.layout.points = mp.question(*m.Points, what, true, dimensions)
	}
	for i, outcome := range m.Outcomes {
		column, ok := mp.column(outcome)
		if ok {
			mp.answers(column, problem.Say("outcome %s", problem.Quote(q.Outcomes[i].ID)), outcome.Place)
		}
		mp.layout.outcomes = append(mp.layout.outcomes, column)
	}
	for i, question := range m.Direct {
		d := q.Direct[i]
		what := func(item string) problem.Text { return problem.Say("%s rated directly of item %s", d.Gap, item) }
		if d.ByDimension {
			what = func(dimension string) problem.Text {
				return problem.Say("%s rated directly of dimension %s", d.Gap, dimension)
			}
		}
		mp.layout.beside = append(mp.layout.beside, mp.question(question, what, d.ByDimension, itemIDs(d.Questionnaire.Instrument)))
	}
	mp.antecedents()
	mp.organisation()
}

func itemIDs(in survey.Instrument) []string {
	var ids []string
	for _, item := range in.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

// question finds a column for each of the units, which are items or dimensions;
// what says which answers one of them holds. A column that is not found is 0, and a
// problem.
func (mp *mapper) question(q Question, what func(unit string) problem.Text, byDimension bool, units []string) []int {
	columns, places := make([]int, len(units)), make([]string, len(units))
	found, named := make([]bool, len(units)), make([]bool, len(units))
	if q.First != "" {
		span := mp.span(q, byDimension, len(units))
		for i := range units {
			named[i] = true
			if found[i] = span != nil; found[i] {
				columns[i], places[i] = span[i], q.Place
			}
		}
	}
	var lacking []Cell
	for _, cell := range q.Cells {
		i := cell.Index
		column, n := mp.cell(cell, what(problem.Quote(units[i])))
		columns[i], places[i], found[i], named[i] = column, cell.Place, n == 1, true
		if n == 0 {
			lacking = append(lacking, cell)
		}
	}
	mp.lacking(lacking)
	for i, unit := range units {
		switch {
		case found[i]:
			mp.answers(columns[i], what(problem.Quote(unit)), places[i])
		case !named[i]:
			mp.fail(q.Place, problem.Problem{
				Code:    "E-COL-MISSING",
				Message: problem.Say("found no column for %s; accepted is one for each", what(problem.Quote(unit))),
				Fix:     problem.Say("name its column"),
			})
		}
	}
	return columns
}

// answers remembers what a column answers, which may be one question only.
func (mp *mapper) answers(column int, what problem.Text, place string) {
	first, known := mp.answering[column]
	if !known {
		mp.answering[column] = what
		return
	}
	mp.fail(place, problem.Problem{
		Code: "E-COL-TWICE",
		Message: problem.Say("found column %s %q as %s and as %s; accepted is one question for each column",
			problem.Letters(column+1), problem.Quote(mp.header[column]), first, what),
		Fix: problem.Say("name another column for one of them"),
	})
}
