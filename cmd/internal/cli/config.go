package cli

import (
	"math"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/importers/problem"
)

func newConfig(sh *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:  "config",
		Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigSchema(sh), newConfigShow(sh), newConfigFindings(sh))
	return cmd
}

func newConfigSchema(sh *shared) *cobra.Command {
	return &cobra.Command{
		Use:  "schema",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return sh.print(config.Schema()) },
	}
}

func newConfigShow(sh *shared) *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:  "show",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			project, err := sh.project()
			if err != nil {
				return err
			}
			changed := func(name string) bool {
				f := cmd.Flags().Lookup(name)
				return f != nil && f.Changed
			}
			return sh.showSettings(config.Show(sh.settings, changed, project), format)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "table", problem.Or([]string{"table", "csv", "json"}).In(sh.early))
	completeFlag(cmd, "format", []string{"table", "csv", "json"})
	return cmd
}

func (sh *shared) showSettings(shown []config.Shown, format string) error {
	switch format {
	case "json":
		data, err := render.Object(shown)
		if err != nil {
			return err
		}
		return sh.print(data)
	case "csv":
		data, err := render.Delimited(settingsTable(shown, lang.Words{}), render.RFC)
		if err != nil {
			return err
		}
		return sh.print(data)
	case "table":
		settings, err := sh.load()
		if err != nil {
			return err
		}
		data, err := render.Text(settingsTable(shown, wordsOf(settings)), sh.style(settings))
		if err != nil {
			return err
		}
		return sh.print(data)
	default:
		return wrongChoice("--format", format, []string{"table", "csv", "json"})
	}
}

// settingsTable is the settings with where they came from.
func settingsTable(shown []config.Shown, w lang.Words) table.Table {
	t := table.Table{Columns: []table.Column{
		{ID: "setting", Head: w.Text("head.setting"), Kind: table.Text},
		{ID: "value", Head: w.Text("head.value"), Kind: table.Text},
		{ID: "from", Head: w.Text("head.from"), Kind: table.Text},
	}}
	for _, s := range shown {
		row := table.Row{}
		for _, text := range []string{s.Name, s.Value, fromWords(s.From, w)} {
			row.Cells = append(row.Cells, table.Cell{Text: text, Number: math.NaN()})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// fromWords says where a setting came from; names of files and of environment
// variables stand for themselves.
func fromWords(from string, w lang.Words) string {
	switch from {
	case config.FromFlag:
		return w.Text("setting.flag")
	case config.FromDefault:
		return w.Text("setting.default")
	default:
		return from
	}
}
