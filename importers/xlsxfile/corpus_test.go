package xlsxfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"servgap/importers/problem"
)

// corpusDir finds files of other projects that are not part of this one: the
// folder of SERVGAP_CORPUS, or shared/corpus beside a folder above.
func corpusDir(t testing.TB) string {
	t.Helper()
	candidates := []string{os.Getenv("SERVGAP_CORPUS")}
	if dir, err := os.Getwd(); err == nil {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			candidates = append(candidates, filepath.Join(dir, "shared", "corpus"))
		}
	}
	for _, dir := range candidates {
		if _, err := os.Stat(filepath.Join(dir, "xlsx", "manifest.json")); dir != "" && err == nil {
			return filepath.Join(dir, "xlsx")
		}
	}
	t.Skip("no corpus, of which nothing is read: set SERVGAP_CORPUS to a folder with xlsx/manifest.json")
	return ""
}

// expectation is what the manifest says of a file. Outcome is sheets (real
// files: each sheet as it counts them), table (the one sheet, with its header),
// error or any.
type expectation struct {
	Outcome, Code, Note string
	Sheets              []sheetExpectation
}

type sheetExpectation struct {
	Name, State, Oracles string
	Nonempty             int
	LastRow              int `json:"last_row"`
	LastCol              int `json:"last_col"`
	Rows, Cols           int
}

// found is what an error class of the manifest comes out as: a code and, where
// several classes share it, words of the message.
var found = map[string]struct{ code, words string }{
	"too-large":        {"E-FILE-SIZE", ""},
	"xml-dtd":          {"E-FILE-DAMAGED", "document type"},
	"xml":              {"E-FILE-DAMAGED", "characters that no XML may hold"},
	"not-a-workbook":   {"E-FILE-DAMAGED", ""},
	"corrupt":          {"E-FILE-DAMAGED", ""},
	"encrypted":        {"E-FILE-XLS", "password"},
	"encrypted-or-xls": {"E-FILE-XLS", "password"},
	"bad-reference":    {"E-FILE-DAMAGED", "does not follow the one before"},
	"shared-string":    {"E-FILE-DAMAGED", "shared text"},
	"bad-number":       {"E-XLSX-NUMBER", ""},
}

// explained are the files where this reader differs from the manifest on
// purpose, and why.
var explained = map[string]string{
	"hostile__sst_index_empty.xlsx": "<v></v> is the same XML as the <v/> of real files, such as empty_shared_string_value.xlsx, which hold no text: " +
		"refused all the same, for the header has no text above a column of answers",
	"hostile__cell_error_na.xlsx": "an error such as #N/A is a missing answer, counted in a warning with its place: surveys with lookups beside the answers are common",
}

// limits of one hostile file: time, and bytes of all that is allocated, which is
// more than is in memory at any time.
const (
	patience  = 2 * time.Second
	mostAlloc = 256 << 20
)

func TestCorpus(t *testing.T) {
	dir := corpusDir(t)
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Files []struct {
			Name     string
			Expected expectation
		}
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	written := t.TempDir()
	t.Setenv("TMPDIR", written)
	agree, all := map[string]int{}, map[string]int{}
	check := func(name string, data []byte, want expectation) {
		goal := "R3: real workbooks"
		if strings.HasPrefix(name, "hostile__") || strings.HasPrefix(name, "made: ") {
			goal = "R4: hostile workbooks"
		}
		all[goal]++
		var differences []string
		if want.Outcome == "sheets" {
			differences = compareSheets(data, want)
		} else {
			differences = compareOutcome(data, want)
		}
		switch reason := explained[name]; {
		case differences == nil && reason == "":
			agree[goal]++
		case differences == nil:
			t.Errorf("%s is as the manifest says, and explained: %s", name, reason)
		case reason != "":
			t.Logf("%s: %s: %s", name, strings.Join(differences, "; "), reason)
		default:
			t.Errorf("%s: %s", name, strings.Join(differences, "; "))
		}
	}
	for _, file := range manifest.Files {
		data, err := os.ReadFile(filepath.Join(dir, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		check(file.Name, data, file.Expected)
	}
	for _, name := range slices.Sorted(maps.Keys(madeHere)) {
		made := madeHere[name]
		check(name, made.data(t), made.want)
	}
	if left, err := os.ReadDir(written); err != nil || len(left) > 0 {
		t.Errorf("files were written: %v, %v", left, err)
	}
	for _, goal := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%s: %d of %d as the manifest says, the others with a reason or an error above", goal, agree[goal], all[goal])
	}
}

// outcome is what reading a workbook came to.
type outcome struct {
	err        error // the first
	rows, cols int   // with the header
	warnings   []problem.Problem
}

func readAll(data []byte, o Options) (out outcome) {
	r, err := Open(bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		return outcome{err: err}
	}
	defer r.Close()
	out.rows, out.cols = 1, len(r.Header())
	for block, err := range r.Blocks() {
		if err != nil {
			out.err = err
			break
		}
		for _, err := range block.Records() {
			if err != nil && out.err == nil {
				out.err = err
			}
			out.rows++
		}
	}
	out.warnings = r.Warnings()
	return out
}

// compareOutcome reads a workbook as a user would, within the limits.
func compareOutcome(data []byte, want expectation) (differences []string) {
	differ := func(format string, args ...any) { differences = append(differences, sprintf(format, args...)) }
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	got := readAll(data, Options{})
	took := time.Since(start)
	if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > mostAlloc {
		differ("allocated %d MiB", (after.TotalAlloc-before.TotalAlloc)>>20)
	}
	if took > patience { // once more: the machine may have been busy
		start = time.Now()
		readAll(data, Options{})
		if again := time.Since(start); again > patience {
			differ("took %v and %v", took, again)
		}
	}
	p, isProblem := errors.AsType[problem.Problem](got.err)
	if got.err != nil && !isProblem {
		differ("the error is no problem: %v", got.err)
	}
	switch class := found[want.Code]; want.Outcome {
	case "table":
		limit := strings.Contains(want.Note, "limit error") && p.Code == "E-FILE-SIZE"
		sheet := want.Sheets[0]
		if !limit && (got.err != nil || got.rows != sheet.Rows || got.cols != sheet.Cols) {
			differ("got %d x %d and %v, want %d x %d", got.rows, got.cols, got.err, sheet.Rows, sheet.Cols)
		}
		if strings.Contains(want.Note, "warning") && len(got.warnings) == 0 {
			differ("got no warning")
		}
	case "error":
		if want.Code == "unreadable" {
			class.code = p.Code // the oracles do not say why
		}
		if class.code == "" || p.Code != class.code || !strings.Contains(p.Message.String(), class.words) {
			differ("got %v [%s], want %s", got.err, p.Code, want.Code)
		}
	case "any":
	default:
		differ("the manifest says %q", want.Outcome)
	}
	return differences
}
