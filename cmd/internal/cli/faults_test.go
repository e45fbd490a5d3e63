package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

// faults are what a call that writes may come back with. A write is cut short by the
// last, too.
var faults = []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS, syscall.EACCES, syscall.EDQUOT, io.ErrShortWrite}

// faulty is a disk of which one call fails, and, where it lasts, all that write behind it.
type faulty struct {
	system
	at    int // the call that fails, counted from 1; 0 is none
	lasts bool
	err   error
	calls int
	kinds []string // of the calls
}

func (d *faulty) call(kind string) error {
	d.calls++
	d.kinds = append(d.kinds, kind)
	if d.at > 0 && (d.calls == d.at || d.lasts && d.calls > d.at) {
		return d.err
	}
	return nil
}

func (d *faulty) Create(folder string, private, brief bool) (newFile, error) {
	if err := d.call("create"); err != nil {
		return nil, &fs.PathError{Op: "open", Path: folder, Err: err}
	}
	f, err := d.system.Create(folder, private, brief)
	if err != nil {
		return nil, err
	}
	return &faultyFile{f, d}, nil
}

func (d *faulty) Temp() (temporary, error) {
	if err := d.call("temp"); err != nil {
		return nil, err
	}
	f, err := d.system.Temp()
	if err != nil {
		return nil, err
	}
	return &faultyTemp{f, d}, nil
}

func (d *faulty) Mkdir(name string) error {
	return errors.Join(d.call("mkdir"), unless(d, func() error { return d.system.Mkdir(name) }))
}

func (d *faulty) Rename(from, to string) error {
	return errors.Join(d.call("rename"), unless(d, func() error { return d.system.Rename(from, to) }))
}

func (d *faulty) SyncFolder(name string) error {
	return errors.Join(d.call("sync folder"), unless(d, func() error { return d.system.SyncFolder(name) }))
}

// unless does what a call does if it has not failed.
func unless(d *faulty, do func() error) error {
	if d.at > 0 && (d.calls == d.at || d.lasts && d.calls > d.at) {
		return nil
	}
	return do()
}

type faultyFile struct {
	newFile
	disk *faulty
}

func (f *faultyFile) Write(data []byte) (int, error) { return f.disk.cut(f.newFile, data) }

// cut writes, or half of it.
func (d *faulty) cut(w io.Writer, data []byte) (int, error) {
	if err := d.call("write"); err != nil {
		n, _ := w.Write(data[:len(data)/2])
		return n, err
	}
	return w.Write(data)
}

func (f *faultyFile) Sync() error {
	return errors.Join(f.disk.call("sync"), unless(f.disk, f.newFile.Sync))
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	return errors.Join(f.disk.call("chmod"), unless(f.disk, func() error { return f.newFile.Chmod(mode) }))
}

func (f *faultyFile) Done() error { return errors.Join(f.disk.call("close"), f.newFile.Done()) }

func (f *faultyFile) Place(name string) error {
	return errors.Join(f.disk.call("place"), unless(f.disk, func() error { return f.newFile.Place(name) }))
}

type faultyTemp struct {
	temporary
	disk *faulty
}

func (f *faultyTemp) Write(data []byte) (int, error) { return f.disk.cut(f.temporary, data) }

func (f *faultyTemp) Seek(offset int64, whence int) (int64, error) {
	if err := f.disk.call("seek"); err != nil {
		return 0, err
	}
	return f.temporary.Seek(offset, whence)
}

// writers are command lines that write in the demo, by the command. Those that have
// nothing about them write a table as csv.
var writers = map[string][][]string{
	"analyze":          {{"-o", "out.csv", "-o", "out.json", "-o", "out.xlsx"}, {"-o", "drawn/", "-o", "out.md"}},
	"audit":            {{"--report", "junit=out.xml", "--report", "sarif=out.sarif"}},
	"baseline diff":    {{"baselines/2026-Q2.json", "later.json", "-o", "out.csv"}},
	"baseline promote": {{"2026-Q2"}},
	"baseline save":    {{"-o", "out.json"}, {"--wave", "2026-Q3"}},
	"baseline show":    {{"baselines/2026-Q2.json", "-o", "out.csv"}},
	"chain":            nil,
	"compare":          {{"2026-Q2", "2026-Q3", "-o", "out.csv"}},
	"demo":             {{"another"}},
	"dissatisfied":     nil,
	"drivers":          nil,
	"explain":          {{"service.reliability", "--emit", "r", "-o", "out.r"}},
	"export":           {{"--from", "report.html", "-o", "out.csv"}},
	"eyes":             nil,
	"gaps":             nil,
	"import":           {{"-o", "out.csv"}, {"-", "-o", "out.csv"}},
	"incidents":        nil,
	"init":             {{"data/customers_q2.csv", "--yes", "--config", "other.yaml"}},
	"inspect":          {{"data/customers_q2.csv", "-o", "out.json"}},
	"loyalty":          nil,
	"man":              {{"-o", "pages"}},
	"plan":             {{"--change", "0.5", "-o", "out.csv"}},
	"priority":         nil,
	"questionnaire":    {{"-o", "forms"}},
	"reliability":      nil,
	"report":           {{"-o", "out.html", "-o", "out.md"}},
	"step":             {{"1", "-o", "out.csv"}},
	"tally":            {{"data/customers_q2.csv", "-o", "out.json"}},
	"trend":            nil,
	"units":            {{"Branch", "-o", "out.csv"}},
	"zone":             {{"zone.csv", "--scale", "1-7", "--adequate", "A*", "-o", "out.csv"}},
}

// quiet are the commands that write no file.
var quiet = []string{
	"baseline", "completion", "config", "config findings", "config schema", "config show", "doctor", "help", "validate", "version",
}

// TestEveryFaultOfADiskLeavesNoHalf lets each call that a command makes to the disk
// fail: what was there is there or the new one whole, nothing else is left, and the
// message names the file and what to do.
func TestEveryFaultOfADiskLeavesNoHalf(t *testing.T) {
	long(t)
	inDemo(t)
	t.Setenv("TMPDIR", t.TempDir())
	if err := os.WriteFile("zone.csv", []byte("E1,A1,P1\n"+strings.Repeat("7,5,6\n6,4,3\n", 20)), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"baseline save --wave 2026-Q2", "baseline save --wave 2026-Q3 -o later.json", "report -o report.html"} {
		if code, said := runOn(&faulty{}, strings.Fields(line)); code != ExitOK {
			t.Fatal(said)
		}
	}
	root, _ := newRoot(nil, Streams{Out: io.Discard, Err: io.Discard})
	commands, total := 0, 0
	for _, name := range runnable(root) {
		lines, ok := writers[name]
		if lines == nil {
			lines = [][]string{{"-o", "out.csv"}}
		}
		switch {
		case slices.Contains(quiet, name):
			continue
		case !ok:
			t.Errorf("servgap %s is no command of which this test knows whether it writes", name)
			continue
		}
		commands++
		for _, line := range lines {
			line = append(strings.Fields(name), line...)
			if os.Getenv("SERVGAP_LONG") == "" && name != "gaps" && slices.Contains(line, "out.csv") && !slices.Contains(line, "-") {
				continue // written as gaps are
			}
			t.Run(strings.Join(line, " "), func(t *testing.T) { total += faultsOf(t, line) })
		}
	}
	t.Logf("F1: %d faults of the disk in %d commands, none left half a file", total, commands)
}

// runnable are the names of the commands that do something.
func runnable(root *cobra.Command) []string {
	var list []string
	for _, cmd := range described(root) {
		if cmd.Runnable() && cmd != root {
			list = append(list, strings.TrimPrefix(cmd.CommandPath(), root.Name()+" "))
		}
	}
	return list
}

// faultsOf runs a command line once for each of its calls to the disk and gives their
// number.
func faultsOf(t *testing.T, line []string) int {
	before := treeOf(t, ".")
	sound := &faulty{}
	usual, said := runOn(sound, line)
	if usual != ExitOK && usual != ExitGate {
		t.Fatalf("exit %d: %s", usual, said)
	}
	after := treeOf(t, ".")
	if maps.Equal(before, after) {
		t.Fatal("nothing was written")
	}
	tried := sound.some(slices.Contains(line, "out.csv") && len(line) < 4)
	for _, at := range tried {
		// The outputs are there in every other run, with something older in them.
		old := maps.Clone(before)
		if at%2 == 0 && !slices.Contains([]string{"demo", "init", "questionnaire"}, line[0]) {
			for name := range after {
				if before[name] != after[name] && !strings.HasSuffix(name, "/") {
					old[name] = "older"
				}
			}
		}
		restore(t, old)
		old = treeOf(t, ".")
		d := &faulty{at: at, lasts: at%3 == 0, err: faults[at%len(faults)]}
		code, said := runOn(d, line)
		now := treeOf(t, ".")
		what := d.kinds[at-1]
		switch {
		case code == usual && what != "sync folder":
			t.Errorf("call %d, a %s that came back with %v: exit %d", at, what, d.err, code)
		case code == usual && !maps.Equal(now, after):
			t.Errorf("call %d, a %s: exit as ever without what is to be written", at, what)
		case code != usual && code != ExitOutput:
			t.Errorf("call %d, a %s: exit %d\n%s", at, what, code, said)
		case code == ExitOutput && (!strings.Contains(said, "could not be written") || !strings.Contains(said, "fix:")):
			t.Errorf("call %d, a %s: said %s", at, what, said)
		}
		for name, data := range now {
			if data != old[name] && data != after[name] {
				t.Errorf("call %d, a %s: %s is neither what it was nor what it should become", at, what, name)
			}
		}
		for name := range old {
			if _, there := now[name]; !there {
				t.Errorf("call %d, a %s: %s is lost", at, what, name)
			}
		}
		if left := treeOf(t, os.TempDir()); len(left) > 0 {
			t.Errorf("call %d, a %s: left %v", at, what, left)
		}
	}
	restore(t, before)
	return len(tried)
}

// some are the calls to try: in the long form all, else one of each kind, or of all where
// other commands make the same calls.
func (d *faulty) some(few bool) []int {
	var calls []int
	for i, kind := range d.kinds {
		last := !slices.Contains(d.kinds[i+1:], kind)
		if os.Getenv("SERVGAP_LONG") != "" || last && (!few || kind == "write") {
			calls = append(calls, i+1)
		}
	}
	return calls
}

// runOn runs a command line on a disk, with a survey on standard input.
func runOn(d disk, line []string) (code int, said string) {
	survey, err := os.Open("data/customers_q2.csv")
	if err != nil {
		return -1, err.Error()
	}
	defer survey.Close()
	var conversation bytes.Buffer
	code = Run(context.Background(), line, Streams{In: survey, Out: io.Discard, Err: &conversation, disk: d})
	return code, conversation.String()
}

// treeOf is what is in a folder: the content of files, and folders, with a slash behind
// their name.
func treeOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	tree := make(map[string]string)
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == folder {
			return err
		}
		if entry.IsDir() {
			tree[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(name)
		tree[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// restore makes what is in the working folder what it was.
func restore(t *testing.T, tree map[string]string) {
	t.Helper()
	now := treeOf(t, ".")
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if _, was := tree[name]; !was {
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, data := range tree {
		if strings.HasSuffix(name, "/") || now[name] == data {
			continue
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(data), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}
