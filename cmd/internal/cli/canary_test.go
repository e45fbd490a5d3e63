package cli

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNobodyIsNamed plants names, addresses, ids and free texts in a survey and in a
// project of it; no output of any command has one of them at the usual settings.
func TestNobodyIsNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "survey.csv", planted())
	write(t, "servgap.yaml", `version: 1
scales: [{id: default, min: 1, max: 7}]
instrument: {dimensions: [{id: speed, items: [A, B]}, {id: care, items: [C, D]}], items: [{id: A}, {id: B}, {id: C}, {id: D}]}
groups:
  - id: customers
    role: customers
    respondent: ResponseId
    constructs: {expected: "E_{item}", perceived: "P_{item}"}
    outcomes: [{id: csat, kind: csat, column: Satisfied}]
    segments: [Region]
    consent: {column: Contact, yes: [Yes]}
waves: [{id: w1, files: [{group: customers, path: survey.csv}]}]
gates: {preset: standard}
`)
	of := func(command string) []string { return strings.Fields(command) }
	for i, command := range []string{
		"analyze", "analyze --long", "gaps --items", "gaps --by Region", "step perceived", "priority", "reliability --items", "drivers", "loyalty",
		"units Region", "dissatisfied", "audit", "audit --self-test", "report --by Region", "explain service.speed", "plan", "validate", "tally",
		"baseline save -o baselines/w1.json", "inspect survey.csv", "analyze --scale 1-7 survey.csv", "report --scale 1-7 survey.csv", "doctor", "config show",
	} {
		ran := false
		for _, form := range []string{"", "-f csv", "-f json", "-f md"} {
			got := runLine(t, "", append(of(command), of(form)...)...)
			clean(t, command+" "+form, []byte(got.out+got.err))
			ran = ran || len(got.out) > 50
		}
		if !ran && !strings.Contains(command, "baseline") {
			t.Errorf("%s printed nothing that could hold anything", command)
		}
		for _, ending := range []string{".html", ".xlsx", ".txt"} {
			file := fmt.Sprintf("out%d%s", i, ending)
			runLine(t, "", append(of(command), "-o", file)...)
		}
	}
	runLine(t, "", "analyze", "--by", "Region", "-o", "charts/")
	draft := runLine(t, "", "init", "--no-input", "--print", "--scale", "1-7", "survey.csv")
	clean(t, "init", []byte(draft.out+draft.err))
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "survey.csv" {
			return err
		}
		data, err := os.ReadFile(path)
		clean(t, path, unzipped(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// canaries are how each kind of text begins that nobody may see.
var canaries = []string{"Kari-Canary", "canary@example", "R_canary", "Canaryveien", "I told canary", "555-canary"}

// planted is a survey of 60 customers with names, addresses, ids and what they wrote.
func planted() string {
	var rows strings.Builder
	rows.WriteString("ResponseId,Name,Email,Phone,Address,Region,Contact,E_A,E_B,E_C,E_D,P_A,P_B,P_C,P_D,Satisfied,Comment\n")
	for i := range 60 {
		fmt.Fprintf(&rows, "R_canary%04d,Kari-Canary %d,canary@example%d.org,555-canary%d,Canaryveien %d,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d,\"I told canary %d, and he knows\"\n",
			i, i, i, i, i, []string{"North", "South"}[i%2], []string{"Yes", "No"}[i%3%2],
			5+i%3, 6+i%2, 5+i%2, 6, 3+i%4, 4+i%3, 5-i%3, 4+i%2, 1+i%5, i)
	}
	return rows.String()
}

func clean(t *testing.T, from string, data []byte) {
	t.Helper()
	for _, canary := range canaries {
		if i := bytes.Index(data, []byte(canary)); i >= 0 {
			t.Errorf("%s: found %q", from, data[max(0, i-40):min(len(data), i+40)])
		}
	}
}

// unzipped is the parts of a workbook one behind the other, and any other file as it is.
func unzipped(data []byte) []byte {
	book, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	var all bytes.Buffer
	for _, f := range book.File {
		if part, err := f.Open(); err == nil {
			io.Copy(&all, part)
			part.Close()
		}
	}
	return all.Bytes()
}
