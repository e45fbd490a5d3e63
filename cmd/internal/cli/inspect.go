package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/importers"
	"servgap/importers/problem"
)

// inspectOptions are the flags of inspect.
type inspectOptions struct {
	source sourceFlags
	output outputFlags
}

// inspectSchema names the form of what inspect -f json writes.
const inspectSchema = "servgap.inspect/1"

// inspectForms are the forms of an inspection, the default first.
var inspectForms = []form{{"table", ".txt"}, {"json", ".json"}}

func newInspect(sh *shared) *cobra.Command {
	o := inspectOptions{output: outputFlags{forms: inspectForms}}
	cmd := &cobra.Command{
		Use: "inspect FILE...",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage(problem.Say("servgap %s survey.csv, or - to read a pipe", cmd.Name()), problem.Say("no file was named"))
			case slices.Contains(args, ""):
				return usage(problem.Say("name a file, or - to read a pipe"), problem.Say("the name of the file is empty; accepted is a name, or - for a pipe"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runInspect(cmd.Context(), args, &o) },
	}
	o.source.bindReading(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	return cmd
}

func (sh *shared) runInspect(ctx context.Context, args []string, o *inspectOptions) error {
	options, err := o.source.options()
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	paths, err := spread(args)
	if err != nil {
		return err
	}
	if slices.Contains(paths, "-") && isTerminal(sh.streams.In) {
		return usage(problem.Say("servgap inspect survey.csv, or: cat survey.csv | servgap inspect -"), problem.Say("nothing is piped in, and this terminal is no survey"))
	}
	if err := o.output.check(paths); err != nil {
		return err
	}
	var all []importers.Inspection
	var wrong problem.List
	for _, path := range paths {
		in, err := sh.inspect(ctx, path, options, settings.MinCell)
		if err := collect(&wrong, err); err != nil {
			return err
		}
		if err == nil {
			all = append(all, in)
			wrong = append(wrong, reports(in)...)
		}
	}
	if len(all) > 0 && (len(wrong) == 0 || len(o.output.files) == 0) {
		if err := sh.deliverInspections(all, settings, &o.output); err != nil {
			return err
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

// spread finds the files that patterns stand for, as a shell does: of a name that
// is there nothing is a pattern.
func spread(args []string) ([]string, error) {
	var paths []string
	for _, arg := range args {
		_, err := os.Stat(arg)
		if arg == "-" || err == nil || !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(arg, "*?[") {
			paths = append(paths, arg)
			continue
		}
		found, err := filepath.Glob(arg)
		if err != nil || len(found) == 0 {
			return nil, problem.Problem{
				Code: "E-FILE-MISSING", File: arg,
				Message: problem.Say("no file has a name of this pattern"), Fix: problem.Say("check the name and the folder"),
			}
		}
		paths = append(paths, found...)
	}
	if n := len(slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p != "-" })); n > 1 {
		return nil, usage(problem.Say("name each file once"), problem.Say("found - given %d times; a pipe can be read once", n))
	}
	return paths, nil
}

// inspect inspects one file.
func (sh *shared) inspect(ctx context.Context, path string, o importers.OpenOptions, least int64) (importers.Inspection, error) {
	seen := untouchedFrom(path)
	source, err := open(unsummed(ctx), path, sh.streams.In, o)
	if err != nil {
		return importers.Inspection{}, err
	}
	defer source.Close()
	in, err := importers.Inspect(ctx, source, importers.InspectOptions{Least: least})
	return in, seen.after(ctx, err)
}

// reports is the problem that a file holds no responses.
func reports(in importers.Inspection) problem.List {
	if slices.ContainsFunc(in.Findings, func(f importers.Finding) bool { return f.Code == importers.FoundAggregate }) {
		return in.Problems
	}
	return nil
}

// deliverInspections writes what was found to where the flags say.
func (sh *shared) deliverInspections(all []importers.Inspection, settings config.Settings, f *outputFlags) error {
	w := wordsOf(settings)
	write := func(form string, style render.Style) ([]byte, error) {
		if form == "json" {
			return render.Object(struct {
				Schema string                 `json:"schema"`
				Files  []importers.Inspection `json:"files"`
			}{inspectSchema, all})
		}
		return product{tables: inspectTables(all, w)}.text(style)
	}
	var files []file
	for _, name := range f.files {
		data, err := write(formatOf(name), render.Style{Digits: settings.Digits, ASCII: sh.ascii, Letters: sh.ascii, Width: sh.width, Words: w})
		if err != nil {
			return err
		}
		files = append(files, whole(name, data))
	}
	if done, err := sh.save(files, f, w); done || err != nil {
		return err
	}
	data, err := write(f.format, sh.style(settings))
	if err != nil {
		return err
	}
	if isTerminal(sh.streams.Out) && f.format == "json" {
		data = render.ForTerminal(data)
	}
	if err := sh.print(data); err != nil {
		return err
	}
	sh.adviseInspected(all, f.format, w)
	return nil
}

// adviseInspected says on the conversation what the readers noticed, and what comes
// next.
func (sh *shared) adviseInspected(all []importers.Inspection, form string, w lang.Words) {
	for _, in := range all {
		for _, p := range in.Warnings {
			if p.Code != "W-XLSX-SHEETS" && (p.Severity != problem.Note || !sh.quiet) {
				sh.printProblems(problem.List{p}, ExitOK)
			}
		}
	}
	if sh.quiet || form == "json" || len(all) != 1 || all[0].Path == importers.StandardInput || reports(all[0]) != nil {
		return
	}
	fmt.Fprintln(sh.streams.Err, w.Text("told.next", "command", problem.Clean("servgap init "+shellWord(all[0].Path))))
}

// inspectTables are what people read of files: of each what it is, its blocks, its
// pairs and what was found.
func inspectTables(all []importers.Inspection, w lang.Words) []table.Table {
	var tables []table.Table
	for _, in := range all {
		tables = append(tables, inspectHead(in, w))
		if len(in.Blocks) > 0 {
			tables = append(tables, inspectBlocks(in, w))
		}
		if len(in.Pairs) > 0 {
			tables = append(tables, inspectPairs(in, w))
		}
		last := &tables[len(tables)-1]
		for _, f := range in.Findings {
			if said := foundWords(f, in, w); said != "" {
				last.Notes = append(last.Notes, "· "+said)
			}
		}
		if len(in.Problems) > 0 && reports(in) == nil {
			tables = append(tables, inspectOpen(in, w))
		}
	}
	return tables
}
