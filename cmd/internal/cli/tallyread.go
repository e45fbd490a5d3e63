package cli

import (
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// fromTally is what a tally holds in place of a survey file: the groups of a wave.
func (sh *shared) fromTally(files contents, f *sourceFlags, d division) (counted, error) {
	from := files[0]
	if d.named {
		return counted{}, noIDs(from.name())
	}
	for _, name := range readingFlags() {
		if f.cmd != nil && f.cmd.Flags().Changed(name) {
			return counted{}, usage(problem.Say("leave out --%s, or count the survey again with it: servgap tally", name), problem.Say("--%s: %s is a tally, whose survey was read when it was counted", name, problem.Clean(from.name())))
		}
	}
	var held tally.File
	for _, from := range files {
		one, err := from.tally()
		if err == nil {
			err = sh.merge(&held, one, from.path)
		}
		if err != nil {
			return counted{}, err
		}
	}
	wave, err := sh.waveOf(held)
	if err != nil {
		return counted{}, err
	}
	c := counted{plan: f.planned(), wave: wave, division: d, groups: make(map[survey.Role]kept)}
	for _, g := range held.Groups {
		if g.Wave != wave {
			continue
		}
		role := g.Whole.Plan().Questionnaire.Group.Role
		if c.study.Group(role) != nil {
			return c, problem.Problem{
				Code: "E-TALLY-GROUPS", File: from.name(),
				Message: problem.Say("holds two groups with the role %s; accepted is one", role),
				Fix:     problem.Say("count one of them alone: servgap tally --group NAME FILE"),
			}
		}
		k, divided, err := c.keptOf(g, from.name())
		if err != nil {
			return c, err
		}
		if role == survey.Customers {
			c.instrument = g.Whole.Plan().Questionnaire.Instrument
		}
		c.take(role, k, divided)
		c.addSources(held, g, from.name())
	}
	if c.study.Customers == nil {
		return c, problem.Problem{
			Code: "E-TALLY-GROUPS", File: from.name(),
			Message: problem.Say("holds no group of customers; every gap is measured from what they say"),
			Fix:     problem.Say("merge it with the tally of the customers: servgap tally customers.json others.json"),
		}
	}
	return c, nil
}

// addSources remembers the survey files that a group was counted from.
func (c *counted) addSources(held tally.File, g tally.Group, file string) {
	for _, s := range held.Sources {
		if s.Wave != g.Wave || s.Group != g.ID {
			continue
		}
		source := gap.Source{Wave: s.Wave, File: file, Sheet: s.Sheet, SHA256: s.SHA256, Rows: s.Rows, Responses: s.Responses, Dropped: []gap.Drop{}, PointsRescaled: s.Rescaled}
		var dropped []importers.Dropped
		for _, d := range s.Dropped {
			source.Dropped = append(source.Dropped, gap.Drop(d))
			dropped = append(dropped, importers.Dropped{Reason: d.Reason, Count: d.Count})
		}
		c.sources, c.dropped, c.assumed = append(c.sources, source), append(c.dropped, dropped), append(c.assumed, nil)
	}
}

// waveOf is the wave that is asked for, or the only one.
func (sh *shared) waveOf(held tally.File) (string, error) {
	settings, err := sh.load()
	if err != nil {
		return "", err
	}
	var known []string
	for _, g := range held.Groups {
		if !slices.Contains(known, g.Wave) {
			known = append(known, g.Wave)
		}
	}
	switch {
	case slices.Contains(known, settings.Wave):
		return settings.Wave, nil
	case settings.Wave != "":
		return "", unknownName(problem.Say("no wave is called %s", quoted(settings.Wave)), settings.Wave, known, problem.Plain("--wave "+shellWord(likeliestWave(settings.Wave, known))))
	case len(known) > 1:
		return "", usage(problem.Plain("--wave "+shellWord(known[len(known)-1])), problem.Say("found a tally of the waves %s; accepted is one at a time", problem.Both(known)))
	}
	return known[0], nil
}

// keptOf is a group as the division keeps and divides it, as far as it was counted
// by that background question.
func (c *counted) keptOf(g tally.Group, file string) (k kept, divided bool, err error) {
	if q := g.Whole.Plan().Questionnaire; c.plan(q, c.minItems).Together && !g.Whole.Plan().Together {
		return k, false, notTogether(file)
	}
	for _, block := range c.plan(g.Whole.Plan().Questionnaire, c.minItems).Listwise {
		if _, ok := g.Whole.Listwise(block); !ok {
			return k, false, notListwise(file)
		}
	}
	whole := kept{answers: tally.Alone(g.Whole), rest: tally.Alone(g.Whole.Empty())}
	column, ok := c.division.column()
	if column == "" {
		return whole, false, nil
	}
	at := slices.IndexFunc(g.By, func(d tally.Division) bool { return d.Column == column })
	switch {
	case !ok || at < 0 && g.Whole.Plan().Questionnaire.Group.Role == survey.Customers:
		return k, false, notCounted(g, file)
	case at < 0:
		c.undivided = append(c.undivided, undivided{group: g.ID, column: column})
		return whole, false, nil
	}
	levels := g.By[at].Levels
	if c.division.where == nil {
		return kept{answers: levels, rest: levels.Empty()}, true, nil
	}
	var names []string
	for _, w := range c.division.where {
		names = append(names, w.Value)
	}
	k.answers, k.rest = levels.Split(names)
	return k, true, nil
}

// notTogether says that a tally lacks what factors and consistency need.
func notTogether(file string) error {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-TALLY-BLOCK", File: file,
		Message: problem.Say("the items of all respondents together are not in this tally; accepted is one of up to %d items that servgap tally counted", tally.MostTogether),
		Fix:     problem.Say("count the survey again: servgap tally survey.csv -o tally.json"),
	}
}

// notListwise says that a tally lacks what a model needs.
func notListwise(file string) error {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-TALLY-BLOCK", File: file,
		Message: problem.Say("the scores, items or outcomes of a model together are not in this tally; accepted are --items without another --outcome, or --outcome alone, of one that servgap tally counted"),
		Fix:     problem.Say("count the survey again: servgap tally survey.csv -o tally.json"),
	}
}

// column is the one background question that a division is by; not ok if there are
// several.
func (d division) column() (column string, ok bool) {
	column, ok = d.by, true
	for _, w := range d.where {
		if column != "" && column != w.Column.Name {
			return column, false
		}
		column = w.Column.Name
	}
	return column, ok
}

// notCounted says by which background questions a tally was counted.
func notCounted(g tally.Group, file string) error {
	var columns []string
	for _, d := range g.By {
		columns = append(columns, quoted(d.Column))
	}
	p := problem.Problem{
		Kind: problem.Usage, Code: "E-TALLY-BY", File: file,
		Message: problem.Say("this is not in this tally: group %s was counted by %s, each alone; accepted with --by and --where is one of them", quoted(g.ID), problem.Both(columns)),
		Fix:     problem.Say("count the survey again by that question: servgap tally --by COLUMN survey.csv"),
	}
	if columns == nil {
		p.Message = problem.Say("this is not in this tally: group %s was counted by no background question; accepted are --by and --where for what it was counted by", quoted(g.ID))
	}
	return p
}

// countTallied is a group of a project as a tally holds it in place of a survey
// file, if it was asked and counted as the project says.
func (c *counted) countTallied(from *content, g config.Group, q survey.Questionnaire) (kept, error) {
	if c.division.named {
		return kept{}, noIDs(from.name())
	}
	held, err := from.tally()
	if err != nil {
		return kept{}, err
	}
	of := func(other tally.Group) bool { return other.ID == g.ID && (other.Wave == c.wave || other.Wave == "") }
	at := slices.IndexFunc(held.Groups, of)
	if at < 0 {
		return kept{}, problem.Problem{
			Code: "E-TALLY-GROUPS", File: from.name(),
			Message: problem.Say("holds no group %s of wave %s; accepted is a tally of it", quoted(g.ID), quoted(c.wave)),
			Fix:     problem.Say("count it with the project: servgap tally --group %s --wave %s survey.csv", shellWord(g.ID), shellWord(c.wave)),
		}
	}
	own := held.Groups[at]
	plan := gap.Plan(q, c.minItems)
	plan.Weights, plan.Clusters = g.Weight.Rule(), g.Cluster.Value != ""
	if own.Whole.Plan().Fingerprint() != plan.Fingerprint() {
		return kept{}, problem.Problem{
			Code: "E-TALLY-DIFFERS", File: from.name(),
			Message: problem.Say("was asked or counted in another way than the project says: items, scale, reversal or score rule differ; accepted is one questionnaire"),
			Fix:     problem.Say("count it again with the project: servgap tally --group %s --wave %s survey.csv", shellWord(g.ID), shellWord(c.wave)),
		}
	}
	k, _, err := c.keptOf(own, from.name())
	if err != nil {
		return kept{}, err
	}
	c.addSources(held, own, from.name())
	return k, nil
}
