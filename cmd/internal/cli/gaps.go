package cli

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
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
		Use:   "gaps [NAME] [FILE]",
		Short: "One gap ranked: by dimension, or by item",
		Long: `Ranks one gap, the largest shortfall first. NAME is service (perceived minus
expected, the default) or another of servgap help six-steps, or all; direct is the
gaps that were rated in one answer, as worse or better than expected or as able to
meet a standard. Without a file it reads the project of the nearest servgap.yaml.

With --items the rows are items, with -d only those of one dimension.

Columns of -f csv and tsv, one row a gap; columns are only ever added:
  schema, wave, group, segment, segment_value   the form of the file; whose answers
  gap, level, id, label, dimension              which gap; item, dimension, overall
                                                or weighted (by importance)
  rank, rank_range                              1 is the largest shortfall; 1-2 where
                                                the order is not settled
  n                                             respondents with both sides; of two
                                                groups the sum of from_n and to_n,
                                                against one document the others
  from_step, from_group, from_n, from_value     the reference: what was expected
  to_step, to_group, to_n, to_value             what was received: what was perceived
  gap_value, se, ci_low, ci_high, ci_level      to minus from, its standard error and
                                                interval; below zero is a shortfall
  test, statistic, df, p, p_adj, adjust         test of no gap; adjusted over the rows
                                                of a level
  p_rank, effect, effect_kind                   signed-rank test and d_z; of two
                                                groups Mann-Whitney and Hedges' g,
                                                against one document none and d
  importance, importance_from, contribution     percent of 100 points; points/100 × gap
  alpha_from, alpha_to                          internal consistency of the two sides
  suppressed, note                              hidden for too few; codes of remarks
                                                (servgap help json)

Those of servgap gaps direct, and of servgap analyze where nothing else was asked:
  schema, wave, group, gap, level, id, label, dimension, rank, n
  value, target                                 the mean rating, and the answer that
                                                says that there is no gap
  gap_value, se, ci_low, ci_high, ci_level      value minus target
  test, statistic, df, p, p_adj, adjust         one-sample t; empty where the target is
                                                an end of the scale
  share_below, share_below_ci_low, share_below_ci_high, and the same of share_at and
  share_above                                   of respondents, against the target
  suppressed, note, scale                       scale is that of the rating
  segment, segment_value                        whose answers`,
		Example: `  servgap gaps survey.csv
  servgap gaps --items -d responsiveness survey.csv
  servgap gaps answers.csv --expected e1:e23 --perceived s1:s23 --scale 1-100
  servgap gaps answers.csv --direct 'D*' --direct-scale 1-5`,
		Args:              gapAndFile,
		ValidArgsFunction: completeFirst(gapWords()),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runGaps(cmd.Context(), args, &o)
		},
	}
	o.source.bind(cmd)
	o.source.division.bind(cmd)
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.items, "items", false, "rank items")
	cmd.Flags().StringVarP(&o.dimension, "dimension", "d", "", "only the items of this dimension (with --items)")
	cmd.Flags().BoolVar(&o.long, "long", false, "more columns: n, standard error, effect size, p-values")
	return cmd
}

// gapAndFile accepts the name of a gap and a file, or one of them, or neither
// where there is a project.
func gapAndFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0 || len(args) == 1 && isGap(args[0]):
		return nil
	case len(args) == 2 && !isGap(args[0]):
		return unknownName("gap", args[0], gapWords(), "servgap help gaps")
	case len(args) == 2:
		return oneFile(cmd, args[1:])
	case len(args) == 1 && bareWord(args[0]):
		return unknownName("gap, and no file,", args[0], gapWords(), "servgap help six-steps says what each is")
	default:
		return oneFile(cmd, args)
	}
}

// bareWord reports whether an argument can only be a mistyped name: it is no file
// that is there, and does not look like one.
func bareWord(arg string) bool {
	if arg == "" || arg == "-" || strings.ContainsAny(arg, "./\\") {
		return false
	}
	_, err := os.Stat(arg)
	return err != nil
}

// allGaps is the name that stands for every gap.
const allGaps = "all"

func isGap(name string) bool { return slices.Contains(gapWords(), name) }

// gapWords are the names that the command takes.
func gapWords() []string { return append(gap.Names(), allGaps, directGaps) }

// gapOf divides the arguments into the name of a gap, service if none, and a
// file, empty for the project.
func gapOf(args []string) (name, path string) {
	name = gap.Service
	if len(args) > 0 && (len(args) == 2 || isGap(args[0])) {
		name, args = args[0], args[1:]
	}
	return name, first(args)
}

func (sh *shared) runGaps(ctx context.Context, args []string, o *gapsOptions) error {
	name, path := gapOf(args)
	if o.dimension != "" && !o.items {
		return usagef("--items -d "+o.dimension, "--dimension limits items, and --items was not given")
	}
	options := gap.Options{Dimension: o.dimension}
	a, err := sh.analyze(ctx, "gaps", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	shown := table.RankingOptions{Level: gap.LevelItem, Dimension: options.Dimension, Long: o.long, Alone: true}
	if !o.items {
		shown.Level = rankedLevel(a.Result)
	}
	names := asked(a.Result, name)
	flagged := len(o.source.columns.Direct) > 0
	if name == directGaps || len(a.Direct) > 0 && (len(names) == 0 || flagged && len(a.Gaps) == 0) {
		return sh.runDirect(a, path, options.Dimension, o, w)
	}
	if len(names) == 0 {
		return sh.unmeasured(a.Result, gap.Service, path)
	}
	p := product{result: a.each(func(r gap.Result) gap.Result { return gapsAlone(r, names, shown) }).together()}
	for _, each := range names {
		one := only(a.Result, each, shown)
		if len(one.Gaps) == 0 {
			return sh.unmeasured(a.Result, each, path)
		}
		switch {
		case a.dividesGap(each):
			p.tables = append(p.tables, a.ranking(each, shown, w))
		case len(a.levels) > 0 && name != allGaps:
			return notDivided(a.Result, "the "+each+" gap", one.Gaps[0].FromGroup, one.Gaps[0].ToGroup)
		default:
			p.tables = append(p.tables, ranking(one, shown, w))
		}
	}
	if name == allGaps || flagged {
		p.tables = append(p.tables, directTables(a, o.items, options.Dimension, o.long, w)...)
		p.result.Direct = a.each(func(r gap.Result) gap.Result { return directAlone(r, o.items, options.Dimension) }).together().Direct
	}
	p.rows = rowsOf(table.Machine(p.result), p.result.Gaps)
	if shown.Level == gap.LevelDimension && name == gap.Service {
		p.next = nextStep(a.Result, path, &o.source)
	}
	return sh.deliver(p, &o.output)
}
