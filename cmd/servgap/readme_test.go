package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the README's commands print into it")

// TestReadme runs every command of the README's console blocks in a folder with
// the README's testdata and compares what it prints, both streams together, with
// what the block shows.
func TestReadme(t *testing.T) {
	dir, bin := workplace(t)
	readme := filepath.Join(root, "README.md")
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var fresh bytes.Buffer
	commands, console, shown := 0, false, ""
	for line := range strings.Lines(string(data)) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			console = strings.TrimSpace(line) == "```console"
			fresh.WriteString(line)
		case console && isCommand:
			fresh.WriteString(line)
			fresh.WriteString(run(t, dir, bin, strings.TrimSpace(command)))
			commands++
		case !console:
			fresh.WriteString(line)
		}
		shown += line
	}
	if commands == 0 {
		t.Error("the README has no console block")
	}
	if *update {
		if err := os.WriteFile(readme, fresh.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != fresh.String() {
		t.Errorf("the README does not show what its commands print; go test ./cmd/servgap -run Readme -update, then read the difference.\n%s", firstDifference(shown, fresh.String()))
	}
}

// root is the folder of the module.
const root = "../.."

// workplace is a folder with the README's testdata, and one with servgap for the
// path.
func workplace(t *testing.T) (dir, bin string) {
	t.Helper()
	dir, bin = t.TempDir(), t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	surveys, err := filepath.Abs(filepath.Join(root, "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{filepath.Join(bin, "servgap"): self, filepath.Join(dir, "testdata"): surveys} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	return dir, bin
}

// run runs a shell command with servgap on the path and gives what it printed.
func run(t *testing.T, dir, bin, command string) string {
	t.Helper()
	out, _ := shell(t, dir, bin, command)
	return out
}

// shell is run with its exit code, and with more variables in the environment. The
// files of a runner that the tests run on are not theirs to write to.
func shell(t *testing.T, dir, bin, command string, variables ...string) (out string, code int) {
	t.Helper()
	c := exec.Command("sh", "-c", command)
	c.Dir = dir
	c.Env = append(os.Environ(), "LC_ALL=C", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	c.Env = append(append(c.Env, "GITHUB_STEP_SUMMARY=", "GITHUB_OUTPUT="), variables...)
	data, err := c.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatalf("%s: %v", command, err)
	}
	return string(data), c.ProcessState.ExitCode()
}

func firstDifference(a, b string) string {
	first, second := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(first), len(second)) {
		if first[i] != second[i] {
			return "README: " + first[i] + "\nprinted: " + second[i]
		}
	}
	return "one is longer than the other"
}
