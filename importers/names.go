package importers

import (
	"strings"
	"unicode"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// nameOf is what a column is called: its name, or by its letter if it has none.
func nameOf(header []string, column int) string { return called(header, column).String() }

// called is likewise a part of a message.
func called(header []string, column int) problem.Text {
	if name := strings.TrimSpace(header[column]); name != "" {
		return problem.Plain(name)
	}
	return problem.Say("column %s", problem.Letters(column+1))
}

// mostNames bounds a list of names.
const mostNames = 12

// firstNames are the first dozen names, made fit to be printed, and how many more
// there are. Blank ones and mail addresses, which a file without names begins
// with, are not among the first.
func firstNames(names []problem.Text) (first []problem.Text, more int64) {
	for _, name := range names {
		text := strings.TrimSpace(name.String())
		if text == "" || strings.Contains(text, "@") || len(first) == mostNames {
			continue
		}
		if quoted := problem.Quote(text); quoted != name.String() {
			name = problem.Plain(quoted)
		}
		first = append(first, name)
	}
	return first, int64(len(names) - len(first))
}

// listNames lists names for a message.
func listNames(names []string) problem.Text {
	var texts []problem.Text
	for _, name := range names {
		texts = append(texts, problem.Plain(name))
	}
	return listTexts(texts)
}

func listTexts(names []problem.Text) problem.Text {
	first, more := firstNames(names)
	return andMore(problem.Comma(first), more)
}

// andMore is a list of which some is left out.
func andMore(list problem.Text, more int64) problem.Text {
	if more <= 0 {
		return list
	}
	return problem.Say("%s and %d more", list, more)
}

// either lists words any of which will do: a or b or c.
func either(words []string) problem.Text {
	var text problem.Text
	for i, word := range words {
		if i == 0 {
			text = problem.Plain(word)
		} else {
			text = problem.Say("%s or %s", text, word)
		}
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
