package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
)

// directScale is what the scale of directly rated gaps is called.
const directScale = "against"

// Direct is the columns in which customers said themselves how it was against what they
// expected.
type Direct struct {
	Columns string // a pattern or a range
	Scale   survey.Scale
	Note    string
}

// direct writes the columns, one for each item, whose answers say in words how it was
// against what was expected. They are known by the statement or the name of their item;
// others, and those that no pattern and no range names, are left for the user. The
// columns that were written come back.
func (g *Group) direct(s *importers.Source, l *importers.Layout, n namer, ids []string, used []int, w lang.Words) []int {
	in := l.Questionnaire.Instrument
	var columns []int
	var scale survey.Scale
	for column := range s.Header {
		of, ok := s.RatedAgainst(column)
		if !ok || slices.Contains(used, column) {
			continue
		}
		columns = append(columns, column)
		scale.Points = max(scale.Points, of.Points)
	}
	if len(columns) != len(in.Items) || len(l.Questionnaire.Constructs) == 0 {
		return nil
	}
	ordered, ok := byItem(s, columns, l.Answers(0), ids)
	if !ok {
		return nil
	}
	written, nameless := n.construct(survey.Perceived, ordered, in, ids)
	if len(nameless) > 0 || len(written.Columns) > 0 {
		return nil
	}
	scale.Min, scale.Step, scale.Den = 1, 1, 1
	g.Direct = &Direct{written.Pattern, scale, w.Text("draft.direct")}
	return ordered
}

// byItem puts columns in the order of the items: by the statement of a grid that the
// item's own column has, too, else by the item's id or number in their names.
func byItem(s *importers.Source, columns, items []int, ids []string) (ordered []int, ok bool) {
	for _, item := range items {
		_, asked := s.Statement(item)
		at := slices.IndexFunc(columns, func(column int) bool {
			_, statement := s.Statement(column)
			return asked != "" && strings.EqualFold(statement, asked)
		})
		if at < 0 {
			return byKey(s, columns, ids)
		}
		ordered = append(ordered, columns[at])
	}
	return ordered, true
}

// byKey finds the family whose columns are the same.
func byKey(s *importers.Source, columns []int, ids []string) (ordered []int, ok bool) {
	for _, keys := range [][]string{ids, numbersTo(len(ids))} {
		for _, f := range familiesBy(s, keys) {
			if slices.Equal(slices.Sorted(slices.Values(f.columns)), columns) {
				return f.columns, true
			}
		}
	}
	return nil, false
}
