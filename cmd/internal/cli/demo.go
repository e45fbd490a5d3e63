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
		Use:   "demo [FOLDER]",
		Short: "Write a sample project: customers, managers and staff in two waves",
		Long: `Writes a sample project of made-up answers into FOLDER (` + demoFolder + ` if none is
named), which must not exist yet: servgap.yaml, customers, managers and staff in two
waves, one of them as a workbook with answers in words, one as CSV with decimal
commas. Its names and answers are in the language of --lang: nb, nn, sv, da
or en. Between the waves the responsiveness of the service falls by half a point.`,
		Example: `  servgap demo
  servgap demo --lang nb
  cd ` + demoFolder + ` && servgap analyze`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "" {
				return usagef("servgap demo", "the name of the folder is empty")
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
		return usagef("servgap demo another-folder", "%s is there already, and nothing is overwritten", folder)
	case !errors.Is(err, fs.ErrNotExist):
		return outputError{name: folder, err: err}
	}
	files, err := demo.Files(lang)
	if err != nil {
		return err
	}
	files = append(files, demo.File{Path: schemaName, Data: config.Schema()})
	if err := writeFolder(folder, files); err != nil {
		return outputError{name: folder, err: err}
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

// writeFolder writes a new folder with its files, whole or not at all: under a
// temporary name beside it, which is renamed at the end.
func writeFolder(folder string, files []demo.File) error {
	temporary, err := unused(filepath.Dir(folder), func(name string) error { return os.Mkdir(name, 0o777) })
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary) // gone already if it was renamed
	for _, f := range files {
		path := filepath.Join(temporary, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := writeFiles([]file{whole(path, f.Data)}); err != nil {
			return err
		}
	}
	if err := os.Rename(temporary, folder); err != nil {
		return err
	}
	syncFolder(filepath.Dir(folder))
	return nil
}
