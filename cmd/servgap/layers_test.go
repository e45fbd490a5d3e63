package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestLayers keeps imports pointing down: a package imports only packages of the
// program that stand below it, and libraries only where they belong.
func TestLayers(t *testing.T) {
	allowed := map[string][]string{
		"gap/survey":           {},
		"gap/stat":             {},
		"importers/problem":    {},
		"importers/record":     {},
		"importers/limit":      {"importers/problem"},
		"importers/csvfile":    {"importers/limit", "importers/problem", "importers/record"},
		"importers/pattern":    {},
		"importers/dialect":    {"importers/pattern", "importers/vocabulary"},
		"importers/odsfile":    {"importers/limit", "importers/problem", "importers/record"},
		"importers/savfile":    {"importers/limit", "importers/problem", "importers/record"},
		"importers/vocabulary": {"gap/survey", "importers/pattern", "importers/problem"},
		"importers/xlsxfile":   {"importers/limit", "importers/problem", "importers/record"},
		"gap/tally":            {"gap/stat", "gap/survey"},
		"gap":                  {"gap/stat", "gap/survey", "gap/tally"},
		"gap/gate":             {"gap", "gap/stat", "gap/survey"},
		"importers": {
			"gap/survey", "importers/csvfile", "importers/dialect", "importers/limit", "importers/odsfile", "importers/pattern", "importers/problem",
			"importers/record", "importers/savfile", "importers/vocabulary", "importers/xlsxfile",
		},
		"cmd/internal/lang":     {},
		"cmd/internal/schema":   {}, // for tests
		"cmd/internal/demo":     {"gap/survey"},
		"cmd/internal/draft":    {"cmd/internal/lang", "cmd/internal/questionnaire", "gap/survey", "importers", "importers/dialect", "importers/problem"},
		"cmd/internal/table":    {"cmd/internal/lang", "gap", "gap/gate"},
		"cmd/internal/findings": {"cmd/internal/lang", "cmd/internal/table", "gap", "gap/gate"},
		"cmd/internal/chart":    {"cmd/internal/findings", "cmd/internal/lang", "cmd/internal/table", "gap", "importers/problem"},
		"cmd/internal/rscript":  {"gap", "gap/survey", "gap/tally"},
		"cmd/internal/render":   {"cmd/internal/lang", "cmd/internal/table", "gap", "importers/problem"},
		"cmd/internal/report":   {"cmd/internal/lang", "cmd/internal/render", "cmd/internal/table", "gap", "gap/gate", "importers/problem"},
		"cmd/internal/workbook": {"cmd/internal/lang", "cmd/internal/render", "cmd/internal/table"},
		"cmd/internal/config":   {"gap", "gap/gate", "gap/survey", "gap/tally", "importers/limit", "importers/problem"},
		"cmd/internal/cli": {
			"cmd/internal/chart", "cmd/internal/config", "cmd/internal/demo", "cmd/internal/draft", "cmd/internal/findings", "cmd/internal/lang",
			"cmd/internal/questionnaire", "cmd/internal/render", "cmd/internal/report", "cmd/internal/rscript", "cmd/internal/table", "cmd/internal/workbook",
			"gap", "gap/gate", "gap/survey", "gap/tally", "importers", "importers/dialect", "importers/limit", "importers/problem",
		},
		"cmd/servgap": {"cmd/internal/cli"},

		"cmd/internal/questionnaire": {"cmd/internal/lang", "gap/survey"},
	}
	libraries := map[string][]string{
		"github.com/spf13/cobra":            {"cmd/internal/cli"},
		"github.com/spf13/viper":            {"cmd/internal/cli", "cmd/internal/config"},
		"github.com/olekukonko/tablewriter": {"cmd/internal/render"},
		"go.yaml.in/yaml/v3":                {"cmd/internal/config"},
		"github.com/xuri/excelize/v2":       {"cmd/internal/demo", "cmd/internal/questionnaire", "cmd/internal/render"},
		"gonum.org/v1/gonum":                {"gap/stat"},
		"net":                               {},
		"net/http":                          {},
		"os/exec":                           {"cmd/internal/cli"}, // the browser that prints a PDF
		"plugin":                            {},
		"unsafe":                            {},
		"C":                                 {},
		"os":                                {"cmd/internal/cli", "cmd/internal/config", "cmd/servgap", "importers"},
		"log":                               {},
		"github.com/fatih/color":            {"cmd/internal/render"},
		"golang.org/x/term":                 {"cmd/internal/cli"},
	}
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}: {{join .Imports \" \"}}", "servgap/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		packages++
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		pkg := strings.TrimPrefix(path, "servgap/")
		below, known := allowed[pkg]
		if !known {
			t.Errorf("%s has no layer: say in this test what it may import", pkg)
		}
		for imported := range strings.FieldsSeq(imports) {
			if own, ok := strings.CutPrefix(imported, "servgap/"); ok {
				if !slices.Contains(below, own) {
					t.Errorf("%s imports %s, which does not stand below it", pkg, own)
				}
				continue
			}
			for library, users := range libraries {
				if (imported == library || strings.HasPrefix(imported, library+"/") && strings.Contains(library, ".")) && !slices.Contains(users, pkg) {
					t.Errorf("%s imports %s, which is not its business", pkg, imported)
				}
			}
		}
	}
	if !t.Failed() {
		t.Logf("B3: %d packages, none imports net, net/http, unsafe or C, or what stands above it", packages)
	}
}
