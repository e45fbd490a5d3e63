package importers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keysOf gives each column a key of its own: its name without what all names of
// the list begin and end with, cut between words and numbers only, so that of
// e1, e2 and e10 the keys are 1, 2 and 10, and of Q1_E and Q2_E 1 and 2. Where
// that leaves nothing, or the same for two, the names stay whole.
func keysOf(columns []int, header []string) []string {
	var names []string
	for _, c := range columns {
		names = append(names, fold(nameOf(header, c)))
	}
	var rests, keys []string
	before := commonBeginning(names)
	for _, name := range names {
		rests = append(rests, name[before:])
	}
	after := commonEnding(rests)
	seen := make(map[string]bool)
	for _, rest := range rests {
		key := plainKey(strings.Trim(rest[:len(rest)-after], separators))
		if key == "" || seen[key] {
			return names
		}
		seen[key] = true
		keys = append(keys, key)
	}
	return keys
}

// commonBeginning is the length of what all names begin with, up to where each
// may be cut; the number at the end of the first is no part of it.
func commonBeginning(names []string) int {
	if len(names) == 0 {
		return 0
	}
	first, _ := splitNumber(names[0])
	n := len(first)
	for _, name := range names {
		same := 0
		for same < min(n, len(name)) && first[same] == name[same] {
			same++
		}
		n = same
	}
	for slices.ContainsFunc(names, func(name string) bool { return !boundary(name, n) }) {
		n--
	}
	return n
}

// commonEnding is the length of what all names end with, up to where each may be
// cut. A number is no ending, and a single name has none.
func commonEnding(names []string) int {
	if len(names) < 2 {
		return 0
	}
	first := names[0]
	n := len(first)
	for _, name := range names {
		same := 0
		for same < min(n, len(name)) && first[len(first)-1-same] == name[len(name)-1-same] {
			same++
		}
		n = same
	}
	stays := func(name string) bool {
		return startsWithDigit(name[len(name)-n:]) || !boundary(name, len(name)-n)
	}
	for slices.ContainsFunc(names, stays) {
		n--
	}
	return n
}

// boundary reports whether a text may be cut at a byte: not within a character,
// a word or a number.
func boundary(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	if !utf8.RuneStart(text[at]) {
		return false
	}
	left, _ := utf8.DecodeLastRuneInString(text[:at])
	right, _ := utf8.DecodeRuneInString(text[at:])
	return !(unicode.IsLetter(left) && unicode.IsLetter(right)) && !(unicode.IsDigit(left) && unicode.IsDigit(right))
}

// withoutSubletters takes the letters of parts of a question off the keys of sides
// that share none: of Q1a (Expected) and Q1b (Perceived) the key is q1. Each side has
// one letter of its own.
func withoutSubletters(sides [][]keyed) {
	letters, seen := make(map[string]bool), make(map[string]bool)
	for _, side := range present(sides) {
		letter := ""
		for i, k := range side {
			own := trailingLetters(k.key)
			_, number := splitNumber(strings.TrimSuffix(k.key, own))
			if utf8.RuneCountInString(own) != 1 || number == "" || i > 0 && own != letter || seen[k.key] {
				return
			}
			letter, seen[k.key] = own, true
		}
		if letters[letter] {
			return
		}
		letters[letter] = true
	}
	for _, side := range sides {
		for i, k := range side {
			side[i].key = strings.TrimSuffix(k.key, trailingLetters(k.key))
		}
	}
}
