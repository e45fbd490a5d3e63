package cli

import (
	"fmt"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// fitPaired refuses what cannot go with --paired, and what means nothing without it.
func (o *compareOptions) fitPaired() error {
	id := o.source.columns.Identity.Column.Name
	o.source.columns.Identity.Column.Place = "--id"
	o.source.division.named = o.paired
	switch {
	case !o.paired && id != "":
		return usage(problem.Say("add --paired, or leave out --id"), problem.Say("--id %s names the column by which respondents are joined, and --paired does not ask for that", quoted(id)))
	case !o.paired:
		return nil
	case o.source.cmd.Flags().Changed("id") && id == "":
		return usage(problem.Say("give a value or leave the flag out"), problem.Say("--id is empty; accepted is the name of a column"))
	case o.against != "":
		return usage(problem.Say("name the earlier wave in its place, or leave out --paired"), problem.Say("--paired: the baseline %s keeps no respondents, so nobody can be joined", o.against))
	case len(o.source.division.by) > 0:
		return usage(problem.Say("--where keeps one of them: --paired --where 'Region=North'"), problem.Say("--paired and --by: a respondent may be in one part in one wave and in another in the next; accepted is one of the two"))
	case o.common:
		return usage(problem.Say("leave out one of the two"), problem.Say("--paired and --common-items: a respondent is compared by the same questions in both waves; accepted is one of the two"))
	}
	return nil
}

// namedIn refuses a project of which no group has ids.
func (o *compareOptions) namedIn(p *config.Project) error {
	if !o.paired || slices.ContainsFunc(p.Groups, func(g config.Group) bool { return g.Respondent.Value != "" }) {
		return nil
	}
	return problem.Problem{
		Kind: problem.Usage, Code: "E-JOIN-IDS", File: p.Path,
		Message: problem.Say("--paired: no group says which column tells its respondents apart; accepted is one with respondent: COLUMN"),
		Fix:     problem.Say("write it to the group: respondent: CustomerNo"),
	}
}

// noIDs says that a tally knows no respondents.
func noIDs(file string) error {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-JOIN-IDS", File: file,
		Message: problem.Say("--paired: a tally holds counts and no respondents, so nobody can be joined; accepted is the survey file"),
		Fix:     problem.Say("name the survey file, or leave out --paired"),
	}
}

// nobodyTwice says that no id is in both waves.
func nobodyTwice(old, later counted) error {
	return problem.Problem{
		Code: "E-JOIN-NONE", File: later.sources[0].File, Sheet: later.sources[0].Sheet,
		Message: problem.Say("--paired: no id stands once in wave %s and once in wave %s; accepted are ids of respondents who answered in both", quoted(old.wave), quoted(later.wave)),
		Fix:     problem.Say("name the column that tells respondents apart, not one that numbers responses; or leave out --paired"),
	}
}

// sinceThemselves compares those who answered in both waves with themselves. The
// results are of everybody, to see that both waves were asked alike.
func (sh *shared) sinceThemselves(old, later counted, before, now gap.Result, o *compareOptions) (gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return now, err
	}
	if now, err = sh.sinceAsked(before, now, o); err != nil {
		return now, err
	}
	for _, c := range []counted{old, later} {
		if err := undrawn(c, "--paired"); err != nil {
			return now, err
		}
	}
	j, err := joined(old, later)
	if err != nil {
		return now, err
	}
	sh.tellJoined(j, old, later, wordsOf(settings))
	if err := j.enough(settings.MinCell); err != nil {
		return now, err
	}
	var results [3]gap.Result
	for i, c := range []counted{j.old, j.later, j.change} {
		if results[i], err = c.waveResult("compare", settings); err != nil {
			return now, err
		}
	}
	r := results[1]
	r.CompareJoined(results[0], results[2], j.groups, gap.Options{Confidence: settings.Confidence})
	r.Judge(settings.MinGap)
	r.Sources = append(slices.Clip(before.Sources), now.Sources...)
	return r, nil
}

// tellJoined says by what the respondents of files were joined, and what to look at.
func (sh *shared) tellJoined(j joinedWaves, old, later counted, w lang.Words) {
	sh.printProblems(j.warnings, ExitOK)
	if sh.quiet || sh.errors == "json" || later.project != nil {
		return
	}
	before, now := old.layouts[survey.Customers].IDColumn(), later.layouts[survey.Customers].IDColumn()
	fmt.Fprintf(sh.streams.Err, "%s\n\n", w.Text("told.joined", "old", quoted(before), "new", quoted(now)))
}

// enough refuses to compare customers of whom too few answered in both waves, or in one
// alone: these could be worked out of those of both and of all.
func (j joinedWaves) enough(minCell int64) error {
	both, ok := j.later.groups[survey.Customers]
	if !ok || j.groups[0].Group != string(survey.Customers) {
		return nil
	}
	p := problem.Problem{Code: "E-N-SMALL", File: j.later.sources[0].File, Sheet: j.later.sources[0].Sheet, Fix: unprotected()}
	if n := both.answers.Whole().Responses(); n < minCell {
		p.Message = problem.Say("--paired: found %s of customers who answered in both waves; %s", responses(n), protects(minCell))
		return p
	}
	for _, c := range []counted{j.old, j.later} {
		if n := c.groups[survey.Customers].rest.Whole().Responses(); 0 < n && n < minCell {
			p.Message = problem.Say("--paired leaves out %s of customers in wave %s, whose answers could be worked out of those of all and of the others; %s", responses(n), quoted(c.wave), protects(minCell))
			p.Fix = problem.Say("leave out --paired, or, if nobody has to be protected: --min-cell 0")
			return p
		}
	}
	return nil
}
