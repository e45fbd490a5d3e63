package cli

import (
	"context"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// analyzeOptions are the flags of analyze.
type analyzeOptions struct {
	source sourceFlags
	output outputFlags
	long   bool
}

func newAnalyze(sh *shared) *cobra.Command {
	o := analyzeOptions{}
	cmd := &cobra.Command{
		Use:   "analyze FILE",
		Short: "The six steps and the ranked table",
		Long: `Reads a survey export (CSV or XLSX) and prints the six steps of the gaps model
with their state, and the customer gap ranked by dimension.

Columns are found by their names (E1 and P1, Q1_E and Q1_P, expected_x and
perceived_x, and the same words in Norwegian, Swedish and Danish), or named with
--expected and --perceived. What was assumed is said.`,
		Example: `  servgap analyze survey.csv
  servgap analyze survey.xlsx --sheet Answers
  servgap analyze survey.csv -o gaps.csv -o result.json
  cat survey.csv | servgap analyze - -f csv`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runAnalyze(cmd.Context(), args[0], &o) },
	}
	o.source.bind(cmd)
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.long, "long", false, "more columns: n, standard error, effect size, p-values")
	return cmd
}

func (sh *shared) runAnalyze(ctx context.Context, path string, o *analyzeOptions) error {
	if err := o.output.check([]string{path}); err != nil {
		return err
	}
	r, err := sh.analyze(ctx, "analyze", path, &o.source, &gap.Options{})
	if err != nil {
		return err
	}
	p := product{result: r, machine: table.Machine(r), tables: []table.Table{table.Steps(r)}}
	if level := rankedLevel(r); level != "" {
		p.tables = append(p.tables, ranking(r, table.RankingOptions{Level: level, Long: o.long}))
	}
	p.next = nextStep(r, path)
	return sh.deliver(p, &o.output)
}

// analyze counts a file and analyses it, and tells what was assumed. The
// dimension in the options may be named by its label and becomes its id.
func (sh *shared) analyze(ctx context.Context, command, path string, f *sourceFlags, o *gap.Options) (gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return gap.Result{}, err
	}
	c, err := sh.count(ctx, path, f)
	if err != nil {
		return gap.Result{}, err
	}
	if o.Dimension != "" {
		o.Dimension, err = dimensionID(c.tally.Plan().Questionnaire.Instrument, o.Dimension, path)
		if err != nil {
			return gap.Result{}, err
		}
	}
	sh.tell(c)
	if err := enough(c, settings.MinCell); err != nil {
		return gap.Result{}, err
	}
	o.Confidence = settings.Confidence
	r := gap.Suppress(gap.Analyze(gap.Study{Customers: c.tally}, *o), settings.MinCell)
	r.Command = command
	r.Sources = []gap.Source{c.source}
	return r, visible(r)
}

// rankedLevel is the level that a survey is ranked at: its dimensions, or its
// items if it has none; empty if there is no gap.
func rankedLevel(r gap.Result) string {
	switch {
	case len(r.Gaps) == 0:
		return ""
	case r.Method.Dimensions > 0:
		return gap.LevelDimension
	default:
		return gap.LevelItem
	}
}

// ranking is a ranked table with what can be said of the whole below it.
func ranking(r gap.Result, o table.RankingOptions) table.Table {
	t := table.Ranking(r, o)
	if o.Dimension == "" {
		if sentence, ok := findings.Concentration(r, o.Level); ok {
			t.Notes = append(t.Notes, sentence)
		}
	}
	return t
}

// nextStep names the command that leads on from a table: the items of the worst
// dimension.
func nextStep(r gap.Result, path string) string {
	if path == "-" {
		return ""
	}
	for _, g := range r.Gaps {
		if g.Level == gap.LevelDimension && g.Rank == 1 {
			return "servgap gaps --items -d " + g.ID + " " + shellWord(path)
		}
	}
	return ""
}
