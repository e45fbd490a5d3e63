package vocabulary

import (
	"iter"
	"strings"
	"sync"
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

// Kind is the kind of no answer that a whole text stands for by the Default vocabulary,
// whose sets need not be read for it; a blank one is not answered. A word may be an answer
// all the same if a set has it: see Read.
func Kind(text string) (kind NoAnswer, ok bool) {
	if text != "" && text[0] >= '0' && text[0] <= '9' { // as dates begin, and none of its words
		return "", false
	}
	return standardNoAnswers().kind(text)
}

// noAnswers are words for no answer by the plain word.
type noAnswers map[string]NoAnswer

// standardNoAnswers are those of the program, which nothing changes.
var standardNoAnswers = sync.OnceValue(func() noAnswers {
	words := make(noAnswers)
	for word, kind := range Words() {
		words.add(kind, word)
	}
	return words
})

func (n noAnswers) kind(text string) (kind NoAnswer, ok bool) {
	if len(text) > longestLabel {
		return "", false
	}
	return n.of(plain(text))
}

// of is the kind of a plain text, with or without its remark.
func (n noAnswers) of(text string) (NoAnswer, bool) {
	if text == "" {
		return NotAnswered, true
	}
	if kind, ok := n[text]; ok {
		return kind, true
	}
	kind, ok := n[bare(text)]
	return kind, ok
}

// add adds words; later ones win.
func (n noAnswers) add(kind NoAnswer, words ...string) {
	for _, word := range words {
		if word = plain(word); word != "" {
			n[word] = kind
		}
	}
}
