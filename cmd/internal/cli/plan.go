package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// usualChange is the change of a gap that is planned for if nobody says otherwise, in
// scale points.
const usualChange = 0.3

// planOptions are the choices of the plan command.
type planOptions struct {
	source      sourceFlags
	output      outputFlags
	change      string
	points      string
	power       string
	fall        string
	sd          string
	comparisons int
	population  int64
	items       bool
	brief       bool
	gap         string
	given       func(flag string) bool // on the command line
}

func newPlan(sh *shared) *cobra.Command {
	o := planOptions{}
	cmd := &cobra.Command{
		Use:  "plan [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.given = cmd.Flags().Changed
			return sh.runPlan(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.change, "change", "", sh.early.Say("the change of a gap to be seen, in scale points; default: --min-gap, else 0.3"))
	flags.StringVar(&o.points, "points", "10", sh.early.Say("the change of the NPS or of a share to be seen, in points of 100"))
	flags.StringVar(&o.power, "power", "0.8", sh.early.Say("how often a change of that size is to be seen, of 1"))
	flags.StringVar(&o.fall, "no-fall-of", "", sh.early.Say("no_fall_of of a gate that has to fail at the change, in scale points"))
	flags.IntVar(&o.comparisons, "comparisons", 0, sh.early.Say("over how many rows p is adjusted; default: as many as there are"))
	flags.Int64Var(&o.population, "population", 0, sh.early.Say("how many customers there are, if the sample is a large part of them"))
	flags.StringVar(&o.sd, "sd", "", sh.early.Say("standard deviation of one respondent's gap, in place of a survey"))
	flags.BoolVar(&o.brief, "brief", false, sh.early.Say("one page: whom to ask, how many, how often, and what it measures"))
	flags.StringVar(&o.gap, "gap", gap.Service, problem.Say("the gap to decide on, for --brief: %s", problem.Comma(gap.BriefGaps())).In(sh.early))
	completeFlag(cmd, "gap", gap.BriefGaps())
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	return cmd
}

// sizing checks the flags and gives them the form of the analysis.
func (o *planOptions) sizing(s config.Settings) (gap.Sizing, error) {
	sizing := gap.Sizing{Confidence: s.Confidence, Comparisons: o.comparisons, Population: o.population, Change: usualChange}
	if s.MinGap > 0 {
		sizing.Change = s.MinGap
	}
	for _, flag := range []struct {
		name, text, fix string
		value           *float64
		most            float64
	}{
		{"change", o.change, "0.3", &sizing.Change, 0}, {"points", o.points, "10", &sizing.Points, 100},
		{"power", o.power, "0.8", &sizing.Power, 1}, {"no-fall-of", o.fall, "0.3", &sizing.Limit, 0},
	} {
		if flag.text == "" {
			continue
		}
		x, err := above(flag.name, flag.text, flag.fix, flag.most)
		if err != nil {
			return sizing, err
		}
		*flag.value = x
	}
	switch {
	case sizing.Power <= 1-sizing.Confidence:
		return sizing, usage(problem.Plain("--power 0.8"), problem.Say("--power: found %s, accepted is a number above 1 − confidence and below 1", o.power))
	case o.comparisons < 1 && o.given("comparisons"):
		return sizing, usage(problem.Plain("--comparisons 5"), problem.Say("--comparisons: found %d, accepted is a number of 1 or more", o.comparisons))
	case o.population < 1 && o.given("population"):
		return sizing, usage(problem.Plain("--population 2000"), problem.Say("--population: found %d, accepted is a number of 1 or more", o.population))
	}
	return sizing, nil
}

// above reads a flag of a number above 0, and below most if there is one.
func above(flag, text, fix string, most float64) (float64, error) {
	x, err := points(flag, text)
	switch {
	case err != nil:
		return 0, err
	case most > 0 && (x <= 0 || float64(x) >= most):
		return 0, usage(problem.Plain("--"+flag+" "+fix), problem.Say("--%s: found %s, accepted is a number above 0 and below %s", flag, text, strconv.FormatFloat(most, 'f', -1, 64)))
	case x <= 0:
		return 0, usage(problem.Plain("--"+flag+" "+fix), problem.Say("--%s: found %s, accepted is a number above 0", flag, text))
	}
	return float64(x), nil
}

// withinScale refuses a change that is wider than the scale of the answers.
func (o *planOptions) withinScale(m gap.Method) error {
	change, err := points("change", o.change)
	widest := m.ScaleHigh - m.ScaleLow
	if o.change == "" || err != nil || gap.Number(change) <= widest {
		return nil // sizing has read it
	}
	return usage(problem.Plain("--change 0.3"), problem.Say("--change: found %s, accepted is a number above 0 and at most %s: the answers are on a scale of %s", o.change, strconv.FormatFloat(float64(widest), 'f', -1, 64), m.Scale))
}

func (sh *shared) runPlan(ctx context.Context, path string, o *planOptions) error {
	settings, err := sh.load()
	if err != nil {
		return err
	}
	sizing, err := o.sizing(settings)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	if err := o.checkBrief(path); err != nil {
		return err
	}
	if o.brief {
		return sh.planBrief(ctx, path, sizing, o, w)
	}
	if o.sd != "" {
		return sh.planAlone(path, sizing, o, w)
	}
	a, err := sh.analyze(ctx, "plan", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	if err := o.withinScale(a.Result.Method); err != nil {
		return err
	}
	r := withoutDetail(a.Result)
	level := rankedLevel(a.Result)
	if o.items {
		level = gap.LevelItem
	}
	for _, n := range sizing.Needs(a.from.study, a.Result) {
		if n.Kind != gap.NeedGap || n.Level == level || n.Level == gap.LevelOverall {
			r.Needs = append(r.Needs, n)
		}
	}
	r.Method.Sizing = &sizing
	r.SetWave(r.Wave)
	return sh.deliverNeeds(r, level, o, w)
}

// planAlone plans for a gap whose spread is known from elsewhere.
func (sh *shared) planAlone(path string, sizing gap.Sizing, o *planOptions, w lang.Words) error {
	if path != "" {
		return usage(problem.Say("leave out one of them"), problem.Say("--sd stands in place of a survey, and %s was given", path))
	}
	sd, err := above("sd", o.sd, "1.2", 0)
	if err != nil {
		return err
	}
	r := withoutDetail(gap.Result{Schema: gap.Schema, Command: "plan", Sources: []gap.Source{}, Respondents: []gap.Respondents{}, Notes: []gap.Note{}})
	r.Method.Sizing = &sizing
	r.Needs = []gap.Need{sizing.Need(sd)}
	return sh.deliverNeeds(r, gap.LevelOverall, o, w)
}

func (sh *shared) deliverNeeds(r gap.Result, level string, o *planOptions, w lang.Words) error {
	p := product{result: r, rows: rowsOf(table.MachineNeeds(r), r.Needs)}
	var gaps, outcomes bool
	for _, n := range r.Needs {
		gaps, outcomes = gaps || n.Kind == gap.NeedGap, outcomes || n.Kind != gap.NeedGap
	}
	if gaps {
		p.tables = append(p.tables, table.Needs(r, level, w))
	}
	if outcomes {
		p.tables = append(p.tables, table.OutcomeNeeds(r, w))
	}
	if len(p.tables) == 0 {
		return problem.Problem{
			Code: "E-GAP-UNMEASURED", File: sh.config,
			Message: problem.Say("there is nothing to plan for: it needs what is expected and what is perceived, the NPS or satisfaction"),
			Fix:     problem.Say("name the standard deviation of a gap: --sd 1.2"),
		}
	}
	return sh.deliver(p, &o.output)
}
