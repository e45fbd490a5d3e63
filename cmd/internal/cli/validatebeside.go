package cli

import (
	"context"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// besideAnswers reads what a project names beside the answers of a wave: how customers
// rated competitors, tables of complaints and what was done against standards in their
// own units. It collects all that is wrong with them and was not told yet.
func (sh *shared) besideAnswers(ctx context.Context, p *config.Project, w config.Wave, told *problem.List) (counted, error) {
	c := counted{project: p, wave: w.ID}
	for _, read := range []func(context.Context, config.Wave) error{c.checkRivals, c.checkIncidents, c.checkMeasures} {
		if err := collectNew(told, read(ctx, w)); err != nil {
			return c, err
		}
	}
	return c, nil
}

// collectNew adds the problems of an error that are not in a list yet; any other error
// comes back.
func collectNew(told *problem.List, err error) error {
	var problems problem.List
	if err := collect(&problems, err); err != nil {
		return err
	}
	for _, p := range problems {
		*told = append(*told, untold(problem.List{p}, *told)...)
	}
	return nil
}

// checkRivals counts the wave with each competitor where what is expected stands.
func (c *counted) checkRivals(ctx context.Context, w config.Wave) error {
	var problems problem.List
	for _, name := range c.project.Rivals() {
		rated, _ := c.project.Rated(name, "")
		if !hasCustomers(rated, w) {
			continue // the wave's own problem
		}
		of, err := study(ctx, rated, w, division{}, gap.Plan)
		if err := collectNew(&problems, err); err != nil {
			return err
		}
		c.warnings = append(c.warnings, untold(of.warnings, c.warnings)...)
	}
	return listed(problems)
}

// checkIncidents reads the tables of complaints of the wave.
func (c *counted) checkIncidents(ctx context.Context, w config.Wave) error {
	p := c.project
	if p.Incidents == nil || len(config.FilesOf(p.Incidents.Files, w.ID)) == 0 {
		return nil
	}
	all := newIncidentTables()
	err := all.readProject(ctx, p, w)
	if err == nil {
		all.customers(p, w.ID)
	}
	c.sources, c.dropped = append(c.sources, all.sources...), append(c.dropped, all.dropped()...)
	c.warnings = append(c.warnings, all.warnings...)
	return err
}

// checkMeasures reads what was done in the wave.
func (c *counted) checkMeasures(ctx context.Context, w config.Wave) error {
	var problems problem.List
	for _, m := range c.project.Measures {
		for _, done := range m.Actual {
			if done.Wave.Value != w.ID {
				continue
			}
			sources, err := readActual(ctx, c.project, done, make(map[survey.Decimal]int64))
			if err := collectNew(&problems, err); err != nil {
				return err
			}
			for _, s := range sources {
				if s.Wave = w.ID; c.has(s) {
					continue // by another of its columns
				}
				c.sources, c.dropped = append(c.sources, s), append(c.dropped, []importers.Dropped{})
			}
		}
	}
	return listed(problems)
}

// has reports whether a file is among the sources.
func (c *counted) has(s gap.Source) bool {
	return slices.ContainsFunc(c.sources, func(other gap.Source) bool { return other.File == s.File && other.Sheet == s.Sheet })
}

// listed is a list of problems as an error, nil if it is empty.
func listed(problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	return problems
}
