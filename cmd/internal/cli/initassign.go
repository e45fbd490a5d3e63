package cli

import (
	"cmp"
	"path/filepath"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/draft"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// groupFile is a file, or a sheet of one, with what a role answered in a wave.
type groupFile struct {
	role        survey.Role
	path, sheet string
	round       draft.Round // zero if no name says it
}

// name is the file with its sheet, for messages.
func (a groupFile) name() problem.Text {
	return problem.Problem{File: a.path, Sheet: a.sheet}.Place()
}

// assign finds out whose answers each file holds, and of which wave.
func (r *initRun) assign(args []string) error {
	if len(args) == 0 && r.o.update {
		return r.assignOfProject()
	}
	if len(args) == 0 {
		files, err := r.surveyFiles()
		if err != nil {
			return err
		}
		args = files
	}
	paths, err := spread(args)
	if err != nil {
		return err
	}
	if paths, err = r.withoutTables(paths); err != nil {
		return err
	}
	for _, path := range paths {
		if err := r.add(path, draft.RoleOf(path), len(paths) == 1); err != nil {
			return err
		}
	}
	for _, named := range []struct {
		role survey.Role
		file string
	}{{survey.Managers, r.o.managers}, {survey.Staff, r.o.staff}, {survey.Documents, r.o.documents}} {
		if named.file != "" {
			round, _ := draft.RoundOf(named.file)
			r.files = append(r.files, groupFile{named.role, named.file, "", round})
		}
	}
	return r.order()
}

// add adds a file, or the sheets of a workbook whose names say whose answers they hold
// or of which wave. A file that says nothing is of customers, and so is one alone.
func (r *initRun) add(path string, role survey.Role, alone bool) error {
	if role == "" || alone {
		role = survey.Customers
	}
	if path == "-" {
		return usage(problem.Say("save it as a file first"), problem.Say("a project reads files, not standard input"))
	}
	round, ok := draft.RoundOf(path)
	if !ok && !alone { // 2026-Q2/customers.csv 2026-Q3/customers.csv
		round, _ = draft.RoundIn(filepath.Base(filepath.Dir(path)))
	}
	sheets, err := r.sheets(path)
	if err != nil {
		return err
	}
	for _, sheet := range sheets {
		of := groupFile{cmp.Or(draft.RoleIn(sheet), role), path, sheet, round}
		if in, ok := draft.RoundIn(sheet); ok {
			of.round = in
		}
		r.files = append(r.files, of)
	}
	if len(sheets) == 0 {
		r.files = append(r.files, groupFile{role, path, r.o.sheet, round})
	}
	return nil
}

// sheets are those of a workbook whose names say a role or a wave, if that are several
// and the user named none.
func (r *initRun) sheets(path string) ([]string, error) {
	if r.o.sheet != "" {
		return nil, nil
	}
	source, err := r.open(groupFile{role: survey.Customers, path: path})
	if err != nil {
		return nil, err
	}
	defer source.Close()
	sheets := slices.DeleteFunc(slices.Clone(source.Sheets), func(sheet string) bool {
		_, dated := draft.RoundIn(sheet)
		return !dated && draft.RoleIn(sheet) == ""
	})
	if len(sheets) < 2 {
		return nil, nil
	}
	return sheets, nil
}

// order puts the customers' last wave first and the others behind it, and refuses files
// of which nobody could say what they are.
func (r *initRun) order() error {
	slices.SortStableFunc(r.files, func(a, b groupFile) int {
		return cmp.Or(cmp.Compare(rank(a.role), rank(b.role)), b.round.Compare(a.round))
	})
	if len(r.files) == 0 || r.files[0].role != survey.Customers {
		return usage(problem.Say("servgap init customers.csv --managers managers.csv --staff staff.csv"),
			problem.Say("none of the files is that of customers by its name; every gap is measured from what they say"))
	}
	for i, a := range r.files {
		for _, b := range r.files[:i] {
			if a.role == b.role && !a.round.Comparable(b.round) {
				return usage(problem.Say("servgap init customers.csv --managers managers.csv --staff staff.csv; of several waves, with the wave in each name: customers_2026-Q2.csv customers_2026-Q3.csv"),
					problem.Say("found %s and %s, which would both be the file of %s; accepted is one for each group and wave", b.name(), a.name(), a.role))
			}
		}
	}
	return r.waves()
}

// rank is the place of a role, customers first.
func rank(role survey.Role) int {
	return slices.Index([]survey.Role{survey.Customers, survey.Managers, survey.Staff, survey.Documents}, role)
}

// waves refuses a file of a wave in which no customers were asked. Where they were asked
// once, or a file says no wave, it is of their last one.
func (r *initRun) waves() error {
	of := make(map[string]bool)
	for _, a := range r.files {
		if a.role == survey.Customers {
			of[a.round.ID] = true
		}
	}
	for i, a := range r.files {
		switch {
		case of[a.round.ID]:
		case len(of) == 1 || a.round.ID == "":
			r.files[i].round = r.files[0].round
		default:
			return usage(problem.Say("name the file of customers of this wave, too, or leave this one out"),
				problem.Say("found %s of the wave %s, of which there is no file of customers", a.name(), problem.Plain(a.round.ID)))
		}
	}
	return nil
}

// assignOfProject takes the files of the project that is there.
func (r *initRun) assignOfProject() error {
	p, problems := config.Read(r.target, r.sh.limits())
	if p == nil {
		return problems
	}
	for _, wave := range p.Waves {
		if wave.ID != p.Current.Value {
			continue
		}
		for _, g := range p.Groups {
			for _, f := range wave.Files {
				if f.Group.Value == g.ID && !slices.ContainsFunc(r.files, func(a groupFile) bool { return a.role == g.Role }) {
					r.files = append(r.files, groupFile{role: g.Role, path: shortest(filePath(p, f)), sheet: f.Sheet})
				}
			}
		}
	}
	r.keep(p)
	if len(r.files) == 0 {
		return noProject("init", true)
	}
	return r.order()
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
