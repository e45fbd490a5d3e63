package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/demo"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/questionnaire"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// questionnaireFolder is where the questionnaires go if no folder is named.
const questionnaireFolder = "questionnaires"

// questionnaireOptions are the choices of the questionnaire command.
type questionnaireOptions struct {
	formats, roles []string
	folder, preset string
	inside         bool
}

func newQuestionnaire(sh *shared) *cobra.Command {
	o := questionnaireOptions{}
	cmd := &cobra.Command{
		Use: "questionnaire",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(problem.Plain("servgap questionnaire -o "+shellWord(args[0])), problem.Say("found %s, and the command takes no files", quoted(args[0])))
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return sh.runQuestionnaire(&o) },
	}
	w, flags := sh.early, cmd.Flags()
	separated(flags, &o.formats, "format", "f", problem.Say("%s; default: all of them", problem.Comma(formatNames())).In(w))
	separated(flags, &o.roles, "for", "", problem.Say("%s; default: all of them", problem.Comma(roleNames())).In(w))
	flags.StringVarP(&o.folder, "output", "o", questionnaireFolder, w.Say("folder of the files"))
	flags.StringVar(&o.preset, "preset", "", problem.Say("instrument: %s; default: the project's, else servqual-1991", problem.Comma(survey.Presets())).In(w))
	flags.BoolVar(&o.inside, "inside", false, w.Say("ask managers and staff of the company itself, too: servgap help antecedents"))
	completeFlag(cmd, "format", formatNames())
	completeFlag(cmd, "for", roleNames())
	completeFlag(cmd, "preset", survey.Presets())
	return cmd
}

func formatNames() []string {
	var names []string
	for _, format := range questionnaire.Formats() {
		names = append(names, format.Name)
	}
	return names
}

// roleNames are the groups that are asked; documents are read.
func roleNames() []string {
	return []string{string(survey.Customers), string(survey.Managers), string(survey.Staff)}
}

// check looks at the flags before any work.
func (o *questionnaireOptions) check() error {
	for _, flag := range []struct {
		name   string
		values []string
		known  []string
	}{{"format", o.formats, formatNames()}, {"for", o.roles, roleNames()}} {
		for _, value := range flag.values {
			if !slices.Contains(flag.known, value) {
				return unknownName(problem.Say("--%s: found %s, which is none of them", flag.name, quoted(value)), value, flag.known, problem.Plain("--"+flag.name+" "+flag.known[0]))
			}
		}
	}
	return nil
}

func (sh *shared) runQuestionnaire(o *questionnaireOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	asked, err := sh.askedGroups(o)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	files, err := o.files(asked, w)
	if err != nil {
		return err
	}
	if err := writeNew(sh.streams.disk, o.folder, files); err != nil {
		return err
	}
	sh.tellForms(o, asked, files, w)
	return nil
}

// files are the questionnaires, one for each group and format.
func (o *questionnaireOptions) files(asked []askedGroup, w lang.Words) ([]demo.File, error) {
	var files []demo.File
	for _, group := range asked {
		form := questionnaire.Of(group.Questionnaire, group.columns, w)
		for _, format := range questionnaire.Formats() {
			if o.formats != nil && !slices.Contains(o.formats, format.Name) {
				continue
			}
			if err := group.fit(format); err != nil {
				return nil, err
			}
			data, err := format.Write(form)
			if err != nil {
				return nil, err
			}
			files = append(files, demo.File{Path: questionnaire.File(group.Group.Role, w) + format.Ending, Data: data})
		}
	}
	return files, nil
}

// writeNew writes files into a folder, all or none, and replaces nothing: answers may
// have been typed into a form.
func writeNew(d disk, folder string, files []demo.File) error {
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		return writeFolder(d, filepath.Clean(folder), files)
	}
	var outputs []file
	for _, f := range files {
		name := filepath.Join(folder, f.Path)
		if _, err := os.Lstat(name); err == nil {
			return usage(problem.Plain("servgap questionnaire -o another-folder"), problem.Say("%s is there already, and nothing is overwritten; accepted is a new name", name))
		}
		outputs = append(outputs, whole(name, f.Data))
	}
	return writeFiles(d, outputs)
}

// tellForms says what was written, what is not in it, and what to do with the answers.
func (sh *shared) tellForms(o *questionnaireOptions, asked []askedGroup, files []demo.File, w lang.Words) {
	if sh.quiet {
		return
	}
	fmt.Fprintln(sh.streams.Err, w.Text("told.wrote", "files", problem.Clean(o.folder)))
	for _, f := range files {
		fmt.Fprintf(sh.streams.Err, "  %s\n", f.Path)
	}
	next := "servgap init"
	for _, group := range asked {
		if len(group.left) > 0 {
			fmt.Fprintln(sh.streams.Err, w.Text("form.left_out", "group", questionnaire.File(group.Group.Role, w), "what", problem.Clean(strings.Join(group.left, ", "))))
		}
		ending := ".csv"
		if slices.Equal(o.formats, []string{"xlsx"}) {
			ending = ".xlsx" // the answers are typed into the form itself
		}
		next += " " + questionnaire.File(group.Group.Role, w) + ending
	}
	if asked[0].project {
		fmt.Fprintln(sh.streams.Err, w.Text("form.next_wave", "file", problem.Clean(sh.config)))
		return
	}
	if asked[0].Group.Role == survey.Customers { // with whom a project begins
		fmt.Fprintln(sh.streams.Err, w.Text("form.next", "command", next))
	}
}
