package cli

import (
	"context"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// checkBrief looks at --brief and --gap before any work.
func (o *planOptions) checkBrief(path string) error {
	switch {
	case !o.brief && o.gap != gap.Service:
		return usage(problem.Plain("servgap plan --brief --gap "+o.gap), problem.Say("--gap goes with --brief, and was given without it"))
	case !slices.Contains(gap.BriefGaps(), o.gap):
		return unknownName(problem.Say("no gap of the six steps is called %s", quoted(o.gap)), o.gap, gap.BriefGaps(), problem.Plain("--gap "+gap.Service))
	case o.brief && o.items:
		return usage(problem.Say("leave out one of them"), problem.Say("--brief plans for dimensions, and --items was given"))
	case o.brief && path != "" && o.sd != "":
		return usage(problem.Say("leave out one of them"), problem.Say("--sd stands in place of a survey, and %s was given", path))
	}
	return nil
}

// planBrief writes the plan on one page: of the survey or project, or of a spread that is
// known from elsewhere.
func (sh *shared) planBrief(ctx context.Context, path string, sizing gap.Sizing, o *planOptions, w lang.Words) error {
	var p *config.Project
	var err error
	if path == "" {
		if p, err = sh.project(); err != nil {
			return err
		}
	}
	result, sd := gap.Result{Schema: gap.Schema, Command: "plan", Sources: []gap.Source{}, Respondents: []gap.Respondents{}, Notes: []gap.Note{}}, 0.0
	switch {
	case o.sd != "":
		if sd, err = above("sd", o.sd, "1.2", 0); err != nil {
			return err
		}
	case path == "" && p == nil:
		return usage(problem.Say("name it, such as --sd 1.2, or a survey: servgap plan --brief survey.csv"), problem.Say("there is no survey here and no --sd, and nothing says how far gaps spread"))
	default:
		a, err := sh.analyze(ctx, "plan", path, &o.source, &o.output, &gap.Options{})
		if err != nil {
			return err
		}
		if err := o.withinScale(a.Result.Method); err != nil {
			return err
		}
		result = a.Result
	}
	polled, dimensions, err := pollOf(p, o.source.columns.Preset)
	if err != nil {
		return err
	}
	if sizing.Comparisons == 0 {
		sizing.Comparisons = dimensions
	}
	cadence := ""
	if p != nil {
		cadence = p.Cadence.Value
	}
	brief := sizing.Brief(o.gap, polled, result, sd, cadence)
	r := withoutDetail(result)
	r.Method.Sizing, r.Brief = &sizing, &brief
	return sh.deliver(product{
		result: r, rows: rowsOf(table.MachineBrief(r), brief.Groups), tables: []table.Table{table.Brief(r, w)}, next: "servgap questionnaire",
	}, &o.output)
}

// pollOf is what each group is to be asked: as in the project where it has the group, else
// as a questionnaire asks it of the instrument; and how many dimensions that has.
func pollOf(p *config.Project, preset string) (polled []gap.Polled, dimensions int, err error) {
	in, constructs, err := survey.Preset(usualInstrument(preset))
	if err != nil {
		return nil, 0, usage(problem.Plain("--preset servqual-1991"), problem.Of(err))
	}
	if p != nil {
		in = p.Instrument.Survey
	}
	for _, role := range roleNames() {
		q := usualQuestions(in, constructs, survey.Role(role))
		a := gap.Polled{Role: survey.Role(role), Constructs: q.Constructs}
		if p != nil {
			if at := slices.IndexFunc(p.Groups, func(g config.Group) bool { return string(g.Role) == role }); at >= 0 {
				q = groupAsked(p, p.Groups[at]).Questionnaire
				a.Constructs, a.Population = q.Constructs, p.Groups[at].Population
			}
		}
		a.Questions = len(q.Constructs)*len(in.Items) + len(q.Outcomes)
		for _, own := range q.Beside() {
			if own.Constructs[0] != survey.Opportunity { // which is no question
				a.Questions += len(own.Constructs) * len(own.Instrument.Items)
			}
		}
		if q.Points {
			a.Questions += len(in.Dimensions)
		}
		polled = append(polled, a)
	}
	return polled, max(1, len(in.Dimensions)), nil
}
