package importers

import (
	"fmt"
	"strings"
	"unicode"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// nameOf is what a column is called: its name, or by its letter if it has none.
func nameOf(header []string, column int) string {
	if name := strings.TrimSpace(header[column]); name != "" {
		return name
	}
	return "column " + problem.Letters(column+1)
}

// mostNames bounds a list of names.
const mostNames = 12

// firstNames are the first dozen names, made fit to be printed, and how many more
// there are. Blank ones and mail addresses, which a file without names begins
// with, are not among the first.
func firstNames(names []string) (first []string, more int64) {
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name != "" && !strings.Contains(name, "@") && len(first) < mostNames {
			first = append(first, problem.Quote(name))
		}
	}
	return first, int64(len(names) - len(first))
}

// listNames lists names for a message.
func listNames(names []string) string {
	first, more := firstNames(names)
	text := strings.Join(first, ", ")
	if more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// nameless reports whether the first row looks like a response and not like the
// names of columns: half of what is in it are numbers, dates or mail addresses.
func nameless(header []string) bool {
	filled, answers := 0, 0
	for _, name := range header {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		filled++
		_, number := survey.ParseDecimal(name)
		date := strings.ContainsFunc(name, unicode.IsDigit) && !strings.ContainsFunc(name, unicode.IsLetter)
		if number || date || strings.Contains(name, "@") {
			answers++
		}
	}
	return answers > 0 && 2*answers >= filled
}

// flagValue writes the values of a list flag so that they can be pasted into a
// shell: those with commas or quotes in the quotes of CSV, which is how such
// flags are read, and the whole in the quotes of the shell.
func flagValue(values ...string) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = problem.Clean(value)
		if strings.ContainsAny(value, `,"`) {
			words[i] = `"` + strings.ReplaceAll(words[i], `"`, `""`) + `"`
		}
	}
	return problem.Shell(strings.Join(words, ","))
}
