package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is a place in the program that fills a text.
type use struct {
	at   string
	key  string
	args []string
}

// TestEveryTextIsUsedAndThere reads the sources of all of cmd/internal: each key
// that is written there is in the catalogue with just the placeholders that are
// filled, and no text of the catalogue is without a use.
func TestEveryTextIsUsedAndThere(t *testing.T) {
	used := make(map[string]bool)
	for _, u := range uses(t) {
		text, there := english().texts()[u.key]
		used[u.key] = true
		if !there {
			t.Errorf("%s: no text is called %s", u.at, u.key)
			continue
		}
		if want := Placeholders(text); !slices.Equal(u.args, want) {
			t.Errorf("%s: %s is filled with %q, and has %q", u.at, u.key, u.args, want)
		}
	}
	for key := range english().texts() {
		if !used[key] && !isLabel(key) {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

func uses(t *testing.T) []use {
	t.Helper()
	var found []use
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				found = append(found, usesOf(t, files, file, call)...)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// usesOf reads a call of Text or Plural. Their keys and names must be written
// out, or nobody could find where a text is used; Plural itself is let off.
func usesOf(t *testing.T, files *token.FileSet, file *ast.File, call *ast.CallExpr) []use {
	t.Helper()
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || method.Sel.Name != "Text" && method.Sel.Name != "Plural" || isPackage(file, method.X) {
		return nil
	}
	at := files.Position(call.Pos()).String()
	key, ok := literal(call.Args[0])
	if !ok {
		if file.Name.Name != "lang" {
			t.Errorf("%s: the key is not written out", at)
		}
		return nil
	}
	if method.Sel.Name == "Plural" {
		args := append(filled(t, at, call.Args[2:]), "n")
		slices.Sort(args)
		return []use{{at, key + ".one", args}, {at, key + ".other", args}}
	}
	args := filled(t, at, call.Args[1:])
	slices.Sort(args)
	return []use{{at, key, args}}
}

// filled are the names of the placeholders that a call fills.
func filled(t *testing.T, at string, args []ast.Expr) []string {
	t.Helper()
	var names []string
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		if !ok || i+1 == len(args) {
			t.Errorf("%s: what fills the text is not a name and a value in turn", at)
		}
		names = append(names, name)
	}
	return names
}

// isPackage reports whether an expression is the name of an imported package.
func isPackage(file *ast.File, x ast.Expr) bool {
	name, ok := x.(*ast.Ident)
	return ok && slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
		imported, err := strconv.Unquote(i.Path.Value)
		return err == nil && path.Base(imported) == name.Name
	})
}

func literal(x ast.Expr) (string, bool) {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
