package xlsxfile

import (
	"net/url"
	"path"
	"strings"

	"servgap/importers/problem"
)

// relation leads from a part to another.
type relation struct {
	id      string
	kind    string // the last word of its type, such as worksheet
	part    string // its target, from the root of the package
	outside bool   // the target is no part of the package
}

// relations reads what a part is related to; the empty name stands for the
// package. A part without relations has none.
func (a archive) relations(of string) ([]relation, error) {
	folder, file := path.Split(of)
	list := folder + "_rels/" + file + ".rels"
	if !a.has(list) {
		return nil, nil
	}
	x, p, err := a.open(list)
	if err != nil {
		return nil, err
	}
	defer p.close()
	depth, err := x.root(relations, "Relationships")
	if err != nil {
		return nil, err
	}
	var found []relation
	for ; x.child(depth); x.skip() {
		if x.space != relations || string(x.name) != "Relationship" {
			continue
		}
		r := relation{
			id:      string(x.plain("Id")),
			kind:    kindOf(string(x.plain("Type"))),
			outside: string(x.plain("TargetMode")) == "External",
		}
		if !r.outside {
			r.part, r.outside = resolve(folder, string(x.plain("Target")))
		}
		found = append(found, r)
	}
	return found, x.close()
}

// kindOf is the last word of a type that belongs to Office documents.
func kindOf(name string) string {
	if at := strings.LastIndexByte(name, '/'); at >= 0 && spaces[name[:at]] == relationship {
		return name[at+1:]
	}
	return ""
}

// resolve gives the name of a part that a relation of a part in a folder leads
// to. What lies above the root of the package is outside of it.
func resolve(folder, target string) (name string, outside bool) {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	name = path.Clean(strings.TrimPrefix(target, "/"))
	return name, name == ".." || strings.HasPrefix(name, "../") || strings.Contains(name, ":")
}

// one gives the first relation of a kind.
func one(all []relation, kind string) (relation, bool) {
	for _, r := range all {
		if r.kind == kind {
			return r, true
		}
	}
	return relation{}, false
}

// noPart says why the part of a sheet cannot be read.
func (e entry) noPart() error {
	if e.target.outside {
		return damaged(e.name, problem.Say("the sheet lies outside of the workbook"))
	}
	return damaged(e.name, problem.Say("the sheet is missing"))
}
