package problem

import (
	"strings"
	"unicode"
)

// Shell writes a word so that it can be pasted into a POSIX shell: as it is if
// nothing in it means something there, else in single quotes.
func Shell(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-.,:/+=@%", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
