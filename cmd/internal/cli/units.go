package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// unitsOptions are the flags of units.
type unitsOptions struct {
	source    sourceFlags
	output    outputFlags
	gap       string
	dimension string
	long      bool
}

func newUnits(sh *shared) *cobra.Command {
	o := unitsOptions{source: sourceFlags{plan: gap.UnitsPlan}}
	cmd := &cobra.Command{
		Use:  "units COLUMN [FILE...]",
		Args: columnAndFiles,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runUnits(cmd.Context(), args, &o) },
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.gap, "gap", gap.Service, sh.early.Say("the gap by which units are ranked"))
	flags.StringVarP(&o.dimension, "dimension", "d", "", sh.early.Say("by the gap of this dimension, in place of the whole"))
	flags.BoolVar(&o.long, "long", false, sh.early.Say("more columns: standard error, p-values, the weight of a unit's own answers"))
	completeFlag(cmd, "gap", gap.Names())
	return cmd
}

// columnAndFiles accepts the column that says in which unit a respondent is, and the
// files of a survey, or none where there is a project.
func columnAndFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" {
		return usage(problem.Plain("servgap units Branch survey.csv"), problem.Say("found no column, accepted is the one that says in which unit a respondent is"))
	}
	return filesOrProject(cmd, args[1:])
}

func (sh *shared) runUnits(ctx context.Context, args []string, o *unitsOptions) error {
	if !slices.Contains(gap.Names(), o.gap) {
		return unknownName(problem.Say("no gap is called %s", quoted(o.gap)), o.gap, gap.Names(), problem.Plain("--gap "+gap.Service))
	}
	path := o.source.files(args[1:])
	o.source.division.by, o.source.division.place = args[:1], "COLUMN"
	options := gap.Options{Dimension: o.dimension, Units: o.gap}
	a, err := sh.analyze(ctx, "units", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	whole, err := sh.unitsRow(a, o.gap, options.Dimension, path)
	if err != nil {
		return err
	}
	units, ok := gap.CompareUnits(whole, a.levels)
	if !ok {
		return noUnits(a, whole)
	}
	r := withoutDetail(a.Result)
	r.Gaps, r.Units = []gap.Gap{whole}, []gap.Units{units}
	p := product{result: r, tables: []table.Table{table.Units(r, units, o.long, w)}}
	p.rows = rowsOf(table.MachineUnits(r), units.Rows)
	return sh.deliver(p, &o.output)
}

// unitsRow is the row of a gap that units are ranked by: of a dimension or the whole.
func (sh *shared) unitsRow(a analyzed, name, dimension, path string) (gap.Gap, error) {
	rows := a.GapsOf(name)
	if len(rows) == 0 {
		return gap.Gap{}, sh.unmeasured(a.Result, name, path)
	}
	for _, g := range rows {
		if dimension == "" && g.Level == gap.LevelOverall || dimension != "" && g.Level == gap.LevelDimension && g.ID == dimension {
			return g, nil
		}
	}
	return gap.Gap{}, usage(problem.Say("list the dimensions in servgap.yaml, or name a file with fewer items"), problem.Say("units are ranked by the gap of the whole, and so many items without dimensions have none"))
}

// noUnits says why no unit has the gap.
func noUnits(a analyzed, whole gap.Gap) error {
	switch {
	case whole.FromGroup != whole.ToGroup:
		return usage(problem.Plain("servgap gaps "+whole.Name+" --by "+shellWord(a.Method.By)), problem.Say("the %s gap lies between two groups; units are compared where one group rated both sides", whole.Name))
	case whole.Suppressed:
		return problem.Problem{Code: "E-N-SMALL", Message: problem.Say("too few respondents have the %s gap for any unit to be shown", whole.Name), Fix: unprotected()}
	default:
		return notDivided(a.Result, problem.Say("the %s gap", whole.Name), whole.FromGroup)
	}
}
