package cli

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// gapsOptions are the flags of gaps.
type gapsOptions struct {
	source      sourceFlags
	output      outputFlags
	drawn       bootstrapFlags
	items       bool
	dimension   string
	long        bool
	pairs       bool
	touchpoints bool
}

func newGaps(sh *shared) *cobra.Command {
	o := gapsOptions{}
	cmd := &cobra.Command{
		Use:               "gaps [NAME] [FILE...]",
		Args:              gapAndFiles,
		ValidArgsFunction: completeFirst(gapWords()),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runGaps(cmd.Context(), args, &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	o.drawn.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.items, "items", false, sh.early.Say("rank items"))
	cmd.Flags().StringVarP(&o.dimension, "dimension", "d", "", sh.early.Say("only the items of this dimension (with --items)"))
	cmd.Flags().BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, standard error, effect size, p-values"))
	cmd.Flags().BoolVar(&o.touchpoints, "touchpoints", false, sh.early.Say("touchpoints in place of dimensions, and how far they lie apart"))
	cmd.Flags().BoolVar(&o.pairs, "pairs", false, sh.early.Say("the levels of --by two by two, in place of the gaps"))
	return cmd
}

// check looks at the flags before any work.
func (o *gapsOptions) check() error {
	switch {
	case o.dimension != "" && !o.items:
		return usage(problem.Plain("--items -d "+o.dimension), problem.Say("--dimension limits items, and --items was not given"))
	case o.pairs && len(o.source.division.by) == 0:
		return usage(problem.Plain("--pairs --by Region"), problem.Say("--pairs compares the levels of a background question, and --by was not given"))
	}
	return nil
}

// unsuited refuses the flags that are for gaps between two ratings of one group, where
// something else is printed.
func (o *gapsOptions) unsuited(name string) error {
	flag := "--bootstrap"
	switch {
	case o.pairs:
		flag = "--pairs"
	case o.drawn.method == "":
		return nil
	}
	return usage(problem.Say("leave out %s", flag), problem.Say("%s is for gaps of which one group rated both sides, and not for servgap gaps %s", flag, name))
}

// gapAndFiles accepts the name of a gap and the files of a survey, or one of them, or
// neither where there is a project.
func gapAndFiles(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 0 && isGap(args[0]):
		return filesOrProject(cmd, args[1:])
	case len(args) > 1 && bareWord(args[0]):
		return unknownName(problem.Say("no gap is called %s", quoted(args[0])), args[0], gapWords(), problem.Plain("servgap help gaps"))
	case len(args) == 1 && bareWord(args[0]):
		return unknownName(problem.Say("no gap, and no file, is called %s", quoted(args[0])), args[0], gapWords(), problem.Say("servgap help six-steps says what each is"))
	default:
		return filesOrProject(cmd, args)
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
func gapWords() []string {
	return append(gap.Names(), allGaps, directGaps, pointsGaps, antecedentGaps, offerGaps, practiceRows, opportunityRows)
}

// gapOf divides the arguments into the name of a gap, service if none, and files, none
// for the project.
func gapOf(args []string) (name string, files []string) {
	if len(args) > 0 && isGap(args[0]) {
		return args[0], args[1:]
	}
	return gap.Service, args
}

func (sh *shared) runGaps(ctx context.Context, args []string, o *gapsOptions) error {
	name, files := gapOf(args)
	path := o.source.files(files)
	if err := o.check(); err != nil {
		return err
	}
	if name == offerGaps {
		if err := o.fitOffers(); err != nil {
			return err
		}
	}
	if err := sh.fitTouchpoints(path, o); err != nil {
		return err
	}
	drawn, err := o.drawn.asked()
	if err != nil {
		return err
	}
	options := gap.Options{Dimension: o.dimension, Bootstrap: drawn}
	options.Outcomes = slices.Contains([]string{gap.Drift, offerGaps, allGaps}, name)
	a, err := sh.analyze(ctx, "gaps", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	if o.touchpoints {
		return sh.runTouchpoints(a, name, o, options, w)
	}
	shown := table.RankingOptions{Level: gap.LevelItem, Dimension: options.Dimension, Long: o.long, Alone: true}
	if !o.items {
		shown.Level = rankedLevel(a.Result)
	}
	if name == pointsGaps {
		if err := o.unsuited(name); err != nil {
			return err
		}
		return sh.runPoints(a, path, o, w)
	}
	if name == antecedentGaps {
		return sh.runAntecedents(a, path, o, w)
	}
	if name == practiceRows || name == opportunityRows {
		return sh.runOrganisation(a, name, path, o, w)
	}
	if name == offerGaps {
		return sh.runOffers(a, path, o, w)
	}
	names := asked(a.Result, name)
	flagged := len(o.source.columns.Direct) > 0
	if name == directGaps || len(a.Direct) > 0 && (len(names) == 0 || flagged && len(a.Gaps) == 0) {
		if err := o.unsuited(directGaps); err != nil {
			return err
		}
		return sh.runDirect(a, path, options.Dimension, o, w)
	}
	if len(names) == 0 {
		return sh.unmeasured(a.Result, gap.Service, path)
	}
	a.Segments = a.compare(func(r gap.Result) gap.Result { return gapsAlone(r, names, shown) })
	if o.pairs {
		return sh.runPairs(a, names, shown, o, w)
	}
	p := product{result: a.each(func(r gap.Result) gap.Result { return gapsAlone(r, names, shown) }).together()}
	for _, each := range names {
		one := only(a.Result, each, shown)
		if len(one.Gaps) == 0 {
			return sh.unmeasured(a.Result, each, path)
		}
		switch {
		case a.dividesGap(each):
			p.tables = append(p.tables, a.ranking(each, shown, w)...)
		case len(a.levels) > 0 && name != allGaps:
			return notDivided(a.Result, problem.Say("the %s gap", each), one.Gaps[0].FromGroup, one.Gaps[0].ToGroup)
		default:
			p.tables = append(p.tables, ranking(one, shown, w))
		}
	}
	if name == allGaps || flagged {
		p.tables = append(p.tables, directTables(a, o.items, options.Dimension, o.long, w)...)
		p.result.Direct = a.each(func(r gap.Result) gap.Result { return directAlone(r, o.items, options.Dimension) }).together().Direct
	}
	if !o.items && (name == allGaps || name == gap.Knowledge) {
		p.tables = append(p.tables, pointsTables(a, o.long, w)...)
		p.result.Points = a.together().Points
	}
	if offers := o.offers(a.Result); len(offers) > 0 {
		p.tables = append(p.tables, table.Offers(a.Result, offers, o.long, w))
		p.result.Outcomes = offers
	}
	p.rows = rowsOf(table.Machine(p.result), p.result.Gaps)
	if shown.Level == gap.LevelDimension && name == gap.Service {
		p.next = nextStep(a.Result, path, &o.source)
	}
	return sh.deliver(p, &o.output)
}
