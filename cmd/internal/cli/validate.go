package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
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
	c, err := sh.countAll(ctx, path, f)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	w := wordsOf(settings)
	data, err := render.Text(table.Sources(c.sources, leftOut(c, w), w), sh.style(settings))
	if err != nil {
		return err
	}
	return sh.print(data)
}

// countAll counts a file, or every wave of the project if path is empty. Of what
// was counted it gives the sources.
func (sh *shared) countAll(ctx context.Context, path string, f *sourceFlags) (counted, error) {
	if err := f.fit(path); err != nil {
		return counted{}, err
	}
	if path != "" {
		return sh.countFile(ctx, path, f)
	}
	project, err := sh.project()
	if err != nil {
		return counted{}, err
	}
	if project == nil {
		return counted{}, noProject("validate", true)
	}
	var all counted
	var problems problem.List
	for _, w := range project.Waves {
		c, err := study(ctx, project, w)
		if err := collect(&problems, err); err != nil {
			return all, err
		}
		sh.warn(c)
		all.sources, all.dropped = append(all.sources, c.sources...), append(all.dropped, c.dropped...)
	}
	if len(problems) > 0 {
		return all, problems
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
