package importers

import (
	"slices"
	"strings"

	"servgap/importers/dialect"
	"servgap/importers/vocabulary"
)

// ratable reports whether a column can be one of ratings: few different answers,
// none of them long, and of words not each one's own; or points of a hundred.
func ratable(t *columnTally) bool {
	answers := t.answers()
	if t.many || len(answers) == 0 {
		return false
	}
	if found, words := t.allNumbers(); len(answers) > mostDifferent {
		return words == 0 && found.whole && float(found.low) >= 0 && float(found.high) <= 100
	}
	total := int64(0)
	var words []string
	for _, c := range answers {
		total += c.N
		number, ok := numberOf(c.Text)
		switch {
		case ok && number.Places > 0, len(c.Text) > longestAnswer, strings.Contains(c.Text, "@"):
			return false
		case !ok:
			words = append(words, c.Text)
		}
	}
	return len(words) == 0 || total >= 2*int64(len(answers)) || areLabels(words, len(answers))
}

// areLabels reports whether the words among some answers are labels as far as anybody
// knows: all of them, or half of the answers.
func areLabels(words []string, answers int) bool {
	known := 0
	for _, word := range words {
		if vocabulary.Default().Knows(word) || len(vocabulary.Numbered(word)) > 0 {
			known++
		}
	}
	return known == len(words) || 2*known >= answers
}

// remarks are what columns of free text are called, in the five languages.
var remarks = []string{"comment", "kommentar", "merknad", "remark", "bemærkning", "anmärkning", "fritekst", "fritext", "free text", "feedback"}

// isRemark reports whether a column is for what respondents want to say besides: by
// its name, unless the answers are numbers or labels.
func isRemark(c dialect.Column, t *columnTally) bool {
	name := fold(c.Name)
	if len(name) >= 60 || !slices.ContainsFunc(remarks, func(word string) bool { return strings.Contains(name, word) }) {
		return false
	}
	_, words := t.allNumbers()
	return words > 0 && vocabulary.Default().Read(t.answers()).Decision == vocabulary.Unknown
}

// longestAnswer is the length of a text, in bytes, above which it is no label.
const longestAnswer = 120

func lowest(texts []vocabulary.Count) int64 {
	low := int64(0)
	for _, c := range texts {
		if number, ok := numberOf(c.Text); ok {
			low = min(low, number.Unscaled)
		}
	}
	return low
}

// singles reports whether each column holds one answer or nothing, which of numbers
// is 1: the options of a multiple choice, of which one alone may be anything.
func (x *inspector) singles(b blockPlan, sample []columnTally) bool {
	blanks := false
	for _, column := range b.columns {
		answers := sample[column].answers()
		if len(answers) != 1 || answers[0].Text != "1" && b.numeric {
			return false
		}
		blanks = blanks || sample[column].blank > 0
	}
	return len(b.columns) > 2 && blanks
}

// topOf is the highest of numbers; not numeric if there are words among them.
func topOf(texts []vocabulary.Count) (top int64, numeric bool) {
	for _, c := range texts {
		number, ok := numberOf(c.Text)
		if !ok {
			return 0, false
		}
		top = max(top, number.Unscaled)
	}
	return top, len(texts) > 0
}
