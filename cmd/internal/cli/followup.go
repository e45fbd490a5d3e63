package cli

import (
	"fmt"
	"io"
	"os"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// followUpFlags ask for the ids of the dissatisfied who may be contacted.
type followUpFlags struct{ file, consent string }

// fitFollowUp refuses a list that nobody allowed, and a file that others may read already.
func (o *dissatisfiedOptions) fitFollowUp(path string) error {
	f, id := o.follow, o.source.columns.Identity.Column.Name
	switch {
	case f.file == "" && (f.consent != "" || id != ""):
		return usage(problem.Plain("--follow-up list.csv"), problem.Say("--consent and --id are for a list of ids, and --follow-up does not ask for one"))
	case f.file == "":
		return nil
	case path != "" && f.consent == "":
		return usage(problem.Plain("--consent Contact"), problem.Say("--follow-up lists only customers who may be contacted, and --consent does not name the column that says so"))
	case path != "" && id == "":
		return usage(problem.Plain("--id CustomerNo"), problem.Say("--follow-up lists ids, and --id does not name their column"))
	case path == "" && (f.consent != "" || id != ""):
		return usage(problem.Say("leave out --consent and --id"), problem.Say("in a project servgap.yaml names the columns: consent: {column: Contact}, respondent: CustomerNo"))
	}
	if _, err := os.Lstat(f.file); err == nil {
		return usage(problem.Say("give the list another name"), problem.Say("--follow-up %s: there is such a file, whose rights the list would take over; accepted is a new one", quoted(f.file)))
	}
	return nil
}

// consentOf is the column of a file, or a project, that allows contact.
func (o *dissatisfiedOptions) consentOf(p *config.Project) (consent importers.ColumnRef, yes []string, err error) {
	if o.follow.file == "" {
		return consent, nil, nil
	}
	if p == nil {
		o.source.columns.Identity.Wanted = true
		o.source.columns.Identity.Column.Place = "--id"
		return importers.ColumnRef{Name: o.follow.consent, Place: "--consent"}, nil, nil
	}
	g, _ := customersOf(p)
	switch {
	case g.Consent.Column.Value == "":
		err = lacksOf(p, g, problem.Say("--follow-up lists only customers who may be contacted, and group %s does not name the column that says so", quoted(g.ID)), problem.Say("write it to the group: consent: {column: Contact, yes: [Yes]}"))
	case g.Respondent.Value == "":
		err = lacksOf(p, g, problem.Say("--follow-up lists ids, and group %s does not name their column", quoted(g.ID)), problem.Say("write it to the group: respondent: CustomerNo"))
	}
	return column(p, g.Consent.Column), g.Consent.Yes, err
}

func lacksOf(p *config.Project, g config.Group, message, fix problem.Text) error {
	return problem.Problem{Kind: problem.Usage, Code: "E-CONSENT-NONE", File: p.Path, Row: g.At.Line, Character: g.At.Column, Message: message, Fix: fix}
}

// customersOf is the group of customers of a project.
func customersOf(p *config.Project) (config.Group, bool) {
	i := slices.IndexFunc(p.Groups, func(g config.Group) bool { return g.Role == survey.Customers })
	if i < 0 {
		return config.Group{}, false
	}
	return p.Groups[i], true
}

// followUp is the list of those who were marked, for its owner alone: an id a line, in
// their order.
func (sh *shared) followUp(from counted, o *dissatisfiedOptions) ([]file, error) {
	m := from.marks
	if o.follow.file == "" {
		return nil, nil
	}
	if m.allowed == 0 {
		return nil, problem.Problem{
			Code: "E-CONSENT-NONE", File: from.sources[0].File, Sheet: from.sources[0].Sheet,
			Message: problem.Say("nobody says yes in the column %s; accepted are customers who may be contacted", quoted(m.consent.Name)),
			Fix:     problem.Say("look at the column; which of its answers mean yes stands in servgap.yaml: consent: {column: Contact, yes: [Yes]}"),
		}
	}
	settings, err := sh.load()
	if err != nil {
		return nil, err
	}
	slices.Sort(m.ids)
	m.ids = slices.Compact(m.ids)
	data, err := render.Delimited(table.IDs(m.ids), csvDialect(settings))
	if err != nil {
		return nil, err
	}
	return []file{{name: o.follow.file, private: true, write: func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	}}}, nil
}

// tellFollowUp says how many were listed.
func (sh *shared) tellFollowUp(m *marks, o *dissatisfiedOptions, w lang.Words) {
	if o.follow.file == "" || sh.quiet || sh.errors == "json" {
		return
	}
	fmt.Fprintln(sh.streams.Err, w.Text("told.follow_up", "file", problem.Clean(o.follow.file), "n", w.Count(int64(len(m.ids))), "no_id", w.Count(m.noID)))
}
