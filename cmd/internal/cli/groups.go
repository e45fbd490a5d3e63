package cli

import (
	"context"
	"fmt"

	"servgap/cmd/internal/config"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// addGroup counts all files of a group in a wave, if it has any, and takes them
// into the study, which has one group of each role.
func (c *counted) addGroup(ctx context.Context, w config.Wave, g config.Group) error {
	var files []config.File
	for _, f := range w.Files {
		if f.Group.Value == g.ID {
			files = append(files, f)
		}
	}
	if files == nil {
		return nil
	}
	total, divided, err := c.countFiles(ctx, files, g)
	if err != nil {
		return err
	}
	if c.study.Group(g.Role) != nil {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-ROLE", File: c.project.Path, Row: g.At.Line, Character: g.At.Column,
			Message: fmt.Sprintf("group %s is a second one with the role %s in wave %s; accepted is one", quoted(g.ID), g.Role, quoted(c.wave)),
			Fix:     "name both files under one group, or take one group out of the wave",
		}
	}
	c.take(g.Role, total, divided)
	c.invite(w, g)
	return nil
}

// countFiles counts the files of a group. Customers are divided by the columns
// that the user named; another group is if its first file has them.
func (c *counted) countFiles(ctx context.Context, files []config.File, g config.Group) (total kept, divided bool, err error) {
	m := mapping(c.project, g)
	var problems problem.List
	for i, f := range files {
		k, err := c.countMapped(ctx, f, m, func(s *importers.Source) division {
			if i == 0 {
				divided = c.divides(g, s)
			}
			if !divided {
				return division{}
			}
			return c.division
		})
		if err := collect(&problems, err); err != nil {
			return kept{}, false, err
		}
		switch {
		case k.answers == nil:
		case total.answers == nil:
			total = k
		default:
			if err := total.merge(k); err != nil {
				return kept{}, false, err
			}
		}
	}
	if len(problems) > 0 {
		return kept{}, false, problems
	}
	return total, divided, nil
}

// undivided is a group without a column of the division.
type undivided struct{ group, column string }

// divides reports whether the columns of the division are a group's, which is
// told if they are not.
func (c *counted) divides(g config.Group, s *importers.Source) bool {
	lacking := c.division.lacks(s)
	if g.Role == survey.Customers || lacking == "" {
		return c.division.asked()
	}
	c.undivided = append(c.undivided, undivided{g.ID, lacking})
	return false
}

// countMapped counts one file by the project's mapping, divided as the file can
// be.
func (c *counted) countMapped(ctx context.Context, f config.File, m importers.Mapping, dividedBy func(*importers.Source) division) (kept, error) {
	m.HeaderRows = f.HeaderRows
	source, err := importers.Open(filePath(c.project, f), nil, openOptions(f))
	if err != nil {
		return kept{}, inYAML(err)
	}
	defer source.Close()
	d := dividedBy(source)
	m.Segments, m.Where = d.segments(), d.where
	layout, problems := importers.Map(source, m)
	if len(problems) > 0 {
		return kept{}, problems
	}
	before := len(c.warnings)
	k, err := c.count(ctx, source, layout)
	warningsInYAML(c.warnings[before:])
	return k, inYAML(err)
}
