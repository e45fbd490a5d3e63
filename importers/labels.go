package importers

import (
	"fmt"
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// labels is how the answers of a construct are written in words.
type labels struct {
	scale   survey.Scale
	steps   [][]string             // as the project has them, lowest first; none if answers are numbers
	codes   map[string]survey.Code // their words, loose
	unread  map[string]survey.Code // words for no answer, as they are written
	missing map[string]survey.Code // the same, loose; nil until the first text is read
	known   []string               // further words for answers, which nobody had to declare
	ends    [2]string              // of those the lowest and the highest
	falling bool                   // numbers beside words run from the highest answer down
}

func newLabels(scale survey.Scale, steps [][]string, missing map[string]survey.Code) *labels {
	l := &labels{scale: scale, steps: steps, codes: make(map[string]survey.Code), unread: missing}
	for i, spellings := range steps {
		for _, word := range spellings {
			l.codes[vocabulary.Loose(word)] = survey.Code(i)
		}
	}
	l.falling = falls(scale, steps)
	return l
}

// declined are the words for no answer as they are compared. They are many, and a file
// of numbers asks for none of them.
func (l *labels) declined() map[string]survey.Code {
	if l.missing == nil {
		l.missing = make(map[string]survey.Code, len(l.unread))
		for word, code := range l.unread {
			l.missing[vocabulary.Loose(word)] = code
		}
	}
	return l.missing
}

// falls reports whether the numbers that stand within labels run from the highest
// answer down: then a number alone has no direction.
func falls(scale survey.Scale, steps [][]string) bool {
	falling := false
	for i, spellings := range steps {
		for _, n := range numberedIn(spellings) {
			code, ok := scale.Code(n)
			switch rank := survey.Code(i); {
			case !ok || code == rank && scale.Reverse(code) == rank:
			case code == rank:
				return false
			case scale.Reverse(code) == rank:
				falling = true
			}
		}
	}
	return falling
}

// numberedIn are the numbers beside the spellings of a label.
func numberedIn(spellings []string) []survey.Decimal {
	var numbers []survey.Decimal
	for _, word := range spellings {
		for _, n := range vocabulary.Numbered(word) {
			numbers = append(numbers, n.Number)
		}
	}
	return numbers
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
	for _, n := range vocabulary.Numbered(text) {
		code, ok := l.word(n.Label)
		if !ok {
			continue
		}
		onScale, isAnswer := l.scale.Code(n.Number)
		if l.falling && isAnswer {
			onScale = l.scale.Reverse(onScale)
		}
		if code.Answered() && isAnswer && onScale == code || !code.Answered() && l.declines(n.Number, code, isAnswer) {
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
	folded := vocabulary.Loose(text)
	if code, ok := l.codes[folded]; ok {
		return code, true
	}
	code, ok := l.declined()[folded]
	return code, ok
}

// declines reports whether a number may stand beside a word for no answer: it is
// no answer itself.
func (l *labels) declines(number survey.Decimal, word survey.Code, isAnswer bool) bool {
	code, ok := l.declined()[number.String()]
	return !isAnswer || ok && code == word
}

// similar is the label that a text is a misspelling of.
func (l *labels) similar(text string) (string, bool) {
	return vocabulary.Similar(text, append(slices.Concat(l.steps...), l.known...))
}

// labels prepares what the answers may be called: what the project says of a construct,
// else the sets of labels that are known.
func (mp *mapper) labels(s *Source) {
	q := mp.layout.Questionnaire
	for _, construct := range q.Constructs {
		steps := mp.mapping.Labels[construct]
		mp.labelled(problem.Plain(string(construct)), steps, q.Instrument.Scale)
		mp.layout.labels = append(mp.layout.labels, steps)
	}
	for _, d := range q.Direct {
		steps := mp.mapping.DirectLabels[d.Gap]
		mp.labelled(problem.Say("%s rated directly", d.Gap), steps, d.Questionnaire.Instrument.Scale)
		mp.layout.directLabels = append(mp.layout.directLabels, steps)
	}
	for _, steps := range mp.mapping.Sets {
		mp.labelled(problem.Say("all constructs"), steps, q.Instrument.Scale)
	}
	if len(mp.problems) == 0 {
		mp.worded(s)
	}
}

// worded reads the answers to the constructs that have no labels of the project's own,
// and to the antecedents.
func (mp *mapper) worded(s *Source) {
	q := mp.layout.Questionnaire
	var at []int // of the constructs
	var columns [][]int
	for i := range q.Constructs {
		if mp.layout.labels[i] == nil {
			at, columns = append(at, i), append(columns, mp.layout.Answers(i))
		}
	}
	mp.layout.worded = make([]*wording, len(q.Constructs))
	for i, w := range mp.wordings(s, q, columns) {
		mp.layout.worded[at[i]] = w
	}
	if q.Antecedents != nil && len(mp.problems) == 0 {
		for _, w := range mp.wordings(s, q.Antecedents.Questionnaire, mp.layout.beside[len(q.Direct):len(q.Direct)+1]) {
			mp.layout.antecedents = w
		}
	}
}

// wordings reads the answers to what a questionnaire asks, in its columns, in words
// that are known or declared for all.
func (mp *mapper) wordings(s *Source, q survey.Questionnaire, columns [][]int) []*wording {
	f := finder{source: s, header: s.Header, columns: Columns{Scale: q.Instrument.Scale.String()}, mapped: true}
	var sets []vocabulary.Set
	for _, steps := range mp.mapping.Sets {
		sets = append(sets, vocabulary.Set{Steps: steps})
	}
	if sets != nil {
		var err error
		if f.own, err = vocabulary.Default().With(sets...); err != nil {
			mp.failIn(problem.Problem{Kind: problem.Usage, Code: "E-LABEL-TWICE", Message: problem.Of(err), Fix: problem.Say("write the labels from the lowest to the highest as the file has them, each once")})
			return nil
		}
	}
	f.layout.Questionnaire, f.layout.missing = q, mp.layout.missing
	f.layout.Assumed = mp.layout.Assumed
	all := f.wordings(columns)
	mp.layout.Assumed = f.layout.Assumed
	for _, p := range f.problems {
		mp.failIn(p)
	}
	return all
}

// labelled tells of a label that stands for two answers, or for one and for none.
func (mp *mapper) labelled(what problem.Text, steps [][]string, scale survey.Scale) {
	if len(steps) > 0 && len(steps) != scale.Points {
		panic(fmt.Sprintf("importers: %d labels of %s for a scale of %d answers", len(steps), what, scale.Points))
	}
	known := make(map[string]string) // answers, none for a word that says that there is none
	for _, word := range append(slices.Clone(mp.mapping.DontKnow), mp.mapping.NotApplicable...) {
		known[vocabulary.Loose(word)] = ""
	}
	for i, spellings := range steps {
		answer := decimalOf(scale, survey.Code(i)).String()
		for _, word := range spellings {
			other, twice := known[vocabulary.Loose(word)]
			if twice && other != answer {
				mp.standsTwice(word, what, other, answer)
			}
			known[vocabulary.Loose(word)] = answer
		}
	}
}

// standsTwice says that a label stands for an answer and for another one, or none.
func (mp *mapper) standsTwice(word string, what problem.Text, other, answer string) {
	message := problem.Say(`label "%s" of %s stands for answer %s and for answer %s; accepted are labels that say which answer was given`, problem.Quote(word), what, other, answer)
	if other == "" {
		message = problem.Say(`label "%s" of %s stands for no answer and for answer %s; accepted are labels that say which answer was given`, problem.Quote(word), what, answer)
	}
	mp.failIn(problem.Problem{
		Kind: problem.Usage, Code: "E-LABEL-TWICE", Message: message,
		Fix: problem.Say("write the labels from the lowest to the highest as the file has them, each once"),
	})
}
