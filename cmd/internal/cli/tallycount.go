package cli

import (
	"context"
	"errors"
	"io"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// tallyAlone counts a survey of customers by its own columns and the flags.
func (sh *shared) tallyAlone(ctx context.Context, from *content, o importers.OpenOptions, f *sourceFlags, by division) (tally.File, error) {
	c := counted{plan: gap.EveryPlan, minItems: tally.Rule(f.minItems), division: by, groups: make(map[survey.Role]kept)}
	columns := f.columns
	columns.Segments = by.segments()
	k, layout, err := c.countAlone(ctx, from, o, columns)
	if err != nil {
		return tally.File{}, err
	}
	c.instrument = layout.Questionnaire.Instrument
	return sh.tallyOf(c, string(survey.Customers), k, by)
}

// tallyMapped counts a survey file as a group of the project has its columns.
func (sh *shared) tallyMapped(ctx context.Context, p *config.Project, w config.Wave, g config.Group, f config.File, from *content, by division) (tally.File, error) {
	c := counted{plan: gap.EveryPlan, project: p, wave: w.ID, minItems: p.Missing.MinItems, division: by, groups: make(map[survey.Role]kept)}
	if by.by == "" {
		var columns []string
		for _, s := range g.Segments {
			columns = append(columns, s.Value)
		}
		c.division = dividedBy(columns, nil)
	}
	m := mapping(p, g)
	if g.Weight.Rake != nil {
		if err := rakedAlone(p, w, g, from); err != nil {
			return tally.File{}, err
		}
		if err := c.rake(ctx, []config.File{f}, g, m); err != nil {
			return tally.File{}, err
		}
	}
	m.HeaderRows = f.HeaderRows
	k, err := c.countContent(ctx, from, openOptions(f), m, g)
	if err != nil {
		return tally.File{}, err
	}
	return sh.tallyOf(c, g.ID, k, c.decided[waveGroup{w.ID, g.ID}])
}

// tallyOf is what was counted of one survey file, which is told.
func (sh *shared) tallyOf(c counted, group string, k kept, by division) (tally.File, error) {
	w, err := sh.words()
	if err != nil {
		return tally.File{}, err
	}
	sh.tell(c, w)
	g := tally.Group{Wave: c.wave, ID: group, Whole: k.answers.Whole()}
	for i, column := range by.columns() {
		levels := append([]*tally.Set{k.answers}, k.also...)[i]
		if levels.Overflow() {
			return tally.File{}, tooManyLevels(c.sources[0].File, column, levels.Whole().Responses(), c.limits)
		}
		g.By = append(g.By, tally.Division{Column: column, Levels: levels})
	}
	s := c.sources[0]
	source := tally.Source{
		Wave: c.wave, Group: group, Sheet: s.Sheet, SHA256: s.SHA256,
		Rows: s.Rows, Responses: s.Responses, Rescaled: s.PointsRescaled, Dropped: []tally.Drop{},
	}
	for _, d := range s.Dropped {
		source.Dropped = append(source.Dropped, tally.Drop(d))
	}
	return tally.File{Groups: []tally.Group{g}, Sources: []tally.Source{source}}, nil
}

// tallyProject counts every group of the project in its wave.
func (sh *shared) tallyProject(ctx context.Context, o *tallyOptions) (total tally.File, err error) {
	if o.group != "" {
		return total, usage(problem.Say("name the files, or leave out --group"), problem.Say("--group: says of which group the files are that are named, and none is"))
	}
	if err := o.source.fit(""); err != nil {
		return total, err
	}
	p, err := sh.project()
	if err != nil {
		return total, err
	}
	if p == nil {
		return total, noProject("tally", true)
	}
	if err := o.output.check(inputs(p)); err != nil {
		return total, err
	}
	w, err := sh.wave(p)
	if err != nil {
		return total, err
	}
	by := dividedBy(o.by, nil)
	var problems problem.List
	for _, f := range filesMatching(p, w.Files) {
		at := slices.IndexFunc(p.Groups, func(g config.Group) bool { return g.ID == f.Group.Value })
		err := sh.addTally(&total, filePath(p, f), nil, func(from *content) (tally.File, error) {
			return sh.tallyMapped(ctx, p, w, p.Groups[at], f, from, by)
		})
		if err := collect(&problems, err); err != nil {
			return total, err
		}
	}
	if len(problems) > 0 {
		return total, problems
	}
	return total, nil
}

// addTally adds what a file holds to the total: a tally, or a survey that is
// counted.
func (sh *shared) addTally(total *tally.File, path string, stdin io.Reader, count func(*content) (tally.File, error)) error {
	from, err := contentOf(path, stdin)
	if err != nil {
		return err
	}
	defer from.close()
	var f tally.File
	if from.isTally() {
		f, err = from.tally()
	} else {
		f, err = count(from)
	}
	if err != nil {
		return err
	}
	return sh.merge(total, f, path)
}

// merge adds one tally to the total.
func (sh *shared) merge(total *tally.File, f tally.File, path string) error {
	limits := sh.limits()
	f.Allow(int(limits.Of(limit.Segments)))
	if err := total.Merge(f); err != nil {
		return unmerged(path, err)
	}
	for _, g := range total.Groups {
		if err := countableTally(g.Whole, problem.Problem{Kind: problem.Usage, File: path}); err != nil {
			return err
		}
		for _, d := range g.By {
			if d.Levels.Overflow() {
				return tooManyLevels(path, d.Column, g.Whole.Responses(), limits)
			}
		}
	}
	return nil
}

// unmerged says why what a file holds cannot be added to what others hold.
func unmerged(path string, err error) error {
	p := problem.Problem{File: path}
	switch {
	case errors.Is(err, tally.ErrTwice):
		p.Code = "E-TALLY-TWICE"
		p.Message = problem.Say("holds a survey file that was counted already; accepted is each file once")
		p.Fix = problem.Say("leave the file out, or count the files again, each once")
	case errors.Is(err, tally.ErrDivisions):
		p.Code = "E-TALLY-BY"
		p.Message = problem.Say("is divided by other background questions than what was counted before it; accepted are the same")
		p.Fix = problem.Say("count all files with the same --by")
	default:
		p.Code = "E-TALLY-DIFFERS"
		p.Message = problem.Say("was asked or counted in another way than what was counted before it: items, scale, reversal or score rule differ; accepted is one questionnaire")
		p.Fix = problem.Say("say how all files are read: in a project with --group, or with --expected, --perceived and --scale")
	}
	return p
}
