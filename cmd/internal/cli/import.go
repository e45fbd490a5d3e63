package cli

import (
	"cmp"
	"context"
	"io"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/render"
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
		Use:   "import [FILE]",
		Short: "The answers themselves, one row an answer, for other programs",
		Long: `Writes the answers of a survey file, or of the project's current wave, in long form:
one row for each respondent, question and item, with the meaning of the column beside
the answer. Every file is checked before the first row is written; the order is that
of the files and their rows. Text files of any length need about 30 MB, and 80 MB more
for each million respondents with ids. What comes through a pipe is kept in a
temporary file meanwhile.

The output is confidential: it is answers respondent by respondent, and --min-cell
hides none of them. A new file of -o is for its owner alone. Free text is never written: only columns that the project or the
flags map are.

Columns of csv and tsv, keys of jsonl:
  schema       servgap.answers/1
  wave, group  ids of the project; of a file alone no wave and the group customers
  file, sheet  where the answer stands, sheet empty for text files
  row          its row, as a spreadsheet shows it
  respondent   from the column that servgap.yaml names as respondent, else empty
  construct    expected, adequate, perceived, delivered, standard, belief,
               staff_belief, promised or self_rated; points for importance in points
               of 100; outcome for a question about the whole; direct_service and
               others for a gap that was rated directly
  step         the step of the construct: expected, perceived, delivery, standards,
               management or communication; empty for points and outcomes
  dimension    id of the dimension, empty for outcomes and where there are none
  item         id of the item or outcome, empty for points and ratings by dimension
  label        the item's or dimension's own words, whatever --lang says
  value        the answer on its scale, after reversal; empty (jsonl: null) if missing
  missing      why: not_answered, not_applicable, dont_know, not_shown or, of points
               that do not add up, points_not_100; empty if answered
  reversed     true where the item is worded the other way round, so that the value is
               lowest + highest - the answer in the file
  segment_X    one for each column X that a group of the project lists as segments`,
		Example: `  servgap import survey.csv | head
  servgap import --all-waves -o answers.csv -o answers.jsonl
  servgap import --all-waves | duckdb -c "
    SELECT wave, construct, dimension, avg(value) FROM read_csv('/dev/stdin')
    WHERE step <> '' GROUP BY ALL ORDER BY ALL"
  servgap import -f jsonl | jq -r 'select(.missing == "dont_know") | .item' | sort | uniq -c`,
		Args: fileOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runImport(cmd.Context(), first(args), &o)
		},
	}
	o.source.bind(cmd)
	o.source.division.bindWhere(cmd)
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.allWaves, "all-waves", false, "all waves of the project, in its order")
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
	c, err := in.check(ctx, sh.streams.In)
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
		return usagef("leave out --all-waves, or the file to read the project", "--all-waves: a file that is named has no waves")
	case o.source.cmd.Flags().Changed(config.WaveID):
		return usagef("leave out one of them", "found --all-waves and --wave; accepted is one of them")
	}
	return o.source.fit(path)
}

// answerFiles are the files to be written: one, or those of the project if path
// is empty.
func (sh *shared) answerFiles(path string, o *importOptions) (*answerFiles, error) {
	if path != "" {
		if path == "-" && isTerminal(sh.streams.In) {
			return nil, usagef("servgap import survey.csv, or: cat survey.csv | servgap import -", "nothing is piped in, and this terminal is no survey")
		}
		if err := o.output.check([]string{path}); err != nil {
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
			d = dialect(settings)
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
