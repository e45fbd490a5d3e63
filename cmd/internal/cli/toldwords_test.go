package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// inLanguages calls check with the words of each language.
func inLanguages(t *testing.T, check func(w lang.Words)) {
	t.Helper()
	for _, code := range lang.Codes() {
		w, err := lang.New(code)
		if err != nil {
			t.Fatal(err)
		}
		check(w)
	}
}

// importerCodes reads the sources of package importers for the constants whose
// names begin with a prefix, and for codes that are written out where they are used.
func importerCodes(t *testing.T, prefix string) []string {
	t.Helper()
	names, err := filepath.Glob("../../../importers/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if strings.HasPrefix(n.Names[0].Name, prefix) && len(n.Values) == 1 {
					codes = append(codes, codeOf(t, n.Values[0]))
				}
			case *ast.CallExpr:
				if called, ok := n.Fun.(*ast.SelectorExpr); ok && strings.HasPrefix(called.Sel.Name, "assume") && prefix == "Assumed" {
					if literal, ok := n.Args[0].(*ast.BasicLit); ok {
						codes = append(codes, codeOf(t, literal))
					}
				}
			}
			return true
		})
	}
	if len(codes) < 3 {
		t.Fatalf("found %q as the codes called %s", codes, prefix)
	}
	return codes
}

func codeOf(t *testing.T, x ast.Expr) string {
	t.Helper()
	literal, ok := x.(*ast.BasicLit)
	if !ok {
		t.Fatalf("a code is no text: %v", x)
	}
	code, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// TestEveryAssumptionHasWords has a text for each code of package importers in
// each language, filled with whatever the assumption names.
func TestEveryAssumptionHasWords(t *testing.T) {
	values := map[string]map[string]string{
		importers.AssumedPresetByNames:   {"preset": "servperf"},
		importers.AssumedPresetByNumbers: {"preset": "servperf"},
		importers.AssumedScale:           {"scale": "1-7"},
		importers.AssumedLabels:          {"low": "Disagree", "high": "Agree", "scale": "1-3"},
		importers.AssumedImportance:      {"question": "How important"},
		importers.AssumedSatisfaction:    {"question": "How satisfied"},
		importers.AssumedStatements:      {"expected": "How should", "perceived": "How was"},
		importers.AssumedNoAdequate:      {"preset": "servqual-zot"},
		importers.AssumedDirectOrder:     {"first": "D1"},
		importers.AssumedTarget:          {"target": "3", "scale": "1-5"},
		importers.AssumedPoints:          {"first": "V1", "last": "V5"},
	}
	names := map[string]bool{importers.AssumedUnpaired: true, importers.AssumedNoRatings: true, importers.AssumedNoPoints: true, importers.AssumedOrder: true, importers.AssumedAdequateUnused: true}
	for _, code := range importerCodes(t, "Assumed") {
		a := importers.Assumption{Code: code, Values: values[code]}
		if names[code] {
			a.Names, a.More = []problem.Text{problem.Plain("E7"), problem.Plain("P8")}, 12345
		}
		said := make(map[string]string)
		inLanguages(t, func(w lang.Words) {
			text := assumedWords(a, w)
			if other, twice := said[text]; twice {
				t.Errorf("%s is %q in %s and %s", code, text, w.Code(), other)
			}
			said[text] = w.Code()
			for _, value := range a.Values {
				if !strings.Contains(text, value) {
					t.Errorf("%s: %q does not name %s", w.Code(), text, value)
				}
			}
			if names[code] && !strings.Contains(text, "E7, P8 ") || names[code] && !strings.Contains(text, w.Count(12345)) {
				t.Errorf("%s: %q does not name all", w.Code(), text)
			}
		})
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	for _, reason := range importerCodes(t, "Reason") {
		inLanguages(t, func(w lang.Words) {
			if text := dropWords(importers.Dropped{Reason: reason, Count: 3}, w); !strings.Contains(text, "3") || w.Code() != "en" && strings.Contains(text, reason) {
				t.Errorf("%s: %s is said as %q", w.Code(), reason, text)
			}
		})
	}
	for _, kind := range importerCodes(t, "Rule") {
		rule := &importers.Criterion{Kind: kind, Column: "Region", Values: []string{"1.5"}}
		inLanguages(t, func(w lang.Words) {
			text := dropWords(importers.Dropped{Reason: rule.String(), Rule: rule, Count: 12345}, w)
			if !strings.Contains(text, w.Count(12345)) || !strings.Contains(text, "Region") || w.Code() != "en" && strings.Contains(text, rule.Kind+" ") {
				t.Errorf("%s: %s is said as %q", w.Code(), kind, text)
			}
		})
	}
}

func TestRulesInWords(t *testing.T) {
	for _, tt := range []struct {
		code string
		rule importers.Criterion
		n    int64
		want string
	}{
		{"en", importers.Criterion{Kind: importers.RuleIs, Column: "Status", Values: []string{"Preview"}}, 1, "1 row where Status is Preview"},
		{"nb", importers.Criterion{Kind: importers.RuleBelow, Column: "Tid", Values: []string{"60.5"}}, 2, "2 rader der Tid er under 60,5"},
		{"nn", importers.Criterion{Kind: importers.RuleIsNot, Column: "Region", Values: []string{"Nord"}}, 1, "1 rad der Region ikkje er Nord"},
		{"sv", importers.Criterion{Kind: importers.RuleIsNot, Column: "Region", Values: []string{"Norr", "Väst"}}, 2, "2 rader där Region inte är Norr eller Väst"},
		{"da", importers.Criterion{Kind: importers.RuleIsNot, Column: "Region", Values: []string{"Nord", "Syd", "Vest"}}, 1, "1 række, hvor Region ikke er Nord, Syd eller Vest"},
	} {
		w, err := lang.New(tt.code)
		if err != nil {
			t.Fatal(err)
		}
		if got := dropWords(importers.Dropped{Reason: tt.rule.String(), Rule: &tt.rule, Count: tt.n}, w); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.code, got, tt.want)
		}
	}
}

// What importers call stdin is what tables have a word for.
func TestStandardInputIsTranslated(t *testing.T) {
	source, err := importers.Open("-", strings.NewReader("e1;p1\n6;5\n"), importers.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	inLanguages(t, func(w lang.Words) {
		if got, want := table.FileName(gap.Source{File: source.Name}, w), w.Text("told.stdin"); got != want {
			t.Errorf("%s: got %q, want %q", w.Code(), got, want)
		}
	})
}
