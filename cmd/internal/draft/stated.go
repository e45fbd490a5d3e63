package draft

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"servgap/cmd/internal/lang"
	"servgap/importers"
)

// stated finds columns, one for each label in English, below one question with the labels
// as its statements, in whichever language. What is the same for all of them is the
// question, or the letter that stands before the number of a statement: E1. A name that
// is nothing but the label has neither.
func stated(s *importers.Source, labels []string) []family {
	byQuestion := make(map[string][]int)
	var questions []string
	for column := range s.Header {
		question, label := statementOf(s, column)
		english, ok := lang.English(label)
		at := slices.Index(labels, english)
		if !ok || at < 0 {
			continue
		}
		if byQuestion[question] == nil {
			questions = append(questions, question)
			byQuestion[question] = slices.Repeat([]int{-1}, len(labels))
		}
		byQuestion[question][at] = column
	}
	var found []family
	for _, question := range questions {
		if columns := byQuestion[question]; !slices.Contains(columns, -1) {
			found = append(found, family{question, columns, columns[0]})
		}
	}
	return found
}

// numberedStatement is a statement behind its number: E1. Short wait for help.
var numberedStatement = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\pL+)\d+[.:]\s+(.*)$`) })

// statementOf is the question and the statement of a column; the letter of the number
// that stands before a statement is as good as its question.
func statementOf(s *importers.Source, column int) (question, statement string) {
	question, statement = s.Statement(column)
	statement = cmp.Or(statement, s.Header[column])
	if parts := numberedStatement().FindStringSubmatch(strings.TrimSpace(statement)); parts != nil {
		return parts[1], parts[2]
	}
	return question, statement
}
