package importers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is what a column's name says: the construct (or "points") it was asked
// on and the key that it shares with its counterpart.
type mark struct {
	construct, key string
	letter         bool // it is said by one letter: E1
}

// marker reads column names by the words that mark a construct.
type marker struct {
	constructs map[string]string
	hints      map[string]string // words that do so only beside others
	small      map[string]bool   // words of a sentence that say nothing of its subject
	kinds      map[string]bool   // words for what is rated of it: level, performance
}

func newMarker() marker {
	m := marker{constructs: make(map[string]string), hints: make(map[string]string), small: make(map[string]bool), kinds: make(map[string]bool)}
	readWords(columnWords, func(construct, word string) {
		if hint, ok := strings.CutSuffix(word, "?"); ok {
			m.hints[hint] = construct
		} else {
			m.constructs[word] = construct
		}
	})
	readWords(smallWords, func(kind, word string) {
		if kind == "kind" {
			m.kinds[word] = true
		} else {
			m.small[word] = true
		}
	})
	return m
}

// separators stand between a word and a key in column names.
const separators = "_-–—. :/,"

// read finds a construct's word, or two of them such as minimum level, at the
// beginning or the end of a column name. A word of one letter counts only before a
// code or behind a key that holds a digit: E1, e_01, Q1_E, but not e-mail.
func (m marker) read(name string) (mark, bool) {
	folded := fold(name)
	for _, word := range beginnings(folded) {
		construct, ok := m.constructs[words(word)]
		if !ok {
			continue
		}
		if key, ok := m.keyBehind(word, folded[len(word):]); ok {
			return mark{construct, key, len(word) == 1}, true
		}
	}
	inside := strings.TrimRight(folded, ")]")
	if strings.Contains(inside, "=") { // says what numbers mean: (1 = dissatisfied, 5 = satisfied)
		return mark{}, false
	}
	for _, word := range endings(inside) {
		construct, ok := m.constructs[words(word)]
		if !ok {
			continue
		}
		rest := inside[:len(inside)-len(word)]
		key := strings.TrimRight(rest, separators+"([")
		if key != rest && (len(word) > 1 && key != "" || strings.ContainsFunc(key, unicode.IsDigit)) {
			return mark{construct, plainKey(key), len(word) == 1}, true
		}
	}
	return mark{}, false
}

// keyBehind is the key behind a word. Where the word begins a sentence, as in
// Satisfaction with speed, the key is what it is of.
func (m marker) keyBehind(word, rest string) (key string, ok bool) {
	key = unbracketed(strings.TrimLeft(rest, separators))
	separated := key != rest || startsWithDigit(rest)
	if !separated || !(len(word) > 1 && key != "" || isCode(key)) {
		return "", false
	}
	if subject := m.bare(key); len(word) > 1 && strings.HasPrefix(rest, " ") && subject != "" {
		key = subject
	}
	return plainKey(key), true
}

// beginnings are the first two words of a name with what stands between them, if
// that separates words, and the first.
func beginnings(name string) []string {
	first := leadingLetters(name)
	rest := strings.TrimLeft(name[len(first):], separators)
	second := leadingLetters(rest)
	if len(rest) == len(name)-len(first) || second == "" {
		return []string{first}
	}
	return []string{name[:len(name)-len(rest)+len(second)], first}
}

// endings are the last two words of a name, likewise, and the last.
func endings(name string) []string {
	last := trailingLetters(name)
	rest := strings.TrimRight(name[:len(name)-len(last)], separators)
	second := trailingLetters(rest)
	if len(rest) == len(name)-len(last) || second == "" {
		return []string{last}
	}
	return []string{name[len(rest)-len(second):], last}
}

// words writes the words of a name with one blank between them.
func words(name string) string {
	between := func(r rune) bool { return strings.ContainsRune(separators, r) }
	return strings.Join(strings.FieldsFunc(name, between), " ")
}

// unbracketed takes off the brackets around a whole key: expected[SQ001].
func unbracketed(key string) string {
	if len(key) > 2 && (key[0] == '[' && key[len(key)-1] == ']' || key[0] == '(' && key[len(key)-1] == ')') {
		return key[1 : len(key)-1]
	}
	return key
}

// isCode reports whether a key is an item's code: it ends in a number, perhaps
// with one letter behind it, and has no two separators in a row. Such are 1, 01,
// tan_1, 1.2 and 1a, but not 1_text, 1. the staff or o. box 7.
func isCode(key string) bool {
	body := key
	if letter := trailingLetters(key); utf8.RuneCountInString(letter) == 1 {
		body = strings.TrimSuffix(key, letter)
	}
	if _, number := splitNumber(body); number == "" {
		return false
	}
	inRow := false
	for _, r := range body {
		separator := strings.ContainsRune(separators, r)
		if separator && inRow {
			return false
		}
		inRow = separator
	}
	return true
}

func leadingLetters(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
}

func trailingLetters(s string) string { return s[len(strings.TrimRightFunc(s, unicode.IsLetter)):] }

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// plainKey makes keys equal that count alike: 01 is 1, tan_1 is tan1. A
// separator between two numbers stays, for 1_2 is not 12.
func plainKey(key string) string {
	before, number := splitNumber(key)
	if number == "" {
		return key
	}
	if word := strings.TrimRight(before, separators); trailingLetters(word) != "" {
		before = word
	}
	return before + strings.TrimLeft(number[:len(number)-1], "0") + number[len(number)-1:]
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
