package importers

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// columnOf is what the platform says of a column.
func (f *finder) columnOf(column int) dialect.Column { return f.source.columnOf(column) }

func (s *Source) columnOf(column int) dialect.Column {
	if columns := s.Dialect.Columns; len(columns) == len(s.Header) && s.Dialect.HeaderRows > 0 {
		return columns[column]
	}
	return dialect.Column{Name: s.Header[column]}
}

// askedTwice finds statements that stand below two questions, or twice in one with
// two sides, where nothing says which of them asks what was expected.
func (f *finder) askedTwice() (first, second []int) {
	at := make(map[string][]int)
	var order []string
	for column := range f.header {
		c := f.columnOf(column)
		if key := fold(c.Row); c.Kind == dialect.Answer && key != "" {
			if at[key] == nil {
				order = append(order, key)
			}
			at[key] = append(at[key], column)
		}
	}
	for _, key := range order {
		if columns := at[key]; len(columns) == 2 {
			first, second = append(first, columns[0]), append(second, columns[1])
		}
	}
	return first, second
}

// secondAsked reports, as a problem, that the statements of the only side that was
// recognised stand below another question, too, of which nothing says what it asks.
func (f *finder) secondAsked(alone []keyed) bool {
	first, second := f.askedTwice()
	known := func(column int) bool {
		return slices.ContainsFunc(alone, func(k keyed) bool { return k.column == column })
	}
	if len(first) == 0 || !slices.ContainsFunc(slices.Concat(first, second), known) {
		return false
	}
	f.sidesUnknown(first, second)
	return true
}

// sidesUnknown says that statements were asked twice.
func (f *finder) sidesUnknown(first, second []int) {
	of := func(columns []int) string {
		names := []string{f.header[columns[0]]}
		for i, column := range columns[1:] {
			if column != columns[i]+1 { // not one behind the other
				for _, column := range columns[1:] {
					names = append(names, f.header[column])
				}
				return problem.Shell(problem.Clean(strings.Join(names, ",")))
			}
		}
		return problem.Shell(problem.Clean(names[0] + ":" + f.header[columns[len(columns)-1]]))
	}
	f.fail(problem.Problem{
		Code: "E-PAIR-SIDE", Column: first[0] + 1, Header: f.header[first[0]],
		Message: problem.Say("found %d statements that were asked twice, in columns %s and %s, and nothing says which of the two is what was expected",
			problem.Count(len(first)), letters(first), letters(second)),
		Fix: problem.Say("say so: --expected %s --perceived %s, or the other way round", of(first), of(second)),
	})
}

// letters names columns by the first and the last of them: B to F.
func letters(columns []int) problem.Text {
	if len(columns) == 1 {
		return problem.Plain(problem.Letters(columns[0] + 1))
	}
	return problem.Say("%s to %s", problem.Letters(slices.Min(columns)+1), problem.Letters(slices.Max(columns)+1))
}

// anchoredScale is the scale that the header of all of some columns names: "1 =
// Disagree, 5 = Agree". What it names as no answer is no point of it. One whose best
// answer is the lowest number is a problem, and so are two scales.
func (f *finder) anchoredScale(columns []int) (scale survey.Scale, ok bool) {
	for i, column := range columns {
		of := f.anchorsOf(column)
		if len(of) < 2 {
			return scale, false
		}
		lowest, highest := of[0], of[len(of)-1]
		next := survey.Scale{Min: lowest.Number.Unscaled, Step: 1, Den: 1, Points: int(highest.Number.Unscaled-lowest.Number.Unscaled) + 1}
		if i > 0 && next != scale {
			f.fail(problem.Problem{
				Code: "E-SCALE-MIX", Column: column + 1, Header: f.header[column],
				Message: problem.Say("the header says that this was asked on %s and the first question on %s; accepted is one scale for both", next, scale),
				Fix:     problem.Say("name the columns of questions that were asked on one scale: %s", flags([]survey.Construct{survey.Expected, survey.Perceived})),
			})
			return scale, false
		}
		scale = next
		if rises, known := vocabulary.Default().Rises(lowest.Label, highest.Label); known && !rises {
			f.fail(problem.Problem{
				Code: "E-SCALE-DIRECTION", Column: column + 1, Header: f.header[column],
				Message: problem.Say("the header says that the lowest number is the best answer (%s); accepted are numbers that rise with the answer", problem.Quote(lowest.Number.String()+" = "+lowest.Label)),
				Fix:     problem.Say("turn the answers round in the file, or reverse the items in a project"),
			})
			return scale, true
		}
	}
	return scale, len(columns) > 0
}

// anchorsOf are the whole numbers that the header of a column gives a meaning, from
// the lowest up, without those that stand for no answer.
func (f *finder) anchorsOf(column int) []vocabulary.NumberedLabel {
	var anchors []vocabulary.NumberedLabel
	for _, anchor := range f.columnOf(column).Anchors {
		for _, n := range vocabulary.Numbered(anchor) {
			if n.Number.Places > 0 {
				continue
			}
			kind, _ := vocabulary.Default().Kind(n.Label)
			if _, noAnswer := missingKinds[kind]; !noAnswer {
				anchors = append(anchors, n)
			}
			break
		}
	}
	slices.SortFunc(anchors, func(a, b vocabulary.NumberedLabel) int { return a.Number.Compare(b.Number) })
	if last := len(anchors) - 1; last < 1 || anchors[last].Number.Unscaled-anchors[0].Number.Unscaled > 100 || anchors[last].Number.Compare(anchors[0].Number) == 0 {
		return nil
	}
	return anchors
}
