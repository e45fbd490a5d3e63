package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A mutation replaces a piece of a file by another.
type mutation struct {
	file     string // from the root of the repository
	line     int
	text     string    // the line as it is, without its indentation
	old, new string    // on one line
	from, to int       // bytes of the file
	in       *function // nil for what is outside of functions
}

func (m mutation) String() string {
	return fmt.Sprintf("%s:%d: %s → %s in: %s", m.file, m.line, cmp.Or(m.old, "nothing"), cmp.Or(m.new, "nothing"), m.text)
}

// mutationsOf finds all mutations of a package's files, in their order.
func mutationsOf(folder, only string) ([]mutation, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []mutation
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || only != "" && filepath.Base(name) != only {
			continue
		}
		found, err := mutationsIn(name)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// finder collects the mutations of one file.
type finder struct {
	name  string
	text  string
	in    *function
	files *token.FileSet
	found []mutation
}

func mutationsIn(name string) ([]mutation, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	f := &finder{name: name, text: string(text), files: token.NewFileSet()}
	parsed, err := parser.ParseFile(f.files, name, text, 0)
	if err != nil {
		return nil, err
	}
	for _, d := range parsed.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		f.in = nil
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			f.in = f.functionOf(fn)
		}
		ast.Inspect(d, func(n ast.Node) bool { f.visit(n); return true })
	}
	slices.SortStableFunc(f.found, func(a, b mutation) int { return cmp.Compare(a.from, b.from) })
	return f.found, nil
}

// replace notes that the text between two places is replaced.
func (f *finder) replace(from, to token.Pos, by string) {
	a, b := f.files.Position(from), f.files.Position(to)
	line := strings.Split(f.text, "\n")[a.Line-1]
	old := strings.Join(strings.Fields(f.text[a.Offset:b.Offset]), " ")
	f.found = append(f.found, mutation{f.name, a.Line, strings.TrimSpace(line), old, by, a.Offset, b.Offset, f.in})
}

func (f *finder) source(n ast.Node) string {
	return f.text[f.files.Position(n.Pos()).Offset:f.files.Position(n.End()).Offset]
}

// operators are what each is mutated to: its boundary and its opposite.
var operators = map[token.Token][]string{
	token.LSS: {"<=", ">="}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<="}, token.GEQ: {">", "<"}, token.EQL: {"!="}, token.NEQ: {"=="},
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*"}, token.LAND: {"||"}, token.LOR: {"&&"},
	token.SHL: {">>"}, token.SHR: {"<<"}, token.AND: {"|"}, token.OR: {"&"}, token.XOR: {"&"},
	token.ADD_ASSIGN: {"-="}, token.SUB_ASSIGN: {"+="}, token.MUL_ASSIGN: {"/="}, token.QUO_ASSIGN: {"*="}, token.INC: {"--"}, token.DEC: {"++"},
}

func (f *finder) operator(at token.Pos, op token.Token) {
	for _, other := range operators[op] {
		f.replace(at, at+token.Pos(len(op.String())), other)
	}
}

func (f *finder) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.operator(n.OpPos, n.Op)
	case *ast.UnaryExpr:
		if n.Op == token.NOT || n.Op == token.SUB {
			f.replace(n.OpPos, n.OpPos+1, "")
		}
	case *ast.BasicLit:
		if n.Kind == token.INT || n.Kind == token.FLOAT {
			f.replace(n.Pos(), n.End(), "("+n.Value+" + 1)")
			f.replace(n.Pos(), n.End(), "("+n.Value+" - 1)")
		}
	case *ast.IfStmt:
		f.replace(n.Cond.Pos(), n.Cond.End(), "!("+f.source(n.Cond)+")")
	case *ast.AssignStmt:
		f.operator(n.TokPos, n.Tok)
		if n.Tok != token.DEFINE {
			f.replace(n.Pos(), n.End(), "")
		}
	case *ast.IncDecStmt:
		f.operator(n.TokPos, n.Tok)
		f.replace(n.Pos(), n.End(), "")
	case *ast.ExprStmt:
		f.replace(n.Pos(), n.End(), "")
	case *ast.BranchStmt:
		f.replace(n.Pos(), n.End(), "")
	case *ast.FuncDecl:
		f.early(n.Type, n.Body)
	}
}

// early returns at the beginning of a function, of each result the zero value.
func (f *finder) early(of *ast.FuncType, body *ast.BlockStmt) {
	if body == nil || len(body.List) == 0 {
		return
	}
	var zeros []string
	if of.Results != nil {
		for _, r := range of.Results.List {
			for range max(1, len(r.Names)) {
				zeros = append(zeros, "*new("+f.source(r.Type)+")")
			}
		}
	}
	f.replace(body.Lbrace+1, body.Lbrace+1, " return "+strings.Join(zeros, ", ")+";")
}
