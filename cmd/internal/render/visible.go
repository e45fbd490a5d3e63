package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

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

// VisibleJSON is JSON with the characters of its texts escaped that a terminal would
// obey. What reads it reads the same texts.
func VisibleJSON(data []byte) []byte {
	var b bytes.Buffer
	for {
		at := bytes.IndexFunc(data, func(r rune) bool { return r >= 0x7f && problem.Hidden(r) }) // the others are escaped already
		if at < 0 && b.Len() == 0 {
			return data
		}
		if at < 0 {
			return append(b.Bytes(), data...)
		}
		b.Write(data[:at])
		r, size := utf8.DecodeRune(data[at:])
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
		data = data[at+size:]
	}
}
