package importers

import (
	"cmp"
	"iter"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/vocabulary"
)

// Answers are the columns, from 0, of a construct of the questionnaire, one for each
// item.
func (l *Layout) Answers(construct int) []int {
	n := len(l.Questionnaire.Instrument.Items)
	return l.answers[construct*n : (construct+1)*n]
}

// PointColumns are the columns of the importance points, one for each dimension; nil
// without points.
func (l *Layout) PointColumns() []int { return l.points }

// RatedColumns are the columns of the questionnaire's directly rated gap of that number,
// one for each item or dimension.
func (l *Layout) RatedColumns(direct int) []int { return l.beside[direct] }

// Wording is how the answers to some questions are written in words, as a project
// says it.
type Wording struct {
	Words     []string // one for each answer of the scale, the lowest first
	Scale     survey.Scale
	Languages []string // of the sets of labels that have them
	Low, High string   // the ends as a person is shown them
	// Declined are words for no answer beside those that are known everywhere.
	Declined map[string]survey.Code
}

// Wording is that of a construct; ok is false where answers are numbers or words that
// are not known.
func (l *Layout) Wording(construct int) (w Wording, ok bool) {
	if l.worded == nil || l.worded[construct] == nil {
		return Wording{}, false
	}
	return l.worded[construct].declared(), true
}

// declared is the wording as labels that somebody declares.
func (w *wording) declared() Wording {
	return Wording{Words: w.written, Scale: w.scale, Languages: w.languages, Low: w.ends[0], High: w.ends[1], Declined: w.missing}
}

// writtenLabels are the labels of a reading as the file has them, one for each answer;
// of an answer that nobody gave, as the set has it. A number beside a label is left
// out, unless the numbers run the other way: such a label is only understood whole.
func writtenLabels(read vocabulary.Result, scale survey.Scale) []string {
	words := make([]string, read.Points)
	set := read.Sets[0]
	for rank := range words {
		switch last := len(set.Steps) - 1; {
		case !set.Ends:
			words[rank] = set.Steps[rank][0]
		case rank == 0:
			words[rank] = set.Steps[0][0]
		case rank == read.Points-1:
			words[rank] = set.Steps[last][0]
		default:
			words[rank] = decimalOf(scale, survey.Code(rank)).String()
		}
	}
	seen := make(map[int]bool)
	for _, label := range read.Labels {
		if seen[label.Rank] {
			continue
		}
		seen[label.Rank] = true
		text := tidy(label.Text)
		if label.Number != nil && read.Order != vocabulary.Descending {
			for _, numbered := range vocabulary.Numbered(text) {
				if numbered.Number.Compare(*label.Number) == 0 && numbered.Label != "" {
					text = tidy(numbered.Label)
					break
				}
			}
		}
		words[label.Rank] = text
	}
	return words
}

// WordingOf reads the first answers in some columns as labels; inWords says that they
// are words for the most part, known or not, and found lists these.
func (s *Source) WordingOf(columns []int, dontKnow, notApplicable []string) (w Wording, known, inWords bool, found []string) {
	f := finder{source: s, header: s.Header}
	f.layout.missing = missingCodes(dontKnow, notApplicable)
	texts, inWords := f.texts(columns)
	if !inWords {
		return Wording{}, false, false, nil
	}
	for _, text := range texts {
		found = append(found, tidy(text.Text))
	}
	read := f.vocabulary().Read(texts)
	if !settled(read) {
		return Wording{}, false, true, found
	}
	return newWording(read).declared(), true, true, found
}

// NoAnswers are the words for no answer that stand in the first answers of some
// columns, each once: of those that are known everywhere.
func (s *Source) NoAnswers(columns []int) (dontKnow, notApplicable []string) {
	codes := missingCodes(nil, nil)
	seen := make(map[string]bool)
	for cells := range s.first() {
		for _, column := range columns {
			text := tidy(cells[column])
			code, ok := codes[fold(text)]
			if !ok || text == "" || seen[fold(text)] {
				continue
			}
			seen[fold(text)] = true
			switch text = strings.Clone(text); code {
			case survey.DontKnow:
				dontKnow = append(dontKnow, text)
			case survey.NotApplicable:
				notApplicable = append(notApplicable, text)
			}
		}
	}
	return dontKnow, notApplicable
}

// First gives the first rows of answers, up to some thousands; they are valid until
// the next one. It is for use before Parts, which gives them all the same.
func (s *Source) First() iter.Seq[[]string] { return s.first() }

// HeaderRows is the number of rows that the names of the columns take.
func (s *Source) HeaderRows() int { return s.further + 1 }

// Kind is what a column holds.
func (s *Source) Kind(column int) dialect.Kind { return s.columnOf(column).Kind }

// Statement is what a column's question asks of, where one question has several; of an
// option the option.
func (s *Source) Statement(column int) (question, statement string) {
	c := s.columnOf(column)
	return c.Stem, cmp.Or(c.Row, c.Choice)
}

// Namer finds the one column of a name; ok is false if there is none, or several.
func (s *Source) Namer() func(name string) (column int, ok bool) {
	x := newIndex(s.Header, s.written)
	return func(name string) (int, bool) {
		found := x.named(name)
		if len(found) != 1 {
			return 0, false
		}
		return found[0], true
	}
}

// AskedTwice finds statements that stand below two questions where nothing says which
// of them asks what was expected: the columns of the one and of the other.
func (s *Source) AskedTwice() (first, second []int) {
	f := finder{source: s, header: s.Header}
	f.layout.missing = missingCodes(nil, nil)
	if times := f.repeated(); len(times) == 2 {
		return times[0], times[1]
	}
	return nil, nil
}

// Spans are the scales, as survey.ParseScale reads them, that the first answers in
// some columns suggest.
func (s *Source) Spans(columns []int) []string {
	f := finder{source: s, header: s.Header}
	f.layout.missing = missingCodes(nil, nil)
	return f.spanOf(columns).scales()
}
