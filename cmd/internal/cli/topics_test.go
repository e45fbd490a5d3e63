package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"servgap/cmd/internal/config"
)

// The project that servgap help project begins with is a sound one.
func TestProjectOfTheHelp(t *testing.T) {
	text, err := topicFiles.ReadFile("topics/project.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(text), "\n  version: 1\n")
	example, _, found := strings.Cut(example, "\n\n")
	if !found {
		t.Fatal("there is no example")
	}
	file := filepath.Join(t.TempDir(), "servgap.yaml")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll("\n  version: 1\n"+example, "\n  ", "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	p, problems := config.Read(file)
	if len(problems) > 0 || len(p.Groups) != 2 || len(p.Instrument.Survey.Items) != 22 {
		t.Errorf("got %v and %+v", problems, p)
	}
}
