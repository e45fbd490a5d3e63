package cli

import (
	"context"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// answerFiles are files that are read twice: once to check them all, once to
// write their answers. Files alone have no project.
type answerFiles struct {
	project  *config.Project
	files    []*answerFile
	segments []string // of all groups
	division division // the conditions
	counted  *counted // what the check found
}

// fileAlone is a file of customers without a project.
func fileAlone(path string, f *sourceFlags) (*answerFiles, error) {
	options, err := f.options()
	if err != nil {
		return nil, err
	}
	d, err := f.division.division()
	if err != nil {
		return nil, err
	}
	columns := f.columns
	columns.Where = d.where
	find := func(s *importers.Source, _ *counted) (importers.Layout, problem.List) {
		return importers.Find(s, columns)
	}
	paths, err := f.named(path)
	if err != nil {
		return nil, err
	}
	in := &answerFiles{}
	for _, path := range paths {
		in.files = append(in.files, &answerFile{path: path, options: options, layout: find})
	}
	return in, nil
}

// filesOf are the files of waves, in the order of servgap.yaml.
func filesOf(p *config.Project, waves []config.Wave, d division) *answerFiles {
	in := &answerFiles{project: p, division: d}
	for _, g := range p.Groups {
		for _, segment := range g.Segments {
			if !slices.Contains(in.segments, segment.Value) {
				in.segments = append(in.segments, segment.Value)
			}
		}
	}
	for _, w := range waves {
		for _, f := range filesMatching(p, w.Files) {
			own := fileOf(p, w, f)
			own.rivals = rivalFiles(p, w, f)
			in.files = append(in.files, own)
		}
	}
	return in
}

// rivalFiles are the file of a group with the ratings of each competitor.
func rivalFiles(p *config.Project, w config.Wave, f config.File) []*answerFile {
	var files []*answerFile
	for _, name := range p.Rivals() {
		rated, ok := p.Rated(name, "")
		if ok && rated.Groups[0].ID == f.Group.Value {
			file := fileOf(rated, w, f)
			file.rival = name
			files = append(files, file)
		}
	}
	return files
}

func fileOf(p *config.Project, w config.Wave, f config.File) *answerFile {
	g := p.Groups[slices.IndexFunc(p.Groups, func(g config.Group) bool { return g.ID == f.Group.Value })]
	m := mapping(p, g)
	m.HeaderRows, m.Segments = f.HeaderRows, nil
	a := &answerFile{path: filePath(p, f), wave: w.ID, options: openOptions(f)}
	for _, segment := range g.Segments {
		m.Segments = append(m.Segments, column(p, segment))
		a.segments = append(a.segments, segment.Value)
	}
	a.layout = func(s *importers.Source, c *counted) (importers.Layout, problem.List) {
		of := m
		of.Where = c.divide(g, s).where
		return importers.Map(s, of)
	}
	return a
}

// discard removes what was kept of files that can be read only once.
func (in *answerFiles) discard() {
	for _, f := range in.files {
		if f.spool != nil {
			f.spool.discard()
		}
	}
}

// check reads every file and fails with all that is wrong with any of them.
func (in *answerFiles) check(ctx context.Context, s Streams) (counted, error) {
	c := counted{project: in.project, division: in.division}
	in.counted = &c
	var problems problem.List
	for _, f := range in.files {
		c.wave = f.wave
		before := len(c.warnings)
		err := f.check(ctx, s, &c)
		if in.project != nil {
			warningsInYAML(c.warnings[before:])
			err = inYAML(err)
		}
		if err := collect(&problems, err); err != nil {
			return c, err
		}
	}
	if len(problems) > 0 {
		return c, problems
	}
	if !slices.ContainsFunc(c.sources, func(s gap.Source) bool { return s.Responses > 0 }) {
		return c, in.none()
	}
	return c, nil
}

// none says that nobody answered.
func (in *answerFiles) none() error {
	p := problem.Problem{
		Code: "E-DATA-NONE", Message: problem.Say("found no answers, accepted is one row for each response"),
		Fix: problem.Say("check that the columns with the ratings are filled in"),
	}
	if in.project != nil {
		p.File = in.project.Path
	} else {
		p.File, p.Sheet = in.counted.sources[0].File, in.counted.sources[0].Sheet
	}
	return p
}
