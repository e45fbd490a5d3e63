package vocabulary

import (
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/importers/problem"
)

// Similar is the label that a text is a misspelling of. The nearest label is none
// if a word of it is another one and not the same with a slip, or means the
// opposite: lite and litt differ in one letter, so do enig and uenig.
func Similar(text string, labels []string) (label string, ok bool) {
	if len(text) > longestLabel {
		return "", false
	}
	nearest, ok := problem.Nearest(text, labels)
	if !ok {
		return "", false
	}
	found, words := strings.Fields(Loose(text)), strings.Fields(Loose(nearest))
	if len(found) != len(words) {
		return "", false
	}
	for i := range found {
		if !slip(found[i], words[i]) {
			return "", false
		}
	}
	return nearest, true
}

// near is the label of sets that a text is a misspelling of; none if the text is a
// label itself, of another set.
func (v *Vocabulary) near(text string, sets []Set) string {
	if len(text) > longestLabel || v.knows(v.labelOf(text)) {
		return ""
	}
	var labels []string
	for _, set := range sets {
		labels = append(labels, slices.Concat(set.Steps...)...)
	}
	label, _ := Similar(text, labels)
	return label
}

// slip reports whether two words are the same but for a slip of one letter in
// four to six, two in seven and more, and do not mean the opposite.
func slip(a, b string) bool {
	if a == b {
		return true
	}
	if opposite(a, b) || opposite(b, a) {
		return false
	}
	length := utf8.RuneCountInString(b)
	distance := problem.Distance(a, b)
	return length >= 7 && distance <= 2 || length >= 4 && distance <= 1
}

// degrees are words for little and for somewhat, a letter or two apart, and other
// pairs as near and as different.
var degrees = [][2]string{
	{"lite", "litt"}, {"liten", "litt"}, {"lidt", "lite"}, {"lidt", "litt"}, {"lite", "lett"}, {"litt", "lett"}, {"lett", "lidt"},
	{"lätt", "lite"}, {"some", "same"}, {"mindre", "mindst"},
}

// negations are what makes the opposite of a word when put before it: u-enig,
// o-viktigt, un-likely, mis-fornøyd, dis-agree, on-tevreden, epä-todennäköinen.
var negations = []string{"u", "o", "un", "in", "im", "ir", "il", "dis", "des", "dés", "mis", "miss", "mé", "non", "on", "epä"}

// opposite reports whether a word is another one negated, or one of a pair of
// degrees.
func opposite(a, b string) bool {
	for _, prefix := range negations {
		rest, ok := strings.CutPrefix(a, prefix)
		if ok && problem.Distance(rest, b) <= 1 {
			return true
		}
	}
	return slices.Contains(degrees, [2]string{a, b})
}
