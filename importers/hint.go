package importers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"servgap/importers/pattern"
	"servgap/importers/vocabulary"
)

// Forms of names in which a letter or a word gives a hint.
var (
	lettersNumber = pattern.New(`^\(?(\pL)(\d+)\)?\s*[.:)–-]\s+\S`, pattern.Digits, pattern.Blanks)  // E1. The staff are polite
	lettersText   = pattern.New(`^\(?(\pL)\)?\s*(?:[:–-]|\))\s+(\S.*)$`, pattern.Blanks)             // E: The staff are polite
	letterInside  = pattern.New(`^([^\s]+)[_.-](\pL+)[_.-]([^\s]*\d[^\s]*)$`, "_.-", pattern.Digits) // SERVQUAL_E_1, Q3_exp_1
	letterBefore  = pattern.New(`^(\pL)[_.-](\pL[^\s]*)$`, "_.-")                                    // e_speed
	letterAtEnd   = pattern.New(`^([^\s]*\d)[_.-]?(\pL)$`, pattern.Digits)                           // Q1E
)

// hint finds a mark that counts only beside others. Of a letter that stands where
// others mark a construct and does not itself it gives the key.
func (m marker) hint(name string) (found mark, ok bool) {
	folded := fold(name)
	if parts := lettersNumber.FindStringSubmatch(folded); parts != nil {
		return m.hinted(parts[1], parts[2])
	}
	if parts := lettersText.FindStringSubmatch(folded); parts != nil {
		return m.hinted(parts[1], parts[2])
	}
	if parts := letterInside.FindStringSubmatch(folded); parts != nil {
		if found, ok := m.hinted(parts[2], plainKey(parts[1]+"_"+parts[3])); ok {
			return found, true
		}
	}
	if _, size := utf8.DecodeRuneInString(folded); strings.IndexAny(folded, "_.-") == size {
		if parts := letterBefore.FindStringSubmatch(folded); parts != nil {
			return m.hinted(parts[1], parts[2])
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(folded); unicode.IsLetter(last) {
		if parts := letterAtEnd.FindStringSubmatch(folded); parts != nil {
			return m.hinted(parts[2], parts[1])
		}
	}
	for _, word := range beginnings(folded) {
		if construct := m.hints[words(word)]; construct != "" {
			key, ok := m.keyBehind(word, folded[len(word):])
			return mark{construct, key, len(word) == 1}, ok
		}
	}
	return mark{}, false
}

// hinted is what a word within a name hints at. A word of several letters that says
// nothing is no hint.
func (m marker) hinted(word, key string) (mark, bool) {
	letter := utf8.RuneCountInString(word) == 1
	construct := m.constructs[word]
	if construct == "" {
		construct = m.hints[word]
	}
	return mark{construct, plainKey(key), letter}, construct != "" || letter
}

// asked reads a question that is no grid's: what it asks for, and of what. That is
// what stands behind the word which says so, or else before it, without the small
// words of a sentence: How satisfied are you with speed?
func (m marker) asked(question string) (construct, key string, ok bool) {
	construct, ok = spokenOf(question)
	for _, mark := range vocabulary.Stem(question) {
		before, behind, found := strings.Cut(fold(question), mark.Word)
		if !ok || !found || mark.Construct != construct || mark.Weak {
			continue
		}
		if key = m.bare(behind); key == "" {
			key = m.bare(before)
		}
		return construct, key, key != ""
	}
	return "", "", false
}

// bare is a text without the small words and the marks of punctuation that it begins
// and ends with: "with speed?" is "speed". What only says which kind of thing is rated
// is left out where the thing itself follows: "service level: speed".
func (m marker) bare(text string) string {
	if kind, thing, ok := strings.Cut(text, ":"); ok && m.all(kind, m.kinds) {
		text = thing
	}
	text = strings.TrimSpace(text)
	for {
		word, rest := text, ""
		if at := strings.IndexAny(text, " '"); at >= 0 {
			word, rest = text[:at], text[at+1:]
		}
		if !m.small[strings.Trim(word, punctuation)] {
			break
		}
		text = strings.TrimSpace(rest)
	}
	for {
		at := strings.LastIndexByte(text, ' ')
		if !m.small[strings.Trim(text[at+1:], punctuation)] {
			return strings.Trim(text, punctuation)
		}
		text = strings.TrimSpace(text[:max(at, 0)])
	}
}

// punctuation stands around the words of a sentence.
const punctuation = " .,:;?!¿¡…-–—"

// all reports whether all words of a text are of a list.
func (m marker) all(text string, list map[string]bool) bool {
	for _, word := range strings.Fields(text) {
		if !list[word] {
			return false
		}
	}
	return true
}
