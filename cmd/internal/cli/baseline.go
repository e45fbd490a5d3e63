package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

func newBaseline(sh *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:  "baseline",
		Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newBaselineSave(sh), newBaselineShow(sh), newBaselineDiff(sh), newBaselinePromote(sh))
	return cmd
}

// saveOptions are the flags of baseline save.
type saveOptions struct {
	source sourceFlags
	output outputFlags
}

func newBaselineSave(sh *shared) *cobra.Command {
	o := saveOptions{output: outputFlags{forms: []form{{"json", ".json"}}, keeps: true}}
	cmd := &cobra.Command{
		Use:  "save [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.saveBaseline(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	return cmd
}

// saveBaseline keeps a wave of the project in its folder of baselines, or a file where
// -o says.
func (sh *shared) saveBaseline(ctx context.Context, path string, o *saveOptions) error {
	c, err := sh.oneWave(ctx, "baseline save", path, &o.source, &o.output)
	if err != nil {
		return err
	}
	switch {
	case len(o.output.files) > 0 || o.output.format != "":
	case c.project == nil:
		return usage(problem.Plain("-o baseline.json"), problem.Say("found a file and no project whose folder of baselines it would go to; accepted is -o with a name"))
	case waveFile(c.wave) == referenceName:
		return usage(problem.Plain("-o baselines/wave.json"), problem.Say("wave %s would be saved as %s, which is the reference baseline", quoted(c.wave), referenceName))
	case sharesFile(c) != "":
		return usage(problem.Plain("-o baselines/wave.json"), problem.Say("wave %s would be saved as %s, as wave %s would be", quoted(c.wave), waveFile(c.wave), quoted(sharesFile(c))))
	default:
		o.output.files = []string{filepath.Join(filepath.Dir(c.project.Path), baselineFolder, waveFile(c.wave))}
	}
	return sh.writeBaseline(c, &o.output)
}

// waveFile is what the baseline of a wave is called: its id, without what divides
// folders.
func waveFile(wave string) string {
	return strings.NewReplacer("/", "-", `\`, "-", ":", "-").Replace(wave) + ".json"
}

// sharesFile is another wave of the project whose baseline is called as that of this one,
// empty if there is none.
func sharesFile(c counted) string {
	for _, w := range c.project.Waves {
		if w.ID != c.wave && strings.EqualFold(waveFile(w.ID), waveFile(c.wave)) {
			return w.ID
		}
	}
	return ""
}

// writeBaseline writes what was counted as a baseline.
func (sh *shared) writeBaseline(c counted, o *outputFlags) error {
	r, err := sh.waveResult("baseline", c)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	kept := r.Baseline(c.date())
	var files []file
	for _, name := range o.files {
		inFolder := filepath.Base(filepath.Dir(name)) == baselineFolder
		files = append(files, file{name: name, folders: inFolder, write: kept.Encode})
	}
	if done, err := sh.save(files, o, w); done || err != nil {
		return err
	}
	return kept.Encode(printing{sh})
}

// date is the day of the wave of a project, empty if nobody wrote it.
func (c counted) date() string {
	if c.project == nil {
		return ""
	}
	for _, w := range c.project.Waves {
		if w.ID == c.wave && !w.Date.IsZero() {
			return w.Date.Format("2006-01-02")
		}
	}
	return ""
}

func newBaselinePromote(sh *shared) *cobra.Command {
	f := sourceFlags{}
	return &cobra.Command{
		Use:  "promote [WAVE]",
		Args: oneWaveID,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.promoteBaseline(cmd.Context(), strings.Join(args, ""), &f)
		},
	}
}

// oneWaveID accepts a wave, or none.
func oneWaveID(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage(problem.Plain(cmd.CommandPath()+" "+shellWord(args[0])), problem.Say("found %d waves (%s), accepted is one", len(args), strings.Join(args, " ")))
	}
	return nil
}

// oneBaseline accepts a file.
func oneBaseline(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usage(problem.Plain(cmd.CommandPath()+" baselines/2026-Q2.json"), problem.Say("no file was named"))
	case len(args) > 1:
		return usage(problem.Say("name one file"), problem.Say("found %d files (%s), accepted is one", len(args), strings.Join(args, " ")))
	}
	return filesOrProject(cmd, args)
}

// twoBaselines accepts two files.
func twoBaselines(cmd *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usage(problem.Plain(cmd.CommandPath()+" baselines/2026-Q2.json baselines/2026-Q3.json"), problem.Say("found %d files (%s), accepted are two, the earlier first", len(args), strings.Join(args, " ")))
	}
	return nil
}

// promoteBaseline makes a wave of the project its reference, by default the current
// one.
func (sh *shared) promoteBaseline(ctx context.Context, wave string, f *sourceFlags) error {
	p, err := sh.project()
	if err != nil {
		return err
	}
	if p == nil {
		return noProject("baseline promote", false)
	}
	w, err := sh.wave(p)
	if wave != "" {
		w, err = waveCalled(p, wave, "servgap baseline promote ")
	}
	if err != nil {
		return err
	}
	c, err := study(ctx, p, w, division{}, f.planned())
	if err != nil {
		return err
	}
	return sh.writeBaseline(c, &outputFlags{files: []string{referencePath(p)}})
}

func newBaselineShow(sh *shared) *cobra.Command {
	o := compareOptions{}
	cmd := &cobra.Command{
		Use:  "show FILE",
		Args: oneBaseline,
		RunE: func(_ *cobra.Command, args []string) error { return sh.showBaseline(args[0], &o) },
	}
	sh.bindKept(cmd, &o)
	return cmd
}

// bindKept declares the flags by which rows of baselines are chosen and written.
func (sh *shared) bindKept(cmd *cobra.Command, o *compareOptions) {
	o.output.bind(cmd, sh.early)
	cmd.Flags().StringVar(&o.gap, "gap", gap.Service, sh.early.Say("the gap that is shown, or all"))
	cmd.Flags().BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	completeFlag(cmd, "gap", comparedGaps())
}

// showBaseline prints what a baseline file keeps.
func (sh *shared) showBaseline(path string, o *compareOptions) error {
	b, err := sh.keptIn(path, o)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := rankedLevel(b.result)
	if o.items {
		level = gap.LevelItem
	}
	p := product{result: gapsAlone(b.result, asked(b.result, o.gap), table.RankingOptions{Level: level})}
	p.result.Command = "baseline"
	p.rows = rowsOf(table.Machine(p.result), p.result.Gaps)
	for _, name := range asked(p.result, o.gap) {
		one := p.result
		if one.Gaps = one.GapsOf(name); len(one.Gaps) == 0 {
			return unknownName(problem.Say("the %s gap is not in the baseline", o.gap), o.gap, asked(b.result, allGaps), problem.Plain("--gap all"))
		}
		p.tables = append(p.tables, table.Kept(one, level, b.date, w))
	}
	return sh.deliver(p, &o.output)
}

// keptIn reads a baseline that flags choose rows of.
func (sh *shared) keptIn(path string, o *compareOptions) (baseline, error) {
	settings, err := sh.load()
	if err != nil {
		return baseline{}, err
	}
	if err := knownGap(o.gap); err != nil {
		return baseline{}, err
	}
	if err := o.output.check(read(path)); err != nil {
		return baseline{}, err
	}
	return openBaseline(path, gap.Options{Confidence: settings.Confidence})
}

func newBaselineDiff(sh *shared) *cobra.Command {
	o := compareOptions{common: true}
	cmd := &cobra.Command{
		Use:  "diff OLD NEW",
		Args: twoBaselines,
		RunE: func(_ *cobra.Command, args []string) error { return sh.diffBaselines(args[0], args[1], &o) },
	}
	sh.bindKept(cmd, &o)
	return cmd
}

// diffBaselines prints what changed between two baselines: the questionnaire, and of
// what both have the gaps.
func (sh *shared) diffBaselines(old, later string, o *compareOptions) error {
	before, err := sh.keptIn(old, o)
	if err != nil {
		return err
	}
	now, err := sh.keptIn(later, o)
	if err != nil {
		return err
	}
	now.result.Command = "baseline"
	r, err := sh.since(before.result, now.result, o)
	if err != nil {
		return err
	}
	return sh.deliverChanges(r, o)
}
