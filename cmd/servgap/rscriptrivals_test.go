package main

import (
	"os/exec"
	"testing"
)

// TestScriptsOfRivalsInR runs the scripts of competitors, of companies and of new offers:
// each number that R prints has the name of a field.
func TestScriptsOfRivalsInR(t *testing.T) {
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not installed: no script of explain --emit r is run")
	}
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project && servgap import -q -c project/servgap.yaml --csv rfc -o answers.csv")
	for row, numbers := range map[string]int{
		"rivals.Havn": 5, "rivals.Topp.reliability": 6, "rivals.Havn.REL1": 6, "drift.reliability": 6, "offers.app": 6,
	} {
		t.Run(row, func(t *testing.T) {
			run(t, dir, bin, "rm -f gap.R && servgap explain -q --emit r -o gap.R -c project/servgap.yaml "+row)
			compareNames(t, run(t, dir, bin, "servgap explain -q -f jsonl -c project/servgap.yaml "+row), run(t, dir, bin, "Rscript gap.R"), numbers)
		})
	}
	for _, row := range []string{"companies.Havn", "companies.Topp.tangibles", "'companies.Fjord Hotel.REL1'"} {
		t.Run(row, func(t *testing.T) {
			run(t, dir, bin, "rm -f gap.R && servgap explain -q --emit r -o gap.R -c project/servgap.yaml "+row)
			compareNames(t, run(t, dir, bin, "servgap explain -q -f jsonl -c project/servgap.yaml "+row), run(t, dir, bin, "Rscript gap.R | grep -v '^#'"), 5)
		})
	}
}
