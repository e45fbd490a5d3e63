package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/demo"
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
commas. Its names and answers are in the language of --lang: nb, sv, da or en. Between
the waves the responsiveness of the service falls by half a point.`,
		Example: `  servgap demo
  servgap demo --lang nb
  cd ` + demoFolder + ` && servgap analyze`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			folder := demoFolder
			if len(args) == 1 {
				folder = args[0]
			}
			return sh.runDemo(folder)
		},
	}
}

func (sh *shared) runDemo(folder string) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	lang := w.Code()
	if !slices.Contains(demo.Languages(), lang) {
		lang = demo.Languages()[0] // Nynorsk readers read Bokmål
	}
	if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return usagef("servgap demo another-folder", "%s is there already, and nothing is overwritten", folder)
	}
	files, err := demo.Files(lang)
	if err != nil {
		return err
	}
	files = append(files, demo.File{Path: "servgap.schema.json", Data: config.Schema()})
	if err := writeFolder(folder, files); err != nil {
		return outputError{folder, err}
	}
	if !sh.quiet {
		fmt.Fprintf(sh.streams.Err, "Wrote %s\n", folder)
		for _, f := range files {
			fmt.Fprintf(sh.streams.Err, "  %s\n", f.Path)
		}
		fmt.Fprintf(sh.streams.Err, "Next: cd %s && servgap analyze\n", shellWord(folder))
	}
	return nil
}

// writeFolder writes a new folder with its files, whole or not at all: under a
// temporary name beside it, which is renamed at the end.
func writeFolder(folder string, files []demo.File) error {
	temporary, err := os.MkdirTemp(filepath.Dir(folder), "."+filepath.Base(folder)+".*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary) // gone already if it was renamed
	for _, f := range files {
		path := filepath.Join(temporary, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	return os.Rename(temporary, folder)
}
