package cli

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/problem"
)

// matching lists the files that a path stands for: itself, or, if there is none of
// that name and it is a pattern such as north/*.csv, those that match it, in the
// order of their names.
func matching(path string) ([]string, error) {
	if !strings.ContainsAny(path, "*?[") {
		return []string{path}, nil
	}
	if _, err := os.Stat(path); err == nil {
		return []string{path}, nil
	}
	found, err := filepath.Glob(path)
	if err == nil {
		found = slices.DeleteFunc(found, func(name string) bool {
			info, err := os.Stat(name)
			return err == nil && info.IsDir()
		})
	}
	if err != nil || len(found) == 0 {
		return nil, problem.Problem{
			Code: "E-FILE-MISSING", File: path,
			Message: problem.Say("no file matches the pattern"),
			Fix:     problem.Say("check the pattern and the folder; * stands for any letters of a name"),
		}
	}
	return found, nil
}

// read lists the files that a path stands for, to compare outputs with.
func read(path string) []string {
	if found, err := matching(path); err == nil {
		return found
	}
	return []string{path}
}

// filesMatching are the files of a wave with those in place of each that is a
// pattern. What nothing matches stays, so that opening it says so.
func filesMatching(p *config.Project, files []config.File) []config.File {
	var all []config.File
	for _, f := range files {
		path := filePath(p, f)
		found, err := matching(path)
		if err != nil || len(found) == 1 && found[0] == path {
			all = append(all, f)
			continue
		}
		for _, name := range found {
			of := f
			of.Path.Value = filepath.ToSlash(inFolder(filepath.Dir(p.Path), name))
			all = append(all, of)
		}
	}
	return all
}

// inFolder is a path as a file in the folder writes it.
func inFolder(folder, path string) string {
	if filepath.IsAbs(path) && !filepath.IsAbs(folder) {
		return path
	}
	relative, err := filepath.Rel(folder, path)
	if err != nil {
		return path
	}
	return relative
}

// sameSurvey fails if a file of a pattern asks something else than the first.
func sameSurvey(first, other importers.Layout, firstPath, path string) error {
	if reflect.DeepEqual(first.Questionnaire, other.Questionnaire) {
		return nil
	}
	return problem.Problem{
		Code: "E-FILES-DIFFER", File: path,
		Message: problem.Say("the columns found are another questionnaire than those of %s; accepted are files of one survey", problem.Clean(firstPath)),
		Fix:     problem.Say("give the files of one survey alone, or name the columns with --expected and --perceived"),
	}
}
