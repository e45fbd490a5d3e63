package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// Words is how the answers to a construct are written, by the spellings of the lowest
// and of the highest one; ok is false where they are numbers.
func (l *Layout) Words(c survey.Construct) (ends [2][]string, ok bool) {
	at := slices.Index(l.Questionnaire.Constructs, c)
	switch {
	case at < 0:
		return ends, false
	case l.worded != nil && l.worded[at] != nil:
		return l.worded[at].spellings(), true
	case l.labels != nil && len(l.labels[at]) > 0:
		steps := l.labels[at]
		return [2][]string{steps[0], steps[len(steps)-1]}, true
	default:
		return ends, false
	}
}

// spellings are those of the lowest and the highest label, the one in the file first.
func (w *wording) spellings() [2][]string {
	ends := [2][]string{{w.ends[0]}, {w.ends[1]}}
	for word, code := range w.codes {
		switch int(code) {
		case 0:
			ends[0] = append(ends[0], word)
		case w.scale.Points - 1:
			ends[1] = append(ends[1], word)
		}
	}
	return ends
}

// SameWords reports whether two constructs are answered in the same words: whether
// both ends of their scales have a spelling in common.
func SameWords(a, b [2][]string) bool {
	for end := range a {
		common := func(word string) bool {
			return slices.ContainsFunc(b[end], func(other string) bool { return vocabulary.Loose(other) == vocabulary.Loose(word) })
		}
		if !slices.ContainsFunc(a[end], common) {
			return false
		}
	}
	return true
}
