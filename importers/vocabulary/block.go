package vocabulary

import (
	"slices"
	"strings"
	"unicode"

	"servgap/gap/survey"
)

// block is the different labels of a block and its numbers without one.
type block struct {
	labels  []*label
	numbers []*number
	// numbered is how many of the labels have a number beside them.
	numbered int
	keys     map[string][][]string // of the readings of each label, by language
}

// label is what differs in writing alone.
type label struct {
	texts    []Count
	readings []reading
	kind     NoAnswer        // of a word for no answer; such a label may be an answer and need not
	beside   *survey.Decimal // the number beside that word
	declared bool            // the user says that it is no answer
	unknown  bool            // in no set and no word for no answer
	misread  *Misread
}

// reading is one way to read a label: whole, or with a number beside it.
type reading struct {
	text   string // plain
	number *survey.Decimal
}

// number is a number without a label.
type number struct {
	texts []Count
	value survey.Decimal
}

// mostLabels is the number of different labels above which the rest are not searched
// for numbers and code pages: they are free text.
const mostLabels = 1000

func (v *Vocabulary) newBlock(counts []Count) *block {
	b := &block{keys: make(map[string][][]string)}
	labels := make(map[string]*label)
	numbers := make(map[survey.Decimal]*number)
	for _, c := range counts {
		if len(c.Text) > longestLabel {
			b.labels = append(b.labels, &label{texts: []Count{c}, unknown: true})
			continue
		}
		text := plain(c.Text)
		kind, noAnswer := v.noAnswer.of(text)
		if value, ok := survey.ParseDecimal(tidy(c.Text)); ok && !noAnswer {
			n := numbers[value]
			if n == nil {
				n = &number{value: value}
				numbers[value] = n
				b.numbers = append(b.numbers, n)
			}
			n.texts = append(n.texts, c)
			continue
		}
		l := labels[text]
		if l == nil {
			if len(b.labels) < mostLabels {
				l = v.newLabel(c.Text)
			} else {
				l = &label{kind: kind, unknown: !noAnswer}
			}
			labels[text] = l
			if len(l.readings) > 1 {
				b.numbered++
			}
			b.labels = append(b.labels, l)
		}
		l.texts = append(l.texts, c)
	}
	return b
}

// newLabel reads a label in every way. One that nobody knows is tried in other code
// pages.
func (v *Vocabulary) newLabel(text string) *label {
	l := v.labelOf(text)
	if l.unknown = !v.knows(l); !l.unknown {
		return l
	}
	for _, misread := range misreadings(text) {
		if meant := v.labelOf(misread.Meant); v.knows(meant) {
			meant.misread = &misread
			return meant
		}
	}
	return l
}

func (v *Vocabulary) labelOf(text string) *label {
	l := &label{readings: readings(text)}
	for _, r := range l.readings {
		mark := r.number != nil && !strings.ContainsFunc(r.text, unicode.IsLetter) // as in "- 5"
		if kind, ok := v.noAnswer.of(r.text); ok && !mark {
			l.kind, l.beside = kind, r.number
			l.declared = v.declared[r.text] || v.declared[bare(r.text)]
			break
		}
	}
	return l
}

func readings(text string) []reading {
	found := []reading{{text: plain(text)}}
	for _, n := range Numbered(text) {
		found = append(found, reading{plain(n.Label), &n.Number})
	}
	return found
}

// Knows reports whether a text is a label of some set, or a word for no answer.
func (v *Vocabulary) Knows(text string) bool {
	return len(text) <= longestLabel && v.knows(v.labelOf(text))
}

// KnowsAny reports whether Knows holds for any of some labels, as the file has it or as it
// would be in another code page. Where it does not, Read finds nothing.
func (v *Vocabulary) KnowsAny(labels []Count) bool {
	return slices.ContainsFunc(labels, func(c Count) bool {
		return len(c.Text) <= longestLabel && !v.newLabel(c.Text).unknown
	})
}

// knows reports whether a label is a word for no answer or in any set.
func (v *Vocabulary) knows(l *label) bool {
	return l.kind != "" || v.own.has(v, l) || v.program.has(v, l)
}

// keysIn are the keys of the labels' readings in a language.
func (b *block) keysIn(v *Vocabulary, language string) [][]string {
	keys, ok := b.keys[language]
	if !ok {
		for _, l := range b.labels {
			var of []string
			for _, r := range l.readings {
				of = append(of, v.key(language, r.text))
			}
			keys = append(keys, of)
		}
		b.keys[language] = keys
	}
	return keys
}

// size is the number of different answers: what is no word for no answer.
func (b *block) size() int {
	n := len(b.numbers)
	for _, l := range b.labels {
		if l.kind == "" {
			n++
		}
	}
	return n
}
