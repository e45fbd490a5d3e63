package importers

import (
	"slices"

	"servgap/importers/pattern"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// answerCode is how programs name the answers of a list where they do not write them
// out: A1, AO03.
var answerCode = pattern.New(`^(\pL{1,4})_?\d{1,4}$`)

// areCodes reports whether texts are codes of answers: letters that they share before
// numbers that differ, and none a label that is known.
func areCodes(texts []vocabulary.Count) bool {
	first := ""
	for _, c := range texts {
		match := answerCode.FindStringSubmatch(c.Text)
		if match == nil || first != "" && fold(match[1]) != first || vocabulary.Default().Knows(c.Text) {
			return false
		}
		first = fold(match[1])
	}
	return first != ""
}

// coded reports codes of answers. They count the answers as the list has them, from
// the best or from the worst, and nothing in the file says which.
func (f *finder) coded(column int, texts []vocabulary.Count) {
	var found []string
	for _, c := range texts {
		found = append(found, c.Text)
	}
	slices.Sort(found)
	f.failOnce(problem.Problem{
		Code: "E-LABEL-SET", Column: column + 1, Header: f.header[column],
		Message: problem.Say("found codes of answers (%s), and nothing in the file says which is the best, so nothing was guessed; accepted are answers in words, or numbers that rise with them", listNames(found)),
		Fix:     problem.Say("export full answers in place of answer codes, or declare the codes in a project, the lowest answer first"),
	})
}
