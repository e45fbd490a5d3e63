package csvfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"servgap/importers/problem"
)

// corpusDir finds files of other projects that are not part of this one: the
// folder of SERVGAP_CORPUS, or shared/corpus beside a folder above.
func corpusDir(t *testing.T) string {
	t.Helper()
	candidates := []string{os.Getenv("SERVGAP_CORPUS")}
	if dir, err := os.Getwd(); err == nil {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			candidates = append(candidates, filepath.Join(dir, "shared", "corpus"))
		}
	}
	for _, dir := range candidates {
		if _, err := os.Stat(filepath.Join(dir, "csv", "manifest.json")); dir != "" && err == nil {
			return filepath.Join(dir, "csv")
		}
	}
	t.Skip("no corpus, of which nothing is read: set SERVGAP_CORPUS to a folder with csv/manifest.json")
	return ""
}

// expectation is what the manifest says of a file, with the strict rules.
type expectation struct {
	Outcome, Code string
	Rows, Cols    int
	// Lenient is the outcome with bare quotes taken literally, where it differs.
	Lenient *struct {
		Code       string
		Rows, Cols int
	}
}

// codes are the problems that a class of the manifest may come out as.
var codes = map[string][]string{
	"encoding":         {"E-FILE-ENCODING"},
	"nul-byte":         {"E-FILE-NUL", "E-FILE-BINARY"}, // a ZIP archive is named as that
	"bare-quote":       {"E-CSV-QUOTE"},
	"text-after-quote": {"E-CSV-QUOTE"},
	"quote":            {"E-CSV-QUOTE"},
	"unclosed-quote":   {"E-CSV-UNCLOSED"},
	"ragged":           {"E-CSV-RAGGED"},
	"no-rows":          {"E-FILE-EMPTY"},
	"empty-file":       {"E-FILE-EMPTY"},
	"header-only":      nil,
}

// explained are the files where this reader differs on purpose.
var explained = map[string]string{
	"duckdb__data__csv__double_trouble.csv": "header text|number: the pipe makes a table of it, the comma none",
}

// outcome is what reading a whole file came to.
type outcome struct {
	codes      []string // of all errors, each once
	rows, cols int
	sniffed    bool
}

func (out *outcome) add(err error) {
	code := "not a problem: " + err.Error()
	if p, ok := errors.AsType[problem.Problem](err); ok {
		code = p.Code
	}
	if !slices.Contains(out.codes, code) {
		out.codes = append(out.codes, code)
	}
}

func readAll(data []byte, o Options) (out outcome) {
	r, err := NewReader(bytes.NewReader(data), o)
	if err != nil {
		out.add(err)
		return out
	}
	out.cols, out.sniffed = len(r.Header()), r.Sniffed()
	for block, err := range r.Blocks() {
		if err != nil {
			out.add(err)
			return out
		}
		for _, err := range block.Records() {
			if err != nil {
				out.add(err)
				continue
			}
			out.rows++
		}
	}
	return out
}

func (out outcome) agrees(want expectation) bool {
	switch {
	case want.Outcome == "table":
		return out.codes == nil && out.rows == want.Rows && out.cols == want.Cols
	case want.Code == "header-only":
		return out.codes == nil && out.rows == 0
	}
	return slices.ContainsFunc(codes[want.Code], func(c string) bool { return slices.Contains(out.codes, c) })
}

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
	agree := map[string]int{}
	check := func(rules, name string, got outcome, want expectation, ok bool) {
		if ok {
			agree[rules]++
		} else if reason := explained[name]; reason != "" {
			t.Logf("%s: %s: got %+v, want %+v: %s", rules, name, got, want, reason)
		} else {
			t.Errorf("%s: %s: got %+v, want %+v", rules, name, got, want)
		}
	}
	for _, file := range manifest.Files {
		data, err := os.ReadFile(filepath.Join(dir, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		want := file.Expected
		delimiter := map[string]byte{".tsv": '\t', ".psv": '|'}[filepath.Ext(file.Name)]
		got := readAll(data, Options{Strict: true, Delimiter: delimiter})
		check("strict", file.Name, got, want, got.agrees(want))
		if l := want.Lenient; l != nil {
			want = expectation{Outcome: "table", Code: l.Code, Rows: l.Rows, Cols: l.Cols}
			if l.Code != "" {
				want.Outcome = "error"
			}
		}
		got = readAll(data, Options{Delimiter: delimiter})
		check("lenient", file.Name, got, want, got.agrees(want) || want.Code == "encoding" && got.sniffed)
	}
	t.Logf("R1: of %d files, %d agree with the strict rules and %d with the lenient ones", len(manifest.Files), agree["strict"], agree["lenient"])
}
