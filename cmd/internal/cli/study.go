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
	study      gap.Study
	division   division
	divided    []survey.Role // groups that have the columns of the division
	groups     map[survey.Role]kept
	undivided  []undivided
	project    *config.Project // nil for a file alone
	wave       string
	minItems   tally.Rule // when answers make a score; empty for the usual
	sources    []gap.Source
	dropped    [][]importers.Dropped // of each source
	assumed    []importers.Assumption
	instrument survey.Instrument // of a file alone
	warnings   problem.List
}

// study counts a wave of a project: every file of every group. It fails with all
// that is wrong with any of them; what was counted is given all the same.
func study(ctx context.Context, p *config.Project, w config.Wave, d division) (counted, error) {
	c := counted{project: p, wave: w.ID, minItems: p.Missing.MinItems, division: d, groups: make(map[survey.Role]kept)}
	var problems problem.List
	if !hasCustomers(p, w) {
		problems = append(problems, problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-CUSTOMERS", File: p.Path, Row: w.At.Line, Character: w.At.Column,
			Message: fmt.Sprintf("wave %s has no file of customers; every gap is measured from what they say", quoted(w.ID)),
			Fix:     "add {group: customers, path: survey.xlsx} to its files, with a group of the role customers",
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
	var known []string
	for _, w := range p.Waves {
		if w.ID == settings.Wave {
			return w, nil
		}
		known = append(known, w.ID)
	}
	return config.Wave{}, unknownName("wave", settings.Wave, known, "--wave "+known[len(known)-1])
}

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

// warningsInYAML does the same for warnings, in place.
func warningsInYAML(warnings problem.List) {
	for i := range warnings {
		warnings[i].Fix = yamlKeys.Replace(warnings[i].Fix)
	}
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
