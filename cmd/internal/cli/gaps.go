package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// gapsOptions are the flags of gaps.
type gapsOptions struct {
	source    sourceFlags
	output    outputFlags
	items     bool
	dimension string
	long      bool
}

func newGaps(sh *shared) *cobra.Command {
	o := gapsOptions{}
	cmd := &cobra.Command{
		Use:   "gaps [NAME] FILE",
		Short: "One gap ranked: by dimension, or by item",
		Long: `Ranks one gap, the largest shortfall first. NAME is service (perceived minus
expected, the default), knowledge, standards, delivery or communication.

With --items the rows are items, with -d only those of one dimension.

Columns of -f csv and tsv, one row a gap; columns are only ever added:
  schema, wave, group, segment, segment_value   the form of the file; whose answers
  gap, level, id, label, dimension              which gap; item, dimension, overall
                                                or weighted (by importance)
  rank, rank_range                              1 is the largest shortfall; 1-2 where
                                                the order is not settled
  n                                             respondents with both sides
  from_step, from_group, from_n, from_value     the reference: what was expected
  to_step, to_group, to_n, to_value             what was received: what was perceived
  gap_value, se, ci_low, ci_high, ci_level      to minus from, its standard error and
                                                interval; below zero is a shortfall
  test, statistic, df, p, p_adj, adjust         test of no gap; adjusted over the rows
                                                of a level
  p_rank, effect, effect_kind                   signed-rank test; d_z
  importance, importance_from, contribution     percent of 100 points; points/100 × gap
  alpha_from, alpha_to                          internal consistency of the two sides
  suppressed, note                              hidden for too few; codes of remarks
                                                (servgap help json)`,
		Example: `  servgap gaps survey.csv
  servgap gaps --items -d responsiveness survey.csv
  servgap gaps answers.csv --expected e1:e23 --perceived s1:s23 --scale 1-100`,
		Args:              gapAndFile,
		ValidArgsFunction: completeFirst(gap.Names()),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runGaps(cmd.Context(), args, &o)
		},
	}
	o.source.bind(cmd)
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.items, "items", false, "rank items")
	cmd.Flags().StringVarP(&o.dimension, "dimension", "d", "", "only the items of this dimension (with --items)")
	cmd.Flags().BoolVar(&o.long, "long", false, "more columns: n, standard error, effect size, p-values")
	return cmd
}

// gapAndFile accepts a file, or the name of a gap and a file.
func gapAndFile(cmd *cobra.Command, args []string) error {
	if len(args) == 2 && !slices.Contains(gap.Names(), args[0]) {
		return unknownName("gap", args[0], gap.Names(), "servgap help gaps")
	}
	if len(args) == 1 && slices.Contains(gap.Names(), args[0]) {
		return usagef("servgap gaps "+args[0]+" survey.csv", "no file was named")
	}
	if len(args) == 2 {
		return nil
	}
	return oneFile(cmd, args)
}

func (sh *shared) runGaps(ctx context.Context, args []string, o *gapsOptions) error {
	path := args[len(args)-1]
	if err := o.output.check([]string{path}); err != nil {
		return err
	}
	if o.dimension != "" && !o.items {
		return usagef("--items -d "+o.dimension, "--dimension limits items, and --items was not given")
	}
	if len(args) == 2 && gap.Needs(args[0]) != "" {
		return problem.Problem{
			Code:    "E-GAP-UNMEASURED",
			Message: "the " + args[0] + " gap is not measured by answers of customers: it needs " + gap.Needs(args[0]),
			Fix:     "servgap gaps " + shellWord(path) + " ranks the gap that customers' answers give; servgap help six-steps says who is asked what",
		}
	}
	options := gap.Options{Dimension: o.dimension}
	r, err := sh.analyze(ctx, "gaps", path, &o.source, &options)
	if err != nil {
		return err
	}
	if len(r.Gaps) == 0 {
		return problem.Problem{
			Code: "E-GAP-UNMEASURED", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
			Message: "there is no gap without both what was expected and what was perceived",
			Fix:     "servgap analyze " + shellWord(path) + " shows what was asked; name columns that were not recognised with --expected and --perceived",
		}
	}
	level := gap.LevelItem
	if !o.items {
		level = rankedLevel(r)
	}
	view := ranking(r, table.RankingOptions{Level: level, Dimension: options.Dimension, Long: o.long})
	r.Steps = []gap.Step{}
	r.Gaps = slices.DeleteFunc(r.Gaps, func(g gap.Gap) bool { return !belongs(g, level, options.Dimension) })
	p := product{result: r, machine: table.Machine(r), tables: []table.Table{view}}
	if level == gap.LevelDimension {
		p.next = nextStep(r, path)
	}
	return sh.deliver(p, &o.output)
}

// belongs reports whether a row is part of a ranked table: rows of its level,
// and the overall ones where the table is about the whole.
func belongs(g gap.Gap, level, dimension string) bool {
	if dimension != "" {
		return g.Level == level && g.Dimension == dimension
	}
	return g.Level == level || g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted
}

// dimensionID is the id of a dimension that the user named by its id or label.
func dimensionID(in survey.Instrument, name, path string) (string, error) {
	var known []string
	if !in.Undivided() {
		for _, d := range in.Dimensions {
			if strings.EqualFold(d.ID, name) || strings.EqualFold(d.Label, name) {
				return d.ID, nil
			}
			known = append(known, d.ID)
		}
	}
	return "", unknownName("dimension", name, known, "servgap gaps --items "+shellWord(path)+" ranks all items")
}
