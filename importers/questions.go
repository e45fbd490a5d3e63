package importers

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/record"
)

// question is a column with answers and how they are read.
type question struct {
	column int
	*reading
	alike int // of the questions from this one on, as many as stand side by side and are read by one reading
}

// counted are questions that know how many are alike.
func counted(questions []question) []question {
	for i := len(questions) - 1; i >= 0; i-- {
		q := &questions[i]
		if q.alike = 1; i+1 < len(questions) {
			if next := &questions[i+1]; next.column == q.column+1 && next.reading == q.reading {
				q.alike += next.alike
			}
		}
	}
	return questions
}

// questionsIn are those of columns that hold the answers to items, perhaps on several
// constructs.
func questionsIn(columns []int, r *reading, items []survey.Item) []question {
	var questions []question
	var reversed *reading
	for i, column := range columns {
		q := question{column: column, reading: r}
		if items[i%len(items)].Reverse {
			if reversed == nil {
				reversed = r.reversed()
			}
			q.reading = reversed
		}
		questions = append(questions, q)
	}
	return questions
}

// questions prepares the reading of all questions.
func (d *Decoder) questions() {
	l := d.layout
	in := l.Questionnaire.Instrument
	for c := range l.Questionnaire.Constructs {
		r := newReading(in.Scale, l.missing, false)
		switch {
		case l.worded != nil && l.worded[c] != nil:
			l.worded[c].teach(r, l.missing)
		case l.mapped:
			r.labels = newLabels(r.scale, l.labels[c], l.missing)
		}
		d.rated = append(d.rated, questionsIn(l.Answers(c), r, in.Items)...)
	}
	d.rated = counted(d.rated)
	for i, outcome := range l.Questionnaire.Outcomes {
		r := newReading(outcome.Scale, l.missing, true)
		r.labels = newLabels(r.scale, nil, l.missing)
		d.outcomes = append(d.outcomes, question{column: l.outcomes[i], reading: r})
	}
	d.outcomes = counted(d.outcomes)
	for i, columns := range l.beside {
		d.beside = append(d.beside, counted(questionsIn(columns, d.readingBeside(i), d.asked[i].Instrument.Items)))
	}
	for _, p := range l.practices {
		d.practices = append(d.practices, practiceOf(p, l.missing))
	}
}

// readingBeside is how the answers to the i-th questionnaire beside the items are read.
func (d *Decoder) readingBeside(i int) *reading {
	l, q := d.layout, &d.layout.Questionnaire
	switch {
	case i < len(q.Direct):
		return l.directReading(i)
	case i == len(q.Direct) && q.Antecedents != nil:
		return l.antecedentReading()
	default:
		return l.besideReading(d.asked[i])
	}
}

// codes reads the cells of questions in a row.
func (d *Decoder) codes(questions []question, rec *record.Record, into []survey.Code) {
	into = into[:len(questions)]
	for i := 0; i < len(questions); {
		q := &questions[i]
		if rec.Short != nil && q.alike > 1 {
			d.codesInShort(questions[i:i+q.alike], rec, into[i:])
			i += q.alike
			continue
		}
		var code survey.Code
		if rec.Short != nil {
			code = q.short[rec.Short[q.column]]
		} else {
			code = q.short[record.ShortOf(rec.Cells[q.column])]
		}
		if code == unread {
			code = d.code(q, rec.Row, rec.Cell(q.column))
		}
		into[i] = code
		i++
	}
}

// codesInShort reads the cells of questions that are alike, of a record in short.
func (d *Decoder) codesInShort(alike []question, rec *record.Record, codes []survey.Code) {
	first, known := alike[0].column, &alike[0].short
	codes = codes[:len(alike)]
	for i, short := range rec.Short[first : first+len(codes)] {
		code := known[short]
		if code == unread {
			code = d.code(&alike[i], rec.Row, rec.Cell(first+i))
		}
		codes[i] = code
	}
}

// code is the code of one cell. What the user says stands for no answer does so
// even if it is a point of the scale. What is neither on the scale nor a word for no
// answer is remembered as a finding and counts as not answered meanwhile.
func (d *Decoder) code(q *question, row int, cell string) survey.Code {
	known := q.texts.of(cell)
	if known == nil {
		text := strings.TrimSpace(cell)
		read, misfit, ok := q.read(text)
		if !ok {
			d.found.add(q.column, misfit, text, row)
			return survey.NotAnswered
		}
		q.remember(cell, read)
		known = &read
	}
	if known.mark != unmarked {
		d.found.mark(row, q.column, known.mark)
	}
	return known.code
}
