package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// loyaltyOptions are the choices of the loyalty command.
type loyaltyOptions struct {
	source sourceFlags
	output outputFlags
	shown  table.LoyaltyOptions
}

func newLoyalty(sh *shared) *cobra.Command {
	o := loyaltyOptions{source: sourceFlags{plan: gap.LoyaltyPlan}}
	cmd := &cobra.Command{
		Use:  "loyalty [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runLoyalty(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bindAnswers(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	cmd.Flags().StringVar(&o.source.columns.OutcomeKind, "outcome-kind", "", problem.Say("what the outcome of a file asks about: %s", problem.Or(importers.OutcomeKinds())).In(sh.early))
	completeFlag(cmd, "outcome-kind", importers.OutcomeKinds())
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.shown.Points100, "points100", false, sh.early.Say("means from 0 (the lowest answer) to 100 (the highest)"))
	cmd.Flags().BoolVar(&o.shown.Long, "long", false, sh.early.Say("standard errors, too"))
	return cmd
}

func (sh *shared) runLoyalty(ctx context.Context, path string, o *loyaltyOptions) error {
	options := gap.Options{}
	if path == "" {
		options.Outcome = o.source.columns.Outcome
	}
	a, err := sh.loyalty(ctx, "loyalty", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	if options.Outcome != "" {
		a = a.each(func(r gap.Result) gap.Result {
			r.Loyalty = slices.DeleteFunc(r.Loyalty, func(l gap.LoyaltyRow) bool { return l.ID != options.Outcome })
			return r
		})
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	return sh.deliver(o.product(a, w), &o.output)
}

// loyalty counts a file, or the project if path is empty, and says what was answered
// about the whole, and of all customers what losing them costs.
func (sh *shared) loyalty(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags, o *gap.Options) (analyzed, error) {
	c, settings, err := sh.ready(ctx, command, path, f, output, o)
	if err != nil {
		return analyzed{}, err
	}
	a, err := c.loyaltyParts(*o, settings.MinCell)
	if err != nil {
		return a, err
	}
	a = a.each(func(r gap.Result) gap.Result { return c.named(command, r) })
	a.from = c
	switch shown := func(l gap.LoyaltyRow) bool { return !l.Suppressed }; {
	case len(a.Loyalty) == 0:
		return a, sh.noLoyalty(a.Result, path)
	case !slices.ContainsFunc(a.Loyalty, shown):
		return a, problem.Problem{
			Code: "E-N-SMALL", File: a.Sources[0].File, Sheet: a.Sources[0].Sheet,
			Message: problem.Say("too few answered a question about the whole; %s", protects(settings.MinCell)), Fix: unprotected(),
		}
	}
	return a, nil
}

// loyaltyParts is what was answered about the whole, hidden below least: what losing
// customers costs is of all of them, and left out of a part.
func (c counted) loyaltyParts(o gap.Options, least int64) (analyzed, error) {
	if c.division.asked() {
		return c.inParts(gap.LoyaltyParts, o, least)
	}
	var economics *gap.Economics
	if c.project != nil {
		economics = c.project.Economics
	}
	return analyzed{Result: gap.Suppress(gap.Loyalty(c.study, o, economics), least)}, nil
}

// noLoyalty says that nobody was asked about the whole.
func (sh *shared) noLoyalty(r gap.Result, path string) error {
	p := problem.Problem{
		Code: "E-OUTCOME-NONE", File: sh.config,
		Message: problem.Say("no question about the whole was asked; accepted is one or more, such as satisfaction or recommending"),
		Fix:     problem.Say("name it in servgap.yaml: outcomes: [{id: csat, kind: csat, column: Satisfied}]"),
	}
	if path != "" {
		p.File, p.Sheet, p.Fix = r.Sources[0].File, r.Sources[0].Sheet, problem.Say("name its column: --outcome Recommend --outcome-kind nps")
	}
	return p
}

// product is a result with its tables: those of each group, and of economics.
func (o *loyaltyOptions) product(a analyzed, w lang.Words) product {
	p := product{result: a.together()}
	key := func(l gap.LoyaltyRow) string { return l.Group + " " + l.ID }
	r := a.Result
	r.Loyalty = byRow(a, func(r gap.Result) []gap.LoyaltyRow { return r.Loyalty }, key)
	var groups []string
	for _, l := range r.Loyalty {
		if !slices.Contains(groups, l.Group) {
			groups = append(groups, l.Group)
		}
	}
	for _, group := range groups {
		p.tables = append(p.tables, table.Loyalty(r, group, o.shown, w)...)
	}
	p.rows = rowsOf(table.MachineLoyalty(p.result), p.result.Loyalty)
	if r.Economics != nil {
		p.tables = append(p.tables, table.Economics(r, w)...)
	}
	return p
}
