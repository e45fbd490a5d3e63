package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestBuildsAreReproducible builds the program in two folders. With SERVGAP_LONG the
// second build shares nothing with the first, not even what was compiled.
func TestBuildsAreReproducible(t *testing.T) {
	long := os.Getenv("SERVGAP_LONG") != ""
	first := buildCopy(t, os.Environ())
	environment := os.Environ()
	if long {
		environment = append(environment, "GOCACHE="+t.TempDir())
	}
	second := buildCopy(t, environment)
	if !bytes.Equal(first, second) {
		t.Fatalf("two builds of one tree differ: %d and %d bytes", len(first), len(second))
	}
	info, err := buildinfo.Read(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	modules := linked(t)
	if len(info.Deps) != len(modules) {
		t.Fatalf("%d modules are in the program, go list names %d", len(info.Deps), len(modules))
	}
	for i, dep := range info.Deps {
		if m := modules[i]; dep.Path != m.Path || dep.Version != m.Version || dep.Sum != m.Sum {
			t.Errorf("in the program is %s %s %s, go list names %v", dep.Path, dep.Version, dep.Sum, m)
		}
	}
	t.Logf("B1: two builds without cgo in two folders, compiled apart: %t, are equal: sha256 %x of %d bytes", long, sha256.Sum256(first), len(first))
}

// buildCopy is the program, built from a copy of the tree in a folder of its own.
func buildCopy(t *testing.T, environment []string) []byte {
	t.Helper()
	folder := t.TempDir()
	for _, part := range []string{"cmd", "gap", "importers"} {
		if err := os.CopyFS(filepath.Join(folder, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-pgo=auto", "-trimpath", "-buildvcs=false", "-o", "program", "./cmd/servgap")
	build.Dir, build.Env = folder, append(environment, "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := os.ReadFile(filepath.Join(folder, "program"))
	if err != nil {
		t.Fatal(err)
	}
	return program
}
