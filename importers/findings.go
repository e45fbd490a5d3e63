package importers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// findingKind is a way in which a cell does not fit its column.
type findingKind int

const (
	offScale    findingKind = iota // a number that is no point of the scale
	unknownText                    // a text that is neither an answer nor a word for none
	noPoints                       // importance points that are no number
)

// finding is a value that does not fit, in a column.
type finding struct {
	column int
	kind   findingKind
	value  string
}

// places is how often something was found and the first rows.
type places struct {
	count int64
	rows  []int
}

// mostRows is the number of rows that are kept of a finding.
const mostRows = 5

// mostValues bounds the different values kept of one decoder, so that a column
// of free text taken for answers does not fill the memory.
const mostValues = 2000

// findings is what a decoder noticed. Merging findings of parts in any order
// gives the same: counts add up and the lowest rows are kept.
type findings struct {
	rows, responses, blank, unrated, badPoints int64
	values                                     map[finding]places
	commas, points                             map[int]places // columns by the decimal mark of their answers
	refused                                    problem.List
}

func newFindings() findings {
	return findings{values: make(map[finding]places), commas: make(map[int]places), points: make(map[int]places)}
}

func (f *findings) add(what finding, row int) {
	if _, known := f.values[what]; known || len(f.values) < mostValues {
		f.values[what] = f.values[what].with(row)
	}
}

// mark remembers which decimal mark an answer was written with.
func (f *findings) mark(row, column int, text string) {
	switch {
	case strings.Contains(text, ","):
		f.commas[column] = f.commas[column].with(row)
	case strings.Contains(text, "."):
		f.points[column] = f.points[column].with(row)
	}
}

func (p places) with(row int) places {
	p.count++
	if len(p.rows) < mostRows {
		p.rows = append(p.rows, row)
	}
	return p
}

func (f *findings) merge(other findings) {
	f.rows += other.rows
	f.responses += other.responses
	f.blank += other.blank
	f.unrated += other.unrated
	f.badPoints += other.badPoints
	mergePlaces(f.values, other.values)
	mergePlaces(f.commas, other.commas)
	mergePlaces(f.points, other.points)
	f.refused = append(f.refused, other.refused...)
}

func mergePlaces[K comparable](into, from map[K]places) {
	for key, p := range from {
		rows := append(slices.Clone(into[key].rows), p.rows...)
		slices.Sort(rows)
		into[key] = places{count: into[key].count + p.count, rows: rows[:min(len(rows), mostRows)]}
	}
}

// byColumn groups the values of one kind by column, each column's values in the
// order of their first rows.
func (f *findings) byColumn(kind findingKind) map[int][]finding {
	groups := make(map[int][]finding)
	for what := range f.values {
		if what.kind == kind {
			groups[what.column] = append(groups[what.column], what)
		}
	}
	for column := range maps.Keys(groups) {
		slices.SortFunc(groups[column], func(a, b finding) int {
			return cmp.Or(cmp.Compare(f.values[a].rows[0], f.values[b].rows[0]), cmp.Compare(a.value, b.value))
		})
	}
	return groups
}
