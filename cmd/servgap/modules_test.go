package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// direct are the modules that the program and its tests ask for, each with what it is
// for. A new one needs its sentence here and in its commit.
var direct = map[string]string{
	"github.com/fatih/color":            "colour, one instance per writer; tablewriter has it anyway",
	"github.com/google/go-cmp":          "differences that a failed test shows",
	"github.com/olekukonko/tablewriter": "tables on a terminal",
	"github.com/rogpeppe/go-internal":   "transcripts of what is typed and seen",
	"github.com/spf13/cobra":            "commands, flags and completion",
	"github.com/spf13/pflag":            "the flags of cobra, which help, manual and slips walk through; cobra has it anyway",
	"github.com/spf13/viper":            "settings: flag, environment, file, default",
	"github.com/xuri/excelize/v2":       "workbooks with charts are written",
	"go.yaml.in/yaml/v3":                "servgap.yaml is decoded strictly and with lines",
	"golang.org/x/net":                  "tests parse reports as a browser does; excelize has it anyway",
	"golang.org/x/sys":                  "files without a name on Linux; golang.org/x/term has it anyway",
	"golang.org/x/term":                 "is this a terminal, and how wide",
	"golang.org/x/text":                 "encodings, alphabets and numbers of five languages",
	"gonum.org/v1/gonum":                "linear algebra and special functions",
	"pgregory.net/rapid":                "laws are tried on drawn surveys",
}

// TestDirectModules keeps go.mod to these.
func TestDirectModules(t *testing.T) {
	var file struct {
		Require []struct {
			Path     string
			Indirect bool
		}
		Replace, Exclude []any
	}
	if err := json.Unmarshal(output(t, "go", "mod", "edit", "-json"), &file); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, required := range file.Require {
		if required.Indirect {
			continue
		}
		asked++
		if direct[required.Path] == "" {
			t.Errorf("go.mod asks for %s: say in this test what it is for", required.Path)
		}
	}
	if asked != len(direct) {
		t.Errorf("go.mod asks for %d modules, want %d", asked, len(direct))
	}
	if len(file.Replace)+len(file.Exclude) > 0 {
		t.Error("go.mod replaces or excludes modules, which go install would refuse or not see")
	}
	t.Logf("B1: %d direct modules, each with its reason", asked)
}

// module is a module that is linked, with the folder it was unpacked in.
type module struct{ Path, Version, Sum, Dir string }

// linked are the modules of the program, tests apart, by path.
func linked(t *testing.T) []module {
	t.Helper()
	var modules []module
	for line := range strings.Lines(string(output(t, "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Sum}}\t{{.Dir}}{{end}}{{end}}", "."))) {
		field := strings.Split(strings.TrimSpace(line), "\t")
		if len(field) == 4 {
			modules = append(modules, module{field[0], field[1], field[2], field[3]})
		}
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(modules)
}

// output is what a program prints.
func output(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, said.String())
	}
	return out
}
