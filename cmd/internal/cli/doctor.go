package cli

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"servgap/importers/problem"
)

// The states of a check.
const (
	stateOK    = "ok"
	stateLook  = "look"
	stateWrong = "wrong"
)

// check is one thing that doctor looks at, with what was found and what to do.
type check struct {
	id, state string
	found     problem.Text
	remedy    problem.Text
}

// unsound is that something is wrong, which has been told.
type unsound struct{}

func (unsound) Error() string { return "something is wrong" }

func newDoctor(sh *shared) *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:  "doctor",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			changed := func(name string) bool {
				f := cmd.Flags().Lookup(name)
				return f != nil && f.Changed
			}
			return sh.runDoctor(format, changed)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "table", problem.Or(doctorForms()).In(sh.early))
	completeFlag(cmd, "format", doctorForms())
	return cmd
}

func (sh *shared) runDoctor(format string, changed func(string) bool) error {
	if !slices.Contains(doctorForms(), format) {
		return wrongChoice("--format", format, doctorForms())
	}
	checks := sh.checkAll(changed)
	data, err := sh.doctorPage(checks, format)
	if err != nil {
		return err
	}
	write := sh.print
	if format == "table" {
		write = sh.say
	}
	if err := write(data); err != nil {
		return err
	}
	if slices.ContainsFunc(checks, func(c check) bool { return c.state == stateWrong }) {
		return unsound{}
	}
	return nil
}

func doctorForms() []string { return []string{"table", "csv", "json"} }

func (sh *shared) doctorPage(checks []check, format string) ([]byte, error) {
	switch format {
	case "csv":
		return doctorCSV(checks)
	case "json":
		return doctorJSON(checks), nil
	default:
		return doctorText(checks, sh.spoken(), sh.textWidth()), nil
	}
}

// textWidth is how wide a text is that is no table: as the terminal, or without limit.
func (sh *shared) textWidth() int {
	settings, err := sh.load()
	if err != nil {
		return sh.width
	}
	return sh.style(settings).Width
}

// checkAll looks at the terminal, then at what the user has set, then at the project
// and its folder, then at the machine.
func (sh *shared) checkAll(changed func(string) bool) []check {
	project, projectCheck := sh.checkProject()
	folder := "."
	if project != nil {
		folder = filepath.Dir(project.Path)
	}
	checks := sh.checkTerminal()
	checks = append(checks, checkLocale(), sh.checkLanguage(changed, project), sh.checkSettings(changed, project))
	checks = append(append(checks, checkVariables()...), projectCheck)
	checks = append(checks, checkFiles(project, sh.limits())...)
	checks = append(append(checks, checkWriting(sh.streams.disk, folder), checkSpace(folder)), checkMachine()...)
	return append(checks, check{"version", stateOK, problem.Plain(versionLine()), problem.Text{}})
}
