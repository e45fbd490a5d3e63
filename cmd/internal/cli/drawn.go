package cli

import (
	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// bindWeight declares the flag that says for how many the respondents of a file stand,
// and bindCluster the one that says what they were drawn in.
func (f *sourceFlags) bindWeight(cmd *cobra.Command, w lang.Words) {
	f.columns.Drawing.Weight.Place = "--weight"
	cmd.Flags().StringVar(&f.columns.Drawing.Weight.Name, "weight", "", w.Say("column of sampling weights: for how many each response stands"))
}

func (f *sourceFlags) bindCluster(cmd *cobra.Command, w lang.Words) {
	f.columns.Drawing.Cluster.Place = "--cluster"
	cmd.Flags().StringVar(&f.columns.Drawing.Cluster.Name, "cluster", "", w.Say("column of what respondents were drawn in, such as a branch"))
}

// drawing is how the respondents of a group were drawn, in the form that importers read.
func drawing(p *config.Project, g config.Group) importers.Drawing {
	d := importers.Drawing{Weight: column(p, g.Weight.Column), Cluster: column(p, g.Cluster)}
	for _, m := range g.Weight.Rake {
		d.Margins = append(d.Margins, column(p, m.Column))
	}
	return d
}

// drawnAs gives a plan what the layout of a file says of how respondents were drawn; a
// group of a project may rake them.
func (c *counted) drawnAs(plan tally.Plan, layout importers.Layout) tally.Plan {
	if plan.Clusters = layout.Clustered(); layout.Weighted() {
		plan.Weights = config.Weight{Column: config.Text{Value: "column"}}.Rule()
	}
	if c.raking != nil {
		plan.Weights = c.raking.rule
	}
	return plan
}

// countable refuses what cannot be counted: weights that are too large together, and
// more clusters than are kept.
func countable(k kept, source *importers.Source) error {
	if plan := k.answers.Plan(); plan.Weights == "" && !plan.Clusters {
		return nil
	}
	place := problem.Problem{Kind: problem.Usage, File: source.Name, Sheet: source.Sheet}
	for _, set := range []*tally.Set{k.answers, k.rest} {
		if err := countableTally(set.Whole(), place); err != nil {
			return err
		}
	}
	return nil
}

func countableTally(t *tally.Tally, place problem.Problem) error {
	switch {
	case t.TooHeavy():
		place.Code = "E-WEIGHT-SUM"
		place.Message = problem.Say("the weights add up to more than can be counted; accepted is a sum of up to %d", tally.HeaviestSum)
		place.Fix = problem.Say("divide all weights by the same number, such as their mean; only their ratios matter")
		return place
	case t.TooManyClusters():
		place.Code = "E-CLUSTER-MANY"
		place.Message = problem.Say("found more than %d clusters; accepted is a column of branches or the like", tally.MostClusters)
		place.Fix = problem.Say("name another column, or leave the clusters out: respondents who were each drawn alone need none")
		return place
	}
	return nil
}

// populate notes of how many a group is a sample.
func (c *counted) populate(g config.Group) error {
	if g.Population == 0 {
		return nil
	}
	n := c.answered(g.Role)
	if n > g.Population {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-POPULATION", File: c.project.Path, Row: g.At.Line, Character: g.At.Column,
			Message: problem.Say("found %s of group %s in wave %s, and its population is %d; accepted is at least as many", responses(n), quoted(g.ID), quoted(c.wave), problem.Count(g.Population)),
			Fix:     problem.Say("correct the population, or look for answers that were counted twice"),
		}
	}
	if c.study.Populations == nil {
		c.study.Populations = make(map[survey.Role]gap.Population)
	}
	c.study.Populations[g.Role] = gap.Population{Responses: n, N: g.Population}
	return nil
}

// withDesigns says below the first table how respondents were drawn, if not one by one
// with equal chances.
func withDesigns(tables []table.Table, r gap.Result, w lang.Words) []table.Table {
	notes := table.Designs(r, w)
	if len(notes) == 0 || len(tables) == 0 {
		return tables
	}
	tables = append([]table.Table{}, tables...)
	tables[0].Notes = append(tables[0].Notes[:len(tables[0].Notes):len(tables[0].Notes)], notes...)
	return tables
}

// undrawn refuses weights and clusters where an analysis has no form for them.
func undrawn(c counted, flag string) error {
	if !c.study.Weighted() {
		return nil
	}
	return usage(problem.Say("leave out %s, or the weights and clusters", flag), problem.Say("%s: found respondents with weights or in clusters; accepted are those who each count once and were drawn alone", flag))
}
