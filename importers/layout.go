package importers

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Columns is what the user said about a file's columns. The zero value finds
// everything by the columns' names.
type Columns struct {
	Expected  []string // names, ranges or patterns
	Perceived []string
	Scale     string // as survey.ParseScale reads it; empty means the preset's
	Preset    string // a preset's name, "none", or empty to decide by the items
	// DropUnpaired leaves out columns without a counterpart, which are an error
	// otherwise.
	DropUnpaired  bool
	DontKnow      []string // what stands for "don't know" beside the known words
	NotApplicable []string
}

// Layout says which column of a file answers what.
type Layout struct {
	Questionnaire survey.Questionnaire
	// Assumed says what was concluded from the names of the columns and not
	// said by the user, for people.
	Assumed []string

	header  []string
	answers []int // column of construct·items + item
	points  []int // column of each dimension's points, nil without points
	missing map[string]survey.Code
}

// NoPreset is the preset name that says not to assume one.
const NoPreset = "none"

// Find matches a file's columns to a questionnaire for customers: which columns
// hold what was expected and what was perceived, which two belong together, and
// to which instrument. Pairs are found by the keys of their names (E7 and P7);
// columns that the user named are paired by key where both sides have the same
// keys, else in their order, and Assumed says so.
//
// All that is wrong comes back at once: no columns recognised, one named that is
// not there, one without its counterpart, names used twice, no scale.
func Find(s *Source, c Columns) (Layout, problem.List) {
	f := finder{source: s, header: s.Header, columns: c, marks: make(map[string]map[string][]int)}
	f.readMarks()
	pairs := f.pair(f.side("expected", c.Expected), f.side("perceived", c.Perceived))
	if len(f.problems) == 0 {
		f.instrument(pairs)
	}
	if len(f.problems) > 0 {
		for i := range f.problems {
			f.problems[i].File, f.problems[i].Sheet = s.Name, s.Sheet
		}
		return Layout{}, capped(f.problems)
	}
	f.layout.header = s.Header
	f.layout.missing = missingCodes(c.DontKnow, c.NotApplicable)
	return f.layout, nil
}

// finder is the state of Find.
type finder struct {
	source   *Source
	header   []string
	columns  Columns
	marks    map[string]map[string][]int // construct, key: columns
	layout   Layout
	problems problem.List
}

func (f *finder) fail(p problem.Problem) { f.problems = append(f.problems, p) }

func (f *finder) assume(format string, args ...any) {
	f.layout.Assumed = append(f.layout.Assumed, fmt.Sprintf(format, args...))
}

func (f *finder) readMarks() {
	m := newMarker()
	for column, name := range f.header {
		if found, ok := m.read(name); ok {
			if f.marks[found.construct] == nil {
				f.marks[found.construct] = make(map[string][]int)
			}
			f.marks[found.construct][found.key] = append(f.marks[found.construct][found.key], column)
		}
	}
}

// keyed is a column with the key that finds its counterpart.
type keyed struct {
	key    string
	column int
}

// side finds the columns of one construct, in the order of the file: those that
// the user named, or those whose names say so.
func (f *finder) side(construct string, specs []string) []keyed {
	if len(specs) > 0 {
		columns, problems := choose(construct, specs, f.header)
		f.problems = append(f.problems, problems...)
		return keysOf(columns, f.header)
	}
	var found []keyed
	for key, columns := range f.marks[construct] {
		if len(columns) > 1 {
			f.ambiguousMark(construct, columns)
		}
		found = append(found, keyed{key, columns[0]})
	}
	slices.SortFunc(found, func(a, b keyed) int { return a.column - b.column })
	return found
}

func (f *finder) ambiguousMark(construct string, columns []int) {
	var names []string
	for _, c := range columns {
		names = append(names, fmt.Sprintf("%s %q", problem.Letters(c+1), problem.Quote(f.header[c])))
	}
	f.fail(problem.Problem{
		Code: "E-COL-DUPLICATE", Column: columns[1] + 1, Header: f.header[columns[1]],
		Message: fmt.Sprintf("columns %s could all be the same %s item", strings.Join(names, ", "), construct),
		Fix:     fmt.Sprintf("rename all but one of them, or name the columns: --%s FIRST:LAST", construct),
	})
}

// keysOf takes what all names of a list begin with off each name, but never a
// part of its number: of e1, e2 and e10 the keys are 1, 2 and 10. A name that
// would be left empty stays whole.
func keysOf(columns []int, header []string) []keyed {
	var names []string
	for _, c := range columns {
		names = append(names, fold(header[c]))
	}
	common := commonBeginning(names)
	var found []keyed
	for i, c := range columns {
		key := plainKey(strings.TrimPrefix(names[i], common))
		if key == "" {
			key = names[i]
		}
		found = append(found, keyed{key, c})
	}
	return found
}

func commonBeginning(names []string) string {
	if len(names) == 0 {
		return ""
	}
	common, _ := splitNumber(names[0])
	for _, name := range names[1:] {
		for !strings.HasPrefix(name, common) {
			_, size := utf8.DecodeLastRuneInString(common)
			common = common[:len(common)-size]
		}
	}
	return common
}
