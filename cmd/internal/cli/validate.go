package cli

import (
	"context"
	"errors"
	"math"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

func newValidate(sh *shared) *cobra.Command {
	source := sourceFlags{}
	cmd := &cobra.Command{
		Use:   "validate [FILE]",
		Short: "Check the project and all its files, without an analysis",
		Long: `Reads servgap.yaml and every file of every wave, or the file that is named, and
lists everything that is wrong with them at once. What is right is listed with its
responses and what was left out.`,
		Example: `  servgap validate
  servgap validate survey.csv --scale 1-7`,
		Args: fileOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runValidate(cmd.Context(), first(args), &source)
		},
	}
	source.bind(cmd)
	return cmd
}

func (sh *shared) runValidate(ctx context.Context, path string, f *sourceFlags) error {
	var sources []checked
	if path != "" {
		c, err := sh.file(ctx, path, f)
		if err != nil {
			return err
		}
		sh.tell(c)
		sources = checkedOf(c)
	} else {
		project, err := sh.project()
		if err != nil {
			return err
		}
		if project == nil {
			return noProject("validate")
		}
		if sources, err = sh.validateWaves(ctx, project); err != nil {
			return err
		}
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	data, err := render.Text(checkedTable(sources), sh.style(settings))
	if err != nil {
		return err
	}
	return sh.print(data)
}

// checked is a file that was found right.
type checked struct {
	wave   string
	source gap.Source
}

func checkedOf(c counted) []checked {
	var all []checked
	for _, s := range c.sources {
		all = append(all, checked{c.wave, s})
	}
	return all
}

// validateWaves counts every wave and gathers what is wrong with any of them.
func (sh *shared) validateWaves(ctx context.Context, p *config.Project) ([]checked, error) {
	var all []checked
	var problems problem.List
	for _, w := range p.Waves {
		c, err := sh.study(ctx, p, w)
		one, isOne := errors.AsType[problem.Problem](err)
		list, isList := errors.AsType[problem.List](err)
		switch {
		case isOne:
			problems = append(problems, one)
		case isList:
			problems = append(problems, list...)
		case err != nil:
			return nil, err
		}
		printProblems(sh.streams.Err, sh.errors, c.warnings, ExitOK)
		all = append(all, checkedOf(c)...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

func checkedTable(sources []checked) table.Table {
	t := table.Table{Columns: []table.Column{
		{ID: "wave", Head: "Wave", Kind: table.Text},
		{ID: "file", Head: "File", Kind: table.Key},
		{ID: "rows", Head: "Rows", Kind: table.Count},
		{ID: "responses", Head: "Responses", Kind: table.Count},
		{ID: "left_out", Head: "Left out", Kind: table.Text},
	}}
	for _, s := range sources {
		left := ""
		for i, d := range s.source.Dropped {
			if i > 0 {
				left += ", "
			}
			left += dropWords(d.Reason, d.Count)
		}
		text := func(s string) table.Cell { return table.Cell{Text: s, Number: math.NaN()} }
		file := problem.Problem{File: s.source.File, Sheet: s.source.Sheet}.Place()
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			text(s.wave), text(file), {Number: float64(s.source.Rows)}, {Number: float64(s.source.Responses)}, text(left),
		}})
	}
	return t
}
