package importers

import (
	"cmp"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/vocabulary"
)

// What a question can speak of in place of what is expected and perceived.
const (
	markImportance   = "importance"
	markSatisfaction = "satisfaction"
	markPoints       = "points"
)

// marks are columns by the construct that they were asked on and by the key that
// they share with their counterparts.
type marks map[string]map[string][]int

func (m marks) add(construct, key string, column int) {
	if m[construct] == nil {
		m[construct] = make(map[string][]int)
	}
	m[construct][key] = append(m[construct][key], column)
}

// readMarks finds what was asked in each column: by its name or its text, and where
// the platform wrote a question above statements, by the words of the question. What
// is no more than a hint counts where the columns agree with others.
func (f *finder) readMarks() {
	m := newMarker()
	hinted := hints{finder: f, marker: m, found: make(marks), letters: make(map[int]bool), further: make(map[string]bool)}
	stems := make(map[string]string) // construct: question
	for column := range f.header {
		c := f.columnOf(column)
		if f.isRated(column) || f.compared[column] || c.Kind != dialect.Answer {
			continue
		}
		asked, spoken := "", false
		if c.Row != "" {
			asked, spoken = spokenOf(c.Stem)
		}
		found, named := m.read(f.header[column])
		if !named && c.Text != f.header[column] {
			found, named = m.read(c.Text)
			named = named && !found.letter
		}
		if !named && c.Row != "" && !strings.Contains(c.Row, " ") { // grp_b/exp_speed
			found, named = m.read(c.Row)
			named = named && !found.letter
		}
		switch {
		case named && !(spoken && f.namesQuestion(column) && found.construct != markPoints):
			f.marks.add(found.construct, found.key, column)
			f.words[column] = PairWords
			if found.letter {
				f.words[column] = PairCodes
			}
		case spoken:
			f.marks.add(asked, fold(c.Row), column)
			f.words[column] = PairStatement
			if c.Side != "" {
				f.words[column] = PairSides
			}
			if stems[asked] == "" {
				stems[asked], _, _ = strings.Cut(c.Stem, "\n") // anchors may stand below
			}
		default:
			hinted.read(column)
		}
	}
	hinted.settle()
	f.saidByLabels()
	f.importanceRated(stems)
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

// namesQuestion reports whether the name of a column is its question with the
// statement: "Minimum service level [Speed]". What the question says is surer then
// than the word that the name begins with.
func (f *finder) namesQuestion(column int) bool {
	return strings.Contains(fold(f.header[column]), fold(f.columnOf(column).Stem))
}

// spokenOf is what a question asks for, if its words say one thing. Of the least that
// is expected it asks for what is adequate.
func spokenOf(question string) (construct string, ok bool) {
	var said []string
	for _, mark := range vocabulary.Stem(question) {
		if !mark.Weak && !slices.Contains(said, mark.Construct) {
			said = append(said, mark.Construct)
		}
	}
	if slices.Contains(said, string(survey.Adequate)) {
		said = slices.DeleteFunc(said, func(c string) bool { return c == string(survey.Expected) })
	}
	if len(said) != 1 {
		return "", false
	}
	return said[0], true
}

// standIn takes what questions of another kind ask for where none asks for the
// construct itself.
func (f *finder) standIn(construct survey.Construct, other, assumption string, stems map[string]string) {
	if len(f.marks[other]) == 0 || len(f.marks[string(construct)]) > 0 || len(f.columns.named(construct)) > 0 {
		return
	}
	f.marks[string(construct)] = f.marks[other]
	stems[string(construct)] = stems[other]
	f.assume(assumption, "question", cmp.Or(stems[other], f.header[firstOf(f.marks[other])]))
}

// importanceRated takes columns named as importance for ratings of it, and not for
// points of dimensions, where nothing else says what was expected and they have the
// keys of items: two at least, unless there is one alone.
func (f *finder) importanceRated(stems map[string]string) {
	if len(f.marks[string(survey.Expected)]) > 0 {
		return
	}
	rated := make(map[string][]int)
	for key, columns := range f.marks[markPoints] {
		if f.marks[string(survey.Perceived)][key] != nil || f.marks[markSatisfaction][key] != nil {
			rated[key] = columns
		}
	}
	if len(rated) == 0 || len(rated) < min(2, len(f.marks[markPoints])) {
		return
	}
	for key, columns := range rated {
		delete(f.marks[markPoints], key)
		for _, column := range columns {
			f.marks.add(markImportance, key, column)
		}
	}
	first := firstOf(rated)
	stems[markImportance] = cmp.Or(stems[markImportance], f.columnOf(first).Stem, f.header[first])
}

// firstOf is the first of the columns of some keys.
func firstOf(keys map[string][]int) int {
	first := -1
	for _, columns := range keys {
		if low := slices.Min(columns); first < 0 || low < first {
			first = low
		}
	}
	return first
}
