package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// printer stands in for a browser, whose own sockets are not the program's.
const printer = `#!/bin/sh
for flag; do case $flag in --print-to-pdf=*) echo '%PDF-1.4' > "${flag#*=}";; esac; done
`

// TestNoSocketIsOpened traces the program and what it starts.
func TestNoSocketIsOpened(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed: no run is traced for sockets")
	}
	dir, bin := workplace(t)
	if err := os.WriteFile(filepath.Join(bin, "printer"), []byte(printer), 0o755); err != nil {
		t.Fatal(err)
	}
	if sockets(t, dir, bin, "bash -c 'exec 3<>/dev/udp/127.0.0.1/9'") == 0 {
		t.Skip("strace sees no socket where one is opened: no run is traced for sockets")
	}
	commands := []string{
		"servgap version",
		"servgap demo -q project",
		"servgap analyze -q -c project/servgap.yaml",
		"servgap analyze -q testdata/surveys/hotel.xlsx -o out.csv -o out.json -o out.xlsx -o charts/",
		"servgap audit -q -c project/servgap.yaml",
		"servgap report -q -c project/servgap.yaml -o report.html",
		"servgap report -q -c project/servgap.yaml -o report.pdf",
		"servgap doctor -q -c project/servgap.yaml",
	}
	for _, command := range commands {
		if n := sockets(t, dir, bin, command); n > 0 {
			t.Errorf("%s opens %d sockets", command, n)
		}
	}
	for _, written := range []string{"out.xlsx", "report.html", "report.pdf"} {
		if _, err := os.Stat(filepath.Join(dir, written)); err != nil {
			t.Error(err)
		}
	}
	t.Logf("B1: 0 sockets in %d traced runs", len(commands))
}

// sockets is how many a command and its children open.
func sockets(t *testing.T, dir, bin, command string) int {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	if said, code := shell(t, dir, bin, "strace -f -qq -e trace=socket,socketpair -e signal=none -o "+trace+" "+command, "SERVGAP_BROWSER=printer"); code > 1 {
		t.Fatalf("%s: exit %d\n%s", command, code, said)
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(calls), "socket(") + strings.Count(string(calls), "socketpair(")
}
