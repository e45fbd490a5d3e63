package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// What a question can speak of in place of what is expected and perceived.
const (
	markImportance   = "importance"
	markSatisfaction = "satisfaction"
)

// readMarks finds what was asked in each column: by its name, and where the platform
// wrote a question above statements, by the words of the question.
func (f *finder) readMarks() {
	m := newMarker()
	stems := make(map[string]string) // construct: question
	for column, name := range f.header {
		c := f.columnOf(column)
		if f.isRated(column) || c.Kind != dialect.Answer {
			continue
		}
		if found, ok := m.read(name); ok {
			f.mark(found.construct, found.key, column)
			f.words[column] = PairWords
			if found.letter {
				f.words[column] = PairCodes
			}
			continue
		}
		if c.Row == "" {
			continue
		}
		if construct, ok := spokenOf(c.Stem); ok {
			f.mark(construct, fold(c.Row), column)
			f.words[column] = PairStatement
			if c.Side != "" {
				f.words[column] = PairSides
			}
			if stems[construct] == "" {
				stems[construct] = c.Stem
			}
		}
	}
	f.standIn(survey.Expected, markImportance, AssumedImportance, stems)
	f.standIn(survey.Perceived, markSatisfaction, AssumedSatisfaction, stems)
	if expected, perceived := stems[string(survey.Expected)], stems[string(survey.Perceived)]; expected != "" && perceived != "" {
		f.assume(AssumedStatements, "expected", expected, "perceived", perceived)
	}
}

// columnOf is what the platform says of a column.
func (f *finder) columnOf(column int) dialect.Column { return f.source.columnOf(column) }

func (s *Source) columnOf(column int) dialect.Column {
	if columns := s.Dialect.Columns; len(columns) == len(s.Header) && s.Dialect.HeaderRows > 0 {
		return columns[column]
	}
	return dialect.Column{Name: s.Header[column]}
}

func (f *finder) mark(construct, key string, column int) {
	if f.marks[construct] == nil {
		f.marks[construct] = make(map[string][]int)
	}
	f.marks[construct][key] = append(f.marks[construct][key], column)
}

// spokenOf is what a question asks for, if its words say one thing.
func spokenOf(question string) (construct string, ok bool) {
	for _, mark := range vocabulary.Stem(question) {
		switch {
		case mark.Weak:
		case construct == "":
			construct = mark.Construct
		case construct != mark.Construct:
			return "", false
		}
	}
	return construct, construct != ""
}

// standIn takes what questions of another kind ask for where none asks for the
// construct itself.
func (f *finder) standIn(construct survey.Construct, other, assumption string, stems map[string]string) {
	if len(f.marks[other]) == 0 || len(f.marks[string(construct)]) > 0 || len(f.columns.named(construct)) > 0 {
		return
	}
	f.marks[string(construct)] = f.marks[other]
	stems[string(construct)] = stems[other]
	f.assume(assumption, "question", stems[other])
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

// sidesUnknown says that statements were asked twice.
func (f *finder) sidesUnknown(first, second []int) {
	of := func(columns []int) string {
		return problem.Shell(problem.Clean(f.header[columns[0]] + ":" + f.header[columns[len(columns)-1]]))
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
