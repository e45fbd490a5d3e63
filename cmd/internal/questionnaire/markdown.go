package questionnaire

import (
	"fmt"
	"strconv"
	"strings"
)

// Markdown is the form to be read, printed, or copied into a service that imports none:
// statements are numbered behind the letter of their question, E1, which Microsoft Forms
// keeps in its export where it leaves out the question.
func (f Form) Markdown() ([]byte, error) {
	var t strings.Builder
	fmt.Fprintf(&t, "# %s\n\n%s\n", markdownText(f.Title), markdownText(f.Intro))
	for _, b := range f.Blocks {
		fmt.Fprintf(&t, "\n## %s\n\n", markdownText(b.Text))
		switch b.Kind {
		case Points:
			b.markdownPoints(&t)
		case Single:
			t.WriteString(strings.Join(boxes(b.numbers()), " ") + "\n")
		default:
			b.markdownGrid(&t)
		}
	}
	fmt.Fprintf(&t, "\n%s\n\n---\n\n%s\n\n", markdownText(f.Thanks), markdownText(f.columns))
	t.WriteString("`" + strings.Join(f.Columns(), "` `") + "`\n")
	return []byte(t.String()), nil
}

func (b Block) markdownGrid(t *strings.Builder) {
	numbers := b.numbers()
	fmt.Fprintf(t, "| | %s |\n|---|%s\n", strings.Join(numbers, " | "), strings.Repeat(":-:|", len(numbers)))
	for i, row := range b.Rows {
		fmt.Fprintf(t, "| %s |%s\n", markdownText(b.numbered(i)+row.Text), strings.Repeat(" ☐ |", len(numbers)))
	}
}

func (b Block) markdownPoints(t *strings.Builder) {
	for _, row := range b.Rows {
		fmt.Fprintf(t, "- %s: \\_\\_\\_\\_\n", markdownText(row.Text))
	}
}

// numbered is what stands before a statement: E1.
func (b Block) numbered(i int) string {
	return strings.ToUpper(b.Code[:1]) + strconv.Itoa(i+1) + ". "
}

func boxes(numbers []string) []string {
	var boxed []string
	for _, number := range numbers {
		boxed = append(boxed, "☐ "+number)
	}
	return boxed
}

// Columns are what the columns of the answers are called in a file of one's own.
func (f Form) Columns() []string {
	var names []string
	for _, b := range f.Blocks {
		for _, row := range b.Rows {
			names = append(names, row.Column)
		}
	}
	return names
}

// markdownText is a text as Markdown shows it unchanged.
func markdownText(text string) string {
	var t strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]<>#|&", r) {
			t.WriteByte('\\')
		}
		t.WriteRune(r)
	}
	return t.String()
}
