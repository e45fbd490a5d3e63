package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// configVariable names a project's file where no flag does.
const configVariable = "SERVGAP_CONFIG"

// project reads the project that the user is in: the file of --config or
// SERVGAP_CONFIG, else the nearest servgap.yaml upwards from the working folder;
// nil if there is none. Its settings join those of flags and environment.
func (sh *shared) project() (*config.Project, error) {
	path := sh.config
	if path == "" {
		path = os.Getenv(configVariable)
	}
	if path == "" {
		found, ok := config.Find(".")
		if !ok {
			return nil, nil
		}
		path = shortest(found)
	}
	sh.config = path
	p, problems := config.Read(path, sh.limits())
	if problems.Fatal() {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			problems[0].Similar = importers.Neighbours(path)
		}
		return nil, problems
	}
	sh.printProblems(problems, ExitOK)
	if err := sh.settings.MergeConfigMap(p.Settings()); err != nil {
		return nil, err
	}
	_, err := sh.load()
	return p, err
}

// schemaName is what the schema of servgap.yaml is called beside it.
const schemaName = "servgap.schema.json"

// ofProject reports whether a path is servgap.yaml or its schema in the folder of
// a project, on file systems without capitals in any capitals.
func ofProject(path string) bool {
	name := filepath.Base(path)
	if !strings.EqualFold(name, config.FileName) && !strings.EqualFold(name, schemaName) {
		return false
	}
	_, err := os.Stat(filepath.Join(filepath.Dir(path), config.FileName))
	return err == nil
}

// projectAt is the file of the project that a path names: itself, or the
// servgap.yaml in a folder.
func projectAt(path string) (file string, ok bool) {
	if ending := strings.ToLower(filepath.Ext(path)); ending != ".yaml" && ending != ".yml" {
		path = filepath.Join(path, config.FileName)
	}
	info, err := os.Stat(path)
	return path, err == nil && info.Mode().IsRegular()
}

// readByProject reports whether the project in whose folder a file is reads it, as
// far as its servgap.yaml can be understood.
func readByProject(path string) bool {
	file, ok := config.Find(filepath.Dir(path))
	if !ok {
		return false
	}
	p, _ := config.Read(file, limit.Limits{})
	return p != nil && slices.ContainsFunc(inputs(p), func(input string) bool { return sameFile(path, input) })
}

// shortest is a path as people write it: from the working folder, if that is
// shorter.
func shortest(path string) string {
	folder, err := os.Getwd()
	if err != nil {
		return path
	}
	relative, err := filepath.Rel(folder, path)
	if err != nil || len(relative) >= len(path) {
		return path
	}
	return relative
}

// noProject says that a command needs a project, or a file if it reads those, and
// there is none.
func noProject(command string, orFile bool) error {
	p := problem.Problem{
		Kind: problem.Usage, Code: "E-CONFIG-NONE",
		Message: problem.Say("there is no servgap.yaml in this folder or above it; accepted is a project"),
		Fix:     problem.Say("--config FILE names one, servgap demo writes a sample of one"),
	}
	if orFile {
		p.Message = p.Message.And(problem.Say(", or a file named on the command line"))
		p.Fix = problem.Say("servgap %s survey.csv, or --config FILE", command)
	}
	return p
}
