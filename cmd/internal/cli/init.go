package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/draft"
	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// initOptions are the flags of init.
type initOptions struct {
	columns                    importers.Columns
	encoding, delimiter, sheet string
	client                     string
	managers, staff, documents string
	speeders                   string
	yes, noInput, ask          bool
	print, update              bool
}

func newInit(sh *shared) *cobra.Command {
	o := initOptions{columns: importers.Columns{English: lang.English}}
	cmd := &cobra.Command{
		Use: "init [FILE...]",
		Args: func(_ *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return usage(problem.Plain("servgap init survey.xlsx"), problem.Say("the name of the file is empty; accepted is a name, or - for a pipe"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runInit(cmd.Context(), args, &o) },
	}
	w, flags := sh.early, cmd.Flags()
	flags.BoolVarP(&o.yes, "yes", "y", false, w.Say("take the guesses without a question"))
	flags.BoolVar(&o.noInput, "no-input", false, w.Say("ask nothing; what is needed and not known is an error"))
	flags.BoolVar(&o.ask, "ask", false, w.Say("ask, although the answers come through a pipe"))
	flags.BoolVar(&o.print, "print", false, w.Say("print servgap.yaml and write nothing"))
	flags.BoolVar(&o.update, "update", false, w.Say("make the project anew of the files of its current wave"))
	flags.StringVar(&o.client, "client", "", w.Say("who the survey is for; stands above each table"))
	flags.StringVar(&o.managers, "managers", "", w.Say("file with the answers of managers"))
	flags.StringVar(&o.staff, "staff", "", w.Say("file with the answers of staff"))
	flags.StringVar(&o.documents, "documents", "", w.Say("file with what documents say"))
	flags.StringVar(&o.speeders, "speeders", "", w.Say("leave out answers given in fewer seconds"))
	repeated(flags, &o.columns.Expected, "expected", "", w.Say("columns of what was expected: e1:e23, 'E_*', AC:AG or names with commas; may be repeated"))
	repeated(flags, &o.columns.Perceived, "perceived", "", w.Say("columns of what was perceived, likewise"))
	repeated(flags, &o.columns.Adequate, "adequate", "", w.Say("columns of the least that is accepted, for a zone of tolerance, as with --expected"))
	flags.StringVar(&o.columns.Scale, "scale", "", w.Say("scale of the answers: 1-7, -3..3, 0..100/0.01"))
	flags.StringVar(&o.columns.Preset, "preset", "", problem.Say("instrument: %s, or none", problem.Comma(survey.Presets())).In(w))
	flags.BoolVar(&o.columns.DropUnpaired, "drop-unpaired", false, w.Say("leave out columns without their counterpart"))
	separated(flags, &o.columns.DontKnow, "dont-know", "", w.Say("answers that say \"don't know\", such as 99"))
	separated(flags, &o.columns.NotApplicable, "not-applicable", "", w.Say("answers that say \"not applicable\""))
	flags.StringVar(&o.encoding, "encoding", "", w.Say("encoding of a text file, if it is not recognised"))
	flags.StringVar(&o.delimiter, "delimiter", "", w.Say("character between cells: , ; | or tab"))
	flags.StringVar(&o.sheet, "sheet", "", w.Say("sheet of a workbook"))
	completeFlag(cmd, "preset", append(survey.Presets(), importers.NoPreset))
	return cmd
}

// initRun is one run of init.
type initRun struct {
	sh     *shared
	o      *initOptions
	w      lang.Words
	asker  *asker                           // nil asks nothing
	target string                           // the servgap.yaml
	lang   string                           // of a project that is made anew
	scale  string                           // likewise, if it is of numbers
	kept   map[survey.Construct]config.Spec // likewise, its columns
	files  []groupFile                      // the customers' last wave first
	// incidents are tables of complaints, of no role.
	incidents []groupFile
	source    *importers.Source
	layout    importers.Layout
	known     bool // the scale is
	choose    draft.Choices
}

func (sh *shared) runInit(ctx context.Context, args []string, o *initOptions) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	r := &initRun{sh: sh, o: o, w: w, target: sh.initTarget(), kept: make(map[survey.Construct]config.Spec)}
	if err := r.check(); err != nil {
		return err
	}
	if err := r.assign(args); err != nil {
		return err
	}
	if o.ask || !o.yes && !o.noInput && isTerminal(sh.streams.In) && isTerminal(sh.streams.Err) {
		r.asker = newAsker(ctx, sh)
	}
	project, err := r.draft(ctx)
	if err != nil {
		return err
	}
	return r.finish(ctx, project)
}

// initTarget is the file that init writes: the one that --config or the environment
// names, else servgap.yaml in this folder.
func (sh *shared) initTarget() string {
	for _, path := range []string{sh.config, os.Getenv(configVariable)} {
		if path != "" {
			return path
		}
	}
	return config.FileName
}

func (r *initRun) check() error {
	o := r.o
	if _, ok := delimiterOf(o.delimiter); !ok {
		return usage(problem.Plain(`--delimiter ";"`), problem.Say("--delimiter: found %q, accepted is one character or the word tab", o.delimiter))
	}
	if o.yes && o.ask || o.noInput && o.ask {
		return usage(problem.Say("leave one of them out"), problem.Say("--ask and --yes or --no-input say the opposite"))
	}
	if seconds, ok := survey.ParseDecimal(o.speeders); o.speeders != "" && (!ok || seconds.Unscaled <= 0 || strings.Contains(o.speeders, ",")) {
		return usage(problem.Plain("--speeders 60"), problem.Say("--speeders: found %q, accepted is a number of seconds", o.speeders))
	}
	info, err := os.Stat(filepath.Dir(r.target))
	if err != nil || !info.IsDir() {
		return usage(problem.Say("make the folder first"), problem.Say("there is no folder %s to write the project into", filepath.Dir(r.target)))
	}
	return nil
}

// surveyEndings are those of files that init looks for where none is named.
var surveyEndings = []string{".csv", ".tsv", ".xlsx"}

// mostShown bounds the names that a message lists.
const mostShown = 12

// draft makes the project: of the file, of the guesses, and of what is answered.
func (r *initRun) draft(ctx context.Context) (*draft.Project, error) {
	customers := r.files[0]
	source, err := r.open(customers)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	r.source = source
	origin, err := r.origin(customers)
	if err != nil {
		return nil, err
	}
	r.choose = draft.Choices{Origin: origin, Columns: r.o.columns}
	client, code := r.o.client, r.lang
	if r.asker != nil {
		if client, code, err = r.askHead(client, code); err != nil {
			return nil, err
		}
	}
	if err := r.find(); err != nil {
		return nil, err
	}
	if r.asker != nil {
		if err := r.askDetails(); err != nil {
			return nil, err
		}
	}
	r.tellAssumed()
	r.choose.ScaleKnown = r.known
	if r.choose.Found, err = r.inspect(ctx, customers); err != nil {
		return nil, err
	}
	project, problems := draft.Customers(source, &r.layout, r.choose, r.w)
	project.Client = oneLine(client)
	if code != "" && code != project.Lang {
		project.Lang, project.LangNote = code, ""
	}
	r.speeders(project)
	for _, file := range r.files[1:] {
		more, err := r.group(project, file)
		if err != nil {
			return nil, err
		}
		problems = append(problems, more...)
	}
	if problems.Fatal() {
		return nil, problems
	}
	if err := r.addIncidents(project); err != nil {
		return nil, err
	}
	r.sh.printProblems(problems, ExitOK)
	return project, nil
}

// tellAssumed says what was concluded from the names and words of the columns.
func (r *initRun) tellAssumed() {
	if r.sh.quiet || r.sh.errors == "json" {
		return
	}
	for _, a := range r.layout.Assumed {
		fmt.Fprintln(r.sh.streams.Err, r.w.Text("told.assumed", "what", assumedWords(a, r.w)))
	}
}

// group adds another file to the project.
func (r *initRun) group(project *draft.Project, file groupFile) (problem.List, error) {
	source, err := r.open(file)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	origin, err := r.origin(file)
	if err != nil {
		return nil, err
	}
	return project.Group(source, file.role, origin, r.w), nil
}

// speeders leaves out quick answers, if that was asked for.
func (r *initRun) speeders(project *draft.Project) {
	customers := &project.Groups[0]
	if r.o.speeders == "" || customers.Duration == "" {
		return
	}
	customers.Exclude = append(customers.Exclude, draft.Exclude{Column: customers.Duration, Below: r.o.speeders})
	customers.Duration = ""
}

// unsaid are the codes of what a file does not say and a question or a flag can.
var unsaid = []string{"E-COL-NONE", "E-PAIR-SIDE", "E-PAIR-MISSING", "E-LABEL-SET", "E-SCALE-NONE"}

// schema is the file of the schema beside the project, for editors, and whether it is
// there.
func (r *initRun) schema() (path string, known bool) {
	path = filepath.Join(filepath.Dir(r.target), schemaName)
	_, err := os.Stat(path)
	return path, err == nil
}

// finish prints or writes the project, and shows what it gives.
func (r *initRun) finish(ctx context.Context, p *draft.Project) error {
	schema, known := r.schema()
	if known || !r.o.print {
		p.Schema = schemaName
	}
	data := p.Bytes(r.w)
	name := r.target
	_, err := os.Lstat(name)
	exists := err == nil
	if exists {
		name += ".new"
	}
	lacking := r.lacking(p, name)
	if len(lacking) > 0 && !r.o.yes {
		return lacking
	}
	if len(lacking) == 0 {
		if _, faults := config.Parse(name, data); len(faults) > 0 {
			return faults.List()
		}
	}
	if r.o.print {
		if err := r.sh.print(data); err != nil || len(lacking) == 0 {
			return err
		}
		return lacking
	}
	if exists {
		done, err := r.difference(name, data)
		if done || err != nil {
			return err
		}
	}
	files, names := []file{whole(name, data)}, []string{problem.Clean(name)}
	if !known {
		files, names = append(files, whole(schema, config.Schema())), append(names, problem.Clean(schema))
	}
	if err := writeFiles(r.sh.streams.disk, files); err != nil {
		return err
	}
	if !r.sh.quiet {
		fmt.Fprintln(r.sh.streams.Err, r.w.Text("told.wrote", "files", strings.Join(names, ", ")))
	}
	if len(lacking) > 0 {
		return lacking
	}
	return r.show(ctx, name, exists)
}
