package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
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

// direct writes the columns of the direct ratings. Beside other ratings they are left
// for the user where no pattern and no range names them; else that is a problem. The
// columns that were written come back.
func (g *Group) direct(s *importers.Source, l *importers.Layout, n namer, ids []string, used []int, w lang.Words) ([]int, problem.List) {
	in, alone := l.Questionnaire.Instrument, len(l.Questionnaire.Direct) > 0
	var columns []int
	var scale survey.Scale
	ok := alone
	if alone {
		columns, scale = l.RatedColumns(0), l.Questionnaire.Direct[0].Questionnaire.Instrument.Scale
	} else {
		columns, scale, ok = ratedBeside(s, l, ids, used)
	}
	if !ok {
		return nil, nil
	}
	written, nameless := n.construct(survey.Perceived, columns, in, ids)
	switch {
	case len(nameless) == 0 && len(written.Columns) == 0:
		g.Direct = &Direct{written.Pattern, scale, w.Text("draft.direct")}
		return columns, nil
	case !alone:
		return nil, nil
	case len(nameless) > 0:
		return nil, problem.List{namelessProblem(s, nameless)}
	default:
		return nil, problem.List{directProblem(s, columns)}
	}
}

// ratedBeside are the columns, one for each item that was rated otherwise, too, whose
// answers say in words how it was against what was expected. They are known by the
// statement or the name of their item.
func ratedBeside(s *importers.Source, l *importers.Layout, ids []string, used []int) (ordered []int, scale survey.Scale, ok bool) {
	scale = survey.Scale{Min: 1, Step: 1, Den: 1}
	var columns []int
	for column := range s.Header {
		of, ok := s.RatedAgainst(column)
		if !ok || slices.Contains(used, column) {
			continue
		}
		columns = append(columns, column)
		scale.Points = max(scale.Points, of.Points)
	}
	if len(columns) != len(l.Questionnaire.Instrument.Items) || len(l.Questionnaire.Constructs) == 0 {
		return nil, scale, false
	}
	ordered, ok = byItem(s, columns, l.Answers(0), ids)
	return ordered, scale, ok
}

func directProblem(s *importers.Source, columns []int) problem.Problem {
	return problem.Problem{
		Code: "E-DIRECT-PATTERN", File: s.Name, Sheet: s.Sheet, Column: columns[0] + 1, Header: s.Header[columns[0]],
		Message: problem.Say("found direct ratings in columns that no pattern and no range names in the order of the items; a project accepts nothing else"),
		Fix:     problem.Say("put the columns of the direct ratings side by side, or rename them"),
	}
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
