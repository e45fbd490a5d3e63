package cli

import (
	"context"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// addGroup counts all files of a group in a wave, if it has any, and takes them
// into the study, which has one group of each role.
func (c *counted) addGroup(ctx context.Context, w config.Wave, g config.Group) error {
	var files []config.File
	for _, f := range filesMatching(c.project, w.Files) {
		if f.Group.Value == g.ID {
			files = append(files, f)
		}
	}
	if files == nil {
		return nil
	}
	total, err := c.countFiles(ctx, files, g)
	c.raking = nil
	if err != nil {
		return err
	}
	if c.study.Group(g.Role) != nil {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-ROLE", File: c.project.Path, Row: g.At.Line, Character: g.At.Column,
			Message: problem.Say("group %s is a second one with the role %s in wave %s; accepted is one", quoted(g.ID), g.Role, quoted(c.wave)),
			Fix:     problem.Say("name both files under one group, or take one group out of the wave"),
		}
	}
	c.take(g.Role, total, c.decided[waveGroup{c.wave, g.ID}].asked())
	c.invite(w, g)
	return c.populate(g)
}

// countFiles counts the files of a group.
func (c *counted) countFiles(ctx context.Context, files []config.File, g config.Group) (total kept, err error) {
	m := mapping(c.project, g)
	if c.division.touchpoints {
		m = byTouchpoint(c.project, m)
	}
	if g.Weight.Rake != nil {
		if err := c.rake(ctx, files, g, m); err != nil {
			return kept{}, err
		}
	}
	before := len(c.warnings)
	var problems problem.List
	for _, f := range files {
		k, err := c.countMapped(ctx, f, m, g)
		if err != nil {
			if err := collect(&problems, err); err != nil {
				return kept{}, err
			}
			continue
		}
		if total.answers == nil {
			total = k
		} else if err := c.addFile(&total, k, f.Path.Value); err != nil {
			return kept{}, err
		}
	}
	if len(problems) > 0 {
		return kept{}, problems
	}
	c.warnings = append(c.warnings[:before], inAll(c.warnings[before:], len(files))...)
	return total, nil
}

// inAll leaves of the warnings that a file lacks a value those that are true of all
// the files, each once.
func inAll(warnings problem.List, files int) problem.List {
	lacking := make(map[string]int)
	var left problem.List
	for _, w := range warnings {
		if w.Code == importers.CodeNoValue {
			said := w.Message.String()
			if lacking[said]++; lacking[said] < files {
				continue
			}
		}
		left = append(left, w)
	}
	return left
}

// undivided is a group without a column of the division, and whether it is divided
// by the others.
type undivided struct {
	group, column string
	partly        bool
}

// waveGroup is a group in a wave.
type waveGroup struct{ wave, group string }

// divide is the division of a group: the whole of it for customers, for another
// group what the first of its files in a wave has columns for. What it lacks is
// remembered, to be told.
func (c *counted) divide(g config.Group, s *importers.Source) division {
	key := waveGroup{c.wave, g.ID}
	own, known := c.decided[key]
	if known {
		return own
	}
	own = c.division
	if g.Role != survey.Customers {
		var lacking []string
		own, lacking = c.division.in(s)
		if g.Role == survey.Documents {
			lacking = nil // what is written is the same for everybody
		}
		for _, column := range lacking {
			if u := (undivided{g.ID, column, own.asked()}); !slices.Contains(c.undivided, u) {
				c.undivided = append(c.undivided, u)
			}
		}
	}
	if c.decided == nil {
		c.decided = make(map[waveGroup]division)
	}
	c.decided[key] = own
	return own
}

// countMapped counts one file by the project's mapping.
func (c *counted) countMapped(ctx context.Context, f config.File, m importers.Mapping, g config.Group) (kept, error) {
	from, err := contentOf(filePath(c.project, f), nil)
	if err != nil {
		return kept{}, err
	}
	defer from.close()
	if from.isTally() {
		return c.countTallied(from, g, m.Questionnaire)
	}
	m.HeaderRows = f.HeaderRows
	return c.countContent(ctx, from, openOptions(f), m, g)
}

// countContent counts a survey file by the project's mapping.
func (c *counted) countContent(ctx context.Context, from *content, o importers.OpenOptions, m importers.Mapping, g config.Group) (kept, error) {
	path, in, o := from.source(o)
	seen := untouchedFrom(path)
	source, err := open(ctx, path, in, o)
	if err != nil {
		return kept{}, inYAML(err)
	}
	defer source.Close()
	d := c.divide(g, source)
	m.Segments, m.Where = d.segments(), d.where
	layout, problems := importers.Map(source, m)
	if len(problems) > 0 {
		return kept{}, problems
	}
	before := len(c.warnings)
	k, err := c.count(ctx, source, layout)
	err = seen.after(ctx, err)
	warningsInYAML(c.warnings[before:])
	return k, inYAML(err)
}
