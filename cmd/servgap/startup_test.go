package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestNothingIsCompiledAtTheStart keeps the start short: no package compiles a pattern
// before it is asked for one.
func TestNothingIsCompiledAtTheStart(t *testing.T) {
	root, files := filepath.Join("..", ".."), 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == ".ci" {
			return filepath.SkipDir // tools for the project, which users do not run
		}
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		positions := token.NewFileSet()
		file, err := parser.ParseFile(positions, path, nil, 0)
		if err != nil {
			return err
		}
		for _, compiled := range compiledAtStart(file) {
			t.Errorf("%s: wrap it in sync.OnceValue", positions.Position(compiled))
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files: %v", files, err)
	}
}

// compiledAtStart is where package variables are given regexp.MustCompile outside of a
// function.
func compiledAtStart(file *ast.File) []token.Pos {
	var found []token.Pos
	for _, declared := range file.Decls {
		if _, variables := declared.(*ast.GenDecl); !variables {
			continue
		}
		ast.Inspect(declared, func(n ast.Node) bool {
			if called, ok := n.(*ast.SelectorExpr); ok && called.Sel.Name == "MustCompile" {
				found = append(found, called.Pos())
			}
			_, function := n.(*ast.FuncLit)
			return !function
		})
	}
	return found
}

func TestPatternsOfPackagesAreFound(t *testing.T) {
	const source = `package p
var a = regexp.MustCompile("a")
var b = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("b") })
var c = []*regexp.Regexp{regexp.MustCompile("c")}
func d() { regexp.MustCompile("d") }`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	if found := compiledAtStart(file); len(found) != 2 {
		t.Errorf("found %d, want those of a and c", len(found))
	}
}
