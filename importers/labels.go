package importers

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// typographic makes quotes plain, whichever a survey tool put in.
var typographic = strings.NewReplacer("‘", "'", "’", "'", "´", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// loose makes labels equal that differ in writing alone: what fold makes equal,
// and quotes, full stops at the end, and slashes, dashes and blanks between
// words (Verken/eller, verken - eller).
func loose(text string) string {
	text = fold(typographic.Replace(text))
	if before := strings.TrimRight(text, ". "); before != "" {
		text = before
	}
	between := func(r rune) bool { return strings.ContainsRune(" /-‐‑–—", r) }
	inside := strings.TrimFunc(text, between)
	if inside == "" {
		return text
	}
	start := strings.Index(text, inside)
	return text[:start] + strings.Join(strings.FieldsFunc(inside, between), " ") + text[start+len(inside):]
}

// labels is how the answers of a construct are written in words.
type labels struct {
	scale   survey.Scale
	words   []string               // as the project has them, lowest first; none if answers are numbers
	codes   map[string]survey.Code // the words, loose
	missing map[string]survey.Code // words for no answer, loose
	known   []string               // further words for answers, which nobody had to declare
}

func newLabels(scale survey.Scale, words []string, missing map[string]survey.Code) *labels {
	l := &labels{scale: scale, words: words, codes: make(map[string]survey.Code), missing: make(map[string]survey.Code)}
	for word, code := range missing {
		l.missing[loose(word)] = code
	}
	for i, word := range words {
		l.codes[loose(word)] = survey.Code(i)
	}
	return l
}

// match is how a text fits the labels.
type match int

const (
	noMatch   match = iota // neither a label nor a word for no answer
	matches                // one of these
	disagrees              // a label beside the number of another answer
)

// longestLabel is the length in bytes above which no text is taken for a label:
// comments are not searched for numbers.
const longestLabel = 1000

// read finds the answer that a text stands for: a label or a word for no answer,
// alone or with its number before or behind it.
func (l *labels) read(text string) (code survey.Code, what match) {
	if len(text) > longestLabel {
		return 0, noMatch
	}
	if code, ok := l.word(text); ok {
		return code, matches
	}
	for _, n := range withNumber(text) {
		code, ok := l.word(n.label)
		if !ok {
			continue
		}
		onScale, isAnswer := l.scale.Code(n.number)
		if code.Answered() && isAnswer && onScale == code || !code.Answered() && l.declines(n.number, code, isAnswer) {
			return code, matches
		}
		what = disagrees
		if isAnswer {
			return 0, what
		}
	}
	return 0, what
}

// word finds a label or a word for no answer. The labels are the user's and win.
func (l *labels) word(text string) (survey.Code, bool) {
	folded := loose(text)
	if code, ok := l.codes[folded]; ok {
		return code, true
	}
	code, ok := l.missing[folded]
	return code, ok
}

// declines reports whether a number may stand beside a word for no answer: it is
// no answer itself.
func (l *labels) declines(number survey.Decimal, word survey.Code, isAnswer bool) bool {
	code, ok := l.missing[number.String()]
	return !isAnswer || ok && code == word
}

// numberForm is a number beside a label.
const numberForm = `([+−-]?\d+(?:[.,]\d+)?)`

// labelForms are the ways in which exports write a number beside a label, the
// number first or last: "7 - Helt enig", "7. Helt enig", "7 (Helt enig)",
// "Helt enig (7)", "Uenig -3", "Helt enig = 7".
var labelForms = []struct {
	form          *regexp.Regexp
	label, number int
}{
	{regexp.MustCompile(`^` + numberForm + `\s*[(\[](.+)[)\]]$`), 2, 1},
	{regexp.MustCompile(`^` + numberForm + `[\s.:=)–—-]+(.+)$`), 2, 1},
	{regexp.MustCompile(`^(.+?)[\s:=–—-]*[(\[]` + numberForm + `[)\]]$`), 1, 2},
	{regexp.MustCompile(`^(.+?)\s+` + numberForm + `$`), 1, 2},
	{regexp.MustCompile(`^(.+?)[\s:=–—-]+(\d+(?:[.,]\d+)?)$`), 1, 2},
}

// numberedLabel is a label with a number beside it.
type numberedLabel struct {
	label  string
	number survey.Decimal
}

// withNumber reads a text as a label with a number, in every way that it can be
// read.
func withNumber(text string) []numberedLabel {
	text = strings.Join(strings.Fields(text), " ")
	var found []numberedLabel
	for _, f := range labelForms {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if number, ok := survey.ParseDecimal(m[f.number]); ok {
			found = append(found, numberedLabel{m[f.label], number})
		}
	}
	return found
}

// similar is the label that a text is a misspelling of. The nearest label is
// none if a word of it is another one and not the same with a slip, or means the
// opposite: lite and litt differ in one letter, so do enig and uenig.
func (l *labels) similar(text string) (string, bool) {
	nearest, ok := problem.Nearest(text, append(slices.Clone(l.words), l.known...))
	if !ok {
		return "", false
	}
	found, label := strings.Fields(loose(text)), strings.Fields(loose(nearest))
	if len(found) != len(label) {
		return "", false
	}
	for i := range found {
		if !slip(found[i], label[i]) {
			return "", false
		}
	}
	return nearest, true
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

// degrees are words for little and for somewhat, a letter or two apart.
var degrees = [][2]string{{"lite", "litt"}, {"liten", "litt"}, {"lidt", "lite"}, {"lite", "lett"}, {"litt", "lett"}}

// opposite reports whether a word negates another: u-enig, o-viktigt, un-likely,
// mis-fornøyd, dis-agree.
func opposite(a, b string) bool {
	for _, prefix := range []string{"u", "o", "un", "in", "dis", "mis", "miss", "non"} {
		rest, ok := strings.CutPrefix(a, prefix)
		if ok && problem.Distance(rest, b) <= 1 {
			return true
		}
	}
	return slices.Contains(degrees, [2]string{a, b})
}

// labels prepares what the answers may be called.
func (mp *mapper) labels() {
	q := mp.layout.Questionnaire
	for _, construct := range q.Constructs {
		words := mp.mapping.Labels[construct]
		mp.labelled(problem.Plain(string(construct)), words, q.Instrument.Scale)
		mp.layout.labels = append(mp.layout.labels, words)
	}
	for _, d := range q.Direct {
		words := mp.mapping.DirectLabels[d.Gap]
		mp.labelled(problem.Say("%s rated directly", d.Gap), words, d.Questionnaire.Instrument.Scale)
		mp.layout.directLabels = append(mp.layout.directLabels, words)
	}
}

// labelled tells of a label that stands for two answers, or for one and for none.
func (mp *mapper) labelled(what problem.Text, words []string, scale survey.Scale) {
	if len(words) > 0 && len(words) != scale.Points {
		panic(fmt.Sprintf("importers: %d labels of %s for a scale of %d answers", len(words), what, scale.Points))
	}
	known := make(map[string]string) // answers, none for a word that says that there is none
	for _, word := range append(slices.Clone(mp.mapping.DontKnow), mp.mapping.NotApplicable...) {
		known[loose(word)] = ""
	}
	for i, word := range words {
		answer := decimalOf(scale, survey.Code(i)).String()
		if other, twice := known[loose(word)]; twice {
			message := problem.Say(`label "%s" of %s stands for answer %s and for answer %s; accepted are labels that say which answer was given`, problem.Quote(word), what, other, answer)
			if other == "" {
				message = problem.Say(`label "%s" of %s stands for no answer and for answer %s; accepted are labels that say which answer was given`, problem.Quote(word), what, answer)
			}
			mp.failIn(problem.Problem{
				Kind: problem.Usage, Code: "E-LABEL-TWICE", Message: message,
				Fix: problem.Say("write the labels from the lowest to the highest as the file has them, each once"),
			})
		}
		known[loose(word)] = answer
	}
}
