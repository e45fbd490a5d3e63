package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// slow is what a test takes that is tried only when the others notice nothing.
const slow = 500 * time.Millisecond

// suite is the tests of a package, the quick ones and the others.
type suite struct {
	folder string
	slow   string // an expression of their names, empty if there are none
	limit  time.Duration
}

var passed = regexp.MustCompile(`(?m)^--- PASS: (\w+) \(([0-9.]+)s\)`)

// newSuite runs the tests of a package as it is, which must pass.
func newSuite(folder, work string) (suite, error) {
	binary := filepath.Join(work, "as-it-is.test")
	if out, err := command(context.Background(), ".", "go", "test", "-c", "-vet=off", "-o", binary, "./"+folder); err != nil {
		return suite{}, fmt.Errorf("%s does not build:\n%s", folder, out)
	}
	began := time.Now()
	out, err := command(context.Background(), folder, binary, "-test.short", "-test.v")
	if err != nil {
		return suite{}, fmt.Errorf("the tests of %s fail as it is:\n%s", folder, out)
	}
	s := suite{folder: folder, limit: 30*time.Second + 5*time.Since(began)}
	var names []string
	for _, m := range passed.FindAllStringSubmatch(out, -1) {
		if seconds, _ := strconv.ParseFloat(m[2], 64); seconds >= slow.Seconds() {
			names = append(names, m[1])
		}
	}
	if names != nil {
		s.slow = "^(" + strings.Join(names, "|") + ")$"
	}
	return s, nil
}

// What came of a mutation.
type outcome int

const (
	unbuilt outcome = iota // no program
	noticed
	survived
)

// try builds the suites with a mutation and runs them until a test fails.
func try(m mutation, suites []suite) (outcome, error) {
	work, err := os.MkdirTemp("", "mutation")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	overlay, err := overlaid(m, work)
	if err != nil {
		return 0, err
	}
	binary := filepath.Join(work, "mutated.test")
	for i, s := range suites {
		if _, err := command(context.Background(), ".", "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", binary, "./"+s.folder); err != nil {
			if i == 0 {
				return unbuilt, nil
			}
			return 0, fmt.Errorf("%s does not build with a mutation of another package", s.folder)
		}
		if !s.passes(binary) {
			return noticed, nil
		}
	}
	return survived, nil
}

// passes reports whether all tests pass in the time.
func (s suite) passes(binary string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), s.limit)
	defer cancel()
	run := []string{"-test.short", "-test.failfast"}
	if s.slow == "" {
		_, err := command(ctx, s.folder, binary, run...)
		return err == nil
	}
	if _, err := command(ctx, s.folder, binary, append(run, "-test.skip", s.slow)...); err != nil {
		return false
	}
	_, err := command(ctx, s.folder, binary, append(run, "-test.run", s.slow)...)
	return err == nil
}

// overlaid writes a mutated file beside the tree and says to go what it stands for.
func overlaid(m mutation, work string) (overlay string, err error) {
	text, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	mutated := filepath.Join(work, filepath.Base(m.file))
	if err := os.WriteFile(mutated, []byte(string(text[:m.from])+m.new+string(text[m.to:])), 0o600); err != nil {
		return "", err
	}
	original, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(map[string]map[string]string{"Replace": {original: mutated}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(work, "overlay.json")
	return overlay, os.WriteFile(overlay, data, 0o600)
}

func command(ctx context.Context, folder, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	return string(out), err
}
