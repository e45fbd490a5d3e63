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
	output outputFlags
	items  bool
}

func newZone(sh *shared) *cobra.Command {
	o := zoneOptions{}
	cmd := &cobra.Command{
		Use:   "zone",
		Short: "Where customers stand in their zone of tolerance",
		Long: `Of a project whose customers were asked what is adequate (construct adequate) beside
what they expect and perceive: the share of them below the adequate level, in the zone
from there up to the expected level, and above it. The gaps to its two ends are
servgap gaps adequacy and servgap gaps superiority.

Columns of -f csv and tsv, one row a dimension or item; columns are only ever added:
schema, wave, group, level, id, label, dimension, n, adequate, perceived, expected,
width, position, inverted, share_below, share_below_ci_low, share_below_ci_high,
share_inside, share_inside_ci_low, share_inside_ci_high, share_above,
share_above_ci_low, share_above_ci_high, ci_level, suppressed, note.`,
		Example: `  servgap zone
  servgap zone --items -f csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return sh.runZone(cmd.Context(), &o) },
	}
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.items, "items", false, "items in place of dimensions")
	return cmd
}

func (sh *shared) runZone(ctx context.Context, o *zoneOptions) error {
	r, err := sh.analyze(ctx, "zone", "", &sourceFlags{}, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	if len(r.Zone) == 0 {
		return problem.Problem{
			Code: "E-ZONE-UNMEASURED", File: sh.config,
			Message: "there is no zone of tolerance: it needs " + gap.Needs(gap.Adequacy),
			Fix:     "name the columns in servgap.yaml: constructs: {adequate: \"A_{item}\"}",
		}
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := gap.LevelDimension
	if o.items || r.Method.Dimensions == 0 {
		level = gap.LevelItem
	}
	zone := slices.DeleteFunc(r.Zone, func(z gap.ZoneRow) bool { return z.Level != level })
	r = withoutDetail(r)
	r.Zone = zone
	return sh.deliver(product{result: r, machine: table.MachineZone(r), tables: []table.Table{table.Zone(r, level, w)}}, &o.output)
}
