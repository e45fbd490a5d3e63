package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// A function has a copy for each of its mutations, and begins with a switch that goes
// to one of them: so all mutations of a package are one program, built once.
type function struct {
	from, to    int            // bytes of the file, without the comment before it
	name, named int            // bytes of its name
	body        int            // where it begins to do something
	of          string         // its receiver and a dot, empty if there is none
	with        string         // what follows its name in a call
	returns     bool           // something
	unnamed     map[int]string // parameters without a name: where, and what names them
}

// functionOf describes a declaration; a parameter without a name gets one.
func (f *finder) functionOf(d *ast.FuncDecl) *function {
	at := func(p token.Pos) int { return f.files.Position(p).Offset }
	fn := &function{from: at(d.Pos()), to: at(d.End()), name: at(d.Name.Pos()), named: at(d.Name.End()), unnamed: make(map[int]string)}
	fn.body, fn.returns = at(d.Body.Lbrace)+1, d.Type.Results != nil
	if d.Recv != nil {
		fn.of = strings.Join(f.names(fn, d.Recv, "receiver__"), "") + "."
	}
	if d.Type.TypeParams != nil {
		fn.with = "[" + strings.Join(f.names(fn, d.Type.TypeParams, ""), ", ") + "]"
	}
	fn.with += "(" + strings.Join(f.names(fn, d.Type.Params, "parameter__"), ", ") + ")"
	return fn
}

// names are what parameters are passed on by, with dots after one of any number.
func (f *finder) names(fn *function, of *ast.FieldList, unnamed string) (names []string) {
	for _, field := range of.List {
		if len(field.Names) == 0 {
			name := unnamed + strconv.Itoa(len(names))
			fn.unnamed[f.files.Position(field.Type.Pos()).Offset] = name + " "
			names = append(names, name)
		}
		for _, n := range field.Names {
			name := n.Name
			if name == "_" {
				name = unnamed + strconv.Itoa(len(names))
				fn.unnamed[f.files.Position(n.Pos()).Offset] = name
			}
			names = append(names, name)
		}
		if _, ok := field.Type.(*ast.Ellipsis); ok {
			names[len(names)-1] += "..."
		}
	}
	return names
}

// copied is the function with a mutation.
func (fn *function) copied(text string, m mutation, number int) string {
	return fmt.Sprintf("%s__%d%s%s%s", text[fn.from:fn.named], number, text[fn.named:m.from], m.new, text[m.to:fn.to])
}

// goesTo is the line that goes to the copy of a mutation.
func (fn *function) goesTo(text string, number int) string {
	call := fmt.Sprintf("%s%s__%d%s", fn.of, text[fn.name:fn.named], number, fn.with)
	if fn.returns {
		return fmt.Sprintf("case %d: return %s\n", number, call)
	}
	return fmt.Sprintf("case %d: %s; return\n", number, call)
}
