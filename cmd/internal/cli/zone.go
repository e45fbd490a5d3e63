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
		Use:  "zone [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runZone(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
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
	r.Zone = byRow(alone.reading(w), func(r gap.Result) []gap.ZoneRow { return r.Zone }, func(z gap.ZoneRow) string { return z.ID })
	p.tables = []table.Table{table.Zone(r, level, w)}
	return sh.deliver(p, &o.output)
}

// noZone says what a zone of tolerance would need.
func (sh *shared) noZone(r gap.Result, path string) error {
	if path == "" {
		return problem.Problem{
			Code: "E-ZONE-UNMEASURED", File: sh.config,
			Message: problem.Say("there is no zone of tolerance: it needs %s", needs(gap.Adequacy)),
			Fix:     problem.Say("name the columns in servgap.yaml: constructs: {adequate: \"A_{item}\"}"),
		}
	}
	return problem.Problem{
		Code: "E-ZONE-UNMEASURED", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
		Message: problem.Say("there is no zone of tolerance: it needs what customers find adequate, what they expect and what they perceive of each item"),
		Fix:     problem.Plain("servgap zone " + shellWord(path) + " --adequate FIRST:LAST --expected FIRST:LAST --perceived FIRST:LAST"),
	}
}
