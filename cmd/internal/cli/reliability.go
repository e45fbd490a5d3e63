package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// reliabilityOptions are the choices of the reliability command.
type reliabilityOptions struct {
	source  sourceFlags
	output  outputFlags
	items   bool
	of      string
	factors gap.FactorOptions
}

func newReliability(sh *shared) *cobra.Command {
	o := reliabilityOptions{source: sourceFlags{plan: gap.ReliabilityPlan}}
	cmd := &cobra.Command{
		Use:  "reliability [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runReliability(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bindAnswers(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.BoolVar(&o.items, "items", false, sh.early.Say("a line for each item"))
	flags.StringVar(&o.of, "of", "", sh.early.Say("whose loadings are printed: expected, perceived or gap (default: perceived)"))
	flags.IntVar(&o.factors.Factors, "factors", 0, sh.early.Say("number of factors; without it, as many as parallel analysis suggests"))
	flags.StringVar(&o.factors.Rotation, "rotate", gap.Rotations()[0], problem.Say("rotation: %s", problem.Or(gap.Rotations())).In(sh.early))
	flags.StringVar(&o.factors.Extraction, "method", gap.Extractions()[0], sh.early.Say("extraction: minres, or pa (principal axes, stopped as SPSS and PSPP do)"))
	completeFlag(cmd, "rotate", gap.Rotations())
	completeFlag(cmd, "method", gap.Extractions())
	completeFlag(cmd, "of", []string{string(survey.Expected), string(survey.Perceived), gapLoadings})
	return cmd
}

// gapLoadings names the gap between expected and perceived among what is rated.
const gapLoadings = "gap"

// check looks at the flags before any work.
func (o *reliabilityOptions) check() error {
	for _, f := range []struct {
		name, value string
		known       []string
	}{{"--rotate", o.factors.Rotation, gap.Rotations()}, {"--method", o.factors.Extraction, gap.Extractions()}} {
		if !slices.Contains(f.known, f.value) {
			return wrongChoice(f.name, f.value, f.known)
		}
	}
	if o.factors.Factors < 0 {
		return usage(problem.Plain("--factors 5"), problem.Say("--factors: found %d, accepted is 1 or more, or 0 for as many as parallel analysis suggests", o.factors.Factors))
	}
	return nil
}

func (sh *shared) runReliability(ctx context.Context, path string, o *reliabilityOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	options := gap.Options{Honesty: true}
	if path == "" {
		options.Outcome = o.source.columns.Outcome
	}
	c, settings, err := sh.ready(ctx, "reliability", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	o.factors.Seed = settings.Seed
	r := c.named("reliability", gap.Suppress(gap.Reliability(c.study, options, o.factors), settings.MinCell))
	if !slices.ContainsFunc(r.Consistency, func(c gap.Consistency) bool { return !c.Suppressed }) {
		return problem.Problem{
			Code: "E-N-SMALL", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
			Message: problem.Say("too few answered every item of a dimension; %s", protects(settings.MinCell)),
			Fix:     unprotected(),
		}
	}
	p, err := o.product(r, wordsOf(settings))
	if err != nil {
		return err
	}
	return sh.deliver(p, &o.output)
}

// product is a result with its tables: those of each group, and the factors.
func (o *reliabilityOptions) product(r gap.Result, w lang.Words) (product, error) {
	p := product{result: r}
	for _, group := range groupsOf(r) {
		p.tables = append(p.tables, table.Consistency(r, group, w))
		if o.items {
			p.tables = append(p.tables, table.Members(r, group, w))
		}
	}
	if len(r.Structure) > 0 {
		p.tables = append(p.tables, table.Structures(r, w))
		s, err := o.loadings(r.Structure)
		if err != nil {
			return p, err
		}
		if s.Factors > 0 {
			p.tables = append(p.tables, table.FactorLoadings(r, s, w))
		}
	}
	p.tables = append(p.tables, honesty(r, w)...)
	var objects []any
	for _, c := range r.Consistency {
		objects = append(objects, c)
	}
	for _, s := range r.Structure {
		objects = append(objects, s)
	}
	p.rows = rowsOf(table.MachineReliability(r), objects)
	return p, nil
}

// groupsOf lists the groups of the rows, each once.
func groupsOf(r gap.Result) []string {
	var groups []string
	for _, c := range r.Consistency {
		if !slices.Contains(groups, c.Group) {
			groups = append(groups, c.Group)
		}
	}
	return groups
}

// loadings finds whose loadings are asked for: else what was perceived, else the
// first.
func (o *reliabilityOptions) loadings(all []gap.Structure) (gap.Structure, error) {
	var known []string
	for _, s := range all {
		name := s.Of
		if name == gap.Service {
			name = gapLoadings
		}
		if known = append(known, name); o.of == name {
			return s, nil
		}
	}
	if o.of != "" {
		return gap.Structure{}, unknownName(problem.Say("nothing that was rated is called %s", quoted(o.of)), o.of, known, problem.Plain("--of "+likeliest(o.of, known)))
	}
	return all[max(0, slices.Index(known, string(survey.Perceived)))], nil
}
