package importers

import (
	"fmt"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// lookup finds the columns of a file that the user refers to by name, and keeps
// what is wrong with that.
type lookup struct {
	source *Source
	index
	problems problem.List
}

func newLookup(s *Source) lookup { return lookup{source: s, index: newIndex(s.Header, s.written)} }

func (l *lookup) fail(place string, p problem.Problem) {
	l.problems = append(l.problems, l.source.at(place, p))
}

// failIn reports what is wrong with the survey file and not with the project.
func (l *lookup) failIn(list ...problem.Problem) {
	for _, p := range list {
		p.File, p.Sheet = l.source.Name, l.source.Sheet
		if !slices.ContainsFunc(l.problems, func(known problem.Problem) bool { return known.Error() == p.Error() }) {
			l.problems = append(l.problems, p)
		}
	}
}

// segments finds the columns of background questions.
func (l *lookup) segments(refs []ColumnRef) []int {
	var columns []int
	for _, ref := range refs {
		column, _ := l.column(ref)
		columns = append(columns, column)
	}
	return columns
}

// column finds the column that a reference names.
func (l *lookup) column(ref ColumnRef) (column int, ok bool) {
	cell := Cell{Names: []string{ref.Name}, Place: ref.Place}
	column, found := l.cell(cell, problem.Text{})
	if found == 0 {
		l.missing(ref.Place, []Cell{cell})
	}
	return column, found == 1
}

// cell finds the column that one of a cell's names names, and says how many do;
// what says what the cell holds, which is told where it has several names.
func (l *lookup) cell(cell Cell, what problem.Text) (column, found int) {
	var columns []int
	for _, name := range cell.Names {
		same := l.named(name)
		if len(same) > 1 {
			l.failIn(l.ambiguous(name, same))
			return 0, len(same)
		}
		for _, column := range same {
			if !slices.Contains(columns, column) {
				columns = append(columns, column)
			}
		}
	}
	if len(columns) > 1 {
		l.fail(cell.Place, problem.Problem{
			Code:    "E-COL-DUPLICATE",
			Message: problem.Say("found columns %s for %s in %s; accepted is one", l.list(columns), what, l.source.title()),
			Fix:     problem.Say("write the name of the right one"),
		})
		return 0, len(columns)
	}
	if len(columns) == 0 {
		return 0, 0
	}
	return columns[0], 1
}

// list names columns with their letters.
func (l *lookup) list(columns []int) string {
	var names []string
	for _, column := range columns {
		names = append(names, fmt.Sprintf(`%s "%s"`, problem.Letters(column+1), problem.Quote(l.header[column])))
	}
	return strings.Join(names, ", ")
}

// span is the columns from one name to another, nil if they are not n: one for
// each item, or dimension.
func (l *lookup) span(q Question, byDimension bool, n int) []int {
	first, ok1 := l.column(ColumnRef{q.First, q.Place})
	last, ok2 := l.column(ColumnRef{q.Last, q.Place})
	if !ok1 || !ok2 {
		return nil
	}
	written := problem.Quote(q.First) + ":" + problem.Quote(q.Last)
	if first > last {
		l.fail(q.Place, problem.Problem{
			Code:    "E-COL-RANGE",
			Message: problem.Say("the range %s runs backwards in %s: columns %s; accepted is the order of the file", written, l.source.title(), l.list([]int{first, last})),
			Fix:     problem.Say("write %s:%s", problem.Clean(q.Last), problem.Clean(q.First)),
		})
		return nil
	}
	if count := last - first + 1; count != n {
		p := problem.Problem{
			Code: "E-COL-RANGE",
			Message: problem.Say("the range %s is %d columns of %s, %s to %s; accepted are %d, one for each item",
				written, count, l.source.title(), problem.Letters(first+1), problem.Letters(last+1), n),
			Fix: problem.Say("name the columns of the first and of the last item, or name each column by itself"),
		}
		if byDimension {
			p.Message = problem.Say("the range %s is %d columns of %s, %s to %s; accepted are %d, one for each dimension",
				written, count, l.source.title(), problem.Letters(first+1), problem.Letters(last+1), n)
			p.Fix = problem.Say("name the columns of the first and of the last dimension, or name each column by itself")
		}
		l.fail(q.Place, p)
		return nil
	}
	columns := make([]int, n)
	for i := range columns {
		columns[i] = first + i
	}
	twins := l.twins(columns)
	l.failIn(twins...)
	if len(twins) > 0 {
		return nil
	}
	return columns
}

// lacking reports the columns that a question names and the file has not: one
// problem for each place that names some.
func (l *lookup) lacking(cells []Cell) {
	for len(cells) > 0 {
		place := cells[0].Place
		var here, others []Cell
		for _, cell := range cells {
			if cell.Place == place {
				here = append(here, cell)
			} else {
				others = append(others, cell)
			}
		}
		l.missing(place, here)
		cells = others
	}
}

// missing reports columns that do not exist.
func (l *lookup) missing(place string, cells []Cell) {
	var names []problem.Text
	var candidates []string
	for _, cell := range cells {
		var quoted []string
		for _, name := range cell.Names {
			quoted = append(quoted, `"`+problem.Quote(name)+`"`)
		}
		names, candidates = append(names, either(quoted)), append(candidates, cell.Names...)
	}
	p := problem.Problem{Code: "E-COL-MISSING", Fix: problem.Say("name one of these: %s", listNames(l.header))}
	listed := andMore(problem.Comma(names[:min(len(names), mostListed)]), int64(len(names)-mostListed))
	if len(names) == 1 {
		p.Message = problem.Say("column %s is not in %s", listed, l.source.title())
	} else {
		p.Message = problem.Say("%d columns are not in %s: %s", len(names), l.source.title(), listed)
	}
	for _, name := range candidates {
		nearest, ok := problem.Nearest(name, l.header)
		if !ok {
			continue
		}
		p.Similar = []string{nearest}
		p.Message = p.Message.And(problem.Say(`; the nearest name there is "%s" (column %s)`, problem.Quote(nearest), problem.Letters(slices.Index(l.header, nearest)+1)))
		p.Fix = problem.Say("write the name as the file has it")
		break
	}
	if nameless(l.header) {
		p.Fix = problem.Say("the first row of the file looks like answers: write the names of the columns in a row above them")
	}
	l.fail(place, p)
}
