package cli

import (
	"context"
	"errors"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// counted is what files of one or more groups gave.
type counted struct {
	study      gap.Study
	division   division
	divided    []survey.Role // groups that have the columns of the division
	groups     map[survey.Role]kept
	people     map[survey.Role]kept             // groups whose respondents can be joined with themselves
	marks      *marks                           // of customers, if something is said of each
	joined     bool                             // the groups are respondents of two waves, and the rest all others
	layouts    map[survey.Role]importers.Layout // of the last file of each
	decided    map[waveGroup]division
	undivided  []undivided
	project    *config.Project // nil for a file alone
	wave       string
	plan       planner
	minItems   tally.Rule // when answers make a score; empty for the usual
	limits     limit.Limits
	sources    []gap.Source
	dropped    [][]importers.Dropped    // of each source
	assumed    [][]importers.Assumption // likewise
	instrument survey.Instrument        // of a file alone
	warnings   problem.List
	raking     *raking                       // of the group that is being counted, nil without
	within     map[importers.Condition]int64 // responses with each of the values of a condition with several
}

// study counts a wave of a project: every file of every group. It fails with all
// that is wrong with any of them; what was counted is given all the same.
func study(ctx context.Context, p *config.Project, w config.Wave, d division, plan planner) (counted, error) {
	c := counted{plan: plan, project: p, wave: w.ID, minItems: p.Missing.MinItems, division: d, groups: make(map[survey.Role]kept)}
	var problems problem.List
	if !hasCustomers(p, w) {
		problems = append(problems, problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-CUSTOMERS", File: p.Path, Row: w.At.Line, Character: w.At.Column,
			Message: problem.Say("wave %s has no file of customers; every gap is measured from what they say", quoted(w.ID)),
			Fix:     problem.Say("add {group: customers, path: survey.xlsx} to its files, with a group of the role customers"),
		})
	}
	for _, g := range p.Groups {
		if err := collect(&problems, c.addGroup(ctx, w, g)); err != nil {
			return c, err
		}
	}
	if len(problems) > 0 {
		return c, problems
	}
	return c, nil
}

// collect adds the problems of an error to a list; any other error comes back.
func collect(problems *problem.List, err error) error {
	if list, ok := errors.AsType[problem.List](err); ok {
		*problems = append(*problems, list...)
		return nil
	}
	if one, ok := errors.AsType[problem.Problem](err); ok {
		*problems = append(*problems, one)
		return nil
	}
	return err
}

func hasCustomers(p *config.Project, w config.Wave) bool {
	return slices.ContainsFunc(p.Groups, func(g config.Group) bool {
		return g.Role == survey.Customers && slices.ContainsFunc(w.Files, func(f config.File) bool { return f.Group.Value == g.ID })
	})
}

// title names a project: its client, else its own name.
func title(p *config.Project) string {
	switch {
	case p == nil:
		return ""
	case p.Client != "":
		return p.Client
	default:
		return p.Name
	}
}

// wave is the wave that is asked for, or the current one.
func (sh *shared) wave(p *config.Project) (config.Wave, error) {
	settings, err := sh.load()
	if err != nil {
		return config.Wave{}, err
	}
	return waveCalled(p, settings.Wave, "--wave ")
}

// waveCalled is the wave of an id; remedy is what is written before one that is there
// and is not among the others that are named.
func waveCalled(p *config.Project, id, remedy string, others ...string) (config.Wave, error) {
	var known []string
	for _, w := range p.Waves {
		if w.ID == id {
			return w, nil
		}
		known = append(known, w.ID)
	}
	return config.Wave{}, unknownName(problem.Say("no wave is called %s", quoted(id)), id, known, problem.Plain(remedy+shellWord(likeliestWave(id, known, others...))))
}

// likeliestWave is the wave that was meant as far as one can see, else the last; others
// are named already.
func likeliestWave(found string, known []string, others ...string) string {
	left := slices.DeleteFunc(slices.Clone(known), func(id string) bool { return slices.Contains(others, id) })
	if len(left) == 0 {
		left = known
	}
	return append(meant(found, left), left[len(left)-1])[0]
}
