package importers

import (
	"fmt"
	"path"
	"strings"

	"servgap/importers/problem"
)

// selection is the columns that a user named with one flag.
type selection struct {
	flag    string
	header  []string
	columns []int
	taken   map[int]bool
}

// choose finds the columns that specs name: a name, a range in the order of the
// columns (e1:e23) or a pattern (E_*), several separated by commas. Names are
// compared exactly, and if that finds nothing, without regard to case. A column
// that is named twice counts once.
func choose(flag string, specs, header []string) ([]int, problem.List) {
	s := selection{flag: flag, header: header, taken: make(map[int]bool)}
	var problems problem.List
	for _, list := range specs {
		for _, spec := range s.split(list) {
			if p := s.add(strings.TrimSpace(spec)); p != nil {
				problems = append(problems, *p)
			}
		}
	}
	return s.columns, problems
}

// split divides a list at its commas, unless the whole of it is the name of a
// column.
func (s *selection) split(list string) []string {
	if len(s.named(list)) > 0 {
		return []string{list}
	}
	return strings.Split(list, ",")
}

func (s *selection) add(spec string) *problem.Problem {
	found := s.named(spec)
	first, last, ranged := strings.Cut(spec, ":")
	switch {
	case len(found) > 1:
		return s.ambiguous(spec)
	case len(found) == 1:
		s.take(found[0])
		return nil
	case ranged:
		return s.addRange(spec, strings.TrimSpace(first), strings.TrimSpace(last))
	case strings.ContainsAny(spec, "*?["):
		return s.addPattern(spec)
	default:
		return s.missing(spec)
	}
}

func (s *selection) take(column int) {
	if !s.taken[column] {
		s.taken[column] = true
		s.columns = append(s.columns, column)
	}
}

// named finds the columns of a name.
func (s *selection) named(name string) []int {
	return s.matching(func(header string) bool { return header == name }, func(header string) bool { return fold(header) == fold(name) })
}

func (s *selection) matching(exact, loose func(string) bool) []int {
	for _, match := range []func(string) bool{exact, loose} {
		var found []int
		for i, header := range s.header {
			if match(header) {
				found = append(found, i)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func (s *selection) addRange(spec, first, last string) *problem.Problem {
	var ends [2]int
	for i, name := range []string{first, last} {
		found := s.named(name)
		switch len(found) {
		case 0:
			return s.missing(name)
		case 1:
			ends[i] = found[0]
		default:
			return s.ambiguous(name)
		}
	}
	if ends[0] > ends[1] {
		return s.usage("E-COL-RANGE",
			fmt.Sprintf("the range %q runs backwards: %q stands behind %q", spec, first, last),
			fmt.Sprintf("--%s %s:%s", s.flag, last, first))
	}
	for column := ends[0]; column <= ends[1]; column++ {
		s.take(column)
	}
	return nil
}

func (s *selection) addPattern(spec string) *problem.Problem {
	if _, err := path.Match(spec, ""); err != nil {
		return s.usage("E-COL-PATTERN", fmt.Sprintf("the pattern %q has a [ without its ]", spec), "close the bracket")
	}
	like := func(pattern string, change func(string) string) func(string) bool {
		return func(header string) bool {
			ok, _ := path.Match(change(pattern), change(header))
			return ok
		}
	}
	found := s.matching(like(spec, func(x string) string { return x }), like(spec, strings.ToLower))
	if found == nil {
		return s.usage("E-COL-MISSING", fmt.Sprintf("the pattern %q of --%s matches no column", spec, s.flag), "columns are: "+listNames(s.header))
	}
	for _, column := range found {
		s.take(column)
	}
	return nil
}

func (s *selection) missing(name string) *problem.Problem {
	p := s.usage("E-COL-MISSING", fmt.Sprintf("there is no column %q (--%s)", problem.Quote(name), s.flag), "columns are: "+listNames(s.header))
	if nearest, ok := problem.Nearest(name, s.header); ok {
		p.Similar = []string{nearest}
	}
	return p
}

func (s *selection) ambiguous(name string) *problem.Problem {
	var letters []string
	for _, column := range s.named(name) {
		letters = append(letters, problem.Letters(column+1))
	}
	return &problem.Problem{
		Code:    "E-COL-DUPLICATE",
		Message: fmt.Sprintf("columns %s are all named %q, so it is not known which one is meant", strings.Join(letters, ", "), problem.Quote(name)),
		Fix:     "give each column a name of its own in the file",
	}
}

func (s *selection) usage(code, message, fix string) *problem.Problem {
	return &problem.Problem{Kind: problem.Usage, Code: code, Message: message, Fix: fix}
}

// mostNames bounds a list of names in a message.
const mostNames = 12

// listNames lists names for a message, the first dozen and how many more.
func listNames(names []string) string {
	var quoted []string
	for _, name := range names[:min(len(names), mostNames)] {
		quoted = append(quoted, problem.Quote(name))
	}
	text := strings.Join(quoted, ", ")
	if more := len(names) - len(quoted); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
