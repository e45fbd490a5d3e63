package cli

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// askFor asks for what keeps the columns from being understood: which sides there are,
// or the scale. Anything else is a fault of the file.
func (r *initRun) askFor(problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	codes := make(map[string]bool)
	for _, p := range problems {
		codes[p.Code] = true
	}
	switch {
	case codes["E-COL-NONE"] || codes["E-PAIR-SIDE"] || codes["E-COL-MISSING"] || codes["E-COL-RANGE"] || codes["E-PAIR-COUNT"] || codes["E-COL-TWICE"]:
		return r.askSides(problems)
	case codes["E-PAIR-MISSING"] && !r.choose.Columns.DropUnpaired:
		return r.askUnpaired(problems)
	case len(codes) == 1 && (codes["E-SCALE-NONE"] || codes["E-LABEL-SET"] || codes["E-SCALE-FORM"]):
		return r.askScale(problems)
	}
	return problems
}

// tellShort says what is wrong in a line each, at most three.
func (r *initRun) tellShort(problems problem.List) {
	for i, p := range problems {
		if i == 3 {
			break
		}
		r.asker.wrong(p.Message.In(r.w))
	}
}

// askSides asks which columns are expected and which perceived.
func (r *initRun) askSides(problems problem.List) error {
	first, second := r.source.AskedTwice()
	name := func(columns []int) string {
		return oneLine(r.source.Header[columns[0]]) + ":" + oneLine(r.source.Header[columns[len(columns)-1]])
	}
	if len(first) == 0 || r.choose.Columns.Expected != nil || r.choose.Columns.Perceived != nil {
		r.tellShort(problems)
		r.asker.question(r.w.Text("ask.columns"), r.columnList()...)
	} else {
		r.asker.question(r.w.Text("ask.sides"),
			r.w.Text("ask.side", "expected", name(first), "perceived", name(second)),
			r.w.Text("ask.side", "expected", name(second), "perceived", name(first)))
	}
	for {
		answer, err := r.asker.answer("")
		if err != nil {
			return err
		}
		switch expected, perceived, ok := strings.Cut(answer, " / "); {
		case len(first) > 0 && answer == "1":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = r.names(first), r.names(second)
			return nil
		case len(first) > 0 && answer == "2":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = r.names(second), r.names(first)
			return nil
		case ok && strings.TrimSpace(expected) != "" && strings.TrimSpace(perceived) != "":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = []string{strings.TrimSpace(expected)}, []string{strings.TrimSpace(perceived)}
			return nil
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
}

// names are columns as --expected takes them.
func (r *initRun) names(columns []int) []string {
	var names []string
	for _, column := range columns {
		names = append(names, r.source.Header[column])
	}
	return names
}

// columnList names the columns that can hold answers, by their numbers of the file.
func (r *initRun) columnList() []string {
	var names []string
	for _, name := range r.source.Header {
		if len(names) == mostColumns {
			break
		}
		names = append(names, problem.Quote(oneLine(name)))
	}
	return names
}

// askUnpaired asks whether columns without their counterpart are left out.
func (r *initRun) askUnpaired(problems problem.List) error {
	r.tellShort(problems)
	r.asker.question(r.w.Text("ask.unpaired"), r.w.Text("ask.drop"), r.w.Text("ask.stop"))
	answer, err := r.asker.answer("1")
	if err != nil {
		return err
	}
	if answer != "1" {
		return problems
	}
	r.choose.Columns.DropUnpaired = true
	return nil
}

// askScale asks for the scale; there is no guess, for the lowest and the highest
// answer seen need not be its ends.
func (r *initRun) askScale(problems problem.List) error {
	r.tellShort(problems)
	r.asker.question(r.w.Text("ask.scale"))
	for {
		answer, err := r.asker.answer("")
		if err != nil {
			return err
		}
		if _, err := survey.ParseScale(answer); err == nil {
			again := r.choose.Columns.Scale == answer
			r.choose.Columns.Scale = answer
			if again {
				return problems
			}
			return nil
		}
		r.asker.wrong(r.w.Text("ask.scale_form"))
	}
}

// askOrder asks whether the sides that were found are the right way round.
func (r *initRun) askOrder() error {
	q := r.layout.Questionnaire
	at := func(c survey.Construct) int { return slices.Index(q.Constructs, c) }
	expected, perceived := at(survey.Expected), at(survey.Perceived)
	c := &r.choose.Columns
	if c.Expected != nil || c.Perceived != nil {
		return nil
	}
	if expected < 0 || perceived < 0 {
		return r.askOther()
	}
	name := func(construct int) string {
		columns := r.layout.Answers(construct)
		return oneLine(r.source.Header[columns[0]]) + " … " + oneLine(r.source.Header[columns[len(columns)-1]])
	}
	r.asker.question(r.w.Text("ask.sides"),
		r.w.Text("ask.side", "expected", name(expected), "perceived", name(perceived)),
		r.w.Text("ask.side", "expected", name(perceived), "perceived", name(expected)))
	for {
		answer, err := r.asker.answer("1")
		if err != nil {
			return err
		}
		switch first, second, ok := strings.Cut(answer, " / "); {
		case answer == "1":
			return nil
		case answer == "2":
			c.Expected, c.Perceived = r.names(r.layout.Answers(perceived)), r.names(r.layout.Answers(expected))
			return r.find()
		case ok:
			c.Expected, c.Perceived = []string{strings.TrimSpace(first)}, []string{strings.TrimSpace(second)}
			return r.find()
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
}

// askOther asks for the side that was not found, if it was asked at all.
func (r *initRun) askOther() error {
	r.asker.question(r.w.Text("ask.other"), r.columnList()...)
	for {
		answer, err := r.asker.answer("-")
		if err != nil {
			return err
		}
		first, second, ok := strings.Cut(answer, " / ")
		switch {
		case answer == "-":
			return nil
		case ok:
			r.choose.Columns.Expected, r.choose.Columns.Perceived = []string{strings.TrimSpace(first)}, []string{strings.TrimSpace(second)}
			return r.find()
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
}
