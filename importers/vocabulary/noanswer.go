package vocabulary

import (
	"iter"
	"strings"
)

// NoAnswer is why a label is no answer.
type NoAnswer string

// The kinds of no answer. DontKnowOrNA is one choice for two of them, and Ambiguous
// words are the middle of a scale to some and no answer to others.
const (
	NotAnswered   NoAnswer = "not_answered"
	NotApplicable NoAnswer = "not_applicable"
	DontKnow      NoAnswer = "dont_know"
	DontKnowOrNA  NoAnswer = "dont_know_or_na"
	Refused       NoAnswer = "refused"
	NotShown      NoAnswer = "not_shown"
	Ambiguous     NoAnswer = "ambiguous"
)

// Words gives the words for no answer that the program knows, each with its kind.
func Words() iter.Seq2[string, NoAnswer] {
	return func(yield func(string, NoAnswer) bool) {
		for line := range dataLines(missingLines) {
			_, kind, words := fields(line)
			for word := range strings.SplitSeq(words, ";") {
				if !yield(strings.TrimSpace(word), NoAnswer(kind)) {
					return
				}
			}
		}
	}
}

// Kind is the kind of no answer that a whole text stands for; a blank one is not
// answered. A word may be an answer all the same if a set has it: see Read.
func (v *Vocabulary) Kind(text string) (kind NoAnswer, ok bool) {
	if len(text) > longestLabel {
		return "", false
	}
	return v.kindOf(plain(text))
}

// kindOf is the kind of a plain text, with or without its remark.
func (v *Vocabulary) kindOf(text string) (NoAnswer, bool) {
	if text == "" {
		return NotAnswered, true
	}
	if kind, ok := v.noAnswer[text]; ok {
		return kind, true
	}
	kind, ok := v.noAnswer[bare(text)]
	return kind, ok
}

// addNoAnswer adds words; later ones win.
func (v *Vocabulary) addNoAnswer(kind NoAnswer, words ...string) {
	for _, word := range words {
		if word = plain(word); word != "" {
			v.noAnswer[word] = kind
		}
	}
}
