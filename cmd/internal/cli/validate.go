package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

func newValidate(sh *shared) *cobra.Command {
	source := sourceFlags{}
	cmd := &cobra.Command{
		Use:  "validate [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runValidate(cmd.Context(), source.files(args), &source)
		},
	}
	source.bind(cmd, sh.early)
	return cmd
}

func (sh *shared) runValidate(ctx context.Context, path string, f *sourceFlags) error {
	all, err := sh.countedOf(ctx, path, f)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	data, err := render.Text(checked(all, settings.MinCell, wordsOf(settings)), sh.style(settings))
	if err != nil {
		return err
	}
	return sh.print(data)
}

// checked is the files that were counted, and who answered in each wave where it
// is known who was invited.
func checked(all []counted, minCell int64, w lang.Words) table.Table {
	var sources []gap.Source
	var left, answered []string
	for _, c := range all {
		sources, left = append(sources, c.sources...), append(left, leftOut(c, w)...)
		shown := gap.Suppress(gap.Result{Respondents: c.study.Respondents()}, minCell)
		if line, ok := table.Answered(shown.Respondents, w); ok {
			answered = append(answered, c.wave+" · "+line)
		}
	}
	t := table.Sources(sources, left, w)
	t.Notes = answered
	return t
}

// countedOf counts a file, or every wave of the project if path is empty.
func (sh *shared) countedOf(ctx context.Context, path string, f *sourceFlags) ([]counted, error) {
	if err := f.fit(path); err != nil {
		return nil, err
	}
	if path != "" {
		c, err := sh.countFile(ctx, path, f)
		return []counted{c}, err
	}
	project, err := sh.project()
	if err != nil {
		return nil, err
	}
	if project == nil {
		return nil, noProject("validate", true)
	}
	var all []counted
	var problems problem.List
	for _, w := range project.Waves {
		c, err := study(ctx, project, w, division{}, gap.Plan)
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		beside, err := sh.besideAnswers(ctx, project, w, &problems)
		if err != nil {
			return nil, err
		}
		beside.warnings = untold(beside.warnings, c.warnings)
		sh.warn(c)
		sh.warn(beside)
		all = append(all, c, beside)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

// countFile counts a file and tells how it was understood.
func (sh *shared) countFile(ctx context.Context, path string, f *sourceFlags) (counted, error) {
	c, err := sh.file(ctx, path, f)
	if err != nil {
		return c, err
	}
	w, err := sh.words()
	if err != nil {
		return c, err
	}
	sh.tell(c, w)
	return c, nil
}

// leftOut says of each file what was left out of it.
func leftOut(c counted, w lang.Words) []string {
	var said []string
	for _, dropped := range c.dropped {
		var reasons []string
		for _, d := range dropped {
			reasons = append(reasons, dropWords(d, w))
		}
		said = append(said, strings.Join(reasons, "; "))
	}
	return said
}
