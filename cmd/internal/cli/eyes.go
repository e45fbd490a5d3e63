package cli

import (
	"context"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// eyesOptions are the choices of the eyes command.
type eyesOptions struct {
	source sourceFlags // without flags: a company's own rating takes a project
	output outputFlags
	items  bool
	long   bool
}

func newEyes(sh *shared) *cobra.Command {
	o := eyesOptions{source: sourceFlags{plan: gap.EyesPlan}}
	cmd := &cobra.Command{
		Use:  "eyes [TALLY]",
		Args: projectOrTally,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runEyes(cmd.Context(), first(args), &o)
		},
	}
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.items, "items", false, sh.early.Say("a line for each item"))
	cmd.Flags().BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, standard error, effect size, p-values"))
	return cmd
}

func (sh *shared) runEyes(ctx context.Context, path string, o *eyesOptions) error {
	a, err := sh.eyes(ctx, "eyes", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := gap.LevelDimension
	if o.items || a.Method.Dimensions == 0 {
		level = gap.LevelItem
	}
	r := a.Result
	r.Eyes = byRow(a, func(r gap.Result) []gap.EyesRow { return r.Eyes }, func(e gap.EyesRow) string { return e.Level + " " + e.ID })
	p := product{result: a.together(), tables: table.Eyes(r, level, o.long, w)}
	p.rows = rowsOf(table.MachineEyes(p.result), p.result.Eyes)
	return sh.deliver(p, &o.output)
}

// eyes counts the project, or a tally, and sets how the company rates itself against how
// customers do.
func (sh *shared) eyes(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags, o *gap.Options) (analyzed, error) {
	c, settings, err := sh.ready(ctx, command, path, f, output, o)
	if err != nil {
		return analyzed{}, err
	}
	a, err := c.eyesParts(*o, settings.MinCell)
	if err != nil {
		return a, err
	}
	a = a.each(func(r gap.Result) gap.Result { return c.named(command, r) })
	a.from = c
	if len(a.Eyes) == 0 {
		return a, problem.Problem{
			Code: "E-GAP-UNMEASURED", File: sh.config,
			Message: problem.Say("the company's own rating is not there; it needs %s, and customers who say what they perceive", needs(gap.SelfImage)),
			Fix:     problem.Say(`name its columns in servgap.yaml, in a group of managers or staff: constructs: {self_rated: "Self_{item}"}`),
		}
	}
	return a, nil
}

// eyesParts sets the two ratings against each other, hidden below least.
func (c counted) eyesParts(o gap.Options, least int64) (analyzed, error) {
	if c.division.asked() {
		return c.inParts(gap.EyesOfParts, o, least)
	}
	return analyzed{Result: gap.Suppress(gap.Eyes(c.study, o), least)}, nil
}
