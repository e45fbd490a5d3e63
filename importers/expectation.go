package importers

import (
	"maps"
	"slices"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// expectation is the words that say how something was against what was expected, in
// any language, by the answer that they stand for; none for a scale of which no set of
// labels has as many answers.
func expectation(scale survey.Scale) map[string]survey.Code {
	codes := make(map[string]survey.Code)
	for _, set := range vocabulary.Default().Sets() {
		if set.Kind != kindExpectation || set.Ends || len(set.Steps) != scale.Points {
			continue
		}
		for step, spellings := range set.Steps {
			for _, word := range spellings {
				codes[word] = survey.Code(step)
			}
		}
	}
	return codes
}

// RatedAgainst is the scale on which the first answers in a column say in words how
// something was against what was expected: of three answers if these are enough, else of
// five; ok is false for other answers and for none.
func (s *Source) RatedAgainst(column int) (scale survey.Scale, ok bool) {
	words := make(map[string]bool)
	for cells := range s.first() {
		text := fold(cells[column])
		if _, number := survey.ParseDecimal(text); number || len(words) > mostExpectation {
			return survey.Scale{}, false
		}
		words[text] = true
	}
	missing := missingCodes(nil, nil)
	maps.DeleteFunc(words, func(word string, _ bool) bool {
		_, none := missing[word]
		return none
	})
	for _, points := range []int{3, 5} {
		scale := survey.Scale{Min: 1, Step: 1, Den: 1, Points: points}
		known := make(map[string]bool)
		for word := range expectation(scale) {
			known[vocabulary.Loose(word)] = true
		}
		other := func(word string) bool { return !known[vocabulary.Loose(word)] }
		if len(words) > 1 && !slices.ContainsFunc(slices.Collect(maps.Keys(words)), other) {
			return scale, true
		}
	}
	return survey.Scale{}, false
}

// mostExpectation is more than a column has spellings of five answers and of none.
const mostExpectation = 16

// directReading is how the answers to a directly rated gap are read. Without
// labels of the project's own, the known words for worse and better than expected
// are.
func (l *Layout) directReading(i int) *reading {
	r := l.besideReading(l.Questionnaire.Direct[i].Questionnaire)
	r.labels = newLabels(r.scale, l.directLabels[i], l.missing)
	if len(r.labels.steps) == 0 {
		r.labels.learn(expectation(r.scale), [2]string{"worse than expected", "better than expected"})
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
