package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// slow is what a test takes that is tried only when the others notice nothing.
const slow = 500 * time.Millisecond

// suite is the tests of a package, built, the quick ones and the others.
type suite struct {
	folder  string
	binary  string
	drawn   []string      // how tests draw, where they do
	slow    string        // an expression of their names, empty if there are none
	wall    time.Duration // what they may take
	seconds int           // of CPU
}

var passed = regexp.MustCompile(`(?m)^--- PASS: (\w+) \(([0-9.]+)s\)`)

// asDrawn lets tests of rapid draw the same each time, waste no time on a smaller example,
// and leave none behind, which would be tried under the next mutation.
var asDrawn = []string{"-rapid.seed=1", "-rapid.shrinktime=1ms", "-rapid.nofailfile"}

// newSuite builds the tests of a package with an overlay and runs them without a mutation.
func newSuite(folder, overlay, work string) (suite, error) {
	s := suite{folder: folder, binary: filepath.Join(work, strings.ReplaceAll(folder, "/", "-")+".test")}
	if err := s.build(overlay, s.binary); err != nil {
		return suite{}, err
	}
	ctx := context.Background()
	if _, err := command(ctx, folder, s.binary, append(asDrawn, "-test.list", "^$")...); err == nil {
		s.drawn = asDrawn
	}
	began := time.Now()
	c := exec.CommandContext(ctx, s.binary, append(s.drawn, "-test.short", "-test.v")...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	if err != nil {
		return suite{}, fmt.Errorf("the tests of %s fail as it is:\n%s", folder, out)
	}
	s.wall, s.seconds = time.Minute+5*time.Since(began), 2+int(3*c.ProcessState.UserTime().Seconds())
	var names []string
	for _, m := range passed.FindAllStringSubmatch(string(out), -1) {
		if seconds, _ := strconv.ParseFloat(m[2], 64); seconds >= slow.Seconds() {
			names = append(names, m[1])
		}
	}
	if names != nil {
		s.slow = "^(" + strings.Join(names, "|") + ")$"
	}
	return s, nil
}

func (s suite) build(overlay, binary string) error {
	out, err := command(context.Background(), ".", "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", binary, "./"+s.folder)
	if err != nil {
		return fmt.Errorf("%s does not build:\n%s", s.folder, out)
	}
	return nil
}

// What came of a mutation.
type outcome int

const (
	unbuilt outcome = iota // no program
	noticed
	survived
)

// try runs the suites with a mutation until a test fails.
func try(number int, suites []suite) outcome {
	for _, s := range suites {
		if !s.passes(s.binary, number) {
			return noticed
		}
	}
	return survived
}

// tryAlone builds the suites with a mutation outside of functions, and tries it.
func tryAlone(m mutation, suites []suite) (outcome, error) {
	work, err := os.MkdirTemp("", "mutation")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	text, err := os.ReadFile(m.file)
	if err != nil {
		return 0, err
	}
	overlay, err := overlaid(map[string]string{m.file: string(text[:m.from]) + m.new + string(text[m.to:])}, work)
	if err != nil {
		return 0, err
	}
	binary := filepath.Join(work, "mutated.test")
	for i, s := range suites {
		if err := s.build(overlay, binary); err != nil {
			if i == 0 {
				return unbuilt, nil
			}
			return 0, err
		}
		if !s.passes(binary, 0) {
			return noticed, nil
		}
	}
	return survived, nil
}

// passes reports whether all tests pass in the time.
func (s suite) passes(binary string, number int) bool {
	ctx, cancel := context.WithTimeout(context.Background(), s.wall)
	defer cancel()
	run := func(args ...string) bool {
		limited := fmt.Sprintf(`ulimit -t %d; SERVGAP_MUTATION=%d exec "$0" -test.short -test.failfast "$@"`, s.seconds, number)
		_, err := command(ctx, s.folder, "bash", slices.Concat([]string{"-c", limited, binary}, s.drawn, args)...)
		return err == nil
	}
	if s.slow == "" {
		return run()
	}
	return run("-test.skip", s.slow) && run("-test.run", s.slow)
}

func command(ctx context.Context, folder, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	return string(out), err
}
