package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
)

// TestExamplesOfTheHelp runs every example of every command and topic in the sample
// project of the language that the help is in, as bash would. Those of English are all
// run, of other languages those that are not the same as another's.
func TestExamplesOfTheHelp(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed: no example of the help is run")
	}
	files, err := os.ReadDir("../internal/cli/help/en")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.NewReplacer("servgap", "", "config-", "config ", "baseline-", "baseline ") // as they are typed
	seen := make(map[string]bool)
	for _, code := range append([]string{"en"}, slices.DeleteFunc(lang.Codes(), func(code string) bool { return code == "en" })...) {
		t.Run(code, func(t *testing.T) {
			dir, bin := workplace(t)
			standIns(t, bin)
			if out, exit := shell(t, dir, bin, "servgap demo -q --lang "+code); exit != 0 {
				t.Fatal(out)
			}
			var all []string
			for _, file := range files {
				name := words.Replace(strings.TrimSuffix(file.Name(), ".txt"))
				help, _ := shell(t, dir, bin, "servgap help "+name+" --lang "+code)
				commands := examplesOf(help)
				if len(commands) < 2 {
					t.Errorf("help %s does not begin with two examples:\n%s", name, help)
				}
				all = append(all, commands...)
				commands = slices.DeleteFunc(commands, func(c string) bool { return seen[c] })
				runExamples(t, filepath.Join(dir, "servgap-demo"), bin, commands)
			}
			for _, command := range all {
				seen[command] = true
			}
		})
	}
}

// examplesOf lists the commands behind the first line of a help, without remarks; one
// that does not close its quotes goes on in the next line.
func examplesOf(help string) []string {
	lines := strings.Split(help, "\n")
	if len(lines) < 4 || lines[1] != "" {
		return nil
	}
	var commands []string
	open := ""
	for _, line := range lines[3:] {
		if line == "" {
			break
		}
		line, _, _ = strings.Cut(strings.TrimPrefix(line, "  "), "# ")
		open += strings.TrimRight(line, " ")
		switch {
		case strings.Count(open, `"`)%2 == 1:
			open += "\n"
		case open != "":
			commands, open = append(commands, open), ""
		}
	}
	return commands
}

// runExamples runs commands one after the other in a copy of the project. A gate of the
// sample fails, as its audit says.
func runExamples(t *testing.T, project, bin string, commands []string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "project")
	if err := os.CopyFS(dir, os.DirFS(project)); err != nil {
		t.Fatal(err)
	}
	for _, command := range commands {
		c := exec.Command("bash", "-o", "pipefail", "-c", command)
		c.Dir = dir
		c.Env = append(os.Environ(), "LC_ALL=C", "HOME="+dir, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, err := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); code != 0 && (code != 1 || !strings.HasPrefix(command, "servgap audit")) {
			t.Errorf("%s: %v\n%s", command, err, out)
		}
	}
}

// standIns put what examples pipe into on the path, where this machine has it not.
func standIns(t *testing.T, bin string) {
	t.Helper()
	for _, name := range []string{"duckdb", "jq", "man"} {
		if _, err := exec.LookPath(name); err == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\ncat > /dev/null\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}
