package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestArm64 makes the products with the program of another architecture, whose compiler
// fuses products with sums: tallies have the same bytes, and numbers agree to 1e-12.
func TestArm64(t *testing.T) {
	if os.Getenv("SERVGAP_LONG") == "" {
		t.Skip("SERVGAP_LONG is not set: the program of arm64 is not run, which takes minutes; .ci/determinism does")
	}
	emulator, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		t.Skip("qemu-aarch64 is not installed: the program of arm64 is not run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project")
	here, there := filepath.Join(dir, "here"), filepath.Join(dir, "there")
	for folder, path := range map[string]string{here: bin, there: arm64(t, emulator)} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if said, code := shell(t, folder, path, moreProducts, "P="+filepath.Join(dir, "project")); code != 0 {
			t.Fatalf("exit %d\n%s", code, said)
		}
	}
	if tally := "tally.json"; textOf(t, here, tally) != textOf(t, there, tally) {
		t.Error("the tallies differ")
	}
	widest, compared := 0.0, 0
	for name, values := range map[string]func(string) (map[string]any, error){"*.json": ofJSON, "*.csv": ofCSV} {
		files, err := filepath.Glob(filepath.Join(here, name))
		if err != nil || len(files) < 3 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			name := filepath.Base(file)
			got, err := values(textOf(t, there, name))
			if err != nil {
				t.Fatal(name, err)
			}
			want, err := values(textOf(t, here, name))
			if err != nil {
				t.Fatal(name, err)
			}
			apart, n := distance(t, name, got, want)
			widest, compared = max(widest, apart), compared+n
		}
	}
	t.Logf("D1: tallies of arm64 have the same bytes, and %d values of it agree to %.1e", compared, widest)
}

// arm64 is a folder with a servgap that runs the program of arm64.
func arm64(t *testing.T, emulator string) string {
	t.Helper()
	folder := t.TempDir()
	program := filepath.Join(folder, "program")
	build := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	build.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	runs := fmt.Sprintf("#!/bin/sh\nexec %s %s \"$@\"\n", emulator, program)
	if err := os.WriteFile(filepath.Join(folder, "servgap"), []byte(runs), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

func textOf(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// distance is how far values are apart at most, of 1 or of what is larger; more than
// 1e-12 is an error, and so is what differs and is no number.
func distance(t *testing.T, name string, got, want map[string]any) (widest float64, compared int) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d values, want %d", name, len(got), len(want))
	}
	for _, at := range slices.Sorted(maps.Keys(want)) {
		g, isNumber := got[at].(float64)
		w, wasNumber := want[at].(float64)
		apart := math.Abs(g-w) / max(1, math.Abs(w))
		switch {
		case isNumber && wasNumber && apart <= 1e-12:
			widest = max(widest, apart)
		case got[at] != want[at]:
			t.Errorf("%s: %s is %v, want %v", name, at, got[at], want[at])
		}
	}
	return widest, len(want)
}

// ofJSON is the values of a text in JSON by their places.
func ofJSON(text string) (map[string]any, error) {
	var of any
	err := json.Unmarshal([]byte(text), &of)
	flat := map[string]any{}
	flatten(flat, "", of)
	return flat, err
}

func flatten(into map[string]any, at string, of any) {
	switch of := of.(type) {
	case map[string]any:
		for key, value := range of {
			flatten(into, at+"."+key, value)
		}
	case []any:
		for i, value := range of {
			flatten(into, at+"."+strconv.Itoa(i), value)
		}
	default:
		into[at] = of
	}
}

// ofCSV is the cells of a table by their places.
func ofCSV(text string) (map[string]any, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	flat := map[string]any{}
	for i, row := range rows {
		for j, cell := range row {
			var value any = cell
			if number, err := strconv.ParseFloat(cell, 64); err == nil {
				value = number
			}
			flat[fmt.Sprintf("row %d, column %d", i+1, j+1)] = value
		}
	}
	return flat, err
}
