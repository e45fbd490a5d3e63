package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/draft"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

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
