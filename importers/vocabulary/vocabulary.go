package vocabulary

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed sets.txt
var setLines string

//go:embed missing.txt
var missingLines string

//go:embed endings.txt
var endingLines string

// Vocabulary is sets of labels and words for no answer. It does not change: With
// and WithNoAnswer make another one.
type Vocabulary struct {
	own, program *index // the sets of the user, and those of the program
	noAnswer     noAnswers
	declared     map[string]bool              // those of the user
	endings      map[string]map[string]string // by language: a form of a word, and the one that stands for it
}

// Default is the vocabulary of the program, read when it is first asked for.
func Default() *Vocabulary { return standard() }

var standard = sync.OnceValue(func() *Vocabulary { return embedded("") })

// Of is the vocabulary of the program with the sets of one kind alone, which takes much
// less time to be read. What none of these have is in no set of the kind.
func Of(kind string) *Vocabulary { return embedded(kind) }

// embedded reads the words of the program and its sets: those of a kind, or all if it is
// empty.
func embedded(kind string) *Vocabulary {
	v := Vocabulary{noAnswer: standardNoAnswers(), endings: make(map[string]map[string]string)}
	var sets []Set
	for line := range dataLines(setLines) {
		if _, of, _ := fields(line); kind != "" && of != kind {
			continue
		}
		set, err := parseSet(line) // which the tests check
		if err != nil {
			panic("vocabulary: sets.txt: " + err.Error())
		}
		sets = append(sets, set)
	}
	for line := range dataLines(endingLines) {
		languages, words, _ := strings.Cut(line, "|")
		for language := range strings.SplitSeq(languages, ",") {
			v.addEndings(strings.TrimSpace(language), words)
		}
	}
	v.own, v.program = v.newIndex(nil, true), v.newIndex(sets, false)
	return &v
}

// dataLines are the lines of an embedded file without remarks and blank ones.
func dataLines(data string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// fields divides a line of an embedded file in three.
func fields(line string) (first, second, rest string) {
	first, line, _ = strings.Cut(line, "|")
	second, rest, _ = strings.Cut(line, "|")
	return strings.TrimSpace(first), strings.TrimSpace(second), strings.TrimSpace(rest)
}

func (v *Vocabulary) addEndings(language, words string) {
	if v.endings[language] == nil {
		v.endings[language] = make(map[string]string)
	}
	for word := range strings.SplitSeq(words, ";") {
		first := ""
		for form := range strings.SplitSeq(word, "=") {
			if form = plain(form); first == "" {
				first = form
			}
			v.endings[language][form] = first
		}
	}
}

// Sets are the sets of the vocabulary, the user's first.
func (v *Vocabulary) Sets() []Set { return slices.Concat(v.own.sets, v.program.sets) }

// With is the vocabulary with sets of a user's own. They win over those of the
// program that fit a block no better, and may say that two labels of one block are
// one step.
func (v *Vocabulary) With(sets ...Set) (*Vocabulary, error) {
	for _, set := range sets {
		if err := set.Check(); err != nil {
			return nil, fmt.Errorf("set of labels: %w", err)
		}
	}
	with := *v
	with.own = v.newIndex(slices.Concat(sets, v.own.sets), true)
	return &with, nil
}

// WithNoAnswer is the vocabulary with a user's own words for no answer. They are no
// labels, whatever sets of the program have them; of the user's sets they may be.
func (v *Vocabulary) WithNoAnswer(kind NoAnswer, words ...string) *Vocabulary {
	with := *v
	with.noAnswer, with.declared = maps.Clone(v.noAnswer), make(map[string]bool)
	maps.Copy(with.declared, v.declared)
	for _, word := range words {
		with.declared[plain(word)] = true
	}
	with.noAnswer.add(kind, words...)
	return &with
}

// key is a plain text with each word in the form that stands for all of its forms.
func (v *Vocabulary) key(language, text string) string {
	endings := v.endings[language]
	if len(endings) == 0 {
		return text
	}
	for word := range strings.FieldsSeq(text) {
		if first, ok := endings[word]; ok && first != word {
			return inFirstForms(text, endings)
		}
	}
	return text
}

func inFirstForms(text string, endings map[string]string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = cmp.Or(endings[word], word)
	}
	return strings.Join(words, " ")
}
