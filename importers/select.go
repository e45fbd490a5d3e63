package importers

import (
	"path"
	"strings"

	"servgap/importers/problem"
)

// selection is the columns that a user named with one flag.
type selection struct {
	flag string
	index
	withComma []string // the names that hold one
	columns   []int
	taken     map[int]bool
}

// choose finds the columns that specs name: a name, a range in the order of the
// columns (e1:e23) or a pattern (E_*), several separated by commas. Names are
// compared exactly, and if that finds nothing, without regard to case; letters such
// as AC, as inspect writes them, stand for a column where none is called so. A column
// that is named twice counts once; two columns of one name are a problem, for
// nobody could tell their results apart.
func choose(flag string, specs, header []string) ([]int, problem.List) {
	s := selection{flag: flag, index: newIndex(header, nil), taken: make(map[int]bool)}
	for _, name := range header {
		if strings.Contains(name, ",") {
			s.withComma = append(s.withComma, name)
		}
	}
	var problems problem.List
	for _, list := range specs {
		for _, spec := range s.split(list) {
			if p := s.add(strings.TrimSpace(spec)); p != nil {
				problems = append(problems, *p)
			}
		}
	}
	if len(problems) == 0 {
		problems = s.twins(s.columns)
	}
	return s.columns, problems
}

// named finds the columns of a name, else the one of a spreadsheet's letters.
func (s *selection) named(name string) []int {
	found := s.index.named(name)
	if column, ok := problem.ColumnOf(name); found == nil && ok && column <= len(s.header) {
		return []int{column - 1}
	}
	return found
}

// split divides a list at its commas, except at those within the name of a
// column.
func (s *selection) split(list string) []string {
	if _, _, ranged := s.ends(list); ranged || len(s.named(list)) > 0 {
		return []string{list}
	}
	var specs []string
	for rest, more := list, true; more; {
		var spec string
		if spec, more = s.nameWithComma(rest); spec == "" {
			spec, _, more = strings.Cut(rest, ",")
		}
		specs = append(specs, spec)
		if more {
			rest = rest[len(spec)+1:]
		}
	}
	return specs
}

// nameWithComma is the longest name with a comma in it that the list begins
// with, as the list writes it, and whether the list goes on behind it.
func (s *selection) nameWithComma(list string) (name string, more bool) {
	for _, header := range s.withComma {
		if len(header) <= len(name) || !strings.HasPrefix(list, header) {
			continue
		}
		if rest := list[len(header):]; rest == "" || rest[0] == ',' {
			name, more = header, rest != ""
		}
	}
	return name, more
}

func (s *selection) add(spec string) *problem.Problem {
	if spec == "" {
		return s.usage("E-COL-MISSING", problem.Say("found an empty name in the list of --%s; accepted are names with a comma between them", s.flag), problem.Say("take the surplus comma out of the list"))
	}
	found := s.named(spec)
	switch {
	case len(found) > 1:
		p := s.ambiguous(spec, found)
		return &p
	case len(found) == 1:
		s.take(found[0])
		return nil
	case strings.Contains(spec, ":"):
		return s.addRange(spec)
	case strings.ContainsAny(spec, "*?"):
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

// ends divides a range. Names may hold colons themselves: the first place to cut
// that leaves two names is the right one, and ok is true; without one it is the
// first colon.
func (s *selection) ends(spec string) (first, last string, ok bool) {
	for i := range len(spec) {
		if spec[i] != ':' {
			continue
		}
		first, last = strings.TrimSpace(spec[:i]), strings.TrimSpace(spec[i+1:])
		if len(s.named(first)) > 0 && len(s.named(last)) > 0 {
			return first, last, true
		}
	}
	first, last, _ = strings.Cut(spec, ":")
	return strings.TrimSpace(first), strings.TrimSpace(last), false
}

// addRange takes the columns from one name to another.
func (s *selection) addRange(spec string) *problem.Problem {
	first, last, _ := s.ends(spec)
	var ends [2]int
	for i, name := range []string{first, last} {
		found := s.named(name)
		switch {
		case name == "":
			return s.usage("E-COL-RANGE", problem.Say("the range %q of --%s has one end, accepted is FIRST:LAST", problem.Quote(spec), s.flag), problem.Say("name both ends of it"))
		case len(found) == 0:
			return s.missing(name)
		case len(found) > 1:
			p := s.ambiguous(name, found)
			return &p
		}
		ends[i] = found[0]
	}
	if ends[0] > ends[1] {
		return s.usage("E-COL-RANGE",
			problem.Say("the range %q runs backwards: %q stands behind %q; accepted is the order of the file", problem.Quote(spec), problem.Quote(s.header[ends[0]]), problem.Quote(s.header[ends[1]])),
			problem.Say("--%s %s", s.flag, problem.Shell(last+":"+first)))
	}
	for column := ends[0]; column <= ends[1]; column++ {
		s.take(column)
	}
	return nil
}

// literal takes the meaning off what path.Match knows beside * and ?: names hold
// slashes and brackets.
var literal = strings.NewReplacer("/", "\x00", "[", `\[`, `\`, `\\`)

func (s *selection) addPattern(spec string) *problem.Problem {
	found := like(spec, s.header)
	if found == nil {
		found = like(fold(spec), s.folded)
	}
	if found == nil {
		p := s.missing(spec)
		p.Message = problem.Say("the pattern %q of --%s matches no column", problem.Quote(spec), s.flag)
		return p
	}
	for _, column := range found {
		s.take(column)
	}
	return nil
}

func like(pattern string, names []string) []int {
	var found []int
	for i, name := range names {
		if ok, err := path.Match(literal.Replace(pattern), strings.ReplaceAll(name, "/", "\x00")); ok && err == nil {
			found = append(found, i)
		}
	}
	return found
}

func (s *selection) missing(name string) *problem.Problem {
	p := s.usage("E-COL-MISSING", problem.Say("there is no column %q (--%s)", problem.Quote(name), s.flag), problem.Say("name one of these: %s", listNames(s.header)))
	if nearest, ok := problem.Nearest(name, s.header); ok {
		p.Similar = []string{nearest}
	}
	return p
}

func (s *selection) usage(code string, message, fix problem.Text) *problem.Problem {
	return &problem.Problem{Kind: problem.Usage, Code: code, Message: message, Fix: fix}
}
