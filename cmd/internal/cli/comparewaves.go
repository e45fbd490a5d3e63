package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// comparedWaves is what is compared: two waves, the earlier first, or one with a
// baseline.
type comparedWaves struct {
	baseline *baseline
	counted  []counted
}

// comparedWaves counts the two waves that are named, the earlier first: waves of the
// project, by default its current one and its baseline or the one before, or files. A
// baseline file that is named stands for the earlier.
func (sh *shared) comparedWaves(ctx context.Context, args []string, o *compareOptions) (waves comparedWaves, err error) {
	if len(args) > 2 {
		return waves, usage(problem.Plain("servgap compare 2026-Q2 2026-Q3"), problem.Say("found %d waves (%s), accepted are two, the earlier first", len(args), strings.Join(args, " ")))
	}
	if slices.Contains(args, "") {
		return waves, usage(problem.Say("name a file, or - to read a pipe"), problem.Say("the name of the file is empty; accepted is a name, or - for a pipe"))
	}
	if o.event != "" && (len(args) > 0 || o.against != "") {
		return waves, usage(problem.Say("leave out --event, or the waves"), problem.Say("--event %s names both waves", o.event))
	}
	if o.against != "" {
		return sh.sinceBaseline(ctx, args, o)
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

// sinceBaseline counts the wave that is compared with the baseline file: a file, or
// the project's.
func (sh *shared) sinceBaseline(ctx context.Context, args []string, o *compareOptions) (waves comparedWaves, err error) {
	if len(args) > 1 {
		return waves, usage(problem.Say("leave out --against, or one of the two"), problem.Say("--against %s: two waves are named beside it, and accepted is the later one", o.against))
	}
	path := strings.Join(args, "")
	if path != "" && bareWord(path) {
		if p, err := sh.project(); err == nil && p != nil && hasWave(p, path) {
			return waves, usage(problem.Plain("--wave "+shellWord(path)), problem.Say("%s is a wave of the project; with --against it is named by --wave", quoted(path)))
		}
	}
	later, err := sh.oneWave(ctx, "compare", path, &o.source, &o.output)
	if err != nil {
		return waves, err
	}
	return sh.withBaseline(later, o)
}

// oneWave counts a wave: a file, which is called so if it has no label, or the
// project's if path is empty.
func (sh *shared) oneWave(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags) (counted, error) {
	label, path := labelled(path)
	c, err := sh.gather(ctx, command, path, f, output)
	if err == nil && c.project == nil {
		c.wave = waveName(label, c.wave, []string{path}, 0)
	}
	return c, err
}

// withBaseline is a wave with the baseline that it is compared with.
func (sh *shared) withBaseline(later counted, o *compareOptions) (waves comparedWaves, err error) {
	settings, err := sh.load()
	if err != nil {
		return waves, err
	}
	if err := o.output.check(read(o.against)); err != nil {
		return waves, err
	}
	if len(o.source.division.by) > 0 {
		return waves, usage(problem.Say("name the earlier wave: servgap compare OLD NEW --by COLUMN"), problem.Say("--by divides waves, and the baseline %s keeps everybody alone", o.against))
	}
	o.common = o.common || later.project != nil && later.project.CommonItems
	b, err := openBaseline(o.against, gap.Options{Confidence: settings.Confidence})
	return comparedWaves{&b, []counted{later}}, err
}

func hasWave(p *config.Project, id string) bool {
	return slices.ContainsFunc(p.Waves, func(w config.Wave) bool { return w.ID == id })
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
	return err == nil && slices.ContainsFunc(args, func(arg string) bool { return hasWave(p, arg) }), err
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
func (sh *shared) fileWaves(ctx context.Context, args []string, o *compareOptions) (waves comparedWaves, err error) {
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
		return waves, usage(problem.Plain("servgap compare Q2=old.csv Q3=new.csv"), problem.Say("%s is named twice, and a wave has not changed since itself; accepted are two waves", quoted(paths[0])))
	}
	if err := o.output.check(append(read(paths[0]), read(paths[1])...)); err != nil {
		return waves, err
	}
	var problems problem.List
	for i, path := range paths {
		c, err := sh.file(ctx, path, &o.source)
		if err := collect(&problems, err); err != nil {
			return waves, err
		}
		c.wave = waveName(labels[i], c.wave, paths, i)
		waves.counted = append(waves.counted, c)
	}
	if len(problems) > 0 {
		return waves, problems
	}
	return waves, nil
}

// waveName is what a file is called as a wave: its label, the wave that a tally says it
// is of, or its name without the ending, with the folder if two files are called so.
func waveName(label, wave string, paths []string, i int) string {
	base := func(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }
	alike := func(path string) bool { return path != paths[i] && base(path) == base(paths[i]) }
	switch {
	case label != "":
		return label
	case wave != "":
		return wave
	case paths[i] == "-":
		return importers.StandardInput
	case slices.ContainsFunc(paths, alike):
		return paths[i]
	default:
		return base(paths[i])
	}
}

// projectWaves counts two waves of the project.
func (sh *shared) projectWaves(ctx context.Context, args []string, o *compareOptions) (waves comparedWaves, err error) {
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
	o.common = o.common || p.CommonItems && !o.paired
	if err := o.namedIn(p); err != nil {
		return waves, err
	}
	if path, ok := baselinePath(p); ok && len(args) == 0 && o.event == "" && !o.paired {
		o.against = path
		later, err := sh.gather(ctx, "compare", "", &o.source, &o.output)
		if err != nil {
			return waves, err
		}
		return sh.withBaseline(later, o)
	}
	two, err := sh.twoWaves(p, args, o)
	if err != nil {
		return waves, err
	}
	o.events = eventsBetween(p, two[:])
	d, err := o.source.division.division()
	if err != nil {
		return waves, err
	}
	var problems problem.List
	for _, w := range two {
		c, err := study(ctx, p, w, d, o.source.planned())
		if err := collect(&problems, err); err != nil {
			return waves, err
		}
		waves.counted = append(waves.counted, c)
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
	if o.event != "" {
		return aroundEvent(p, o.event)
	}
	if two[1], err = sh.wave(p); err != nil {
		return two, err
	}
	if len(args) == 2 {
		if two[1], err = waveCalled(p, args[1], "servgap compare "+shellWord(args[0])+" ", args[0]); err != nil {
			return two, err
		}
	}
	at := slices.IndexFunc(p.Waves, func(w config.Wave) bool { return w.ID == two[1].ID })
	switch {
	case len(args) > 0:
		two[0], err = waveCalled(p, args[0], "servgap compare ")
	case at == 0:
		err = usage(problem.Say("name the earlier wave and the later one, or --wave for a later one"), problem.Say("wave %s is the first of the project, and there is none before it to compare it with", quoted(two[1].ID)))
	default:
		two[0] = p.Waves[at-1]
	}
	if err == nil && two[0].ID == two[1].ID {
		err = usage(problem.Say("name two waves"), problem.Say("%s is named twice, and a wave has not changed since itself; accepted are two waves", quoted(two[0].ID)))
	}
	return two, err
}
