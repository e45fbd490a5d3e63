package cli

import (
	"slices"

	"servgap/cmd/internal/draft"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// find finds the layout of the customers' file, and asks for what it does not say.
func (r *initRun) find() error {
	for {
		layout, problems := importers.Find(r.source, r.choose.Columns)
		if (len(problems) > 0 || len(layout.Questionnaire.Constructs) < 2) && r.useKept() {
			continue
		}
		if r.useScale(layout, problems) {
			continue
		}
		if len(problems) == 0 {
			r.layout, r.known = layout, true
			return nil
		}
		if r.asker == nil {
			return r.findUnscaled(problems)
		}
		if err := r.askFor(problems); err != nil {
			return err
		}
	}
}

// useKept names the columns as the project that is made anew does, where the names in
// the file do not say both sides. It is done once.
func (r *initRun) useKept() bool {
	c := &r.choose.Columns
	if c.Expected != nil || c.Perceived != nil {
		return false
	}
	expected, perceived := r.columnsOf(survey.Expected), r.columnsOf(survey.Perceived)
	if expected == nil || perceived == nil {
		return false
	}
	c.Expected, c.Perceived = expected, perceived
	return true
}

// useScale takes the scale of the project that is made anew, where the file says
// another or none. It is done once.
func (r *initRun) useScale(layout importers.Layout, problems problem.List) bool {
	c := &r.choose.Columns
	other := len(problems) == 1 && problems[0].Code == "E-SCALE-NONE" || len(problems) == 0 && layout.Questionnaire.Instrument.Scale.String() != r.scale
	if r.scale == "" || c.Scale != "" || !other {
		return false
	}
	c.Scale = r.scale
	return true
}

// columnsOf are the columns of a construct in the project that is made anew, as
// --expected takes them.
func (r *initRun) columnsOf(construct survey.Construct) []string {
	spec := r.kept[construct]
	if spec.First != "" {
		return []string{spec.First + ":" + spec.Last}
	}
	var names []string
	for _, cell := range spec.Cells {
		if at := slices.IndexFunc(cell.Names, r.source.Has); at >= 0 {
			names = append(names, cell.Names[at])
		}
	}
	return names
}

// findUnscaled finds the layout of a file of which the scale alone is not known. The
// project then has a line to fill in, if that was asked for.
func (r *initRun) findUnscaled(problems problem.List) error {
	for i := range problems {
		if slices.Contains(unsaid, problems[i].Code) {
			problems[i].Kind = problem.Usage // it is for the user to say
		}
	}
	if !r.o.yes || len(problems) != 1 || problems[0].Code != "E-SCALE-NONE" {
		return problems
	}
	columns := r.choose.Columns
	columns.Scale = "1-7"
	layout, others := importers.Find(r.source, columns)
	if len(others) > 0 {
		return problems
	}
	r.layout = layout
	return nil
}

// lacking is what the project cannot do without and nobody knows.
func (r *initRun) lacking(p *draft.Project, file string) problem.List {
	var list problem.List
	scale, labels := p.Missing()
	if scale {
		list = append(list, problem.Problem{
			Kind: problem.Usage, Code: "E-INIT-SCALE", File: file,
			Message: problem.Say("the scale of the answers is not known, and nothing was guessed"),
			Fix:     problem.Say("fill in the line of scales, or say it: --scale MIN-MAX"),
		})
	}
	for _, construct := range labels {
		list = append(list, problem.Problem{
			Kind: problem.Usage, Code: "E-INIT-LABELS", File: file,
			Message: problem.Say("the answers to %s are words of no set that is known, and nothing was guessed", construct),
			Fix:     problem.Say("put the words of labels in order, the lowest first, and take the # away"),
		})
	}
	return list
}
