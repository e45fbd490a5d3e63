package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/demo"
	"servgap/importers/problem"
)

// demoFolder is where the sample project goes if no folder is named.
const demoFolder = "servgap-demo"

func newDemo(sh *shared) *cobra.Command {
	return &cobra.Command{
		Use: "demo [FOLDER]",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage(problem.Say("name one folder"), problem.Say("found %d folders, accepted is one", len(args)))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "" {
				return usage(problem.Plain("servgap demo"), problem.Say("the name of the folder is empty; accepted is a name"))
			}
			return sh.runDemo(cmp.Or(first(args), demoFolder))
		},
	}
}

func (sh *shared) runDemo(folder string) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	lang := w.Code()
	folder = filepath.Clean(folder)
	switch _, err := os.Lstat(folder); {
	case err == nil:
		return usage(problem.Plain("servgap demo another-folder"), problem.Say("%s is there already, and nothing is overwritten; accepted is a new name", folder))
	case !errors.Is(err, fs.ErrNotExist):
		return outputError{name: problem.Plain(folder), err: err}
	}
	files, err := demo.Files(lang)
	if err != nil {
		return err
	}
	files = append(files, demo.File{Path: schemaName, Data: config.Schema()})
	if err := writeFolder(sh.streams.disk, folder, files); err != nil {
		return err
	}
	if !sh.quiet {
		fmt.Fprintln(sh.streams.Err, w.Text("told.wrote", "files", problem.Clean(folder)))
		for _, f := range files {
			fmt.Fprintf(sh.streams.Err, "  %s\n", f.Path)
		}
		fmt.Fprintln(sh.streams.Err, w.Text("told.next", "command", "cd "+problem.Clean(shellWord(folder))+" && servgap analyze"))
	}
	return nil
}
