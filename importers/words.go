package importers

import (
	"bufio"
	_ "embed"
	"maps"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

//go:embed words/columns.txt
var columnWords string

//go:embed words/compared.txt
var comparedWords string

//go:embed words/small.txt
var smallWords string

// kindNames are the kinds of no answer in the order of their codes, as the word
// list calls them.
var kindNames = [survey.MissingKinds]string{"not_answered", "not_applicable", "dont_know", "not_shown"}

// missingKinds are the kinds of no answer as the vocabulary has them. A refusal is
// no answer, and one word for two kinds says at least that the respondent did not
// know. Words that are the middle of a scale to some are none by themselves.
var missingKinds = map[vocabulary.NoAnswer]survey.Code{
	vocabulary.NotAnswered: survey.NotAnswered, vocabulary.Refused: survey.NotAnswered,
	vocabulary.NotApplicable: survey.NotApplicable, vocabulary.NotShown: survey.NotShown,
	vocabulary.DontKnow: survey.DontKnow, vocabulary.DontKnowOrNA: survey.DontKnow,
}

// readWords calls f for every word of a list in the form of the embedded files:
// a kind, a colon, words between semicolons; lines with # are remarks.
func readWords(list string, f func(kind, word string)) {
	for lines := bufio.NewScanner(strings.NewReader(list)); lines.Scan(); {
		kind, words, ok := strings.Cut(lines.Text(), ":")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		for word := range strings.SplitSeq(words, ";") {
			f(strings.TrimSpace(kind), fold(word))
		}
	}
}

// knownMissing are the words of the vocabulary for no answer, folded.
var knownMissing = sync.OnceValue(func() map[string]survey.Code {
	codes := map[string]survey.Code{"": survey.NotAnswered}
	for word, kind := range vocabulary.Words() {
		if code, ok := missingKinds[kind]; ok {
			codes[fold(word)] = code
		}
	}
	return codes
})

// missingCodes maps what stands for no answer, folded, to its kind. Words of the
// user's own come last and win.
func missingCodes(dontKnow, notApplicable []string) map[string]survey.Code {
	codes := maps.Clone(knownMissing())
	for _, word := range dontKnow {
		codes[fold(word)] = survey.DontKnow
	}
	for _, word := range notApplicable {
		codes[fold(word)] = survey.NotApplicable
	}
	return codes
}

// fold makes texts equal that a person would call the same: as tidy has them, in
// lower case.
func fold(text string) string { return strings.ToLower(tidy(text)) }

// tidy writes alike what differs in no letter: letters with their accents composed,
// any run of white space (no-break space too) one blank, none at the ends,
// typographic apostrophes plain.
func tidy(text string) string {
	if isTidy(text) {
		return text
	}
	text = strings.ReplaceAll(norm.NFC.String(text), "’", "'")
	return strings.Join(strings.Fields(text), " ")
}

// isTidy reports whether a text is ASCII with single blanks within, as most are;
// it saves their rows an allocation.
func isTidy(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c >= 0x80 || c < ' ' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || text == ""
}
