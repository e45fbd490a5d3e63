package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// baseline is a wave as a baseline file keeps it; its name is the wave of the result.
type baseline struct {
	path   string
	result gap.Result
	date   time.Time // of the wave, zero if nobody wrote it
}

// openBaseline reads a baseline file.
func openBaseline(path string, o gap.Options) (baseline, error) {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return baseline{}, problem.Problem{
			Code: "E-BASE-NONE", File: path, Message: problem.Say("is not there; accepted is a baseline file"),
			Fix:     problem.Say("servgap baseline save writes one of a wave, servgap baseline promote the reference"),
			Similar: importers.Neighbours(path),
		}
	case err != nil:
		return baseline{}, unreadable(path, err)
	}
	defer file.Close()
	if isTally(path) {
		return baseline{}, problem.Problem{
			Code: "E-BASE-TALLY", File: path, Message: problem.Say("found a tally, which is not suppressed; accepted is a baseline file"),
			Fix: problem.Say("name the tally as a wave: servgap compare tally.json new.csv; or servgap baseline save tally.json -o baseline.json"),
		}
	}
	read := sha256.New()
	kept, err := gap.DecodeBaseline(io.TeeReader(file, read))
	if err != nil {
		return baseline{}, problem.Problem{
			Code: "E-BASE-DAMAGED", File: path, Message: problem.Say("%v; accepted is a file as servgap baseline save wrote it", problem.Of(err)),
			Fix: problem.Say("save the wave again: servgap baseline save"),
		}
	}
	b := baseline{path: path, result: kept.Result(o)}
	b.date, _ = time.Parse(time.DateOnly, kept.Date) // it was checked, or is empty
	b.result.Sources = append(b.result.Sources, gap.Source{Wave: kept.Wave, File: path, SHA256: hex.EncodeToString(read.Sum(nil)), Dropped: []gap.Drop{}})
	return b, nil
}

// The places of baselines in the folder of a project.
const (
	baselineFolder = "baselines"
	// referenceName is of the baseline that only promote moves, so that a slow
	// decline is seen beside it.
	referenceName = "reference.json"
)

// referencePath is where the reference baseline of a project is.
func referencePath(p *config.Project) string {
	return filepath.Join(filepath.Dir(p.Path), baselineFolder, referenceName)
}

// isReference reports whether a path is the reference baseline of a project.
func isReference(path string) bool {
	path, err := filepath.Abs(path)
	if err != nil || filepath.Base(path) != referenceName || filepath.Base(filepath.Dir(path)) != baselineFolder {
		return false
	}
	_, err = os.Stat(filepath.Join(filepath.Dir(filepath.Dir(path)), config.FileName))
	return err == nil
}

// baselinePath is where the baseline is that the project compares with; ok is false
// if it names none.
func baselinePath(p *config.Project) (path string, ok bool) {
	path = filepath.FromSlash(p.Baseline.Value)
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(p.Path), path)
	}
	return path, path != ""
}

// isBaseline reports whether a file on a disk is a baseline.
func isBaseline(path string) bool {
	return path != "-" && (&content{path: path}).starts(importers.IsBaseline)
}
