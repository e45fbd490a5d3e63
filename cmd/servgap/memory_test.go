package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"servgap/cmd/internal/cli"
)

// measuredName is what the test binary is called when it is the program and ends by
// saying how much memory it had.
const measuredName = "servgap-measured"

// runMeasured runs the program and writes what Linux knows of it to the file that its
// caller opened.
func runMeasured() {
	code := cli.Main()
	status, _ := os.ReadFile("/proc/self/status")
	_, _ = os.NewFile(3, "status").Write(status)
	os.Exit(code)
}

// peakOf is the most memory that a process had, as Linux counts it, in MiB.
func peakOf(status string) float64 {
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindStringSubmatch(status)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(found[1], 64)
	return kilobytes / 1024
}

// TestMemoryOfLongInput pipes more into the program than it may hold (F6). The lengths
// are those of .ci/limits with SERVGAP_LONG, a fiftieth without.
func TestMemoryOfLongInput(t *testing.T) {
	if testing.Short() {
		t.Skip("left out with -short, which lacks the time to pipe hundreds of megabytes")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("there is no /proc, from which the memory of a process is read")
	}
	share := int64(50)
	if os.Getenv("SERVGAP_LONG") != "" {
		share = 1
	}
	const most = 64 // MiB
	header, row := "id,E1,P1,E2,P2\n", "1000,7,5,6,4\n"
	for _, tt := range []struct {
		name  string
		size  int64
		start string
		piece string
		code  int
		says  string
	}{
		{"one line", 2e9 / share, header + "1,", "x", 3, "found a record of more than 16 MiB"},
		{"one line in quotes", 2e9 / share, header + `1,"`, "x\n", 3, "a quote in it is not closed"},
		{"the header alone", 2e9 / share, "", "x", 3, "found a record of more than 16 MiB"},
		{"rows", 1e9 / share, header, row, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			whole := strings.Repeat(tt.piece, 1<<20/len(tt.piece))
			in := &repeating{start: tt.start, piece: whole, left: tt.size}
			ran := measured(t, in, "gaps", "-", "--scale", "1-7", "-f", "csv")
			if ran.code != tt.code || !strings.Contains(ran.said, tt.says) {
				t.Fatalf("exit %d, said %.300q; want %d and %q", ran.code, ran.said, tt.code, tt.says)
			}
			if t.Logf("F6: %.2f GB of %s: %.0f MiB at most, %d are allowed", float64(tt.size)/1e9, tt.name, ran.peak, most); ran.peak == 0 || ran.peak > most {
				t.Errorf("took %.0f MiB, want %d at most", ran.peak, most)
			}
		})
	}
}

// repeating is a start and then one piece over and over.
type repeating struct {
	start, piece string
	left         int64
	at           int
}

func (r *repeating) Read(to []byte) (int, error) {
	if r.left <= 0 && r.at == len(r.piece) {
		return 0, io.EOF
	}
	if r.start == "" {
		if r.at == len(r.piece) {
			r.at = 0
		}
		n := copy(to, r.piece[r.at:])
		r.at, r.left = r.at+n, r.left-int64(n)
		return n, nil
	}
	n := copy(to, r.start)
	r.start = r.start[n:]
	return n, nil
}

// measuredRun is a run of the program with what it took.
type measuredRun struct {
	code int
	said string
	peak float64 // memory, in MiB
	cpu  time.Duration
}

// measured runs the program.
func measured(t *testing.T, in io.Reader, args ...string) measuredRun {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), measuredName)
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	var status, out, errs bytes.Buffer
	cmd := exec.CommandContext(context.Background(), name, args...)
	cmd.Args[0] = name
	cmd.Stdout, cmd.Stderr = &out, &errs
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.ExtraFiles = []*os.File{write}
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	_, _ = io.Copy(stdin, in) // the program may have stopped reading
	stdin.Close()
	_, _ = io.Copy(&status, read)
	_ = cmd.Wait()
	state := cmd.ProcessState
	return measuredRun{state.ExitCode(), errs.String(), peakOf(status.String()), state.UserTime() + state.SystemTime()}
}
