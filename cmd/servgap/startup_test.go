package main

import (
	"go/ast"
	"go/token"
	"testing"
)

// TestNothingIsCompiledAtTheStart keeps the start short: no package compiles a pattern or
// reads a template before it is asked for one.
func TestNothingIsCompiledAtTheStart(t *testing.T) {
	folders, positions := sources(t)
	for _, files := range folders {
		for _, file := range files {
			for _, compiled := range compiledAtStart(file) {
				t.Errorf("%s: wrap it in sync.OnceValue", positions.Position(compiled))
			}
		}
	}
}

// compiledAtStart is where package variables are given regexp.MustCompile or template.Must
// outside of a function.
func compiledAtStart(file *ast.File) []token.Pos {
	var found []token.Pos
	for _, declared := range file.Decls {
		if _, variables := declared.(*ast.GenDecl); !variables {
			continue
		}
		ast.Inspect(declared, func(n ast.Node) bool {
			if called, ok := n.(*ast.SelectorExpr); ok && (called.Sel.Name == "MustCompile" || called.Sel.Name == "Must") {
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
func d() { regexp.MustCompile("d") }
var e = template.Must(template.New("e").Parse("e"))`
	if found := compiledAtStart(parsed(t, source)); len(found) != 3 {
		t.Errorf("found %d, want those of a, c and e", len(found))
	}
}
