package importers

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// organisation finds the columns of practices and of opportunities.
func (mp *mapper) organisation() {
	q, m := &mp.layout.Questionnaire, mp.mapping
	if q.Practices != nil {
		var columns []int
		for _, p := range m.Practices {
			column, _ := mp.column(p.Column) // several practices may be read from one
			columns = append(columns, column)
		}
		mp.layout.beside, mp.layout.practices = append(mp.layout.beside, columns), m.Practices
	}
	if q.Opportunities != nil {
		ids := itemIDs(q.Opportunities.Rated.Instrument)
		whats := [2]func(string) problem.Text{
			func(id string) problem.Text { return problem.Say("importance of the opportunity %s", id) },
			func(id string) problem.Text { return problem.Say("present state of the opportunity %s", id) },
		}
		var columns []int
		for i, question := range m.Opportunities {
			columns = append(columns, mp.question(question, whats[i], false, ids)...)
		}
		mp.layout.beside = append(mp.layout.beside, columns)
	}
}

// besideColumns are those of the i-th questionnaire beside the items, construct by
// construct; none of what follows from others.
func (l *Layout) besideColumns(i int) []int {
	if i >= len(l.beside) {
		return nil
	}
	return l.beside[i]
}

// practice is how the column of a practice is read: every text is yes, no or no answer.
type practice struct {
	codes   map[string]survey.Code // by the text, loose
	missing map[string]survey.Code
	others  bool // whatever else is answered says no
	ticks   bool // a blank cell says no, of whoever answered anything
	texts   remembered[survey.Code]
}

// What says yes and no where a project names nothing, in the languages of exports.
var (
	yesTexts = []string{"1", "true", "yes", "y", "ja", "oui", "sí", "si", "kyllä", "x"}
	noTexts  = []string{"0", "false", "no", "n", "nei", "nej", "nein", "nee", "non", "ei"}
)

func practiceOf(p Practice, missing map[string]survey.Code) practice {
	of := practice{codes: make(map[string]survey.Code), missing: missing, others: len(p.Yes) > 0 && len(p.No) == 0, ticks: p.Ticks}
	yes, no := p.Yes, p.No
	if len(yes) == 0 && len(no) == 0 {
		yes, no = yesTexts, noTexts
	}
	for code, texts := range [][]string{no, yes} {
		for _, text := range texts {
			of.codes[vocabulary.Loose(text)] = survey.Code(code)
		}
	}
	return of
}

// practised is the code of a cell in the column of a practice.
func (d *Decoder) practised(p *practice, row, column int, cell string) survey.Code {
	if known := p.texts.of(cell); known != nil {
		return *known
	}
	text := strings.TrimSpace(cell)
	code, ok := p.read(text)
	if !ok {
		d.found.add(column, noPractice, text, row)
		return survey.NotAnswered
	}
	p.texts.keep(cell, code)
	return code
}

// read is the code of a text; ok is false if it says neither yes nor no.
func (p *practice) read(text string) (code survey.Code, ok bool) {
	if code, ok := p.codes[vocabulary.Loose(text)]; ok {
		return code, true
	}
	if code, ok := p.missing[fold(text)]; ok {
		return code, true
	}
	return 0, p.others
}

// unticked makes no of the blank cells of options, of a respondent who answered
// anything.
func (d *Decoder) unticked(practices survey.Response) {
	if len(d.practices) == 0 || d.response.Blank() {
		return
	}
	for k := range d.practices {
		if d.practices[k].ticks && practices.Answers[k] == survey.NotAnswered {
			practices.Answers[k] = 0
		}
	}
}
