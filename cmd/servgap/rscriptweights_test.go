package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mixedRaters is a project whose company and customers give answers on all sides of the
// scale, with weights, so that the three parts of eyes have a test.
var mixedRaters = map[string]string{
	"servgap.yaml": `version: 1
scales: [{id: default, min: 1, max: 5}]
instrument: {preset: none, dimensions: [{id: speed, items: [a, b]}], items: [{id: a}, {id: b}]}
groups:
  - {id: guests, role: customers, constructs: {perceived: "P_{item}"}, weight: w}
  - {id: managers, role: managers, constructs: {self_rated: "S_{item}"}}
waves: [{id: q1, files: [{group: guests, path: guests.csv}, {group: managers, path: managers.csv}]}]
`,
	"guests.csv":   "P_a,P_b,w\n1,2,1\n2,2,0.5\n3,4,2\n5,5,1\n4,3,1.5\n2,1,1\n3,3,3\n4,5,0.25\n5,4,1\n1,1,2\n",
	"managers.csv": "S_a,S_b\n5,5\n4,4\n3,3\n2,4\n4,5\n5,3\n4,2\n",
}

// TestScriptsOfWeightedRowsInR runs scripts of rows with sampling weights: each number that
// R's survey prints is that of the field of its name.
func TestScriptsOfWeightedRowsInR(t *testing.T) {
	if exec.Command("Rscript", "-e", "library(survey)").Run() != nil {
		t.Skip("R's survey is not installed: no script with weights is run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q demo")
	run(t, dir, bin, "sed 's/    points: \"V_{dim}\"$/&\\n    weight: Weight/' demo/servgap.yaml > demo/weights.yaml")
	if err := os.Mkdir(filepath.Join(dir, "mixed"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range mixedRaters {
		if err := os.WriteFile(filepath.Join(dir, "mixed", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		project string
		rows    map[string]int // and how many numbers R prints
	}{
		{"demo/weights.yaml", map[string]int{
			"eyes.RESP4": 13, "units.Branch.Mandal": 9, "dissatisfied.share": 5, "dissatisfied.tangibles": 10, "dissatisfied.Mandal": 10,
			"dissatisfied.Narvik": 10, // where nobody is dissatisfied
		}},
		{"mixed/servgap.yaml --min-cell 0", map[string]int{"eyes.a": 15, "eyes.overall": 13}},
	} {
		run(t, dir, bin, "rm -f answers.csv; servgap import -q -c "+c.project+" --csv rfc -o answers.csv")
		for row, numbers := range c.rows {
			t.Run(row, func(t *testing.T) {
				run(t, dir, bin, "rm -f gap.R; servgap explain -q --emit r -o gap.R -c "+c.project+" "+row)
				compareFields(t, fieldsOf(t, run(t, dir, bin, "servgap explain -q -f json -c "+c.project+" "+row), row), run(t, dir, bin, "Rscript gap.R"), numbers)
			})
		}
	}
}

// fieldsOf is the row of a result that goes by a name.
func fieldsOf(t *testing.T, result, name string) map[string]any {
	t.Helper()
	var r struct {
		Eyes         []map[string]any
		Units        []struct{ Rows []map[string]any }
		Dissatisfied struct {
			Rows []map[string]any
		}
	}
	var whole struct{ Dissatisfied map[string]any }
	for _, into := range []any{&r, &whole} {
		if err := json.Unmarshal([]byte(result), into); err != nil {
			t.Fatal(result, err)
		}
	}
	switch {
	case name == "dissatisfied.share":
		return whole.Dissatisfied
	case strings.HasPrefix(name, "eyes."):
		return r.Eyes[0]
	case strings.HasPrefix(name, "units."):
		return r.Units[0].Rows[0]
	default:
		return r.Dissatisfied.Rows[0]
	}
}
