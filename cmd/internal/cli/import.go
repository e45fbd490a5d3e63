package cli

import (
	"cmp"
	"context"
	"io"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/render"
	"servgap/importers/problem"
)

// importOptions are the flags of import.
type importOptions struct {
	source   sourceFlags
	output   outputFlags
	allWaves bool
}

// longForms are the forms of answers in long form, the default first.
var longForms = []form{{"csv", ".csv"}, {"tsv", ".tsv"}, {"jsonl", ".jsonl"}}

func newImport(sh *shared) *cobra.Command {
	o := importOptions{output: outputFlags{forms: longForms}}
	cmd := &cobra.Command{
		Use:  "import [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runImport(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bindAnswers(cmd, sh.early)
	o.source.bindScores(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.allWaves, "all-waves", false, sh.early.Say("all waves of the project, in its order"))
	return cmd
}

func (sh *shared) runImport(ctx context.Context, path string, o *importOptions) error {
	if err := o.fit(path); err != nil {
		return err
	}
	in, err := sh.answerFiles(path, o)
	if err != nil {
		return err
	}
	defer in.discard()
	ctx = unsummed(ctx)
	c, err := in.check(ctx, sh.streams)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	sh.tell(c, w)
	return sh.deliverAnswers(ctx, in, &o.output)
}

// fit refuses flags that would go unheard.
func (o *importOptions) fit(path string) error {
	switch {
	case !o.allWaves:
	case path != "":
		return usage(problem.Say("leave out --all-waves, or the file to read the project"), problem.Say("--all-waves: a file that is named has no waves; accepted are the waves of a project"))
	case o.source.cmd.Flags().Changed(config.WaveID):
		return usage(problem.Say("leave out one of them"), problem.Say("found --all-waves and --wave; accepted is one of them"))
	}
	return o.source.fit(path)
}

// answerFiles are the files to be written: one, or those of the project if path
// is empty.
func (sh *shared) answerFiles(path string, o *importOptions) (*answerFiles, error) {
	if path != "" {
		if path == "-" && isTerminal(sh.streams.In) {
			return nil, usage(problem.Say("servgap import survey.csv, or: cat survey.csv | servgap import -"), problem.Say("nothing is piped in, and this terminal is no survey"))
		}
		if err := o.output.check(o.source.read(path)); err != nil {
			return nil, err
		}
		return fileAlone(path, &o.source)
	}
	project, err := sh.project()
	if err != nil {
		return nil, err
	}
	if project == nil {
		return nil, noProject("import", true)
	}
	if err := o.output.check(inputs(project)); err != nil {
		return nil, err
	}
	d, err := o.source.division.division()
	if err != nil {
		return nil, err
	}
	if o.allWaves {
		return filesOf(project, project.Waves, d), nil
	}
	wave, err := sh.wave(project)
	if err != nil {
		return nil, err
	}
	return filesOf(project, []config.Wave{wave}, d), nil
}

// deliverAnswers writes the answers to where the flags say. Files are finished,
// all or none, before anything is printed.
func (sh *shared) deliverAnswers(ctx context.Context, in *answerFiles, f *outputFlags) error {
	settings, err := sh.load()
	if err != nil {
		return err
	}
	write := func(form string, w io.Writer) error {
		if form == "jsonl" {
			return in.write(ctx, render.NewObjects(w, in.columns()))
		}
		d := render.Tab
		if form == "csv" {
			d = csvDialect(settings)
		}
		return in.write(ctx, render.NewStream(w, in.columns(), d))
	}
	var files []file
	for _, name := range f.files {
		files = append(files, file{name: name, private: true, write: func(w io.Writer) error { return write(formatOf(name), w) }})
	}
	if done, err := sh.save(files, f, wordsOf(settings)); done || err != nil {
		return err
	}
	return write(cmp.Or(f.format, "csv"), sh.printer())
}
