package questionnaire

import (
	"fmt"
	"strings"
)

// Qualtrics is the form in the advanced text format: a block for each page, a matrix for
// what is rated, a constant sum for points. Answers have the numbers of the scale as their
// recode values, and rows are told apart in the export by their numbers: E_1. That points
// have to add up to 100 is set in Qualtrics, for the format has no word for it.
//
// Checked against the description of the advanced format (Import & Export Surveys).
func (f Form) Qualtrics() ([]byte, error) {
	var t strings.Builder
	t.WriteString("[[AdvancedFormat]]\n")
	fmt.Fprintf(&t, "\n[[Block:%s]]\n\n[[Question:DB]]\n[[ID:intro]]\n%s\n", qualtricsName(f.Title), qualtricsText(f.Intro))
	for _, b := range f.Blocks {
		t.WriteString("\n[[PageBreak]]\n")
		b.qualtrics(&t)
	}
	return []byte(t.String()), nil
}

func (b Block) qualtrics(t *strings.Builder) {
	kind, tag, answers := "Matrix", "Answer", b.numbers()
	switch b.Kind {
	case Points:
		kind, answers = "ConstantSum", nil
	case Single:
		kind, tag = "MC:SingleAnswer:Horizontal", "Choice"
	}
	fmt.Fprintf(t, "\n[[Question:%s]]\n[[ID:%s]]\n%s\n", kind, b.Code, qualtricsText(b.Text))
	if b.Kind != Single {
		t.WriteString("\n[[Choices]]\n")
		for _, row := range b.Rows {
			t.WriteString(qualtricsText(row.Text) + "\n")
		}
	}
	if len(answers) > 0 {
		fmt.Fprintf(t, "\n[[Advanced%ss]]\n", tag)
	}
	for _, answer := range answers {
		fmt.Fprintf(t, "[[%s:%s]]\n%s\n", tag, answer, answer)
	}
}

// qualtricsText is a text as Qualtrics shows it unchanged: it reads HTML, two brackets as
// a tag, and ${ as text to be filled in.
func qualtricsText(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "[", "&#91;", "]", "&#93;", "${", "&#36;{").Replace(text)
}

// qualtricsName is a text within a tag.
func qualtricsName(text string) string {
	return strings.NewReplacer("[", "(", "]", ")", ":", " –").Replace(text)
}
