package main

import (
	"go/ast"
	"go/token"
	"testing"
)

// unguarded are the functions whose goroutines need no guard, each with the reason.
var unguarded = map[string]string{
	"Main": "waits for a signal and ends the program; it sees no file",
}

// TestGoroutinesAreGuarded keeps a bug in a goroutine from ending the program without a
// report: each recovers, or calls what does.
func TestGoroutinesAreGuarded(t *testing.T) {
	folders, positions := sources(t)
	all, listed := 0, 0
	for _, files := range folders {
		for name, launched := range launchedIn(files) {
			for _, l := range launched {
				switch {
				case unguarded[name] != "":
					listed++
				case !l.guarded:
					t.Errorf("%s: a bug here ends the program without a report: recover, and raise it where Run reports it", positions.Position(l.at))
				}
				all++
			}
		}
	}
	if all < 3 || listed != len(unguarded) {
		t.Errorf("%d goroutines, %d of those listed", all, listed)
	}
	t.Logf("R5: %d places start goroutines, each guarded or listed with its reason", all)
}

// launch is a place that starts a goroutine.
type launch struct {
	at      token.Pos
	guarded bool
}

// launchedIn are the goroutines of a package by the function that starts them.
func launchedIn(files []*ast.File) map[string][]launch {
	recovering := make(map[string]bool)
	eachFunction(files, func(f *ast.FuncDecl) {
		if calls(f.Body, map[string]bool{"recover": true}) {
			recovering[f.Name.Name] = true
		}
	})
	recovering["recover"] = true
	found := make(map[string][]launch)
	eachFunction(files, func(f *ast.FuncDecl) {
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				found[f.Name.Name] = append(found[f.Name.Name], launch{n.Pos(), calls(n.Call, recovering)})
			case *ast.CallExpr:
				if method, ok := n.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Go" {
					found[f.Name.Name] = append(found[f.Name.Name], launch{n.Pos(), calls(n, recovering)})
				}
			}
			return true
		})
	})
	return found
}

func eachFunction(files []*ast.File, do func(*ast.FuncDecl)) {
	for _, file := range files {
		for _, declared := range file.Decls {
			if f, ok := declared.(*ast.FuncDecl); ok && f.Body != nil {
				do(f)
			}
		}
	}
}

// calls reports whether one of several functions or methods is called somewhere within.
func calls(within ast.Node, names map[string]bool) (found bool) {
	ast.Inspect(within, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch function := call.Fun.(type) {
		case *ast.Ident:
			found = found || names[function.Name]
		case *ast.SelectorExpr:
			found = found || names[function.Sel.Name]
		}
		return true
	})
	return found
}

func TestGoroutinesAreFound(t *testing.T) {
	const source = `package p
func safe() { defer func() { recover() }() }
func a() { go safe() }
func b() { go func() { work() }() }
func c() { group.Go(func() { t.safe() }) }
func d() { group.Go(work) }
func e() { go func() { defer func() { recover() }(); work() }() }`
	for name, launched := range launchedIn([]*ast.File{parsed(t, source)}) {
		if want := name != "b" && name != "d"; len(launched) != 1 || launched[0].guarded != want {
			t.Errorf("%s: %+v, want one that is guarded: %t", name, launched, want)
		}
	}
}
