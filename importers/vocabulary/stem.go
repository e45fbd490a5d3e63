package vocabulary

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed stems.txt
var stemLines string

// Mark is a word of a question by which it speaks of a construct.
type Mark struct {
	Construct string   // expected, importance, perceived, satisfaction, adequate, promised, belief, standard or delivered
	Word      string   // of the text, folded
	Stem      string   // as in "forvent*"
	Languages []string // in which the word says so
	// Weak says that the word counts only together with another sign, and never alone:
	// lov is a promise, and a law.
	Weak bool
}

// stem is a line's stem.
type stem struct {
	construct, language, text string
	letters                   string
	before, behind, weak      bool // whether more of the word may stand before it or behind
}

var stems = sync.OnceValue(func() []stem {
	var found []stem
	for line := range dataLines(stemLines) {
		language, construct, words := fields(line)
		for text := range strings.SplitSeq(words, ";") {
			s := stem{construct: construct, language: language}
			s.text, s.weak = strings.CutSuffix(strings.TrimSpace(text), "?")
			s.letters, s.behind = strings.CutSuffix(s.text, "*")
			s.letters, s.before = strings.CutPrefix(s.letters, "*")
			s.letters = Fold(s.letters)
			found = append(found, s)
		}
	}
	return found
})

// longestQuestion is the length in bytes up to which a text is searched for stems.
const longestQuestion = 4096

// Stem finds the words of a question or of a column's name that say what it asks
// for, in the order of the text; several if it speaks of several constructs. Of a text
// of more than 4096 bytes it reads so many.
func Stem(text string) []Mark {
	text = text[:min(len(text), longestQuestion)]
	var marks []Mark
	for _, word := range wordsOf(text) {
		for _, s := range stems() {
			if s.of(word) {
				marks = add(marks, s, word)
			}
		}
	}
	return marks
}

// of reports whether a word has the stem.
func (s stem) of(word string) bool {
	switch {
	case s.before && s.behind:
		return strings.Contains(word, s.letters)
	case s.before:
		return strings.HasSuffix(word, s.letters)
	case s.behind:
		return strings.HasPrefix(word, s.letters)
	default:
		return word == s.letters
	}
}

// add notes a stem. Of those of one construct in one word the longest is named, and
// one that is not weak makes the mark so.
func add(marks []Mark, s stem, word string) []Mark {
	at := slices.IndexFunc(marks, func(m Mark) bool { return m.Construct == s.construct && m.Word == word })
	if at < 0 {
		return append(marks, Mark{s.construct, word, s.text, []string{s.language}, s.weak})
	}
	m := &marks[at]
	if len(s.text) > len(m.Stem) {
		m.Stem = s.text
	}
	if !slices.Contains(m.Languages, s.language) {
		m.Languages = append(m.Languages, s.language)
	}
	m.Weak = m.Weak && s.weak
	return marks
}

// wordsOf are the different words of a text, folded: letters between anything else,
// and within speedExpected.
func wordsOf(text string) []string {
	var apart strings.Builder
	var last rune
	for _, r := range tidy(text) {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			apart.WriteByte(' ')
		}
		apart.WriteRune(r)
		last = r
	}
	var words []string
	for word := range strings.FieldsFuncSeq(Fold(apart.String()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}
