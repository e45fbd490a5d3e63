package config

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"servgap/importers/problem"
)

// source is the text that places refer to.
type source struct {
	file  string
	lines []string
}

// newSource divides a text at everything that YAML counts as the end of a line.
func newSource(file, text string) source {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return source{file, strings.Split(text, "\n")}
}

// line is the text of a line, empty if there is none.
func (s source) line(number int) string {
	if number < 1 || number > len(s.lines) {
		return ""
	}
	return s.lines[number-1]
}

// widestLine is the number of characters of a line that an excerpt shows.
const widestLine = 100

// excerpt is the line of a place, the line before it, and a mark below the
// place. The lines end with the mark, so that a remark can follow it.
func (s source) excerpt(at Pos) []string {
	if at.Line < 1 || at.Line > len(s.lines) {
		return nil
	}
	digits := len(strconv.Itoa(at.Line))
	skip := 0 // characters left out on the left of a long line
	if at.Column+min(at.Width, widestLine/2) > widestLine {
		skip = at.Column - widestLine/2
	}
	var rows []string
	if before := shown(s.line(at.Line-1), skip); strings.Trim(before, "… ") != "" {
		rows = append(rows, fmt.Sprintf("   %*d | %s", digits, at.Line-1, before))
	}
	rows = append(rows, fmt.Sprintf("   %*d | %s", digits, at.Line, shown(s.lines[at.Line-1], skip)))
	before := max(0, at.Column-1-skip)
	if skip > 0 {
		before++ // the ellipsis
	}
	room := utf8.RuneCountInString(s.lines[at.Line-1]) - at.Column + 1
	width := max(1, min(at.Width, room, widestLine-before))
	return append(rows, fmt.Sprintf("   %*s | %s%s", digits, "", strings.Repeat(" ", before), strings.Repeat("^", width)))
}

// shown cuts a line to what an excerpt has room for and replaces what a terminal
// would obey, one character by one, so that the mark stays below its place.
func shown(line string, skip int) string {
	runes := []rune(line)
	cut := ""
	if skip > 0 {
		runes, cut = runes[min(skip, len(runes)):], "…"
	}
	if len(runes) > widestLine {
		runes = append(runes[:widestLine:widestLine], '…')
	}
	for i, r := range runes {
		switch {
		case r == '\t':
			runes[i] = '→'
		case unicode.IsControl(r) || problem.Clean(string(r)) != string(r):
			runes[i] = '·'
		}
	}
	return strings.TrimRight(cut+string(runes), " ")
}
