package render

import (
	"strings"

	"servgap/importers/problem"
)

// breaks are the line breaks and tabs inside a text, which in a table are blanks.
var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// Visible is a text of the survey on one line, with everything that a terminal
// would obey instead of show written out.
func Visible(text string) string { return problem.Clean(breaks.Replace(text)) }

// ForTerminal makes text for programs safe to be shown on a terminal: what the
// terminal would obey is written out, its lines and tabs stay.
func ForTerminal(data []byte) []byte {
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		body, end := strings.TrimSuffix(line, "\n"), strings.HasSuffix(line, "\n")
		for i, cell := range strings.Split(body, "\t") {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(problem.Clean(cell))
		}
		if end {
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}
