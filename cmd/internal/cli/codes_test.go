package cli

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write codes.txt anew from the sources")

var codeForm = regexp.MustCompile(`^[EW]-[A-Z]+(-[A-Z0-9]+)*$`)

// TestCodesAreThoseOfTheSources reads the program for every code that it can print,
// with the sentences beside it. What explain says is what is said where it happens,
// so it cannot fall behind.
func TestCodesAreThoseOfTheSources(t *testing.T) {
	found := codesOfSources(t)
	if len(found) < 100 {
		t.Fatalf("found %d codes in the program", len(found))
	}
	var b strings.Builder
	for _, code := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&b, "%s\n", code)
		for _, line := range found[code].lines() {
			fmt.Fprintf(&b, "\t%s\n", line)
		}
		if len(found[code].says) == 0 && code != codeUsage {
			t.Errorf("%s: no sentence beside it was found", code)
		}
	}
	if *update {
		if err := os.WriteFile("codes.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != codesText {
		t.Error("codes.txt is not what the sources say; go test ./cmd/internal/cli -run Codes -update")
	}
}

// beside are the sentences that stand with a code: what is wrong, and the remedies.
type beside struct{ says, fixes map[string]bool }

func (b beside) lines() []string {
	var lines []string
	for _, form := range slices.Sorted(maps.Keys(b.says)) {
		lines = append(lines, "says "+strconv.Quote(form))
	}
	for _, form := range slices.Sorted(maps.Keys(b.fixes)) {
		lines = append(lines, "fix "+strconv.Quote(form))
	}
	return lines
}

func codesOfSources(t *testing.T) map[string]beside {
	t.Helper()
	found := make(map[string]beside)
	var files []*ast.File
	for _, folder := range []string{"../../../importers", ".."} {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			files = append(files, file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	names, texts, calls := constantsOf(files), textsOf(files), callsOf(files)
	for _, file := range files {
		var above []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				above = above[:len(above)-1]
				return true
			}
			if code := codeAt(n, names); code != "" && !compared(above) {
				addBeside(found, code, above, texts, calls)
			}
			above = append(above, n)
			return true
		})
	}
	return found
}

// constantsOf are the names of codes.
func constantsOf(files []*ast.File) map[string]string {
	names := make(map[string]string)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				for i, value := range spec.Values {
					if code := codeAt(value, nil); code != "" {
						names[spec.Names[i].Name] = code
					}
				}
			}
			return true
		})
	}
	return names
}

func codeAt(n ast.Node, names map[string]string) string {
	switch n := n.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && codeForm.MatchString(text) {
			return text
		}
	case *ast.Ident:
		return names[n.Name]
	}
	return ""
}

// compared reports whether a code is only looked for, or named.
func compared(above []ast.Node) bool {
	for _, n := range above[max(0, len(above)-2):] {
		switch n := n.(type) {
		case *ast.IndexExpr, *ast.ValueSpec:
			return true
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				return true
			}
		}
	}
	return false
}

// addBeside takes the sentences of the smallest thing around a code that has any.
func addBeside(found map[string]beside, code string, above []ast.Node, texts map[string][]*ast.FuncDecl, calls map[string][]*ast.CallExpr) {
	if _, ok := found[code]; !ok {
		found[code] = beside{make(map[string]bool), make(map[string]bool)}
	}
	for i := len(above) - 1; i >= 0; i-- {
		switch above[i].(type) {
		case *ast.CallExpr, *ast.CompositeLit, *ast.BlockStmt, *ast.FuncDecl:
			if takeSentences(found[code], above[i], texts) {
				return
			}
		case *ast.CaseClause:
			takeSentences(found[code], above[i], texts)
			return
		}
		if f, ok := above[i].(*ast.FuncDecl); ok { // which is given the sentence
			for _, call := range calls[f.Name.Name] {
				takeSentences(found[code], call, texts)
			}
		}
	}
}

// callsOf are the calls by what is called.
func callsOf(files []*ast.File) map[string][]*ast.CallExpr {
	calls := make(map[string][]*ast.CallExpr)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				calls[nameOf(call.Fun)] = append(calls[nameOf(call.Fun)], call)
			}
			return true
		})
	}
	return calls
}

// textsOf are the functions that make a sentence, by name.
func textsOf(files []*ast.File) map[string][]*ast.FuncDecl {
	texts := make(map[string][]*ast.FuncDecl)
	for _, file := range files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Type.Results == nil || f.Body == nil {
				continue
			}
			for _, result := range f.Type.Results.List {
				if nameOf(result.Type) == "Text" && f.Name.Name != "Say" {
					texts[f.Name.Name] = append(texts[f.Name.Name], f)
				}
			}
		}
	}
	return texts
}

// takeSentences adds what is said inside a node, be it by a function that makes the
// sentence, and reports whether that says what is wrong; a fix is what is assigned to one or
// is the last of the sentences that a call is given.
func takeSentences(b beside, n ast.Node, texts map[string][]*ast.FuncDecl) bool {
	taken := false
	followed := make(map[string]bool)
	var walk func(n ast.Node, fix bool)
	walk = func(n ast.Node, fix bool) {
		ast.Inspect(n, func(m ast.Node) bool {
			switch m := m.(type) {
			case *ast.KeyValueExpr:
				if key, ok := m.Key.(*ast.Ident); ok && key.Name == "Fix" {
					walk(m.Value, true)
					return false
				}
			case *ast.AssignStmt:
				for i, left := range m.Lhs {
					isFix := fix || strings.HasSuffix(strings.ToLower(nameOf(left)), "fix")
					if len(m.Rhs) == len(m.Lhs) {
						walk(m.Rhs[i], isFix)
					} else {
						walk(m.Rhs[0], isFix)
					}
				}
				return false
			case *ast.CallExpr:
				if form, ok := saidBy(m); ok {
					if complete(form) {
						if fix {
							b.fixes[form] = true
						} else {
							b.says[form], taken = true, true
						}
					}
					return false // what fills it is no sentence
				}
				if name := nameOf(m.Fun); !followed[name] {
					followed[name] = true
					for _, f := range texts[name] {
						walk(f.Body, fix)
					}
				}
				last, sentences := -1, 0
				for i, arg := range m.Args {
					if call, ok := arg.(*ast.CallExpr); ok {
						if _, said := saidBy(call); said {
							last, sentences = i, sentences+1
						}
					}
				}
				for i, arg := range m.Args {
					walk(arg, fix || i == last && sentences > 1)
				}
				return false
			}
			return true
		})
	}
	walk(n, false)
	return taken
}

var word = regexp.MustCompile(`\pL{2,}`)

// complete reports whether a form is more than a name or an end of a sentence.
func complete(form string) bool {
	return len(word.FindAllString(form, -1)) > 2 && !strings.HasPrefix(form, ";")
}

// nameOf is the last name of an expression.
func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// saidBy is the form of a sentence that is said.
func saidBy(call *ast.CallExpr) (form string, ok bool) {
	if nameOf(call.Fun) != "Say" || len(call.Args) == 0 {
		return "", false
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	form, err := strconv.Unquote(lit.Value)
	return form, err == nil
}
