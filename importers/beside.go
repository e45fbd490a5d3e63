package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// besideReading is how the answers to a questionnaire beside the items are read.
// Numbers that stand for no answer to an item do so here only on the same scale.
func (l *Layout) besideReading(q survey.Questionnaire) *reading {
	return newReading(q.Instrument.Scale, l.missing, q.Instrument.Scale != l.Questionnaire.Instrument.Scale)
}

// antecedentReading is how the answers to the antecedents are read: as numbers, or in
// the words that were found in them.
func (l *Layout) antecedentReading() *reading {
	r := l.besideReading(l.Questionnaire.Antecedents.Questionnaire)
	if l.antecedents != nil {
		l.antecedents.teach(r, l.missing)
	} else {
		r.labels = newLabels(r.scale, nil, l.missing)
	}
	return r
}

// readBeside reads what is answered beside the items in a row, and weighs the
// opportunities.
func (d *Decoder) readBeside(rec *record.Record) {
	for i, questions := range d.beside {
		into := d.response.Beside[i].Answers
		if d.asked[i].Constructs[0] != survey.Practice {
			d.codes(questions, rec, into)
			continue
		}
		for k, q := range questions {
			into[k] = d.practised(&d.practices[k], rec.Row, q.column, rec.Cells[q.column])
		}
	}
	if at := slices.IndexFunc(d.asked, func(q survey.Questionnaire) bool { return q.Constructs[0] == survey.Practice }); at >= 0 {
		d.unticked(d.response.Beside[at])
	}
	if o := d.layout.Questionnaire.Opportunities; o != nil {
		last := len(d.asked) - 1
		o.Weigh(d.response.Beside[last-1], d.response.Beside[last])
	}
}

// antecedents finds the columns of the antecedents.
func (mp *mapper) antecedents() {
	if q := mp.layout.Questionnaire.Antecedents; q != nil {
		what := func(item string) problem.Text { return problem.Say("item %s of the antecedents", item) }
		mp.layout.beside = append(mp.layout.beside, mp.question(*mp.mapping.Antecedents, what, false, itemIDs(q.Questionnaire.Instrument)))
	}
}
