package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/draft"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// surveyFiles are those of the folder, if there is just one or if the name of each says
// whose answers it holds.
func (r *initRun) surveyFiles() ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(r.target))
	if err != nil {
		return nil, outputError{name: problem.Plain(filepath.Dir(r.target)), err: err}
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "~$") && slices.Contains(surveyEndings, strings.ToLower(filepath.Ext(e.Name()))) {
			files = append(files, filepath.Join(filepath.Dir(r.target), e.Name()))
		}
	}
	switch {
	case len(files) == 1 || len(files) > 1 && !slices.ContainsFunc(files, func(file string) bool { return draft.RoleOf(file) == "" }):
		return files, nil
	case len(files) == 0:
		return nil, usage(problem.Say("servgap init survey.xlsx, or servgap demo for a sample project"), problem.Say("there is no survey file in this folder, and none was named"))
	default:
		return nil, usage(problem.Say("name that of the customers first: servgap init %s", shellWord(files[0])), problem.Say("found %d survey files in this folder (%s), and none was named", problem.Count(len(files)), problem.Comma(files[:min(len(files), mostShown)])))
	}
}

// open opens a file; those of customers as the flags say.
func (r *initRun) open(a groupFile) (*importers.Source, error) {
	o := importers.OpenOptions{Sheet: a.sheet, Limits: r.sh.limits()}
	if a.role == survey.Customers {
		o.Encoding = r.o.encoding
		o.Delimiter, _ = delimiterOf(r.o.delimiter)
	}
	return importers.Open(a.path, nil, o)
}

// inspect reads the whole of the customers' file, for what the first rows do not show.
func (r *initRun) inspect(ctx context.Context, a groupFile) (importers.Inspection, error) {
	source, err := r.open(a)
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

// origin is where answers come from, as the project says it.
func (r *initRun) origin(a groupFile) (draft.Origin, error) {
	relative, err := r.relative(a.path)
	o := draft.Origin{Path: relative, Round: a.round}
	if a.role == survey.Customers {
		o.Encoding, o.Delimiter = r.o.encoding, r.o.delimiter
	}
	return o, err
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
