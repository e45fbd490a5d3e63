package cli

import (
	"cmp"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/questionnaire"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// askedGroup is what a group is asked, and what of it no form has.
type askedGroup struct {
	survey.Questionnaire
	columns questionnaire.Columns
	left    []string
	project bool // it is a project's
}

// askedGroups are the groups that questionnaires are written for: those of the project,
// or of a preset.
func (sh *shared) askedGroups(o *questionnaireOptions) ([]askedGroup, error) {
	if o.preset == "" {
		p, err := sh.project()
		if err != nil {
			return nil, err
		}
		switch {
		case p != nil && o.inside:
			return nil, usage(problem.Plain("--preset servqual-1991"), problem.Say("--inside goes with a preset: what %s asks of the company stands in its columns", p.Path))
		case p != nil:
			return groupsOfProject(p, o.roles)
		}
	}
	in, constructs, err := survey.Preset(usualInstrument(o.preset))
	if err != nil {
		return nil, usage(problem.Plain("--preset servqual-1991"), problem.Of(err))
	}
	var asked []askedGroup
	for _, role := range roleNames() {
		if o.roles == nil || slices.Contains(o.roles, role) {
			q := usualQuestions(in, constructs, survey.Role(role))
			if o.inside {
				q = insideQuestions(q)
			}
			asked = append(asked, askedGroup{Questionnaire: q})
		}
	}
	return asked, nil
}

// usualInstrument is the preset that is asked where nobody says another.
func usualInstrument(preset string) string { return cmp.Or(preset, "servqual-1991") }

// usualQuestions are what a group is asked of the instrument, as few as measure the six
// steps: customers what the preset asks them for, with points and outcomes.
func usualQuestions(in survey.Instrument, constructs []survey.Construct, role survey.Role) survey.Questionnaire {
	q := survey.Questionnaire{Instrument: in, Group: survey.Group{ID: string(role), Role: role}}
	switch role {
	case survey.Customers:
		for _, c := range constructs {
			if slices.Contains([]survey.Construct{survey.Adequate, survey.Expected, survey.Perceived}, c) {
				q.Constructs = append(q.Constructs, c)
			}
		}
		q.Points = true
		q.Outcomes = []survey.Outcome{
			{ID: survey.KindNPS, Kind: survey.KindNPS, Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}},
			{ID: survey.KindCSAT, Kind: survey.KindCSAT, Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}},
		}
	case survey.Managers:
		q.Constructs, q.Points = []survey.Construct{survey.Belief, survey.Standard}, true
	default:
		q.Constructs = []survey.Construct{survey.Delivered, survey.Promised}
	}
	return q
}

// insideQuestions adds what managers and staff can be asked of the company itself, on
// the scale of the items.
func insideQuestions(q survey.Questionnaire) survey.Questionnaire {
	if q.Group.Role == survey.Customers {
		return q
	}
	antecedents, practices := survey.AntecedentsOf(q.Group), survey.PracticesOf(q.Group)
	antecedents.Questionnaire.Instrument.Scale = q.Instrument.Scale
	q.Antecedents, q.Practices = &antecedents, &practices
	return q
}

// groupsOfProject are the groups of a project that can be asked, or those that are named.
func groupsOfProject(p *config.Project, roles []string) ([]askedGroup, error) {
	var asked []askedGroup
	for _, role := range roleNames() {
		if roles != nil && !slices.Contains(roles, role) {
			continue
		}
		at := slices.IndexFunc(p.Groups, func(g config.Group) bool { return string(g.Role) == role })
		switch {
		case at >= 0:
			asked = append(asked, groupAsked(p, p.Groups[at]))
		case roles != nil || role == string(survey.Customers): // nothing is measured without them
			return nil, usage(problem.Say("add the group to servgap.yaml, or take a preset: --preset servqual-1991"), problem.Say("%s has no group with the role %s", p.Path, role))
		}
	}
	return asked, nil
}

// groupAsked is what a group of a project is asked. Direct ratings, rivals, what is
// asked of the company itself and outcomes on scales without boxes are in no form.
func groupAsked(p *config.Project, g config.Group) askedGroup {
	a := askedGroup{Questionnaire: p.Questionnaire(g), project: true}
	for _, d := range g.Direct {
		a.left = append(a.left, d.Columns.Value)
	}
	for _, r := range g.Rivals {
		a.left = append(a.left, r.Name)
	}
	if a.Antecedents != nil {
		a.left = append(a.left, g.Antecedents.Columns.Value)
	}
	for _, practice := range g.Practices.Columns {
		a.left = append(a.left, practice.Column.Value)
	}
	if a.Opportunities != nil {
		a.left = append(a.left, g.Opportunities.Importance.Value, g.Opportunities.State.Value)
	}
	outcomes := a.Outcomes
	var columns []string
	a.Direct, a.Antecedents, a.Outcomes, a.Practices, a.Opportunities = nil, nil, nil, nil, nil
	for i, o := range outcomes {
		if !questionnaire.Fits(o.Scale) {
			a.left = append(a.left, g.Outcomes[i].Column.Value)
			continue
		}
		a.Outcomes, columns = append(a.Outcomes, o), append(columns, g.Outcomes[i].Column.Value)
	}
	a.columns = formColumns(p, g, a.Questionnaire)
	a.columns.Outcome = func(i int) string { return columns[i] }
	return a
}

// formColumns are the names of a group's columns where the project has one for each item
// or dimension; a range has none.
func formColumns(p *config.Project, g config.Group, q survey.Questionnaire) questionnaire.Columns {
	named := make(map[survey.Construct]map[int]string)
	var columns questionnaire.Columns
	whole := true
	for _, spec := range g.Specs(p.Instrument.Survey) {
		named[spec.Construct] = namesIn(spec)
		whole = whole && len(named[spec.Construct]) == len(q.Instrument.Items)
	}
	if whole {
		columns.Item = func(c survey.Construct, item int) string { return named[c][item] }
	}
	if spec, ok := g.PointSpec(p.Instrument.Survey); ok {
		if points := namesIn(spec); len(points) == len(q.Instrument.Dimensions) {
			columns.Dimension = func(d int) string { return points[d] }
		}
	}
	return columns
}

func namesIn(spec config.Spec) map[int]string {
	names := make(map[int]string)
	for _, cell := range spec.Cells {
		names[cell.Index] = cell.Names[0]
	}
	return names
}

// reversedItems refuses items that are worded the other way round: their labels name the
// good end, and nothing says how they were worded.
func reversedItems(in survey.Instrument) error {
	if ids := in.Reversed(); len(ids) > 0 {
		return usage(problem.Say("take an instrument without them: --preset servqual-1991"),
			problem.Say("items %s are worded the other way round, and no wording of them is known: labels name the good end", strings.Join(ids, ", ")))
	}
	return nil
}

// fit refuses an instrument that no form has words for, and a scale that a format cannot
// ask on.
func (a askedGroup) fit(format questionnaire.Format) error {
	scale := a.Instrument.Scale
	if err := reversedItems(a.Instrument); err != nil {
		return err
	}
	if !questionnaire.Fits(scale) {
		return usage(problem.Say("ask on another scale, such as that of a preset: --preset servqual-1991"), problem.Say("found the scale %s; accepted in a questionnaire are at most 11 answers that are whole numbers", scale))
	}
	negative := scale.Min < 0 || slices.ContainsFunc(a.Outcomes, func(o survey.Outcome) bool { return o.Scale.Min < 0 })
	if negative && format.Platform {
		return usage(problem.Plain("-f md,xlsx"), problem.Say("a scale has answers below zero, and the codes of %s have no sign for them", format.Name))
	}
	return nil
}
