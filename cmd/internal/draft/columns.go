package draft

import (
	"slices"
	"strconv"
	"strings"

	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// namer writes the columns of a file as a project names them.
type namer struct {
	source *importers.Source
	find   func(name string) (column int, ok bool)
}

func newNamer(s *importers.Source) namer { return namer{s, s.Namer()} }

// name is what a project calls a column; ok is false for one that has no name, or
// another's, or a name that cannot be written.
func (n namer) name(column int) (name string, ok bool) {
	name = oneLine(n.source.Header[column])
	found, ok := n.find(name)
	return name, ok && found == column
}

// construct is the columns of a construct as a pattern or range where one fits, else
// one by one. Those that cannot be named come back.
func (n namer) construct(c survey.Construct, columns []int, in survey.Instrument, ids []string) (written Construct, nameless []int) {
	written.Construct = c
	for _, pattern := range n.patterns(columns, in, ids) {
		if n.fits(pattern, columns, in, ids) {
			written.Pattern = pattern
			return written, nil
		}
	}
	if span, ok := n.span(columns); ok {
		written.Pattern = span
		return written, nil
	}
	written.Pattern = "{item}"
	for i, column := range columns {
		name, ok := n.name(column)
		if !ok {
			nameless = append(nameless, column)
			continue
		}
		written.Columns = append(written.Columns, Column{ids[i], name})
	}
	return written, nameless
}

// points is the pattern or range of the columns of the importance points.
func (n namer) points(columns []int, in survey.Instrument) (pattern string, ok bool) {
	name, ok := n.name(columns[0])
	if !ok || strings.ContainsAny(name, "{}") {
		return "", false
	}
	for _, unit := range dimensionWords(in, 0) {
		pattern, found := put(name, unit, "{dim}")
		if !found {
			continue
		}
		fits := true
		for i, column := range columns {
			fits = fits && slices.ContainsFunc(dimensionWords(in, i), func(word string) bool {
				found, ok := n.find(strings.ReplaceAll(pattern, "{dim}", word))
				return ok && found == column
			})
		}
		if fits {
			return pattern, true
		}
	}
	return n.span(columns)
}

// span is FIRST:LAST, if the columns stand side by side.
func (n namer) span(columns []int) (string, bool) {
	for i, column := range columns {
		if column != columns[0]+i {
			return "", false
		}
		if name, ok := n.name(column); !ok || strings.ContainsAny(name, ":{}") {
			return "", false
		}
	}
	first, _ := n.name(columns[0])
	last, _ := n.name(columns[len(columns)-1])
	return first + ":" + last, len(columns) > 1
}

// patterns are those that the name of the first column can be made of.
func (n namer) patterns(columns []int, in survey.Instrument, ids []string) []string {
	name, ok := n.name(columns[0])
	if !ok || strings.ContainsAny(name, "{}") {
		return nil
	}
	var patterns []string
	if pattern, ok := put(name, ids[0], "{item}"); ok {
		patterns = append(patterns, pattern)
	}
	for _, word := range dimensionWords(in, in.DimensionOf(0)) {
		before, rest, ok := cutFold(name, word)
		if !ok {
			continue
		}
		if at := strings.LastIndex(rest, "1"); at >= 0 {
			patterns = append(patterns, before+"{dim}"+rest[:at]+"{n}"+rest[at+1:])
		}
	}
	return patterns
}

// fits reports whether a pattern names just these columns. A dimension may have two
// names; the file must have one of the columns that they make.
func (n namer) fits(pattern string, columns []int, in survey.Instrument, ids []string) bool {
	for i, column := range columns {
		at := in.DimensionOf(i)
		number := i + 1
		if at >= 0 {
			number = 1 + slices.Index(in.Dimensions[at].Items, i)
		}
		here := make(map[int]bool)
		for _, word := range dimensionWords(in, at) {
			name := strings.NewReplacer("{dim}", word, "{item}", ids[i], "{n}", strconv.Itoa(number)).Replace(pattern)
			if found, ok := n.find(name); ok {
				here[found] = true
			}
		}
		if len(here) != 1 || !here[column] {
			return false
		}
	}
	return true
}

// dimensionWords are what {dim} stands for: the id of a dimension and the letters of
// its items; an empty one without a dimension.
func dimensionWords(in survey.Instrument, dimension int) []string {
	if dimension < 0 || len(in.Dimensions[dimension].Items) == 0 {
		return []string{""}
	}
	d := in.Dimensions[dimension]
	letters := strings.TrimRight(in.Items[d.Items[0]].ID, "0123456789")
	for _, item := range d.Items {
		if strings.TrimRight(in.Items[item].ID, "0123456789") != letters {
			return []string{d.ID}
		}
	}
	if letters == "" || strings.EqualFold(letters, d.ID) {
		return []string{d.ID}
	}
	return []string{d.ID, letters}
}

// put puts a placeholder where a word stands at the end of a name, or else within it.
func put(name, word, placeholder string) (string, bool) {
	before, after, ok := cutFold(name, word)
	return before + placeholder + after, ok
}

// cutFold divides a name around the last place of a word, whatever its capitals.
func cutFold(name, word string) (before, after string, ok bool) {
	lower, wanted := strings.ToLower(name), strings.ToLower(word)
	if wanted == "" || len(lower) != len(name) {
		return "", "", false
	}
	at := strings.LastIndex(lower, wanted)
	if at < 0 {
		return "", "", false
	}
	return name[:at], name[at+len(word):], true
}

// namelessProblem says that columns cannot be named in a project.
func namelessProblem(s *importers.Source, columns []int) problem.Problem {
	var letters []string
	for _, column := range columns {
		letters = append(letters, problem.Letters(column+1))
	}
	return problem.Problem{
		Code: "E-COL-NAMELESS", File: s.Name, Sheet: s.Sheet, Column: columns[0] + 1, Header: s.Header[columns[0]],
		Message: problem.Say("found columns that a project cannot name, for they have no name or share one: %s; accepted are names that differ", problem.Comma(letters)),
		Fix:     problem.Say("give each column a name of its own in the file"),
	}
}
