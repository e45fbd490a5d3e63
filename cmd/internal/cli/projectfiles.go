package cli

import (
	"path/filepath"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/problem"
)

// inYAML makes the remedies of an error those of a project.
func inYAML(err error) error {
	var problems problem.List
	if other := collect(&problems, err); other != nil || problems == nil {
		return err
	}
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Fix = problems[i].Fix.Keyed()
	}
	return problems
}

// warningsInYAML does the same for warnings, in place.
func warningsInYAML(warnings problem.List) {
	for i := range warnings {
		warnings[i].Fix = warnings[i].Fix.Keyed()
	}
}

// filePath is where a file of a project is: relative ones from its folder.
func filePath(p *config.Project, f config.File) string {
	path := filepath.FromSlash(f.Path.Value)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(p.Path), path)
}

// openOptions are those of a file in servgap.yaml, whose delimiter was checked
// when it was read.
func openOptions(f config.File) importers.OpenOptions {
	delimiter, _ := delimiterOf(f.Delimiter)
	return importers.OpenOptions{Encoding: f.Encoding, Sheet: f.Sheet, Delimiter: delimiter}
}

// inputs are the files that a project reads, which no output may replace.
func inputs(p *config.Project) []string {
	files := []string{p.Path}
	for _, w := range p.Waves {
		for _, f := range filesMatching(p, w.Files) {
			files = append(files, filePath(p, f))
		}
	}
	for _, f := range filesMatching(p, besideSurveys(p)) {
		files = append(files, filePath(p, f))
	}
	return files
}

// besideSurveys are the tables of a project that are no surveys.
func besideSurveys(p *config.Project) []config.File {
	var files []config.File
	if p.Incidents != nil {
		for _, f := range p.Incidents.Files {
			files = append(files, f.File)
		}
	}
	for _, m := range p.Measures {
		for _, done := range m.Actual {
			if table, ok := done.Table(); ok {
				files = append(files, table)
			}
		}
	}
	return files
}
