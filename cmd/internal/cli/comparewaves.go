package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/problem"
)

// comparedWaves counts the two waves that are named, the earlier first: waves of the
// project, by default its current one and the one before, or files.
func (sh *shared) comparedWaves(ctx context.Context, args []string, o *compareOptions) (waves [2]counted, err error) {
	if len(args) > 2 {
		return waves, usage(problem.Plain("servgap compare 2026-Q2 2026-Q3"), problem.Say("found %d waves (%s), accepted are two, the earlier first", len(args), strings.Join(args, " ")))
	}
	if slices.Contains(args, "") {
		return waves, usage(problem.Say("name a file, or - to read a pipe"), problem.Say("the name of the file is empty"))
	}
	inProject, err := sh.areWaves(args)
	if err != nil {
		return waves, err
	}
	if inProject {
		return sh.projectWaves(ctx, args, o)
	}
	return sh.fileWaves(ctx, args, o)
}

// areWaves reports whether the arguments name waves of the project: none of them is
// a file that is there or looks like one.
func (sh *shared) areWaves(args []string) (bool, error) {
	if !slices.ContainsFunc(args, func(arg string) bool { return !bareWord(arg) }) {
		return true, nil
	}
	if _, ok := config.Find("."); !ok && sh.config == "" || slices.ContainsFunc(args, isThere) {
		return false, nil
	}
	p, err := sh.project() // an id may look like a file: 2026.3
	return err == nil && slices.ContainsFunc(p.Waves, func(w config.Wave) bool { return slices.Contains(args, w.ID) }), err
}

// isThere reports whether an argument is a file, with or without a label.
func isThere(arg string) bool {
	_, path := labelled(arg)
	_, err := os.Stat(path)
	return err == nil
}

// labelled divides Q2=old.csv into the label and the file. A file that is called so
// as a whole has no label.
func labelled(arg string) (label, path string) {
	label, path, ok := strings.Cut(arg, "=")
	if _, err := os.Stat(arg); ok && err != nil && label != "" && path != "" {
		return label, path
	}
	return "", arg
}

// fileWaves counts two files without a project.
func (sh *shared) fileWaves(ctx context.Context, args []string, o *compareOptions) (waves [2]counted, err error) {
	if len(args) < 2 {
		return waves, usage(problem.Plain("servgap compare Q2=old.csv Q3=new.csv"), problem.Say("found one file, accepted are two, the earlier first"))
	}
	var labels, paths []string
	for _, arg := range args {
		label, path := labelled(arg)
		labels, paths = append(labels, label), append(paths, path)
		if err := o.source.fit(path); err != nil {
			return waves, err
		}
	}
	if paths[0] == paths[1] || sameFile(paths[0], paths[1]) {
		return waves, usage(problem.Plain("servgap compare Q2=old.csv Q3=new.csv"), problem.Say("%s is named twice, and a wave has not changed since itself", quoted(paths[0])))
	}
	if err := o.output.check(append(read(paths[0]), read(paths[1])...)); err != nil {
		return waves, err
	}
	var problems problem.List
	for i, path := range paths {
		waves[i], err = sh.file(ctx, path, &o.source)
		if err := collect(&problems, err); err != nil {
			return waves, err
		}
		waves[i].wave = waveName(labels[i], waves[i].wave, paths, i)
	}
	if len(problems) > 0 {
		return waves, problems
	}
	return waves, nil
}

// waveName is what a file is called as a wave: its label, the wave that a tally says it
// is of, or its name without the ending, with the folder if both files are called so.
func waveName(label, wave string, paths []string, i int) string {
	base := func(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }
	switch {
	case label != "":
		return label
	case wave != "":
		return wave
	case paths[i] == "-":
		return importers.StandardInput
	case base(paths[0]) == base(paths[1]):
		return paths[i]
	default:
		return base(paths[i])
	}
}

// projectWaves counts two waves of the project.
func (sh *shared) projectWaves(ctx context.Context, args []string, o *compareOptions) (waves [2]counted, err error) {
	if err := o.source.fit(""); err != nil {
		return waves, err
	}
	p, err := sh.project()
	if err != nil {
		return waves, err
	}
	if p == nil {
		return waves, noProject("compare", true)
	}
	if err := o.output.check(inputs(p)); err != nil {
		return waves, err
	}
	two, err := sh.twoWaves(p, args, o)
	if err != nil {
		return waves, err
	}
	d, err := o.source.division.division()
	if err != nil {
		return waves, err
	}
	var problems problem.List
	for i, w := range two {
		waves[i], err = study(ctx, p, w, d, o.source.planned())
		if err := collect(&problems, err); err != nil {
			return waves, err
		}
	}
	if len(problems) > 0 {
		return waves, problems
	}
	return waves, nil
}

// twoWaves finds the waves: the two that are named, else the one that is looked at
// and the one that is named or stands before it.
func (sh *shared) twoWaves(p *config.Project, args []string, o *compareOptions) (two [2]config.Wave, err error) {
	if len(args) == 2 && o.source.cmd.Flags().Changed(config.WaveID) {
		return two, usage(problem.Say("leave out --wave"), problem.Say("--wave: both waves are named"))
	}
	if two[1], err = sh.wave(p); err != nil {
		return two, err
	}
	if len(args) == 2 {
		if two[1], err = waveCalled(p, args[1], problem.Plain("servgap compare")); err != nil {
			return two, err
		}
	}
	at := slices.IndexFunc(p.Waves, func(w config.Wave) bool { return w.ID == two[1].ID })
	switch {
	case len(args) > 0:
		two[0], err = waveCalled(p, args[0], problem.Plain("servgap compare"))
	case at == 0:
		err = usage(problem.Say("name the earlier wave and the later one, or --wave for a later one"), problem.Say("wave %s is the first of the project, and there is none before it to compare it with", quoted(two[1].ID)))
	default:
		two[0] = p.Waves[at-1]
	}
	if err == nil && two[0].ID == two[1].ID {
		err = usage(problem.Say("name two waves"), problem.Say("%s is named twice, and a wave has not changed since itself", quoted(two[0].ID)))
	}
	return two, err
}
