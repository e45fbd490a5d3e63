package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"servgap/cmd/internal/chart"
	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// outputFlags say in which form a result goes where.
type outputFlags struct {
	format  string
	files   []string
	reports []string // FORM=FILE, of commands that have reports
	forms   []form   // that are accepted; none means formats
	keeps   bool     // writes baselines, and may replace one
	draws   bool     // charts, into a folder
}

// form is a form of output with the ending of files that ask for it.
type form struct{ name, ending string }

func names(forms []form) []string {
	var names []string
	for _, f := range forms {
		names = append(names, f.name)
	}
	return names
}

// formats are the forms of output, with the endings of files that ask for them.
var formats = []form{
	{"table", ".txt"}, {"csv", ".csv"}, {"tsv", ".tsv"}, {"json", ".json"}, {"jsonl", ".jsonl"}, {"md", ".md"}, {"xlsx", ".xlsx"},
}

// scripts are the forms of a script that makes a number anew.
var scripts = []form{{"r", ".r"}}

// accepted are the forms that the flags may ask for.
func (f *outputFlags) accepted() []form {
	if f.forms == nil {
		return formats
	}
	return f.forms
}

func (f *outputFlags) bind(cmd *cobra.Command, w lang.Words) {
	known := names(f.accepted())
	cmd.Flags().StringVarP(&f.format, "format", "f", "", problem.Or(known).In(w))
	repeated(cmd.Flags(), &f.files, "output", "o", w.Say("write a file in the form of its ending (may be repeated); prints only if -f is given, too"))
	completeFlag(cmd, "format", known)
}

// check looks at the flags before any work.
func (f *outputFlags) check(inputs []string) error {
	f.format = strings.ToLower(f.format)
	known := names(f.accepted())
	if f.format != "" && !slices.Contains(known, f.format) {
		return wrongChoice("--format", f.format, known)
	}
	var endings []string
	for _, form := range f.accepted() {
		if form.ending != "" {
			endings = append(endings, form.ending)
		}
	}
	example := endings[0]
	if slices.Contains(endings, ".csv") {
		example = ".csv"
	}
	seen := make(map[string]bool)
	for _, out := range f.outputs() {
		target := followed(out.name)
		if ofProject(target) {
			return usage(problem.Say("give the file another name"), problem.Say("%s would replace a file of the project", out.asked))
		}
		if isReference(target) {
			return usage(problem.Plain("servgap baseline promote"), problem.Say("%s is the reference baseline, which only servgap baseline promote moves", out.asked))
		}
		if out.form == formCharts && !f.draws {
			return usage(problem.Plain("servgap analyze -o charts/"), problem.Say("--output %s is a folder, and this command draws no charts; accepted are %s", out.name, strings.Join(endings, " ")))
		}
		if out.form != formCharts && !slices.Contains(known, out.form) {
			return usageError{
				message: problem.Say("--output %s: the ending says no form; accepted are %s", out.name, strings.Join(endings, " ")),
				fix:     problem.Plain("-o result" + example), similar: meant(filepath.Ext(out.name), endings),
			}
		}
		if seen[filepath.Clean(target)] {
			return usage(problem.Say("name each file once"), problem.Say("%s is given twice", out.asked))
		}
		seen[filepath.Clean(target)] = true
		if out.form == formCharts {
			if err := out.folder(); err != nil {
				return err
			}
			continue
		}
		if err := out.replaceable(inputs); err != nil {
			return err
		}
		if !f.keeps && isBaseline(target) { // a file, for pipes were refused
			return usage(problem.Say("give the file another name"), problem.Say("%s would replace a baseline, which only servgap baseline save writes", out.asked))
		}
	}
	return nil
}

// output is a file that is asked for.
type output struct{ asked, form, name string }

// outputs are the files of --output, in the form of their ending, and those of
// --report.
func (f *outputFlags) outputs() []output {
	var outputs []output
	for _, name := range f.files {
		outputs = append(outputs, output{"--output " + name, formatOf(name), name})
	}
	for _, report := range f.reports {
		form, name, _ := strings.Cut(report, "=")
		outputs = append(outputs, output{"--report " + report, strings.ToLower(form), name})
	}
	return outputs
}

// replaceable fails if an output would replace what is there and no old output: a
// folder, a pipe, or what is read.
func (o output) replaceable(inputs []string) error {
	info, err := os.Stat(o.name)
	flag := strings.TrimSuffix(o.asked, o.name)
	switch {
	case err != nil:
		return nil
	case info.IsDir():
		return usage(problem.Plain(flag+shellWord(filepath.Join(o.name, "result"+filepath.Ext(o.name)))), problem.Say("%s is a folder", o.asked))
	case !info.Mode().IsRegular():
		return usage(problem.Say("give the file another name, or -f %s > %s", o.form, shellWord(o.name)), problem.Say("%s is no regular file, which cannot be replaced", o.asked))
	case slices.ContainsFunc(inputs, func(input string) bool { return sameFile(o.name, input) }):
		return usage(problem.Say("give the file another name"), problem.Say("%s would replace the input; accepted is another name", o.asked))
	case readByProject(followed(o.name)):
		return usage(problem.Say("give the file another name"), problem.Say("%s would replace a file of the project", o.asked))
	}
	return nil
}

func formatOf(file string) string {
	if isFolder(file) {
		return formCharts
	}
	for _, form := range slices.Concat(formats, scripts, reportForms) {
		if strings.EqualFold(filepath.Ext(file), form.ending) {
			return form.name
		}
	}
	return ""
}

// sameFile reports whether a file is an input, which may come in by stdin.
func sameFile(name, input string) bool {
	first, err := os.Stat(name)
	if err != nil {
		return false
	}
	read := func() (os.FileInfo, error) { return os.Stat(input) }
	if input == "-" {
		read = os.Stdin.Stat
	}
	second, err := read()
	return err == nil && os.SameFile(first, second)
}

// product is a command's result with its views.
type product struct {
	result gap.Result
	rows   rows          // for programs
	tables []table.Table // for people
	next   string        // the hint on the conversation
	own    ownForms      // of the command
	beside []file        // files that go with it, whatever the flags say
	charts func(lang.Words) []chart.SVG
}

// ownForms are the forms that a command writes in a way of its own, by their names.
type ownForms map[string]func() ([]byte, error)

// rows are what a command found in the forms that have a row a line: the table of
// csv and tsv, and the objects of jsonl.
type rows struct {
	table   table.Table
	objects func() ([]byte, error)
}

func rowsOf[R any](t table.Table, objects []R) rows {
	return rows{t, func() ([]byte, error) { return render.JSONL(objects) }}
}

// deliver writes a product to where the flags say. Files are finished, all or
// none, before anything is printed.
func (sh *shared) deliver(p product, f *outputFlags) error {
	if f.format == "xlsx" && isTerminal(sh.streams.Out) {
		return usage(problem.Plain("-o result.xlsx"), problem.Say("--format xlsx: a workbook is no text, and a terminal shows nothing else"))
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	w := wordsOf(settings)
	p.tables = withDesigns(p.tables, p.result, w)
	files := slices.Clone(p.beside)
	for _, out := range f.outputs() {
		if out.form == formCharts {
			drawn, err := p.chartFiles(out, w)
			if err != nil {
				return err
			}
			files = append(files, drawn...)
			continue
		}
		data, err := p.render(out.form, csvDialect(settings), render.Style{Digits: settings.Digits, ASCII: sh.ascii, Letters: sh.ascii, Width: sh.width, Words: w})
		if err != nil {
			return err
		}
		file, err := outputFile(out.name, data)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	if done, err := sh.save(files, f, w); done || err != nil {
		return err
	}
	form := f.format
	if form == "" {
		form = "table"
	}
	data, err := p.render(form, csvDialect(settings), sh.style(settings))
	if err != nil {
		return err
	}
	if isTerminal(sh.streams.Out) && form != "table" {
		data = render.ForTerminal(data)
	}
	if err := sh.print(data); err != nil {
		return err
	}
	if p.next != "" && !sh.quiet && form == "table" {
		fmt.Fprintln(sh.streams.Err, w.Text("told.next", "command", problem.Clean(p.next)))
	}
	return nil
}

// save writes the files, all or none. It is done if nothing is to be printed
// beside them.
func (sh *shared) save(files []file, f *outputFlags, w lang.Words) (done bool, err error) {
	if err := writeFiles(sh.streams.disk, files); err != nil {
		return false, err
	}
	var names []string
	for _, out := range f.outputs() {
		names = append(names, out.name)
	}
	if names == nil || f.format != "" {
		return false, nil
	}
	if !sh.quiet {
		fmt.Fprintln(sh.streams.Err, w.Text("told.wrote", "files", problem.Clean(strings.Join(names, ", "))))
	}
	return len(f.files) > 0, nil
}

// dialect is how csv is written.
func csvDialect(s config.Settings) render.Dialect {
	if s.CSV == "nordic" {
		return render.Nordic
	}
	return render.RFC
}

// print writes to standard output. A reader that went away is no failure.
func (sh *shared) print(data []byte) error {
	_, err := sh.streams.Out.Write(data)
	if err == nil || closedPipe(err) {
		return err
	}
	return outputError{err: err}
}

func (p product) render(form string, csv render.Dialect, style render.Style) ([]byte, error) {
	if own := p.own[form]; own != nil {
		return own()
	}
	switch form {
	case "csv":
		return render.Delimited(p.rows.table, csv)
	case "tsv":
		return render.Delimited(p.rows.table, render.Tab)
	case "json":
		return render.JSON(p.result)
	case "jsonl":
		return p.rows.objects()
	case "md":
		return p.markdown(style), nil
	case "xlsx":
		return render.Workbook(render.Sheets(p.tables), style)
	}
	return p.text(style)
}

func (p product) markdown(style render.Style) []byte {
	var page []byte
	for i, t := range p.tables {
		if i > 0 {
			page = append(page, '\n')
		}
		page = append(page, render.Markdown(t, style)...)
	}
	return page
}

func (p product) text(style render.Style) ([]byte, error) {
	var page []byte
	for i, t := range p.tables {
		if i > 0 {
			page = append(page, '\n')
		}
		data, err := render.Text(t, style)
		if err != nil {
			return nil, err
		}
		page = append(page, data...)
	}
	return page, nil
}

// style is how text is written on standard output: to a terminal in its width
// and with its colours, else plain.
func (sh *shared) style(s config.Settings) render.Style {
	terminal := isTerminal(sh.streams.Out)
	dumb := terminal && os.Getenv("TERM") == "dumb"
	style := render.Style{
		Width: sh.width, Digits: s.Digits, Words: wordsOf(s),
		ASCII: sh.ascii || dumb, Letters: sh.ascii,
		Rule:  terminal,
		Color: terminal && !dumb && os.Getenv("NO_COLOR") == "",
	}
	switch {
	case s.Color == "never" || sh.ascii:
		style.Color = false
	case s.Color == "always" || os.Getenv("CLICOLOR_FORCE") != "" && os.Getenv("CLICOLOR_FORCE") != "0" && os.Getenv("NO_COLOR") == "":
		style.Color = true
	}
	if out, ok := sh.streams.Out.(*os.File); ok && terminal && style.Width == 0 {
		if width, _, err := term.GetSize(int(out.Fd())); err == nil {
			style.Width = width
		}
	}
	return style
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	if s, ok := stream.(spelt); ok {
		stream = s.Writer
	}
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
