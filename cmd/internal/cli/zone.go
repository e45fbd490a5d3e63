package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// zoneOptions are the choices of the zone command.
type zoneOptions struct {
	source sourceFlags
	output outputFlags
	items  bool
}

func newZone(sh *shared) *cobra.Command {
	o := zoneOptions{}
	cmd := &cobra.Command{
		Use:   "zone [FILE]",
		Short: "Where customers stand in their zone of tolerance",
		Long: `Of customers who were asked what is adequate beside what they expect and perceive:
the share of them below the adequate level, in the zone from there up to the expected
level, and above it. The gaps to its two ends are servgap gaps adequacy and servgap
gaps superiority. Without a file it reads the project of the nearest servgap.yaml.

Of a file, columns are found by their names (minimum_x, desired_x and perceived_x),
or named with --adequate, --expected and --perceived.

Columns of -f csv and tsv, one row a dimension or item; columns are only ever added:
schema, wave, group, level, id, label, dimension, n, adequate, perceived, expected,
width, position, inverted, share_below, share_below_ci_low, share_below_ci_high,
share_inside, share_inside_ci_low, share_inside_ci_high, share_above,
share_above_ci_low, share_above_ci_high, ci_level, suppressed, note, segment,
segment_value.`,
		Example: `  servgap zone
  servgap zone survey.csv --adequate 'A*' --expected 'D*' --perceived 'P*'
  servgap zone --items -f csv`,
		Args: fileOrProject,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runZone(cmd.Context(), first(args), &o) },
	}
	o.source.bind(cmd)
	o.source.division.bind(cmd)
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.items, "items", false, "items in place of dimensions")
	return cmd
}

func (sh *shared) runZone(ctx context.Context, path string, o *zoneOptions) error {
	a, err := sh.analyze(ctx, "zone", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	if len(a.Zone) == 0 {
		return sh.noZone(a.Result, path)
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := gap.LevelDimension
	if o.items || a.Method.Dimensions == 0 {
		level = gap.LevelItem
	}
	alone := a.each(func(r gap.Result) gap.Result {
		zone := slices.DeleteFunc(r.Zone, func(z gap.ZoneRow) bool { return z.Level != level })
		r = withoutDetail(r)
		r.Zone = zone
		return r
	})
	p := product{result: alone.together()}
	p.rows = rowsOf(table.MachineZone(p.result), p.result.Zone)
	r := a.Result
	r.Zone = byRow(alone, func(r gap.Result) []gap.ZoneRow { return r.Zone }, func(z gap.ZoneRow) string { return z.ID })
	p.tables = []table.Table{table.Zone(r, level, w)}
	return sh.deliver(p, &o.output)
}

// noZone says what a zone of tolerance would need.
func (sh *shared) noZone(r gap.Result, path string) error {
	if path == "" {
		return problem.Problem{
			Code: "E-ZONE-UNMEASURED", File: sh.config,
			Message: "there is no zone of tolerance: it needs " + gap.Needs(gap.Adequacy),
			Fix:     "name the columns in servgap.yaml: constructs: {adequate: \"A_{item}\"}",
		}
	}
	return problem.Problem{
		Code: "E-ZONE-UNMEASURED", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
		Message: "there is no zone of tolerance: it needs what customers find adequate, what they expect and what they perceive of each item",
		Fix:     "servgap zone " + shellWord(path) + " --adequate FIRST:LAST --expected FIRST:LAST --perceived FIRST:LAST",
	}
}
