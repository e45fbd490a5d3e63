package importers

import (
	"fmt"
	"slices"
	"strings"

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
// Map panics if the mapping contradicts itself: more or fewer questions than
// constructs or outcomes, labels that are not as many as the scale has answers.
func Map(s *Source, m Mapping) (Layout, problem.List) {
	mp := mapper{source: s, index: newIndex(s.Header), mapping: &m, answering: make(map[int]string)}
	mp.layout = Layout{
		Questionnaire: m.Questionnaire,
		header:        s.Header, mapped: true, skipped: max(0, m.HeaderRows-1),
		missing: missingCodes(m.DontKnow, m.NotApplicable), blank: missingCodes(nil, nil),
	}
	mp.questions()
	mp.labels()
	mp.respondents()
	if m.ID != nil {
		mp.layout.id, mp.layout.hasID = mp.column(*m.ID, "id")
	}
	if len(mp.problems) > 0 {
		return Layout{}, capped(mp.problems)
	}
	return mp.layout, nil
}

// mapper is the state of Map.
type mapper struct {
	source *Source
	index
	mapping   *Mapping
	layout    Layout
	answering map[int]string // what a column answers
	problems  problem.List
}

func (mp *mapper) fail(place string, p problem.Problem) {
	mp.problems = append(mp.problems, mp.source.at(place, p))
}

// failIn reports what is wrong with the survey file and not with the project.
func (mp *mapper) failIn(list ...problem.Problem) {
	for _, p := range list {
		p.File, p.Sheet = mp.source.Name, mp.source.Sheet
		if !slices.ContainsFunc(mp.problems, func(known problem.Problem) bool { return known.Error() == p.Error() }) {
			mp.problems = append(mp.problems, p)
		}
	}
}

func (mp *mapper) questions() {
	m, q := mp.mapping, &mp.layout.Questionnaire
	if len(m.Constructs) != len(q.Constructs) || len(m.Outcomes) != len(q.Outcomes) || len(m.Direct) != len(q.Direct) {
		panic(fmt.Sprintf("importers: %d questions for %d constructs, %d columns for %d outcomes, %d questions for %d direct ratings", len(m.Constructs), len(q.Constructs), len(m.Outcomes), len(q.Outcomes), len(m.Direct), len(q.Direct)))
	}
	items := itemIDs(q.Instrument)
	var dimensions []string
	for _, dimension := range q.Instrument.Dimensions {
		dimensions = append(dimensions, dimension.ID)
	}
	for i, question := range m.Constructs {
		mp.layout.answers = append(mp.layout.answers, mp.question(question, string(q.Constructs[i])+" of item", items)...)
	}
	q.Points = m.Points != nil
	if q.Points {
		mp.layout.points = mp.question(*m.Points, "points of dimension", dimensions)
	}
	for i, outcome := range m.Outcomes {
		what := "outcome " + q.Outcomes[i].ID
		column, ok := mp.column(outcome, what)
		if ok {
			mp.answers(column, what, outcome.Place)
		}
		mp.layout.outcomes = append(mp.layout.outcomes, column)
	}
	for i, question := range m.Direct {
		d := q.Direct[i]
		what := d.Gap + " rated directly of item"
		if d.ByDimension {
			what = d.Gap + " rated directly of dimension"
		}
		mp.layout.direct = append(mp.layout.direct, mp.question(question, what, itemIDs(d.Questionnaire.Instrument)))
	}
}

func itemIDs(in survey.Instrument) []string {
	var ids []string
	for _, item := range in.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

// question finds a column for each of the units, which are items or dimensions;
// what says which answers they hold. A column that is not found is 0, and a
// problem.
func (mp *mapper) question(q Question, what string, units []string) []int {
	columns, places := make([]int, len(units)), make([]string, len(units))
	found, named := make([]bool, len(units)), make([]bool, len(units))
	if q.First != "" {
		span := mp.span(q, what, len(units))
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
		column, n := mp.cell(cell, what+" "+units[i])
		columns[i], places[i], found[i], named[i] = column, cell.Place, n == 1, true
		if n == 0 {
			lacking = append(lacking, cell)
		}
	}
	mp.lacking(lacking)
	for i, unit := range units {
		switch {
		case found[i]:
			mp.answers(columns[i], what+" "+unit, places[i])
		case !named[i]:
			mp.fail(q.Place, problem.Problem{
				Code:    "E-COL-MISSING",
				Message: fmt.Sprintf("found no column for %s %s; accepted is one for each", what, problem.Quote(unit)),
				Fix:     "name its column",
			})
		}
	}
	return columns
}

// answers remembers what a column answers, which may be one question only.
func (mp *mapper) answers(column int, what, place string) {
	first, known := mp.answering[column]
	if !known {
		mp.answering[column] = what
		return
	}
	mp.fail(place, problem.Problem{
		Code: "E-COL-TWICE",
		Message: fmt.Sprintf("found column %s %q as %s and as %s; accepted is one question for each column",
			problem.Letters(column+1), problem.Quote(mp.header[column]), problem.Quote(first), problem.Quote(what)),
		Fix: "name another column for one of them",
	})
}

// cell finds the column that one of a cell's names names, and says how many do.
func (mp *mapper) cell(cell Cell, what string) (column, found int) {
	var columns []int
	for _, name := range cell.Names {
		same := mp.named(name)
		if len(same) > 1 {
			mp.failIn(mp.ambiguous(name, same))
			return 0, len(same)
		}
		for _, column := range same {
			if !slices.Contains(columns, column) {
				columns = append(columns, column)
			}
		}
	}
	if len(columns) > 1 {
		mp.fail(cell.Place, problem.Problem{
			Code:    "E-COL-DUPLICATE",
			Message: fmt.Sprintf("found columns %s for %s in %s; accepted is one", mp.list(columns), problem.Quote(what), mp.source.title()),
			Fix:     "write the name of the right one",
		})
		return 0, len(columns)
	}
	if len(columns) == 0 {
		return 0, 0
	}
	return columns[0], 1
}

// list names columns with their letters.
func (mp *mapper) list(columns []int) string {
	var names []string
	for _, column := range columns {
		names = append(names, fmt.Sprintf(`%s "%s"`, problem.Letters(column+1), problem.Quote(mp.header[column])))
	}
	return strings.Join(names, ", ")
}

// lacking reports the columns that a question names and the file has not: one
// problem for each place that names some.
func (mp *mapper) lacking(cells []Cell) {
	for len(cells) > 0 {
		place := cells[0].Place
		var names, candidates []string
		var others []Cell
		for _, cell := range cells {
			if cell.Place != place {
				others = append(others, cell)
				continue
			}
			candidates = append(candidates, cell.Names...)
			var quoted []string
			for _, name := range cell.Names {
				quoted = append(quoted, `"`+problem.Quote(name)+`"`)
			}
			names = append(names, strings.Join(quoted, " or "))
		}
		mp.missing(place, names, candidates)
		cells = others
	}
}

// missing reports columns that do not exist; names are the columns in quotes,
// candidates all that they may be called.
func (mp *mapper) missing(place string, names, candidates []string) {
	p := problem.Problem{Code: "E-COL-MISSING", Fix: "name one of these: " + listNames(mp.header)}
	listed := strings.Join(names[:min(len(names), mostListed)], ", ")
	if more := len(names) - mostListed; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	if len(names) == 1 {
		p.Message = fmt.Sprintf("column %s is not in %s", listed, mp.source.title())
	} else {
		p.Message = fmt.Sprintf("%d columns are not in %s: %s", len(names), mp.source.title(), listed)
	}
	for _, name := range candidates {
		nearest, ok := problem.Nearest(name, mp.header)
		if !ok {
			continue
		}
		p.Similar = []string{nearest}
		p.Message += fmt.Sprintf(`; the nearest name there is "%s" (column %s)`, problem.Quote(nearest), problem.Letters(slices.Index(mp.header, nearest)+1))
		p.Fix = "write the name as the file has it"
		break
	}
	if nameless(mp.header) {
		p.Fix = "the first row of the file looks like answers: write the names of the columns in a row above them"
	}
	mp.fail(place, p)
}

// column finds the column that a reference names.
func (mp *mapper) column(ref ColumnRef, what string) (column int, ok bool) {
	column, found := mp.cell(Cell{Names: []string{ref.Name}, Place: ref.Place}, what)
	if found == 0 {
		mp.missing(ref.Place, []string{`"` + problem.Quote(ref.Name) + `"`}, []string{ref.Name})
	}
	return column, found == 1
}

// span is the columns from one name to another, nil if they are not n.
func (mp *mapper) span(q Question, what string, n int) []int {
	first, ok1 := mp.column(ColumnRef{q.First, q.Place}, what)
	last, ok2 := mp.column(ColumnRef{q.Last, q.Place}, what)
	if !ok1 || !ok2 {
		return nil
	}
	written := problem.Quote(q.First) + ":" + problem.Quote(q.Last)
	if first > last {
		mp.fail(q.Place, problem.Problem{
			Code:    "E-COL-RANGE",
			Message: fmt.Sprintf("the range %s runs backwards in %s: columns %s; accepted is the order of the file", written, mp.source.title(), mp.list([]int{first, last})),
			Fix:     fmt.Sprintf("write %s:%s", problem.Clean(q.Last), problem.Clean(q.First)),
		})
		return nil
	}
	if count := last - first + 1; count != n {
		unit := what[strings.LastIndexByte(what, ' ')+1:]
		mp.fail(q.Place, problem.Problem{
			Code: "E-COL-RANGE",
			Message: fmt.Sprintf("the range %s is %d columns of %s, %s to %s; accepted are %d, one for each %s",
				written, count, mp.source.title(), problem.Letters(first+1), problem.Letters(last+1), n, unit),
			Fix: "name the columns of the first and of the last " + unit + ", or name each column by itself",
		})
		return nil
	}
	columns := make([]int, n)
	for i := range columns {
		columns[i] = first + i
	}
	twins := mp.twins(columns)
	mp.failIn(twins...)
	if len(twins) > 0 {
		return nil
	}
	return columns
}

// labels prepares what the answers may be called.
func (mp *mapper) labels() {
	q := mp.layout.Questionnaire
	for _, construct := range q.Constructs {
		words := mp.mapping.Labels[construct]
		mp.labelled(string(construct), words, q.Instrument.Scale)
		mp.layout.labels = append(mp.layout.labels, words)
	}
	for _, d := range q.Direct {
		words := mp.mapping.DirectLabels[d.Gap]
		mp.labelled(d.Gap+" rated directly", words, d.Questionnaire.Instrument.Scale)
		mp.layout.directLabels = append(mp.layout.directLabels, words)
	}
}

// labelled tells of a label that stands for two answers, or for one and for none.
func (mp *mapper) labelled(what string, words []string, scale survey.Scale) {
	if len(words) > 0 && len(words) != scale.Points {
		panic(fmt.Sprintf("importers: %d labels of %s for a scale of %d answers", len(words), what, scale.Points))
	}
	known := make(map[string]string)
	for _, word := range append(slices.Clone(mp.mapping.DontKnow), mp.mapping.NotApplicable...) {
		known[loose(word)] = "for no answer"
	}
	for i, word := range words {
		answer := fmt.Sprintf("for answer %s", decimalOf(scale, survey.Code(i)))
		if other, twice := known[loose(word)]; twice {
			mp.failIn(problem.Problem{
				Kind: problem.Usage, Code: "E-LABEL-TWICE",
				Message: fmt.Sprintf(`label "%s" of %s stands %s and %s; accepted are labels that say which answer was given`, problem.Quote(word), what, other, answer),
				Fix:     "write the labels from the lowest to the highest as the file has them, each once",
			})
		}
		known[loose(word)] = answer
	}
}

// respondents finds the columns that say who somebody is and who counts.
func (mp *mapper) respondents() {
	for _, segment := range mp.mapping.Segments {
		column, _ := mp.column(segment, "segment")
		mp.layout.segments = append(mp.layout.segments, column)
	}
	mp.rules()
}

// rules prepares the exclusions, then the conditions.
func (mp *mapper) rules() {
	for _, e := range mp.mapping.Exclude {
		column, ok := mp.column(e.Column, "exclusion")
		if !ok {
			continue
		}
		r := rule{column: column, place: e.Column.Place, below: e.Below}
		if e.Is == "" {
			r.said = mp.criterion(RuleBelow, column, e.Below.String())
		} else {
			r.values = []wanted{newWanted(e.Is)}
			r.said = mp.criterion(RuleIs, column, e.Is)
		}
		mp.layout.rules = append(mp.layout.rules, r)
	}
	exclusions := len(mp.layout.rules)
	for _, c := range mp.mapping.Where {
		column, ok := mp.column(c.Column, "condition")
		if !ok {
			continue
		}
		conditions := mp.layout.rules[exclusions:]
		if at := slices.IndexFunc(conditions, func(r rule) bool { return r.column == column }); at >= 0 {
			conditions[at].values = append(conditions[at].values, newWanted(c.Value))
			conditions[at].said.Values = append(conditions[at].said.Values, problem.Clean(c.Value))
			continue
		}
		mp.layout.rules = append(mp.layout.rules, rule{
			column: column, place: c.Column.Place, values: []wanted{newWanted(c.Value)}, keep: true,
			said: mp.criterion(RuleIsNot, column, c.Value),
		})
	}
}

// criterion is what a rule says of a column.
func (mp *mapper) criterion(kind string, column int, value string) Criterion {
	return Criterion{Kind: kind, Column: problem.Clean(nameOf(mp.header, column)), Values: []string{problem.Clean(value)}}
}
