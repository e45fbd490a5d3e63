package xlsxfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"servgap/importers/problem"
)

// corpusDir finds files of other projects that are not part of this one: the
// folder of SERVGAP_CORPUS, or shared/corpus beside a folder above.
func corpusDir(t *testing.T) string {
	t.Helper()
	candidates := []string{os.Getenv("SERVGAP_CORPUS")}
	if dir, err := os.Getwd(); err == nil {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			candidates = append(candidates, filepath.Join(dir, "shared", "corpus"))
		}
	}
	for _, dir := range candidates {
		if _, err := os.Stat(filepath.Join(dir, "xlsx", "manifest.json")); dir != "" && err == nil {
			return filepath.Join(dir, "xlsx")
		}
	}
	t.Skip("no corpus: set SERVGAP_CORPUS to a folder with xlsx/manifest.json")
	return ""
}

// patience is how long one file may take.
const patience = 10 * time.Second

// TestCorpus reads real and hostile workbooks: none may panic or take long, and
// what is wrong with one is a problem.
func TestCorpus(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(corpusDir(t), "*.xls*"))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, name := range names {
		done := make(chan error, 1)
		go func() { done <- readFile(name) }()
		select {
		case err := <-done:
			if err == nil {
				read++
			} else if _, ok := errors.AsType[problem.Problem](err); !ok {
				t.Errorf("%s: error is no problem: %v", filepath.Base(name), err)
			}
		case <-time.After(patience):
			t.Errorf("%s takes more than %v", filepath.Base(name), patience)
		}
	}
	t.Logf("of %d workbooks, %d were read to the end and the others refused", len(names), read)
}

// readFile reads a workbook to its end and gives the first error.
func readFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	r, err := Open(f, info.Size(), Options{})
	if err != nil {
		return err
	}
	defer r.Close()
	for block, err := range r.Blocks() {
		if err != nil {
			return err
		}
		for _, err := range block.Records() {
			if err != nil {
				return err
			}
		}
	}
	return nil
}
