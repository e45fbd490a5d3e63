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
	sources, err := sh.sourcesOf(ctx, path, f)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	data, err := render.Text(table.Sources(sources, leftOut, wordsOf(settings)), sh.style(settings))
	if err != nil {
		return err
	}
	return sh.print(data)
}

// sourcesOf counts a file, or every wave of the project if path is empty.
func (sh *shared) sourcesOf(ctx context.Context, path string, f *sourceFlags) ([]gap.Source, error) {
	if err := f.fit(path); err != nil {
		return nil, err
	}
	if path != "" {
		c, err := sh.file(ctx, path, f)
		if err == nil {
			sh.tell(c)
		}
		return c.sources, err
	}
	project, err := sh.project()
	if err != nil {
		return nil, err
	}
	if project == nil {
		return nil, noProject("validate", true)
	}
	var all []gap.Source
	var problems problem.List
	for _, w := range project.Waves {
		c, err := study(ctx, project, w, division{})
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		sh.warn(c)
		all = append(all, c.sources...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

// leftOut says what was left out of a file.
func leftOut(s gap.Source, w lang.Words) string {
	var reasons []string
	for _, d := range s.Dropped {
		reasons = append(reasons, dropWords(d, w))
	}
	return strings.Join(reasons, ", ")
}
