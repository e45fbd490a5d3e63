package main

import (
	"bytes"
	"context"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/cli"
)

// documented is a line of the help on exit codes that begins with one, or names a second.
var documented = regexp.MustCompile(`(?m)^ {2,4}(\d+)  |\); (\d+) `)

// shownCode is a transcript's line that says how a command ended.
var shownCode = regexp.MustCompile(`std(?:out|err)(?: -count=\d+)? '\^?exit (\d+)\$?'`)

// TestEachExitCode counts the runs that end in each documented code (F3): those of the
// transcripts, of runs that are stopped, and of bugs that are made here. A code that no
// document names fails.
func TestEachExitCode(t *testing.T) {
	ended := make(map[int]int)
	for _, found := range documented.FindAllStringSubmatch(string(readFile(t, "../internal/cli/help/en/exit-codes.txt")), -1) {
		code, err := strconv.Atoi(found[1] + found[2])
		if err != nil {
			t.Fatal(err)
		}
		ended[code] = 0
	}
	count := func(code, n int, where string) {
		if _, ok := ended[code]; !ok {
			t.Errorf("%s ends in %d, which is not documented", where, code)
		}
		ended[code] += n
	}
	scripts, err := filepath.Glob("../../testdata/transcripts/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("found %d transcripts, %v", len(scripts), err)
	}
	for _, script := range scripts {
		text := string(readFile(t, script))
		for _, found := range shownCode.FindAllStringSubmatch(text, -1) {
			code, _ := strconv.Atoi(found[1])
			count(code, 1, script)
		}
		count(cli.ExitOK, strings.Count(text, "\nexec servgap "), script)
	}
	for _, s := range signals {
		count(s.code, len(stoppedRuns), s.signal.String())
	}
	for _, code := range bugs() {
		count(code, 1, "a bug")
	}
	total, fewest := 0, slices.Min(slices.Collect(maps.Values(ended)))
	for _, code := range slices.Sorted(maps.Keys(ended)) {
		if total += ended[code]; ended[code] < 3 {
			t.Errorf("%d runs end in %d, want 3 or more", ended[code], code)
		}
	}
	if len(ended) != 9 {
		t.Errorf("%d codes are documented, want 9", len(ended))
	}
	t.Logf("F3: %d runs end in the %d documented exit codes, each of them in %d or more", total, len(ended), fewest)
}

// buggy is a reader and a writer that is a bug.
type buggy struct{}

func (buggy) Read([]byte) (int, error)  { panic("a reader that is a bug") }
func (buggy) Write([]byte) (int, error) { panic("a writer that is a bug") }

// bugs are the codes of runs in which something is a bug.
func bugs() (codes []int) {
	run := func(in io.Reader, out io.Writer, args ...string) {
		codes = append(codes, cli.Run(context.Background(), args, cli.Streams{In: in, Out: out, Err: io.Discard}))
	}
	run(buggy{}, &bytes.Buffer{}, "gaps", "-", "--scale", "1-7")
	run(buggy{}, &bytes.Buffer{}, "inspect", "-")
	run(strings.NewReader(""), buggy{}, "version")
	return codes
}
