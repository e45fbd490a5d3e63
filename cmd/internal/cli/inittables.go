package cli

import (
	"path/filepath"
	"slices"

	"servgap/cmd/internal/draft"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// withoutTables leaves of several files the surveys: tables of complaints are kept for
// the project, and what is neither is told. A file is looked into only where its name
// says no role and that of another one says customers.
func (r *initRun) withoutTables(paths []string) ([]string, error) {
	if !slices.ContainsFunc(paths, func(path string) bool { return draft.RoleOf(path) == survey.Customers }) {
		return paths, nil
	}
	var surveys []string
	for _, path := range paths {
		table := false
		if draft.RoleOf(path) == "" && path != "-" {
			var err error
			if table, err = r.table(path); err != nil {
				return nil, err
			}
		}
		if !table {
			surveys = append(surveys, path)
		}
	}
	return surveys, nil
}

// table reports whether a file is no survey, and keeps it if it is of complaints.
func (r *initRun) table(path string) (bool, error) {
	source, err := r.open(groupFile{role: survey.Customers, path: path})
	if err != nil {
		return false, err
	}
	defer source.Close()
	_, problems := importers.Find(source, importers.Columns{})
	if len(problems) == 0 {
		return false, nil
	}
	if importers.HoldsIncidents(source) {
		round, ok := draft.RoundOf(path)
		if !ok {
			round, _ = draft.RoundIn(filepath.Base(filepath.Dir(path)))
		}
		r.incidents = append(r.incidents, groupFile{path: path, round: round})
		return true, nil
	}
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == "E-COL-NONE" }) {
		return false, nil
	}
	r.leftOut(problem.Say("found no columns that customers, managers or staff were asked, so the file is left out; numbers such as answer times go under measures, with their unit and standard"), source.Name, source.Sheet)
	return true, nil
}

// leftOut tells of a file that is in no project.
func (r *initRun) leftOut(why problem.Text, file, sheet string) {
	r.sh.printProblems(problem.List{{
		Severity: problem.Warning, Code: "W-INIT-LEFT", File: file, Sheet: sheet, Message: why,
		Fix: problem.Say("servgap help project shows how to write it"),
	}}, ExitOK)
}

// addIncidents writes the tables of complaints into the waves of the project.
func (r *initRun) addIncidents(p *draft.Project) error {
	for _, file := range r.incidents {
		path, err := r.relative(file.path)
		if err != nil {
			return err
		}
		if !p.AddIncidents(path, file.round, r.w) {
			r.leftOut(problem.Say("found a table of complaints whose name says none of the waves, so the file is left out"), file.path, "")
		}
	}
	return nil
}
