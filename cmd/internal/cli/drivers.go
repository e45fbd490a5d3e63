package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// driversOptions are the choices of the drivers command.
type driversOptions struct {
	source    sourceFlags
	output    outputFlags
	of        string
	items     bool
	dimension string
	ends      bool
}

func newDrivers(sh *shared) *cobra.Command {
	o := driversOptions{}
	cmd := &cobra.Command{
		Use:  "drivers [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runDrivers(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bindAnswers(cmd, sh.early)
	o.source.bindWeight(cmd, sh.early)
	o.source.bindCluster(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.of, "of", "", sh.early.Say("what of the service explains: perceived or gap (default: perceived)"))
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	flags.StringVarP(&o.dimension, "dimension", "d", "", sh.early.Say("only the items of this dimension (with --items)"))
	flags.BoolVar(&o.ends, "low-high", false, sh.early.Say("what low and high answers go along with, too (penalty and reward)"))
	completeFlag(cmd, "of", []string{string(survey.Perceived), gapLoadings})
	return cmd
}

// choices checks the flags and gives them the form of the analysis.
func (o *driversOptions) choices(path string) (gap.DriverOptions, error) {
	d := gap.DriverOptions{Items: o.items, Dimension: o.dimension, Ends: o.ends}
	if path == "" || isTally(path) {
		d.Outcome = o.source.columns.Outcome
	}
	switch o.of {
	case "", string(survey.Perceived):
	case gapLoadings:
		d.Of = gap.Service
	default:
		return d, wrongChoice("--of", o.of, []string{string(survey.Perceived), gapLoadings})
	}
	if o.dimension != "" && !o.items {
		return d, usage(problem.Plain("--items -d "+o.dimension), problem.Say("--dimension limits items, and --items was not given"))
	}
	return d, nil
}

func (sh *shared) runDrivers(ctx context.Context, path string, o *driversOptions) error {
	d, err := o.choices(path)
	if err != nil {
		return err
	}
	words, err := sh.words()
	if err != nil {
		return err
	}
	asked := d
	o.source.plan = func(q survey.Questionnaire, rule tally.Rule) tally.Plan {
		if asked.Dimension != "" { // by id or label, which only the questionnaire knows
			d.Dimension, _ = dimensionID(q.Instrument, asked.Dimension, path, words)
		}
		return gap.DriversPlan(q, rule, d)
	}
	options := gap.Options{Outcome: d.Outcome, Dimension: d.Dimension}
	c, settings, err := sh.ready(ctx, "drivers", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	q := c.study.Customers.Plan().Questionnaire
	if err := explainable(q, d.Outcome); err != nil {
		return err
	}
	if d.Of == gap.Service && !slices.Contains(q.Constructs, survey.Expected) {
		return usage(problem.Say("leave out --of"), problem.Say("--of gap: nobody was asked what they expect; accepted is perceived"))
	}
	d.Progress = sh.bar()
	r := c.named("drivers", gap.Suppress(gap.Drivers(c.study, options, d), settings.MinCell))
	switch {
	case len(r.Models) == 0:
		return sh.noDrivers(r, path)
	case !slices.ContainsFunc(r.Models, func(m gap.DriverModel) bool { return !m.Suppressed }):
		return problem.Problem{
			Code: "E-N-SMALL", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
			Message: problem.Say("too few answered all that a model takes; %s", protects(settings.MinCell)), Fix: unprotected(),
		}
	}
	return sh.deliver(driversProduct(r, wordsOf(settings)), &o.output)
}

// driversProduct is the models with their tables; what holds for all of them is said
// below the last.
func driversProduct(r gap.Result, w lang.Words) product {
	p := product{result: r, rows: rowsOf(table.MachineDrivers(r), r.Models)}
	for _, m := range r.Models {
		p.tables = append(p.tables, table.Drivers(r, m, w))
		if !m.Suppressed && slices.ContainsFunc(m.Drivers, func(d gap.Driver) bool { return d.Ends != nil }) {
			p.tables = append(p.tables, table.DriverEnds(r, m, w))
		}
	}
	last := &p.tables[len(p.tables)-1]
	last.Notes = append(last.Notes, table.DriversReading(r, w)...)
	return p
}

// explainable refuses what goes into a model beside the service as what it explains.
func explainable(q survey.Questionnaire, id string) error {
	i := slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.ID == id })
	if i < 0 || !q.Outcomes[i].Factor() {
		return nil
	}
	return usage(problem.Say("leave out --outcome, or name satisfaction or loyalty"), problem.Say("--outcome: %s is of the kind %s, which explains and is not explained", quoted(id), q.Outcomes[i].Kind))
}

// noDrivers says what a model would need.
func (sh *shared) noDrivers(r gap.Result, path string) error {
	p := problem.Problem{
		Code: "E-GAP-UNMEASURED", File: sh.config,
		Message: problem.Say("there is nothing to explain: it needs what is perceived, and an outcome such as satisfaction"),
		Fix:     problem.Say("name it in servgap.yaml: outcomes: [{id: csat, kind: csat, column: Satisfied}]"),
	}
	if path != "" {
		p.File, p.Sheet = r.Sources[0].File, r.Sources[0].Sheet
		p.Fix = problem.Say("name its column and scale: --outcome Satisfied --outcome-scale MIN-MAX")
	}
	return p
}
