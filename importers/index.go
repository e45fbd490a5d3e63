package importers

import (
	"slices"

	"servgap/importers/pattern"
	"servgap/importers/problem"
)

// index finds a file's columns by their names.
type index struct {
	header, folded []string
	exact, loose   map[string][]int // columns by name and by folded name
	alias          map[string][]int // columns by another folded name that they have
}

// bracketedCode is the code of a row of a question as LimeSurvey writes it: E[TAN1], or
// with another setting of its export E_TAN1.
var bracketedCode = pattern.New(`^([A-Za-z][A-Za-z0-9]*)\[([A-Za-z0-9]+)\]$`, "[")

// newIndex finds columns by what they are called, and else by what stands in the
// first row of the file, or by the other form of the code of a row.
func newIndex(header, written []string) index {
	x := index{header: header, exact: make(map[string][]int), loose: make(map[string][]int), alias: make(map[string][]int)}
	for i, name := range header {
		folded := fold(name)
		x.folded = append(x.folded, folded)
		x.exact[name] = append(x.exact[name], i)
		x.loose[folded] = append(x.loose[folded], i)
	}
	for i, name := range header {
		if parts := bracketedCode.FindStringSubmatch(name); parts != nil {
			other := fold(parts[1] + "_" + parts[2])
			x.alias[other] = append(x.alias[other], i)
		}
	}
	for i, name := range written {
		if name != header[i] && name != "" {
			x.alias[fold(name)] = append(x.alias[fold(name)], i)
		}
	}
	return x
}

// named finds the columns of a name: as it is written, else without regard to
// case.
func (x *index) named(name string) []int {
	if found := x.exact[name]; found != nil {
		return found
	}
	if found := x.loose[fold(name)]; found != nil {
		return found
	}
	return x.alias[fold(name)]
}

// twins finds, among some columns, those that have the name of another one of
// them. Columns without a name are told apart by their letters.
func (x *index) twins(columns []int) problem.List {
	same := make(map[string][]int)
	for _, column := range slices.Sorted(slices.Values(columns)) {
		if name := x.folded[column]; name != "" {
			same[name] = append(same[name], column)
		}
	}
	var problems problem.List
	for _, column := range columns {
		if name := x.folded[column]; len(same[name]) > 1 {
			problems = append(problems, x.ambiguous(x.header[column], same[name]))
			delete(same, name)
		}
	}
	return problems
}

// Has reports whether the file has a column of the name, written so or with other
// capitals and blanks.
func (s *Source) Has(name string) bool {
	x := newIndex(s.Header, s.written)
	return x.named(name) != nil
}

func (x *index) ambiguous(name string, columns []int) problem.Problem {
	var letters []string
	for _, column := range columns {
		letters = append(letters, problem.Letters(column+1))
	}
	return problem.Problem{
		Code: "E-COL-DUPLICATE", Column: columns[1] + 1, Header: x.header[columns[1]],
		Message: problem.Say("columns %s are all named %q, so it is not known which one is meant", listNames(letters), problem.Quote(name)),
		Fix:     problem.Say("give each column a name of its own in the file"),
	}
}
