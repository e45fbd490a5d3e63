package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMemory(t *testing.T) {
	for _, tt := range []struct{ name, text, state, found string }{
		{"much", "MemTotal: 9 kB\nMemAvailable:    2097152 kB\n", stateOK, "2048 MB are left"},
		{"little", "MemAvailable:  204800 kB\n", stateLook, "200 MB are left"},
		{"not said", "MemTotal: 9 kB\n", stateOK, "how much is left is not known on this system"},
		{"no number", "MemAvailable: some\n", stateOK, "how much is left is not known on this system"},
	} {
		file := filepath.Join(t.TempDir(), "meminfo")
		if err := os.WriteFile(file, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if c := checkMemory(file); c.state != tt.state || c.found.String() != tt.found || c.remedy.Empty() != (tt.state == stateOK) {
			t.Errorf("%s: got %s, %s, %s", tt.name, c.state, c.found, c.remedy)
		}
	}
	if c := checkMemory("no such file"); c.state != stateOK {
		t.Errorf("another system: got %s, %s", c.state, c.found)
	}
}

// Programs are found on the path, and without them it is said what would help.
func TestProgramsOfTheMachine(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv(browserVariable, "")
	for _, c := range []check{checkBrowser(), checkOffice()} {
		if c.state != stateLook || c.remedy.Empty() {
			t.Errorf("%s: got %s, %s", c.id, c.state, c.found)
		}
	}
	for _, name := range []string{"google-chrome", "soffice"} {
		if err := os.WriteFile(filepath.Join(os.Getenv("PATH"), name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []check{checkBrowser(), checkOffice()} {
		if c.state != stateOK || !strings.Contains(c.found.String(), os.Getenv("PATH")) {
			t.Errorf("%s: got %s, %s", c.id, c.state, c.found)
		}
	}
}

// A variable that nobody reads is told, with the one that it may stand for.
func TestVariablesThatAreNone(t *testing.T) {
	for _, text := range os.Environ() {
		if name, _, _ := strings.Cut(text, "="); strings.HasPrefix(name, "SERVGAP_") {
			t.Setenv(name, "")
		}
	}
	t.Setenv("SERVGAP_DIGITS", "3")
	t.Setenv("SERVGAP_LNG", "nb")
	t.Setenv("SERVGAP_ZZZZZZZZ", "1")
	found := make(map[string]string)
	for _, c := range checkVariables() {
		found[c.found.String()] = c.remedy.String()
	}
	if len(found) != 2 || found["SERVGAP_LNG is no setting"] != "if it stands for SERVGAP_LANG, name it so" || found["SERVGAP_ZZZZZZZZ is no setting"] == "" {
		t.Errorf("got %q", found)
	}
}
