package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
)

// stepOptions are the flags of step.
type stepOptions struct {
	source sourceFlags
	output outputFlags
}

func newStep(sh *shared) *cobra.Command {
	o := stepOptions{}
	cmd := &cobra.Command{
		Use:   "step NAME [FILE]",
		Short: "One of the six steps in detail",
		Long: `Shows one step of the gaps model by dimension and item. NAME is expected,
perceived, delivery, standards, management or communication, or its number.

A step that nobody answered for says whose answers it needs. What was rated directly
stands below it in a table of its own.

Columns of -f csv and tsv: schema, group, step, level (dimension or item), id,
label, dimension, rank, n, measure (mean, in scale points, or share_met, the share
of customers who got what they expected or more), value, se, ci_low, ci_high,
ci_level, method, suppressed, note.`,
		Example: `  servgap step expected survey.csv
  servgap step 3 survey.csv -f csv`,
		Args:              stepAndFile,
		ValidArgsFunction: completeFirst(gap.StepNames()),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runStep(cmd.Context(), args[0], first(args[1:]), &o)
		},
	}
	o.source.bind(cmd)
	o.output.bind(cmd)
	return cmd
}

// stepAndFile accepts the name or number of a step and a file, or the step alone
// where there is a project.
func stepAndFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usagef("servgap step expected survey.csv", "no step was named; steps are %s", strings.Join(gap.StepNames(), ", "))
	case stepName(args[0]) == "" && (len(args) == 2 || bareWord(args[0])):
		return unknownName("step", args[0], gap.StepNames(), "servgap help six-steps")
	case stepName(args[0]) == "":
		return usagef("servgap step expected "+shellWord(args[0]), "a step has to be named, and %s is none; steps are %s", quoted(args[0]), strings.Join(gap.StepNames(), ", "))
	case len(args) == 1:
		return nil
	default:
		return oneFile(cmd, args[1:])
	}
}

// stepName is a step's name, given by name or number; empty if there is none.
func stepName(text string) string {
	names := gap.StepNames()
	if slices.Contains(names, text) {
		return text
	}
	if len(text) == 1 && text[0] >= '1' && int(text[0]-'1') < len(names) {
		return names[text[0]-'1']
	}
	return ""
}

func (sh *shared) runStep(ctx context.Context, name, path string, o *stepOptions) error {
	r, err := sh.analyze(ctx, "step", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	step := r.Steps[slices.Index(gap.StepNames(), stepName(name))]
	p := product{tables: []table.Table{table.StepHead(r, step, w)}}
	for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
		if t := table.Levels(r, step, level, w); len(t.Rows) > 0 {
			p.tables = append(p.tables, t)
		}
	}
	r.Direct = slices.DeleteFunc(r.Direct, func(d gap.DirectRow) bool { return gap.DirectStep(d.Name) != step.Name })
	p.tables = append(p.tables, directTables(r, directParts(r, false, ""), "", false, w)...)
	direct := r.Direct
	r = withoutDetail(r)
	r.Steps, r.Direct = []gap.Step{step}, direct
	p.result, p.machine = r, table.MachineSteps(r)
	return sh.deliver(p, &o.output)
}
