package cli

import (
	"os"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// checkProject finds the project and says whether it is sound. The project is nil if
// it is not, or not there.
func (sh *shared) checkProject() (*config.Project, check) {
	path := sh.config
	if path == "" {
		path = os.Getenv(configVariable)
	}
	if path == "" {
		found, ok := config.Find(".")
		if !ok {
			return nil, check{"project", stateLook, problem.Say("there is no servgap.yaml in this folder or above it"), problem.Say("servgap init survey.xlsx writes one, servgap demo a sample")}
		}
		path = shortest(found)
	}
	p, problems := config.Read(path, sh.limits())
	switch {
	case problems.Fatal():
		return nil, check{"project", stateWrong, problem.Say("%s has %d mistakes; the first: %s", problem.Clean(path), problem.Count(len(problems)), problems[0].Message), problem.Say("servgap validate lists them all")}
	default:
		if err := sh.settings.MergeConfigMap(p.Settings()); err != nil {
			return p, check{"project", stateWrong, problem.Of(err), problem.Say("servgap validate lists them all")}
		}
		files := 0
		for _, w := range p.Waves {
			files += len(w.Files)
		}
		c := check{"project", stateOK, problem.Say("%s is sound: groups %d, waves %d, files %d", problem.Clean(path), len(p.Groups), len(p.Waves), files), problem.Text{}}
		if len(problems) > 0 {
			c.state, c.found, c.remedy = stateLook, problems[0].Message, problems[0].Fix
		}
		return p, c
	}
}

// checkFiles opens each file of the project, and each sheet that it reads.
func checkFiles(p *config.Project, limits limit.Limits) []check {
	if p == nil {
		return nil
	}
	var checks []check
	type sheet struct{ path, name string }
	seen := make(map[sheet]bool)
	for _, w := range p.Waves {
		for _, f := range filesMatching(p, w.Files) {
			path := filePath(p, f)
			if seen[sheet{path, f.Sheet}] {
				continue
			}
			seen[sheet{path, f.Sheet}] = true
			o := openOptions(f)
			o.Limits = limits
			source, err := importers.Open(path, nil, o)
			if err != nil {
				list, _ := diagnose(inYAML(err))
				checks = append(checks, check{"file", stateWrong, problem.Say("%s: %s", problem.Clean(path), list[0].Message), list[0].Fix})
				continue
			}
			source.Close()
		}
	}
	if checks == nil {
		return []check{{"file", stateOK, problem.Say("%d of %d can be read", len(seen), len(seen)), problem.Text{}}}
	}
	return checks
}
