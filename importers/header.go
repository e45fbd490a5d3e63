package importers

import (
	"slices"
	"strings"
	"unicode"
)

// mark is what a column's name says: the construct (or "points") it was asked
// on and the key that it shares with its counterpart.
type mark struct{ construct, key string }

// marker reads column names by the words that mark a construct.
type marker struct{ constructs map[string]string }

func newMarker() marker {
	m := marker{constructs: make(map[string]string)}
	readWords(columnWords, func(construct, word string) { m.constructs[word] = construct })
	return m
}

// separators stand between a word and a key in column names.
const separators = "_-. :/"

// read finds a construct's word at the beginning or the end of a column name. A
// word of one letter counts only beside a key that holds a digit: E1, e_01,
// Q1_E, but not e-mail.
func (m marker) read(name string) (mark, bool) {
	folded := fold(name)
	word := leadingLetters(folded)
	if construct, ok := m.constructs[word]; ok {
		rest := folded[len(word):]
		key := strings.TrimLeft(rest, separators)
		separated := key != rest || startsWithDigit(rest)
		if separated && keyFits(word, key) {
			return mark{construct, plainKey(key)}, true
		}
	}
	inside := strings.TrimRight(folded, ")]")
	word = trailingLetters(inside)
	if construct, ok := m.constructs[word]; ok {
		rest := inside[:len(inside)-len(word)]
		key := strings.TrimRight(rest, separators+"([")
		if key != rest && keyFits(word, key) {
			return mark{construct, plainKey(key)}, true
		}
	}
	return mark{}, false
}

func keyFits(word, key string) bool {
	return key != "" && (len(word) > 1 || strings.ContainsFunc(key, unicode.IsDigit))
}

func leadingLetters(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
}

func trailingLetters(s string) string { return s[len(strings.TrimRightFunc(s, unicode.IsLetter)):] }

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// plainKey makes keys equal that count alike: 01 is 1, tan_1 is tan1.
func plainKey(key string) string {
	letters, number := splitNumber(strings.NewReplacer("_", "", "-", "", ".", "").Replace(key))
	if number == "" {
		return key
	}
	return letters + strings.TrimLeft(number[:len(number)-1], "0") + number[len(number)-1:]
}

// splitNumber divides a key into what stands before its number and the number
// at its end.
func splitNumber(key string) (before, number string) {
	before = strings.TrimRight(key, "0123456789")
	return before, key[len(before):]
}

// runOf reports whether keys are one common text before each of the numbers 1
// to n, in any order, and gives the number of each key.
func runOf(keys []string) (numbers []int, ok bool) {
	seen := make([]bool, len(keys))
	first, _ := splitNumber(keys[0])
	for _, key := range keys {
		before, number := splitNumber(key)
		n := 0
		for _, digit := range []byte(number) {
			n = n*10 + int(digit-'0')
			if n > len(keys) {
				return nil, false
			}
		}
		if before != first || n == 0 || seen[n-1] {
			return nil, false
		}
		seen[n-1] = true
		numbers = append(numbers, n)
	}
	return numbers, !slices.Contains(seen, false)
}
