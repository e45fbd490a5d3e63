//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is a run of the program in a folder.
func program(folder string, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err) // then no test of this package runs
	}
	cmd := exec.Command(self)
	cmd.Args, cmd.Dir = append([]string{"servgap"}, args...), folder
	return cmd
}

// exitCode is that of a run that has ended; −1 of one that a signal ended at once.
func exitCode(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	default:
		t.Fatal(err)
		return 0
	}
}

const header = "E1,P1,E2,P2\n"

// endless feeds a run with answers for as long as it reads.
func endless(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := io.WriteString(in, header)
		for rows := strings.Repeat("6,5,7,4\n", 1<<12); err == nil; {
			_, err = io.WriteString(in, rows)
		}
	}()
}

// idle feeds a run with some answers and then with nothing. It returns when it has read
// them.
func idle(t *testing.T, cmd *exec.Cmd) (fed <-chan struct{}) {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		// A pipe holds 64 KiB on Linux: what is behind them has been asked for.
		io.WriteString(in, header+strings.Repeat("6,5,7,4\n", 1<<14))
		close(done)
	}()
	return done
}

// untilItWrites waits until a run has a file open in a folder, with a hidden name or
// without one.
func untilItWrites(t *testing.T, cmd *exec.Cmd, folder string) {
	t.Helper()
	for range 2000 {
		if found, _ := filepath.Glob(filepath.Join(folder, ".servgap-*")); len(found) > 0 {
			return
		}
		open, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", cmd.Process.Pid))
		for _, name := range open {
			if target, _ := os.Readlink(name); strings.HasPrefix(target, folder) && strings.HasSuffix(target, "(deleted)") {
				return
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it never wrote")
}

var signals = []struct {
	signal syscall.Signal
	code   int
}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}}

// stoppedRuns are runs that are to be stopped; each comes with what waits until then.
var stoppedRuns = map[string]func(t *testing.T, folder string) (*exec.Cmd, func()){
	"while nothing comes": func(t *testing.T, folder string) (*exec.Cmd, func()) {
		cmd := program(folder, "gaps", "-", "--scale", "1-7", "-o", "out.csv")
		fed := idle(t, cmd)
		return cmd, func() { <-fed }
	},
	"while it counts": func(t *testing.T, folder string) (*exec.Cmd, func()) {
		cmd := program(folder, "gaps", "-", "--scale", "1-7", "-o", "out.csv")
		endless(t, cmd)
		return cmd, func() { time.Sleep(300 * time.Millisecond) }
	},
	"while it writes": func(t *testing.T, folder string) (*exec.Cmd, func()) {
		cmd := program(folder, "import", longSurvey(t), "--scale", "1-7", "-o", "out.csv")
		return cmd, func() { untilItWrites(t, cmd, folder) }
	},
}

// longSurvey is a survey that takes a while.
func longSurvey(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	fill(t, folder, "long.csv", header+strings.Repeat("6,5,7,4\n", 400_000))
	return filepath.Join(folder, "long.csv")
}

// TestASignalEndsARun stops runs that read, count and write.
func TestASignalEndsARun(t *testing.T) {
	t.Parallel()
	for _, s := range signals {
		for name, run := range stoppedRuns {
			t.Run(fmt.Sprintf("%v %s", s.signal, name), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				fill(t, folder, "out.csv", "older")
				cmd, wait := run(t, folder)
				var said bytes.Buffer
				cmd.Stderr = &said
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				wait()
				if err := cmd.Process.Signal(s.signal); err != nil {
					t.Fatal(err)
				}
				if got := exitCode(t, cmd.Wait()); got != s.code {
					t.Errorf("exit %d, want %d: %s", got, s.code, said.String())
				}
				if got := contentOf(t, folder, "out.csv"); got != "older" {
					t.Errorf("the output has become %.60q", got)
				}
				if left := others(t, folder, "out.csv"); len(left) > 0 {
					t.Errorf("left %q", left)
				}
			})
		}
	}
}

// TestASecondSignalEndsARunAtOnce sends two to a run that waits for a pipe in which
// nothing comes.
func TestASecondSignalEndsARunAtOnce(t *testing.T) {
	t.Parallel()
	cmd := program(t.TempDir(), "gaps", "-", "--scale", "1-7")
	fed := idle(t, cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-fed
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		cmd.Process.Signal(syscall.SIGTERM)
		select {
		case err := <-ended:
			exit, ok := errors.AsType[*exec.ExitError](err)
			if !ok || !exit.Sys().(syscall.WaitStatus).Signaled() {
				t.Errorf("ended with %v, want by the second signal", err)
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// TestAKillLeavesNoHalf kills runs that replace a file, at any instant: 40 of them, or
// as many as SERVGAP_KILLS says. Those that are done before do not count; about one in
// ten is, so that kills come up to the very end.
func TestAKillLeavesNoHalf(t *testing.T) {
	t.Parallel()
	kills := 40
	if asked := os.Getenv("SERVGAP_KILLS"); asked != "" {
		if _, err := fmt.Sscan(asked, &kills); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	fill(t, folder, "in.csv", header+strings.Repeat("6,5,7,4\n4,4,5,5\n", 1<<12))
	run := func() *exec.Cmd { return program(folder, "import", "in.csv", "-q", "--scale", "1-7", "-o", "out.csv") }
	began := time.Now()
	if err := run().Run(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	whole := contentOf(t, folder, "out.csv")
	const older = "older\n"
	random := rand.New(rand.NewPCG(1, 2))
	killed, replaced := 0, 0
	for range 20 * kills {
		if killed == kills {
			break
		}
		fill(t, folder, "out.csv", older)
		cmd := run()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
			took += took / 500
		} else {
			took -= took / 50
		}
		switch contentOf(t, folder, "out.csv") {
		case whole:
			replaced++
		case older:
		default:
			t.Fatal("the output is neither the old one nor the new one")
		}
	}
	left := others(t, folder, "in.csv", "out.csv")
	t.Logf("F2: %d kills, %d outputs replaced before, no half of one, %d temporary files left", killed, replaced, len(left))
	if killed < kills {
		t.Errorf("killed %d, want %d", killed, kills)
	}
	if len(left) > 1+kills/100 { // a new file has a name of its own for the instant before it replaces
		t.Errorf("left %q", left)
	}
}

func fill(t *testing.T, folder, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

func contentOf(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// others are the files in a folder but for some.
func others(t *testing.T, folder string, but ...string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(but, entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	return names
}
