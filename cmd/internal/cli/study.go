package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// counted is what files of one or more groups gave.
type counted struct {
	study    gap.Study
	project  string
	wave     string
	sources  []gap.Source
	assumed  []string
	warnings problem.List
}

// study counts a wave of a project: every file of every group, all problems at
// once.
func (sh *shared) study(ctx context.Context, p *config.Project, w config.Wave) (counted, error) {
	c := counted{project: title(p), wave: w.ID}
	var problems problem.List
	for _, g := range p.Groups {
		total, err := sh.countGroup(ctx, p, w, g, &c)
		if list, ok := errors.AsType[problem.List](err); ok {
			problems = append(problems, list...)
			continue
		}
		if err != nil {
			return counted{}, err
		}
		if total == nil {
			continue
		}
		if err := c.add(p, g, total); err != nil {
			problems = append(problems, err.(problem.Problem))
		}
	}
	if len(problems) > 0 {
		return counted{}, problems
	}
	if c.study.Customers == nil {
		return counted{}, problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-CUSTOMERS", File: p.Path, Row: w.At.Line, Character: w.At.Column,
			Message: fmt.Sprintf("wave %s has no file of customers; every gap is measured from what they say", quoted(w.ID)),
			Fix:     "add {group: customers, path: survey.xlsx} to its files, with a group of the role customers",
		}
	}
	return c, nil
}

// title names a project: its client, else its own name.
func title(p *config.Project) string {
	if p.Client != "" {
		return p.Client
	}
	return p.Name
}

// wave is the wave that is asked for, or the current one.
func (sh *shared) wave(p *config.Project) (config.Wave, error) {
	settings, err := sh.load()
	if err != nil {
		return config.Wave{}, err
	}
	var known []string
	for _, w := range p.Waves {
		if w.ID == settings.Wave {
			return w, nil
		}
		known = append(known, w.ID)
	}
	return config.Wave{}, unknownName("wave", settings.Wave, known, "--wave "+known[len(known)-1])
}

// add takes a group's tally into the study.
func (c *counted) add(p *config.Project, g config.Group, t *tally.Tally) error {
	into := map[survey.Role]**tally.Tally{
		survey.Customers: &c.study.Customers, survey.Managers: &c.study.Managers, survey.Staff: &c.study.Staff,
	}[g.Role]
	if *into != nil {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-ROLE", File: p.Path, Row: g.At.Line, Character: g.At.Column,
			Message: fmt.Sprintf("group %s is a second one with the role %s in this wave; accepted is one", quoted(g.ID), g.Role),
			Fix:     "name both files under one group, or take one group out of the wave",
		}
	}
	*into = t
	return nil
}

// countGroup counts all files of a group in a wave; nil if it has none.
func (sh *shared) countGroup(ctx context.Context, p *config.Project, w config.Wave, g config.Group, c *counted) (*tally.Tally, error) {
	var total *tally.Tally
	var problems problem.List
	for _, f := range w.Files {
		if f.Group.Value != g.ID {
			continue
		}
		t, err := sh.countMapped(ctx, p, f, mapping(p, g, nil, nil), c)
		switch list, isList := errors.AsType[problem.List](err); {
		case isList:
			problems = append(problems, list...)
		case err != nil:
			one, ok := errors.AsType[problem.Problem](err)
			if !ok {
				return nil, err
			}
			problems = append(problems, one)
		case total == nil:
			total = t
		default:
			if err := total.Merge(t); err != nil {
				return nil, err
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return total, nil
}

// countMapped counts one file by the project's mapping.
func (sh *shared) countMapped(ctx context.Context, p *config.Project, f config.File, m importers.Mapping, c *counted) (*tally.Tally, error) {
	source, err := importers.Open(filePath(p, f), nil, openOptions(f))
	if err != nil {
		return nil, err
	}
	defer source.Close()
	layout, problems := importers.Map(source, m)
	if len(problems) > 0 {
		return nil, problems
	}
	return c.count(ctx, source, layout)
}

// filePath is where a file of a project is: relative ones from its folder.
func filePath(p *config.Project, f config.File) string {
	path := filepath.FromSlash(f.Path.Value)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(p.Path), path)
}

func openOptions(f config.File) importers.OpenOptions {
	o := importers.OpenOptions{Encoding: f.Encoding, Sheet: f.Sheet}
	switch f.Delimiter {
	case "":
	case "tab":
		o.Delimiter = '\t'
	default:
		o.Delimiter = f.Delimiter[0]
	}
	return o
}

// inputs are the files that a project reads, which no output may replace.
func inputs(p *config.Project) []string {
	files := []string{p.Path}
	for _, w := range p.Waves {
		for _, f := range w.Files {
			files = append(files, filePath(p, f))
		}
	}
	return files
}

// responses is how many responses a count rests on, of the customers.
func (c *counted) responses() int64 {
	if c.study.Customers == nil {
		return 0
	}
	return c.study.Customers.Responses()
}

// names lists the files, for a message.
func (c *counted) names() string {
	var names []string
	for _, s := range c.sources {
		if !slices.Contains(names, s.File) {
			names = append(names, s.File)
		}
	}
	return strings.Join(names, ", ")
}
