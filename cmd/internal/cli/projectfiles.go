package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/problem"
)

// yamlKeys turns the flags that say how a file is read into the keys that a file
// has in servgap.yaml, where a project says it.
var yamlKeys = strings.NewReplacer(
	"--encoding ", "in servgap.yaml, encoding: ", "--delimiter ", "in servgap.yaml, delimiter: ", "--sheet ", "in servgap.yaml, sheet: ",
)

// inYAML makes the remedies of an error those of a project.
func inYAML(err error) error {
	var problems problem.List
	if other := collect(&problems, err); other != nil || problems == nil {
		return err
	}
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Fix = yamlKeys.Replace(problems[i].Fix)
	}
	return problems
}

// warningsInYAML does the same for warnings, in place.
func warningsInYAML(warnings problem.List) {
	for i := range warnings {
		warnings[i].Fix = yamlKeys.Replace(warnings[i].Fix)
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
		for _, f := range w.Files {
			files = append(files, filePath(p, f))
		}
	}
	return files
}
