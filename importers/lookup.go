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

func newLookup(s *Source) lookup { return lookup{source: s, index: newIndex(s.Header)} }

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
		column, _ := l.column(ref, "segment")
		columns = append(columns, column)
	}
	return columns
}

// column finds the column that a reference names.
func (l *lookup) column(ref ColumnRef, what string) (column int, ok bool) {
	column, found := l.cell(Cell{Names: []string{ref.Name}, Place: ref.Place}, what)
	if found == 0 {
		l.missing(ref.Place, []string{`"` + problem.Quote(ref.Name) + `"`}, []string{ref.Name})
	}
	return column, found == 1
}

// cell finds the column that one of a cell's names names, and says how many do.
func (l *lookup) cell(cell Cell, what string) (column, found int) {
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
			Message: fmt.Sprintf("found columns %s for %s in %s; accepted is one", l.list(columns), problem.Quote(what), l.source.title()),
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
func (l *lookup) list(columns []int) string {
	var names []string
	for _, column := range columns {
		names = append(names, fmt.Sprintf(`%s "%s"`, problem.Letters(column+1), problem.Quote(l.header[column])))
	}
	return strings.Join(names, ", ")
}

// span is the columns from one name to another, nil if they are not n.
func (l *lookup) span(q Question, what string, n int) []int {
	first, ok1 := l.column(ColumnRef{q.First, q.Place}, what)
	last, ok2 := l.column(ColumnRef{q.Last, q.Place}, what)
	if !ok1 || !ok2 {
		return nil
	}
	written := problem.Quote(q.First) + ":" + problem.Quote(q.Last)
	if first > last {
		l.fail(q.Place, problem.Problem{
			Code:    "E-COL-RANGE",
			Message: fmt.Sprintf("the range %s runs backwards in %s: columns %s; accepted is the order of the file", written, l.source.title(), l.list([]int{first, last})),
			Fix:     fmt.Sprintf("write %s:%s", problem.Clean(q.Last), problem.Clean(q.First)),
		})
		return nil
	}
	if count := last - first + 1; count != n {
		unit := what[strings.LastIndexByte(what, ' ')+1:]
		l.fail(q.Place, problem.Problem{
			Code: "E-COL-RANGE",
			Message: fmt.Sprintf("the range %s is %d columns of %s, %s to %s; accepted are %d, one for each %s",
				written, count, l.source.title(), problem.Letters(first+1), problem.Letters(last+1), n, unit),
			Fix: "name the columns of the first and of the last " + unit + ", or name each column by itself",
		})
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
		l.missing(place, names, candidates)
		cells = others
	}
}

// missing reports columns that do not exist; names are the columns in quotes,
// candidates all that they may be called.
func (l *lookup) missing(place string, names, candidates []string) {
	p := problem.Problem{Code: "E-COL-MISSING", Fix: "name one of these: " + listNames(l.header)}
	listed := strings.Join(names[:min(len(names), mostListed)], ", ")
	if more := len(names) - mostListed; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	if len(names) == 1 {
		p.Message = fmt.Sprintf("column %s is not in %s", listed, l.source.title())
	} else {
		p.Message = fmt.Sprintf("%d columns are not in %s: %s", len(names), l.source.title(), listed)
	}
	for _, name := range candidates {
		nearest, ok := problem.Nearest(name, l.header)
		if !ok {
			continue
		}
		p.Similar = []string{nearest}
		p.Message += fmt.Sprintf(`; the nearest name there is "%s" (column %s)`, problem.Quote(nearest), problem.Letters(slices.Index(l.header, nearest)+1))
		p.Fix = "write the name as the file has it"
		break
	}
	if nameless(l.header) {
		p.Fix = "the first row of the file looks like answers: write the names of the columns in a row above them"
	}
	l.fail(place, p)
}
