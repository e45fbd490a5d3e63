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
	project  *config.Project // nil for a file alone
	wave     string
	sources  []gap.Source
	dropped  [][]importers.Dropped // of each source
	assumed  []importers.Assumption
	warnings problem.List
}

// study counts a wave of a project: every file of every group. It fails with all
// that is wrong with any of them; what was counted is given all the same.
func study(ctx context.Context, p *config.Project, w config.Wave) (counted, error) {
	c := counted{project: p, wave: w.ID}
	if rule := p.Missing.MinItems; rule != "" && rule != tally.HalfPairs {
		c.warnings = append(c.warnings, problem.Problem{
			Severity: problem.Warning, Code: "W-MIN-ITEMS", File: p.Path,
			Message: fmt.Sprintf("min_items %s is not applied: a customer's score takes %s, as ever", rule, tally.HalfPairs),
			Fix:     "leave min_items out, so that nobody takes the numbers for others",
		})
	}
	var problems problem.List
	if !hasCustomers(p, w) {
		problems = append(problems, problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-CUSTOMERS", File: p.Path, Row: w.At.Line, Character: w.At.Column,
			Message: fmt.Sprintf("wave %s has no file of customers; every gap is measured from what they say", quoted(w.ID)),
			Fix:     "add {group: customers, path: survey.xlsx} to its files, with a group of the role customers",
		})
	}
	for _, g := range p.Groups {
		total, err := c.countGroup(ctx, w, g)
		if err := collect(&problems, err); err != nil {
			return c, err
		}
		if total == nil {
			continue
		}
		if err := collect(&problems, c.add(g, total)); err != nil {
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
	var known []string
	for _, w := range p.Waves {
		if w.ID == settings.Wave {
			return w, nil
		}
		known = append(known, w.ID)
	}
	return config.Wave{}, unknownName("wave", settings.Wave, known, "--wave "+known[len(known)-1])
}

// add takes a group's tally into the study, which has one of each role.
func (c *counted) add(g config.Group, t *tally.Tally) error {
	into := &c.study.Customers
	switch g.Role {
	case survey.Managers:
		into = &c.study.Managers
	case survey.Staff:
		into = &c.study.Staff
	}
	if *into != nil {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-ROLE", File: c.project.Path, Row: g.At.Line, Character: g.At.Column,
			Message: fmt.Sprintf("group %s is a second one with the role %s in wave %s; accepted is one", quoted(g.ID), g.Role, quoted(c.wave)),
			Fix:     "name both files under one group, or take one group out of the wave",
		}
	}
	*into = t
	return nil
}

// countGroup counts all files of a group in a wave; nil if it has none.
func (c *counted) countGroup(ctx context.Context, w config.Wave, g config.Group) (*tally.Tally, error) {
	var total *tally.Tally
	var problems problem.List
	for _, f := range w.Files {
		if f.Group.Value != g.ID {
			continue
		}
		t, err := c.countMapped(ctx, f, mapping(c.project, g))
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		switch {
		case t == nil:
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
func (c *counted) countMapped(ctx context.Context, f config.File, m importers.Mapping) (*tally.Tally, error) {
	m.HeaderRows = f.HeaderRows
	source, err := importers.Open(filePath(c.project, f), nil, openOptions(f))
	if err != nil {
		return nil, inYAML(err)
	}
	defer source.Close()
	layout, problems := importers.Map(source, m)
	if len(problems) > 0 {
		return nil, problems
	}
	before := len(c.warnings)
	t, err := c.count(ctx, source, layout)
	for i := range c.warnings[before:] {
		w := &c.warnings[before+i]
		w.Fix = yamlKeys.Replace(w.Fix)
	}
	return t, inYAML(err)
}

// yamlKeys turns the flags that say how a file is read into the keys that a file
// has in servgap.yaml, where a project says it.
var yamlKeys = strings.NewReplacer(
	"--encoding ", "in servgap.yaml, encoding: ", "--delimiter ", "in servgap.yaml, delimiter: ", "--sheet ", "in servgap.yaml, sheet: ",
)

// inYAML makes the remedies of an error those of a project.
func inYAML(err error) error {
	var problems problem.List
	if other := collect(&problems, err); other != nil || problems == nil {
		return err
	}
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Fix = yamlKeys.Replace(problems[i].Fix)
	}
	return problems
}

// filePath is where a file of a project is: relative ones from its folder.
func filePath(p *config.Project, f config.File) string {
	path := filepath.FromSlash(f.Path.Value)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(p.Path), path)
}

// openOptions are those of a file in servgap.yaml, whose delimiter was checked
// when it was read.
func openOptions(f config.File) importers.OpenOptions {
	delimiter, _ := delimiterOf(f.Delimiter)
	return importers.OpenOptions{Encoding: f.Encoding, Sheet: f.Sheet, Delimiter: delimiter}
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
