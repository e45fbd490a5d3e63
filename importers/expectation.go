package importers

import (
	_ "embed"
	"fmt"
	"slices"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

//go:embed words/expectation.txt
var expectationWords string

// expectation is the words that say how something was against what was expected,
// by the answer that they stand for; none for a scale of neither three nor five
// answers.
func expectation(scale survey.Scale) map[string]survey.Code {
	codes := make(map[string]survey.Code)
	for code := range survey.Code(scale.Points) {
		kind := fmt.Sprintf("%d of %d", code+1, scale.Points)
		readWords(expectationWords, func(k, word string) {
			if k == kind {
				codes[word] = code
			}
		})
	}
	return codes
}

// directReading is how the answers to a directly rated gap are read. Without
// labels of the project's own, the known words for worse and better than expected
// are; numbers that stand for no answer to an item do so here only on the same
// scale.
func (l *Layout) directReading(i int) *reading {
	scale := l.Questionnaire.Direct[i].Questionnaire.Instrument.Scale
	r := newReading(scale, l.missing, scale != l.Questionnaire.Instrument.Scale)
	r.labels = newLabels(scale, l.directLabels[i], l.missing)
	if len(r.labels.steps) == 0 {
		r.labels.learn(expectation(scale), [2]string{"worse than expected", "better than expected"})
	}
	return r
}

// learn takes in words that are known without a project. Unlike its labels they
// have several spellings of one answer.
func (l *labels) learn(known map[string]survey.Code, ends [2]string) {
	l.ends = ends
	for word, code := range known {
		l.codes[vocabulary.Loose(word)] = code
		l.known = append(l.known, word)
	}
	slices.Sort(l.known)
}

// direct reads the directly rated gaps of a row.
func (d *Decoder) direct(row int, cells []string) {
	for i, columns := range d.layout.direct {
		for item, column := range columns {
			d.response.Direct[i].Answers[item] = d.code(d.directReadings[i], row, column, cells[column])
		}
	}
}
