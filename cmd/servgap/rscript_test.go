package main

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestScriptsInR runs scripts of explain --emit r and compares what R computes with
// what servgap does.
func TestScriptsInR(t *testing.T) {
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not installed: no script of explain --emit r is run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project")
	run(t, dir, bin, "sed 's/    points: \"V_{dim}\"$/&\\n    weight: Weight/' project/servgap.yaml > project/weights.yaml")
	odd := "id;E_1;E_=2;P_1;P_=2\n1;7;6;5;5\n2;6;;4;6\n3;7;7;7;6\n4;5;6;3;\n5;6;6;6;4\n6;7;5;5;5\n7;6;7;6;3\n8;7;6;5;6\n"
	if err := os.WriteFile(filepath.Join(dir, "odd.csv"), []byte(odd), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string]string{
		"the whole, of a file":                  "service testdata/surveys/hotel.csv",
		"a dimension, all answered, of some":    "service.empathy testdata/surveys/hotel.xlsx --min-items complete",
		"a dimension, each side by itself":      "service.empathy testdata/surveys/hotel.csv --min-items half_scores --confidence 0.9",
		"an item in words":                      "'service.räkningen stämmer' testdata/surveys/labels_sv.csv",
		"an undivided questionnaire of SPSS":    "service testdata/surveys/svar.sav",
		"an item of a workbook":                 "service.1 testdata/surveys/svar.ods",
		"items that a spreadsheet would run":    "service.=2 odd.csv --scale 1-7",
		"weighted, of a project":                "service -c project/servgap.yaml",
		"overall, of another wave":              "service.overall -c project/servgap.yaml --wave 2026-Q2",
		"some respondents":                      "service.reliability -c project/servgap.yaml --where Region=North",
		"a dimension between groups":            "delivery.reliability -c project/servgap.yaml",
		"an item between groups":                "knowledge.REL1 -c project/servgap.yaml",
		"the whole between groups":              "met-expectation.overall -c project/servgap.yaml",
		"a dimension within managers":           "standards.tangibles -c project/servgap.yaml",
		"the whole within managers, unweighted": "standards.overall -c project/servgap.yaml",
		"weighted within managers":              "standards -c project/servgap.yaml",
		"weighted between customers and others": "knowledge -c project/servgap.yaml",
		"sampling weights":                      "service.reliability project/data/customers_q2.csv --weight Weight",
		"sampling weights, the whole":           "service project/data/customers_q2.csv --weight Weight",
		"sampling weights, between groups":      "delivery.reliability -c project/weights.yaml",
		"sampling weights of customers alone":   "knowledge.overall -c project/weights.yaml",
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Contains(name, "sampling") && exec.Command("Rscript", "-e", "library(survey)").Run() != nil {
				t.Skip("R's survey is not installed: this script with weights is not run")
			}
			run(t, dir, bin, "rm -f gap.R answers.csv")
			if said := run(t, dir, bin, "servgap explain -q --emit r -o gap.R "+args); said != "" {
				t.Fatal(said)
			}
			script, err := os.ReadFile(filepath.Join(dir, "gap.R"))
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(script), "\n")
			run(t, dir, bin, strings.TrimPrefix(first, "# First: ")+" -q")
			compareWithR(t, run(t, dir, bin, "servgap explain -q -f jsonl "+args), run(t, dir, bin, "Rscript gap.R"))
		})
	}
}

// TestScriptsOfLoyaltyInR does the same for questions about the whole and for how the
// company sees itself: each number that R prints has the name of a field.
func TestScriptsOfLoyaltyInR(t *testing.T) {
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not installed: no script of explain --emit r is run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project && servgap import -q -c project/servgap.yaml --csv rfc -o answers.csv")
	for row, numbers := range map[string]int{
		"loyalty.nps": 13, "loyalty.csat": 13, "loyalty.easy": 13, "loyalty.satisfaction_index": 7,
		"eyes.overall": 15, "eyes.responsiveness": 15, "eyes.RESP4": 15, "eyes.TAN1": 15,
	} {
		t.Run(row, func(t *testing.T) {
			run(t, dir, bin, "rm -f gap.R && servgap explain -q --emit r -o gap.R -c project/servgap.yaml "+row)
			compareNames(t, run(t, dir, bin, "servgap explain -q -f jsonl -c project/servgap.yaml "+row), run(t, dir, bin, "Rscript gap.R"), numbers)
		})
	}
}

// compareNames compares each line that R printed with the field of its name.
func compareNames(t *testing.T, row, printed string, numbers int) {
	t.Helper()
	var own map[string]any
	if err := json.Unmarshal([]byte(row), &own); err != nil {
		t.Fatal(row, err)
	}
	compareFields(t, own, printed, numbers)
}

// compareFields does so with fields that are read.
func compareFields(t *testing.T, own map[string]any, printed string, numbers int) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if len(lines) != numbers {
		t.Fatalf("R printed %d numbers, want %d:\n%s", len(lines), numbers, printed)
	}
	for _, line := range lines {
		name, digits, _ := strings.Cut(line, " ")
		got, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		want, known := own[name].(float64)
		if err != nil || !known || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("R says %s, servgap %s %v", line, name, own[name])
		}
	}
}

// compareWithR compares what R printed, a name and a number on each line, with the row
// of a gap.
func compareWithR(t *testing.T, row, printed string) {
	t.Helper()
	var own map[string]any
	if err := json.Unmarshal([]byte(row), &own); err != nil {
		t.Fatal(row, err)
	}
	names := []string{"gap_value", "n", "ci_low", "ci_high", "p"}
	if own["adjust"] == "holm" {
		names = append(names, "p_adj")
	}
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if len(lines) != len(names) {
		t.Fatalf("R printed:\n%s", printed)
	}
	for i, line := range lines {
		name, digits, _ := strings.Cut(line, " ")
		got, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		want, known := own[name].(float64)
		// 1e-9 is far above what the last of 15 digits can differ, and relative, for p.
		if name != names[i] || err != nil || !known || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("R says %s, servgap %s %v", line, names[i], own[names[i]])
		}
	}
}

// TestDriverScriptsInR does the same for rows of servgap drivers.
func TestDriverScriptsInR(t *testing.T) {
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not installed: no script of explain --emit r is run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project")
	run(t, dir, bin, `sed 's/missing: {/missing: {min_items: complete, /' project/servgap.yaml > project/complete.yaml`)
	for name, args := range map[string]string{
		"a dimension":                     "drivers.reliability -c project/servgap.yaml",
		"of those who answered all":       "drivers.tangibles -c project/complete.yaml",
		"the price, of another wave":      "drivers.price -c project/servgap.yaml --wave 2026-Q2",
		"what goes along with loyalty":    "drivers.nps.csat -c project/servgap.yaml --confidence 0.9",
		"the person, in another language": "drivers.stays -c project/servgap.yaml --lang sv",
	} {
		t.Run(name, func(t *testing.T) {
			run(t, dir, bin, "rm -f driver.R answers.csv")
			if said := run(t, dir, bin, "servgap explain -q --emit r -o driver.R "+args); said != "" {
				t.Fatal(said)
			}
			script, err := os.ReadFile(filepath.Join(dir, "driver.R"))
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(script), "\n")
			run(t, dir, bin, strings.TrimPrefix(first, "# First: ")+" -q")
			compareDriverWithR(t, run(t, dir, bin, "servgap explain -q -f jsonl "+args), run(t, dir, bin, "Rscript driver.R"))
		})
	}
}

// compareDriverWithR compares what R printed with a model of one driver.
func compareDriverWithR(t *testing.T, row, printed string) {
	t.Helper()
	var model map[string]any
	if err := json.Unmarshal([]byte(row), &model); err != nil {
		t.Fatal(row, err)
	}
	own := model["drivers"].([]any)[0].(map[string]any)
	own["n"], own["r2"] = model["n"], model["r2"]
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if len(lines) != 12 {
		t.Fatalf("R printed:\n%s", printed)
	}
	for _, line := range lines {
		name, digits, _ := strings.Cut(line, " ")
		got, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		want, known := own[name].(float64)
		if err != nil || !known || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("R says %s, servgap %v", line, own[name])
		}
	}
}
