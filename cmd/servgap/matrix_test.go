package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// matrixRow is a row of the table that the transcript begins with: its number, its
// words, and its tests: transcripts, and functions of packages.
var matrixRow = regexp.MustCompile(`(?m)^# {1,2}(\d+) .*? {2,}(\S.*)$`)

// TestEveryRowOfTheMatrixHasItsTest looks for each test that the table names.
func TestEveryRowOfTheMatrixHasItsTest(t *testing.T) {
	const root, transcripts = "../..", "../../testdata/transcripts"
	text, err := os.ReadFile(filepath.Join(transcripts, "matrix.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	rows := matrixRow.FindAllStringSubmatch(string(text), -1)
	if len(rows) != 40 {
		t.Errorf("the table has %d rows", len(rows))
	}
	for _, row := range rows {
		for named := range strings.SplitSeq(row[2], ", ") {
			folder, function, isFunction := strings.Cut(named, " ")
			switch {
			case named == "matrix":
				if !regexp.MustCompile(`(?m)^# (.* )?` + row[1] + `[:,]`).Match(text) {
					t.Errorf("row %s stands nowhere below the table", row[1])
				}
			case !isFunction:
				if _, err := os.Stat(filepath.Join(transcripts, named+".txtar")); err != nil {
					t.Errorf("row %s: %v", row[1], err)
				}
			case !declares(t, filepath.Join(root, folder), function):
				t.Errorf("row %s: there is no %s in %s", row[1], function, folder)
			}
		}
		if n, _ := strconv.Atoi(row[1]); n < 1 || n > 40 {
			t.Errorf("the matrix has no row %d", n)
		}
	}
}

// declares reports whether a test of a folder is called so.
func declares(t *testing.T, folder, function string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "func "+function+"(") {
			return true
		}
	}
	return false
}
