package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// stepOptions are the flags of step.
type stepOptions struct {
	source sourceFlags
	output outputFlags
}

func newStep(sh *shared) *cobra.Command {
	o := stepOptions{}
	cmd := &cobra.Command{
		Use:               "step [NAME] [FILE...]",
		Args:              stepAndFile,
		ValidArgsFunction: completeFirst(gap.StepNames()),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, files := stepOf(args)
			return sh.runStep(cmd.Context(), name, o.source.files(files), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	return cmd
}

// stepAndFile accepts the name or number of a step and a file, or one of them, or
// neither where there is a project.
func stepAndFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 0 && stepName(args[0]) == "" && bareWord(args[0]):
		return unknownName(problem.Say("no step is called %s", quoted(args[0])), args[0], gap.StepNames(), problem.Plain("servgap help six-steps"))
	case len(args) > 0 && stepName(args[0]) != "":
		args = args[1:]
	}
	return filesOrProject(cmd, args)
}

// stepOf divides the arguments into the name of a step, empty for all, and files, none
// for the project.
func stepOf(args []string) (name string, files []string) {
	if len(args) > 0 && stepName(args[0]) != "" {
		return stepName(args[0]), args[1:]
	}
	return "", args
}

// stepName is a step's name, given by name or number; empty if there is none.
func stepName(text string) string {
	names := gap.StepNames()
	if slices.Contains(names, text) {
		return text
	}
	if len(text) == 1 && text[0] >= '1' && int(text[0]-'1') < len(names) {
		return names[text[0]-'1']
	}
	return ""
}

func (sh *shared) runStep(ctx context.Context, name, path string, o *stepOptions) error {
	a, err := sh.analyze(ctx, "step", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	alone := a.each(func(r gap.Result) gap.Result {
		if at := slices.Index(gap.StepNames(), name); at >= 0 {
			r.Steps = []gap.Step{r.Steps[at]}
		}
		steps, points := r.Steps, r.Points
		if name != gap.StepManagement {
			points = nil
		}
		direct := slices.DeleteFunc(slices.Clone(r.Direct), func(d gap.DirectRow) bool { return name != "" && gap.DirectStep(d.Name) != name })
		antecedents := slices.DeleteFunc(slices.Clone(r.Antecedents), func(row gap.AntecedentRow) bool { return gap.DirectStep(row.Gap) != name })
		practices := slices.DeleteFunc(slices.Clone(r.Practices), func(row gap.PracticeRow) bool { return gap.DirectStep(row.Gap) != name })
		r = withoutDetail(r)
		r.Steps, r.Direct, r.Points, r.Antecedents, r.Practices = steps, direct, points, antecedents, practices
		return r
	})
	if name == "" {
		p := product{result: alone.together(), tables: []table.Table{table.Steps(a.Result, w)}}
		for _, level := range a.reading(w).levels {
			p.tables = append(p.tables, table.Steps(level, w))
		}
		p.rows = rowsOf(table.MachineSteps(p.result), stepRows(p.result))
		return sh.deliver(p, &o.output)
	}
	step := alone.Steps[0]
	if len(a.levels) > 0 && step.State != gap.NotMeasured && !slices.Contains(a.Method.Divided, step.Group) {
		return notDivided(a.Result, problem.Say("step %s", step.Name), step.Group)
	}
	p := product{result: alone.together(), tables: []table.Table{table.StepHead(a.Result, step, w)}}
	p.rows = rowsOf(table.MachineSteps(p.result), stepRows(p.result))
	step.Rows = byRow(alone.reading(w), func(r gap.Result) []gap.StepRow { return r.Steps[0].Rows }, func(row gap.StepRow) string { return row.Level + " " + row.ID })
	for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
		if t := table.Levels(a.Result, step, level, w); len(t.Rows) > 0 {
			p.tables = append(p.tables, t)
		}
	}
	p.tables = append(p.tables, directTables(alone, false, "", false, w)...)
	p.tables = append(p.tables, pointsTables(alone, false, w)...)
	if name == gap.StepStandards || name == gap.StepDelivery {
		rows, err := a.measured(ctx)
		if err != nil {
			return err
		}
		p.addMeasures(a.Result, rows, w)
	}
	alone.Gaps = a.Gaps // which the antecedents go along with
	p.tables = append(p.tables, antecedentTables(alone, false, false, w)...)
	p.tables = append(p.tables, practiceTables(alone.Result, every, w)...)
	return sh.deliver(p, &o.output)
}

// stepRows is the rows of all steps of a result.
func stepRows(r gap.Result) []gap.StepRow {
	var rows []gap.StepRow
	for _, s := range r.Steps {
		rows = append(rows, s.Rows...)
	}
	return rows
}
