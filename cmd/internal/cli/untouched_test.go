package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// TestFileChangesWhileRead changes a file after its first part was read, in every way
// that a file can change (D2).
func TestFileChangesWhileRead(t *testing.T) {
	text := surveyText(20_000) // of several parts
	write := func(path, text string) error { return os.WriteFile(path, []byte(text), 0o600) }
	changes := []struct {
		name   string
		change func() error
	}{
		{"truncated", func() error { return os.Truncate("survey.csv", int64(len(text)/2)) }},
		{"truncated to nothing", func() error { return os.Truncate("survey.csv", 0) }},
		{"grown", func() error { return write("survey.csv", text+text) }},
		{"other content of the same size", func() error { return write("survey.csv", strings.ReplaceAll(text, "7", "1")) }},
		{"replaced", func() error { return errors.Join(write("new.csv", text), os.Rename("new.csv", "survey.csv")) }},
		{"deleted", func() error { return os.Remove("survey.csv") }},
		{"a folder in its place", func() error { return errors.Join(os.Remove("survey.csv"), os.Mkdir("survey.csv", 0o700)) }},
	}
	refused := 0
	for _, tt := range changes {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := write("survey.csv", text); err != nil {
				t.Fatal(err)
			}
			_, err := countedWith(t, tt.change)
			p, ok := errors.AsType[problem.Problem](err)
			if !ok || p.Code != "E-FILE-CHANGED" || p.File != "survey.csv" || !strings.Contains(p.Fix.String(), "run it again") {
				t.Errorf("got %v", err)
				return
			}
			refused++
		})
	}
	t.Logf("D2: %d of %d changes while reading are refused", refused, len(changes))
}

// countedWith counts survey.csv and makes a change after its first part.
func countedWith(t *testing.T, change func() error) (gap.Source, error) {
	t.Helper()
	changed := false
	tell := func(float64) {
		if !changed {
			changed = true
			if err := change(); err != nil {
				t.Error(err)
			}
		}
	}
	ctx := context.WithValue(t.Context(), barKey{}, func() func(float64) { return tell })
	c := counted{plan: gap.Plan}
	_, _, err := c.countAlone(ctx, &content{path: "survey.csv"}, importers.OpenOptions{}, importers.Columns{Scale: "1-7"})
	if err != nil {
		return gap.Source{}, err
	}
	return c.sources[0], nil
}

// TestSourcesHaveTheirSums compares the SHA-256 of a result with that of the file, however
// it was read (D2).
func TestSourcesHaveTheirSums(t *testing.T) {
	t.Chdir(t.TempDir())
	text := surveyText(3000)
	sum := sha256.Sum256([]byte(text))
	want := hex.EncodeToString(sum[:])
	if err := os.WriteFile("survey.csv", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, stdin, line string }{
		{"file", "", "gaps survey.csv -f json"},
		{"pipe", text, "gaps - -f json"},
		{"tally", "", "gaps tally.json -f json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "tally" {
				if got := runLine(t, "", "tally", "survey.csv", "-o", "tally.json"); got.code != ExitOK {
					t.Fatal(got.err)
				}
			}
			got := runLine(t, tt.stdin, strings.Fields(tt.line)...)
			var result struct{ Sources []gap.Source }
			if err := json.Unmarshal([]byte(got.out), &result); err != nil {
				t.Fatalf("%v: %s", err, got.err)
			}
			if len(result.Sources) != 1 || result.Sources[0].SHA256 != want {
				t.Errorf("got %+v, want %s", result.Sources, want)
			}
		})
	}
}

// TestSumsChangeNoOtherForm compares what is printed in each form with what is printed
// where a second output has the sums of the files, too.
func TestSumsChangeNoOtherForm(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("survey.csv", []byte(surveyText(300)), 0o600); err != nil {
		t.Fatal(err)
	}
	for command, forms := range map[string][]form{"gaps": formats, "report": reportForms} {
		for _, form := range forms {
			f := outputFlags{format: form.name}
			if has := slices.Contains([]string{"json", "html", "pdf"}, form.name); f.sums() != has {
				t.Errorf("-f %s has sums: got %t, want %t", form.name, f.sums(), has)
			}
			if form.name == "pdf" {
				continue // is the page, printed by a browser
			}
			alone := runLine(t, "", command, "survey.csv", "-q", "-f", form.name)
			beside := runLine(t, "", command, "survey.csv", "-q", "-f", form.name, "-o", "summed.json")
			if alone.code != ExitOK || alone != beside {
				t.Errorf("%s -f %s: exit %d, %s", command, form.name, alone.code, alone.err)
			}
		}
	}
	if f := (&outputFlags{format: "csv", files: []string{"result.json"}}); !f.sums() {
		t.Error("a file has no sums")
	}
}
