package main

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNothingIsWrittenElsewhere traces runs that write: what they make, change or take
// away lies in the folder of their outputs, whatever the names in their inputs say.
func TestNothingIsWrittenElsewhere(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed: no run is traced for what it writes")
	}
	dir, bin := workplace(t)
	out := filepath.Join(dir, "out")
	for _, folder := range []string{out, filepath.Join(dir, "elsewhere"), filepath.Join(dir, "tmp")} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(out, "led.csv"), filepath.Join(dir, "elsewhere", "link.csv")); err != nil {
		t.Fatal(err)
	}
	if found := writesOf(t, dir, bin, "touch elsewhere/touched"); len(found) == 0 {
		t.Skip("strace sees no file where one is made: no run is traced for what it writes")
	}
	climbing(t, filepath.Join(dir, "testdata/surveys/hotel.xlsx"), filepath.Join(dir, "climbing.xlsx"))
	commands := []string{
		"servgap analyze -q climbing.xlsx -o out/a.csv -o out/a.json -o out/a.xlsx -o out/charts/",
		"servgap report -q climbing.xlsx -o out/a.html -o out/a.md",
		"servgap gaps -q climbing.xlsx -o elsewhere/link.csv",
		"servgap import -q climbing.xlsx -o out/answers.csv",
		"servgap tally -q climbing.xlsx -o out/tally.json",
		"servgap inspect -q climbing.xlsx -o out/inspected.json",
		"servgap demo -q out/project",
		"servgap man -o out/man",
	}
	for _, command := range commands {
		found := writesOf(t, dir, bin, command)
		if len(found) == 0 {
			t.Errorf("%s writes nothing", command)
		}
		for _, name := range found {
			if name != out && !strings.HasPrefix(name, out+"/") {
				t.Errorf("%s writes %s", command, name)
			}
		}
	}
	t.Logf("S4: 0 writes outside of the folder of the outputs in %d traced runs", len(commands))
}

// climbing copies a workbook with parts whose names lead out of it.
func climbing(t *testing.T, from, to string) {
	t.Helper()
	book, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, part := range book.File {
		if err := w.Copy(part); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"../../climbed.txt", "/climbed.txt", `..\windows\climbed.txt`, "xl/../../climbed.txt", "C:/climbed.txt", "..", "a/./../../climbed.txt", "~/climbed.txt"} {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte("climbed")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tracedCall is a call that may write, with the name that it is given last.
var tracedCall = regexp.MustCompile(`^(?:\d+ +)?(\w+)\((.*)\) += (\d+)`)

var tracedName = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// writesOf are the files and folders that a command and its children make, change or
// take away.
func writesOf(t *testing.T, dir, bin, command string) (names []string) {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	const traced = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat"
	if said, code := shell(t, dir, bin, "strace -f -qq -e trace="+traced+" -e signal=none -o "+trace+" "+command, "TMPDIR="+filepath.Join(dir, "out")); code != 0 {
		t.Fatalf("%s: exit %d\n%s", command, code, said)
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(calls)) {
		call := tracedCall.FindStringSubmatch(line)
		if call == nil || strings.HasPrefix(call[1], "open") && !regexp.MustCompile(`O_(WRONLY|RDWR|CREAT|TRUNC)`).MatchString(call[2]) {
			continue
		}
		quoted := tracedName.FindAllStringSubmatch(call[2], -1)
		name := quoted[len(quoted)-1][1]
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		if !strings.HasPrefix(name, "/dev/") {
			names = append(names, filepath.Clean(name))
		}
	}
	return names
}
