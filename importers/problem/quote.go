package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteLimit is the longest piece of an input that a message repeats, in
// characters: enough to recognise an answer, too short for a comment.
const quoteLimit = 40

// Quote makes a piece of an input safe and short enough for a message: control
// and invisible formatting characters become \x1b or \u202e forms, and what is
// longer than 40 characters ends in an ellipsis.
func Quote(s string) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if count == quoteLimit {
			b.WriteString("…")
			break
		}
		b.WriteString(visible(r))
		count++
	}
	return b.String()
}

// Clean makes a text of an input safe for a terminal or a table without
// shortening it: what Quote escapes, it escapes. Bytes that are no text, such as those of
// the name of a file, are the replacement character: some terminals obey them, too.
func Clean(s string) string {
	if strings.IndexFunc(s, Hidden) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(visible(r))
	}
	return b.String()
}

func visible(r rune) string {
	switch {
	case !Hidden(r):
		return string(r)
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	default:
		return fmt.Sprintf(`\u%04x`, r)
	}
}

// Hidden reports characters that a terminal obeys instead of showing: C0, DEL,
// C1, line separators and the invisible format class (bidirectional overrides,
// zero width), and U+FFFE and U+FFFF, which are no characters and which YAML and XML
// refuse. The replacement character stands for bytes that are no text.
func Hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == '\ufffe' || r == '\uffff'
}
