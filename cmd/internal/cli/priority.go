package cli

import (
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// priorityOptions are the choices of the priority command.
type priorityOptions struct {
	source     sourceFlags
	output     outputFlags
	cut        string
	target     string
	importance string
	minGap     string
	items      bool
	long       bool
}

func newPriority(sh *shared) *cobra.Command {
	o := priorityOptions{source: sourceFlags{plan: gap.TogetherPlan}}
	cmd := &cobra.Command{
		Use:  "priority [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runPriority(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.cut, "cut", "", problem.Say("where importance and performance are cut: %s", problem.Comma(gap.Cuts())).In(sh.early))
	flags.StringVar(&o.target, "target", "", sh.early.Say("the level to reach, in scale points; cuts there"))
	flags.StringVar(&o.importance, "importance", "", sh.early.Say("stated (points or what is expected) or derived (from an outcome); default: stated if it was"))
	flags.StringVar(&o.minGap, "min-gap", "", sh.early.Say("the smallest shortfall that matters, in scale points"))
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	flags.BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, the probability of each quadrant, both kinds of importance"))
	completeFlag(cmd, "cut", gap.Cuts())
	completeFlag(cmd, "importance", []string{gap.Stated, gap.Derived})
	return cmd
}

// choices checks the flags and gives them the form of the analysis.
func (o *priorityOptions) choices() (*gap.Priorities, error) {
	c := gap.Priorities{Cut: o.cut, Importance: o.importance}
	if o.cut != "" && !slices.Contains(gap.Cuts(), o.cut) {
		return nil, unknownName(problem.Say("no cut is called %s", quoted(o.cut)), o.cut, gap.Cuts(), problem.Plain("--cut "+gap.CutData))
	}
	if kinds := []string{gap.Stated, gap.Derived}; o.importance != "" && !slices.Contains(kinds, o.importance) {
		return nil, unknownName(problem.Say("no kind of importance is called %s", quoted(o.importance)), o.importance, kinds, problem.Plain("--importance "+gap.Stated))
	}
	switch {
	case o.target != "" && o.cut == "":
		c.Cut = gap.CutTarget
	case o.target != "" && o.cut != gap.CutTarget:
		return nil, usage(problem.Say("leave out one of them"), problem.Say("--target is where --cut target cuts, and --cut is %s", o.cut))
	case o.target == "" && o.cut == gap.CutTarget:
		return nil, usage(problem.Plain("--target 5.5"), problem.Say("--cut target needs the level to reach"))
	case o.cut == gap.CutDiagonal && o.importance == gap.Derived:
		return nil, usage(problem.Say("leave out one of them"), problem.Say("the diagonal compares what is perceived with what is expected; derived importance is on another scale"))
	}
	var err error
	if c.Target, err = points("target", o.target); err != nil {
		return nil, err
	}
	margin, err := points("min-gap", o.minGap)
	if err == nil && margin < 0 {
		err = usage(problem.Plain("--min-gap 0.3"), problem.Say("--min-gap: found %s, accepted is a number of scale points, 0 or more", o.minGap))
	}
	c.Margin = float64(margin)
	return &c, err
}

// points reads a flag of scale points, 0 if it is not given.
func points(flag, text string) (gap.Number, error) {
	if text == "" {
		return 0, nil
	}
	number, ok := survey.ParseDecimal(text)
	if !ok {
		return 0, usage(problem.Plain("--"+flag+" 0.5"), problem.Say("--%s: found %q, accepted is a number of scale points", flag, text))
	}
	return gap.Number(float64(number.Unscaled) / math.Pow10(number.Places)), nil
}

func (sh *shared) runPriority(ctx context.Context, path string, o *priorityOptions) error {
	choices, err := o.choices()
	if err != nil {
		return err
	}
	options := gap.Options{Priorities: choices, Honesty: true}
	if path == "" {
		options.Outcome = o.source.columns.Outcome
	}
	a, err := sh.analyze(ctx, "priority", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	r := a.Result
	if len(r.Priority) == 0 {
		return sh.noPriority(r, path, o)
	}
	if low, high := r.Method.ScaleLow, r.Method.ScaleHigh; choices.Cut == gap.CutTarget && (choices.Target < low || choices.Target > high) {
		return usage(problem.Plain("--target "+strconv.FormatFloat(float64(low+high)/2, 'f', -1, 64)), problem.Say("--target: found %s, accepted is a level on the scale %s", o.target, r.Method.Scale))
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := rankedLevel(r)
	if o.items {
		level = gap.LevelItem
	}
	alone := withoutDetail(r)
	alone.Priority = slices.DeleteFunc(slices.Clone(r.Priority), func(p gap.PriorityRow) bool { return p.Level != level })
	alone.Honesty, alone.Opportunities = r.Honesty, r.Opportunities
	p := product{result: alone, tables: []table.Table{table.Priority(alone, o.long, w)}}
	p.rows = rowsOf(table.MachinePriority(alone), alone.Priority)
	p.tables = append(p.tables, opportunityTables(alone, w)...)
	p.tables = append(p.tables, honesty(alone, w)...)
	return sh.deliver(p, &o.output)
}

// noPriority says what importance against performance would need.
func (sh *shared) noPriority(r gap.Result, path string, o *priorityOptions) error {
	p := problem.Problem{Code: "E-PRIORITY-UNMEASURED", File: sh.config, Fix: problem.Say("name it in servgap.yaml: outcomes: [{id: csat, kind: csat, column: Satisfied}]")}
	if path != "" {
		p.Fix = problem.Say("name its column and scale: --outcome Satisfied --outcome-scale MIN-MAX")
	}
	switch {
	case o.importance == gap.Derived:
		p.Message = problem.Say("importance cannot be derived: it needs what is perceived, and an outcome such as satisfaction")
	case o.cut == gap.CutDiagonal:
		p.Message = problem.Say("there is no diagonal: it needs both what was expected and what was perceived")
		p.Fix = problem.Plain("--cut " + gap.CutData)
	default:
		p.Message = problem.Say("nothing can be put first: it needs what is perceived, and what is expected or an outcome such as satisfaction")
	}
	if path != "" {
		p.File, p.Sheet = r.Sources[0].File, r.Sources[0].Sheet
	}
	return p
}
