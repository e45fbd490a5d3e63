package config

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"servgap/importers/problem"
)

var update = flag.Bool("update", false, "write the expected messages anew")

// TestBroken compares every message of files with mistakes, and that each names
// its place, what is accepted and a fix.
func TestBroken(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) < 30 {
		t.Fatalf("found %d broken files (%v), want 30 or more", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			project, faults := Parse(FileName, data)
			if len(faults) == 0 {
				t.Fatal("found nothing wrong")
			}
			if faults.Fatal() != (project == nil) {
				t.Errorf("project is nil: %v, with an error: %v", project == nil, faults.Fatal())
			}
			var got strings.Builder
			for _, f := range faults {
				got.WriteString(f.String() + "\n")
				complete(t, f)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".txt", got.String())
		})
	}
}

func complete(t *testing.T, f Fault) {
	t.Helper()
	p := f.Problem()
	switch {
	case f.At.Line < 1 || f.At.Column < 1 || p.Row != f.At.Line:
		t.Errorf("%s: no place: %+v", f.Code, f.At)
	case len(f.Excerpt) < 2:
		t.Errorf("%s: no excerpt", f.Code)
	case !strings.Contains(f.Message.String(), "accepted "):
		t.Errorf("%s does not say what is accepted: %s", f.Code, f.Message)
	case f.Fix.String() == "":
		t.Errorf("%s has no fix", f.Code)
	case p.Kind != problem.Usage || p.File != FileName || p.Code == "":
		t.Errorf("%s is no usage problem of the file: %+v", f.Code, p)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
