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
	o := initOptions{}
	cmd := &cobra.Command{
		Use: "init [FILE...]",
		Args: func(_ *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return usage(problem.Plain("servgap init survey.xlsx"), problem.Say("the name of the file is empty"))
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
	flags.StringArrayVar(&o.columns.Expected, "expected", nil, w.Say("columns of what was expected: e1:e23, 'E_*' or names with commas; may be repeated"))
	flags.StringArrayVar(&o.columns.Perceived, "perceived", nil, w.Say("columns of what was perceived, likewise"))
	flags.StringArrayVar(&o.columns.Adequate, "adequate", nil, w.Say("columns of the least that is accepted, for a zone of tolerance, as with --expected"))
	flags.StringVar(&o.columns.Scale, "scale", "", w.Say("scale of the answers: 1-7, -3..3, 0..100/0.01"))
	flags.StringVar(&o.columns.Preset, "preset", "", problem.Say("instrument: %s, or none", problem.Comma(survey.Presets())).In(w))
	flags.BoolVar(&o.columns.DropUnpaired, "drop-unpaired", false, w.Say("leave out columns without their counterpart"))
	flags.StringSliceVar(&o.columns.DontKnow, "dont-know", nil, w.Say("answers that say \"don't know\", such as 99"))
	flags.StringSliceVar(&o.columns.NotApplicable, "not-applicable", nil, w.Say("answers that say \"not applicable\""))
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
	files  map[survey.Role]string
	source *importers.Source
	layout importers.Layout
	known  bool // the scale is
	choose draft.Choices
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

// assign finds out whose answers each file holds.
func (r *initRun) assign(args []string) error {
	r.files = make(map[survey.Role]string)
	for _, named := range []struct {
		role survey.Role
		file string
	}{{survey.Managers, r.o.managers}, {survey.Staff, r.o.staff}, {survey.Documents, r.o.documents}} {
		if named.file != "" {
			r.files[named.role] = named.file
		}
	}
	if len(args) == 0 && r.o.update {
		return r.assignOfProject()
	}
	if len(args) == 0 {
		file, err := r.onlyFile()
		if err != nil {
			return err
		}
		args = []string{file}
	}
	for i, file := range args {
		role := draft.RoleOf(file)
		if role == "" || len(args) == 1 {
			role = survey.Customers
		}
		if other, taken := r.files[role]; taken {
			return usage(problem.Say("servgap init customers.csv --managers managers.csv --staff staff.csv; further waves are added to waves by hand"),
				problem.Say("found %s and %s, which would both be the file of %s; accepted is one for each group", other, args[i], role))
		}
		r.files[role] = file
	}
	if r.files[survey.Customers] == "" {
		return usage(problem.Say("servgap init customers.csv --managers managers.csv --staff staff.csv; further waves are added to waves by hand"),
			problem.Say("none of the files is that of customers by its name; every gap is measured from what they say"))
	}
	return nil
}

// assignOfProject takes the files of the current wave of the project that is there.
func (r *initRun) assignOfProject() error {
	p, problems := config.Read(r.target)
	if p == nil {
		return problems
	}
	for _, wave := range p.Waves {
		if wave.ID != p.Current.Value {
			continue
		}
		for _, g := range p.Groups {
			for _, f := range wave.Files {
				if f.Group.Value == g.ID && r.files[g.Role] == "" {
					r.files[g.Role] = shortest(filePath(p, f))
				}
			}
		}
	}
	if r.files[survey.Customers] == "" {
		return noProject("init", true)
	}
	r.keep(p)
	return nil
}

// keep takes over what was said in the project that is there and no file says: the
// client, the language and the scale of numbers.
func (r *initRun) keep(p *config.Project) {
	if r.o.client == "" {
		r.o.client = p.Client
	}
	r.lang = p.Lang.Value
	for _, g := range p.Groups {
		if g.Role != survey.Customers {
			continue
		}
		for _, spec := range g.Specs(p.Instrument.Survey) {
			r.kept[spec.Construct] = spec
		}
	}
	if r.o.columns.Scale == "" && len(p.Labels) == 0 {
		for _, s := range p.Scales {
			if s.ID == config.DefaultScale {
				r.scale = s.Scale.String()
			}
		}
	}
}

// surveyEndings are those of files that init looks for where none is named.
var surveyEndings = []string{".csv", ".tsv", ".xlsx"}

// onlyFile is the survey file of the folder, if there is just one.
func (r *initRun) onlyFile() (string, error) {
	entries, err := os.ReadDir(filepath.Dir(r.target))
	if err != nil {
		return "", outputError{name: problem.Plain(filepath.Dir(r.target)), err: err}
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "~$") && slices.Contains(surveyEndings, strings.ToLower(filepath.Ext(e.Name()))) {
			files = append(files, filepath.Join(filepath.Dir(r.target), e.Name()))
		}
	}
	switch len(files) {
	case 1:
		return files[0], nil
	case 0:
		return "", usage(problem.Say("servgap init survey.xlsx, or servgap demo for a sample project"), problem.Say("there is no survey file in this folder, and none was named"))
	default:
		return "", usage(problem.Say("name that of the customers first: servgap init %s", shellWord(files[0])), problem.Say("found %d survey files in this folder (%s), and none was named", problem.Count(len(files)), problem.Comma(files[:min(len(files), mostShown)])))
	}
}

// mostShown bounds the names that a message lists.
const mostShown = 12

// draft makes the project: of the file, of the guesses, and of what is answered.
func (r *initRun) draft(ctx context.Context) (*draft.Project, error) {
	path := r.files[survey.Customers]
	if path == "-" {
		return nil, usage(problem.Say("save it as a file first"), problem.Say("a project reads files, not standard input"))
	}
	source, err := r.open(path)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	r.source = source
	relative, err := r.relative(path)
	if err != nil {
		return nil, err
	}
	r.choose = draft.Choices{Path: relative, Columns: r.o.columns, Encoding: r.o.encoding, Delimiter: r.o.delimiter}
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
	if r.choose.Found, err = r.inspect(ctx, path); err != nil {
		return nil, err
	}
	project, problems := draft.Customers(source, &r.layout, r.choose, r.w)
	project.Client = oneLine(client)
	if code != "" && code != project.Lang {
		project.Lang, project.LangNote = code, ""
	}
	r.speeders(project)
	for _, role := range []survey.Role{survey.Managers, survey.Staff, survey.Documents} {
		if file := r.files[role]; file != "" {
			more, err := r.group(project, role, file)
			if err != nil {
				return nil, err
			}
			problems = append(problems, more...)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
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

// open opens the customers' file as the flags say.
func (r *initRun) open(path string) (*importers.Source, error) {
	delimiter, _ := delimiterOf(r.o.delimiter)
	return importers.Open(path, nil, importers.OpenOptions{Encoding: r.o.encoding, Delimiter: delimiter, Sheet: r.o.sheet})
}

// inspect reads the whole of the customers' file, for what the first rows do not show.
func (r *initRun) inspect(ctx context.Context, path string) (importers.Inspection, error) {
	source, err := r.open(path)
	if err != nil {
		return importers.Inspection{}, err
	}
	defer source.Close()
	settings, err := r.sh.load()
	if err != nil {
		return importers.Inspection{}, err
	}
	return importers.Inspect(ctx, source, importers.InspectOptions{Least: settings.MinCell, Columns: r.choose.Columns})
}

// group adds another group to the project.
func (r *initRun) group(project *draft.Project, role survey.Role, file string) (problem.List, error) {
	source, err := importers.Open(file, nil, importers.OpenOptions{})
	if err != nil {
		return nil, err
	}
	defer source.Close()
	relative, err := r.relative(file)
	if err != nil {
		return nil, err
	}
	return project.Group(source, role, relative, r.w), nil
}

// relative is a file as the project names it: from its own folder, with slashes.
func (r *initRun) relative(path string) (string, error) {
	folder, err := filepath.Abs(filepath.Dir(r.target))
	if err != nil {
		return "", err
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	relative, err := filepath.Rel(folder, whole)
	if err != nil {
		relative = whole
	}
	relative = filepath.ToSlash(relative)
	if relative != oneLine(relative) {
		return "", usage(problem.Say("give the file a name without line breaks and invisible characters"), problem.Say("the name %s cannot be written in servgap.yaml", quoted(path)))
	}
	return relative, nil
}

// oneLine is a text as servgap.yaml accepts it.
func oneLine(text string) string { return problem.Clean(strings.Join(strings.Fields(text), " ")) }

// speeders leaves out quick answers, if that was asked for.
func (r *initRun) speeders(project *draft.Project) {
	customers := &project.Groups[0]
	if r.o.speeders == "" || customers.Duration == "" {
		return
	}
	customers.Exclude = append(customers.Exclude, draft.Exclude{Column: customers.Duration, Below: r.o.speeders})
	customers.Duration = ""
}

// find finds the layout of the customers' file, and asks for what it does not say.
func (r *initRun) find() error {
	for {
		layout, problems := importers.Find(r.source, r.choose.Columns)
		if (len(problems) > 0 || len(layout.Questionnaire.Constructs) < 2) && r.useKept() {
			continue
		}
		if r.useScale(layout, problems) {
			continue
		}
		if len(problems) == 0 {
			r.layout, r.known = layout, true
			return nil
		}
		if r.asker == nil {
			return r.findUnscaled(problems)
		}
		if err := r.askFor(problems); err != nil {
			return err
		}
	}
}

// useKept names the columns as the project that is made anew does, where the names in
// the file do not say both sides. It is done once.
func (r *initRun) useKept() bool {
	c := &r.choose.Columns
	if c.Expected != nil || c.Perceived != nil {
		return false
	}
	expected, perceived := r.columnsOf(survey.Expected), r.columnsOf(survey.Perceived)
	if expected == nil || perceived == nil {
		return false
	}
	c.Expected, c.Perceived = expected, perceived
	return true
}

// useScale takes the scale of the project that is made anew, where the file says
// another or none. It is done once.
func (r *initRun) useScale(layout importers.Layout, problems problem.List) bool {
	c := &r.choose.Columns
	other := len(problems) == 1 && problems[0].Code == "E-SCALE-NONE" || len(problems) == 0 && layout.Questionnaire.Instrument.Scale.String() != r.scale
	if r.scale == "" || c.Scale != "" || !other {
		return false
	}
	c.Scale = r.scale
	return true
}

// columnsOf are the columns of a construct in the project that is made anew, as
// --expected takes them.
func (r *initRun) columnsOf(construct survey.Construct) []string {
	spec := r.kept[construct]
	if spec.First != "" {
		return []string{spec.First + ":" + spec.Last}
	}
	var names []string
	for _, cell := range spec.Cells {
		if at := slices.IndexFunc(cell.Names, r.source.Has); at >= 0 {
			names = append(names, cell.Names[at])
		}
	}
	return names
}

// unsaid are the codes of what a file does not say and a question or a flag can.
var unsaid = []string{"E-COL-NONE", "E-PAIR-SIDE", "E-PAIR-MISSING", "E-LABEL-SET", "E-SCALE-NONE"}

// findUnscaled finds the layout of a file of which the scale alone is not known. The
// project then has a line to fill in, if that was asked for.
func (r *initRun) findUnscaled(problems problem.List) error {
	for i := range problems {
		if slices.Contains(unsaid, problems[i].Code) {
			problems[i].Kind = problem.Usage // it is for the user to say
		}
	}
	if !r.o.yes || len(problems) != 1 || problems[0].Code != "E-SCALE-NONE" {
		return problems
	}
	columns := r.choose.Columns
	columns.Scale = "1-7"
	layout, others := importers.Find(r.source, columns)
	if len(others) > 0 {
		return problems
	}
	r.layout = layout
	return nil
}

// lacking is what the project cannot do without and nobody knows.
func (r *initRun) lacking(p *draft.Project, file string) problem.List {
	var list problem.List
	scale, labels := p.Missing()
	if scale {
		list = append(list, problem.Problem{
			Kind: problem.Usage, Code: "E-INIT-SCALE", File: file,
			Message: problem.Say("the scale of the answers is not known, and nothing was guessed"),
			Fix:     problem.Say("fill in the line of scales, or say it: --scale MIN-MAX"),
		})
	}
	for _, construct := range labels {
		list = append(list, problem.Problem{
			Kind: problem.Usage, Code: "E-INIT-LABELS", File: file,
			Message: problem.Say("the answers to %s are words of no set that is known, and nothing was guessed", construct),
			Fix:     problem.Say("put the words of labels in order, the lowest first, and take the # away"),
		})
	}
	return list
}

// finish prints or writes the project, and shows what it gives.
func (r *initRun) finish(ctx context.Context, p *draft.Project) error {
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
	if err := writeFiles([]file{whole(name, data)}); err != nil {
		return err
	}
	if !r.sh.quiet {
		fmt.Fprintln(r.sh.streams.Err, r.w.Text("told.wrote", "files", problem.Clean(name)))
	}
	if len(lacking) > 0 {
		return lacking
	}
	return r.show(ctx, name, exists)
}
