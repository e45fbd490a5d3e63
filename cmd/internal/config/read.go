package config

import (
	"io"
	"os"

	"servgap/importers/problem"
)

// Bounds of what is read: a real project has a few hundred lines and is seven
// levels deep.
const (
	maxBytes = 1 << 20
	maxDepth = 20
)

// Read reads the file of a project and checks all that can be checked without
// its data. Every problem comes back at once; the project is nil if one of them
// is an error.
func Read(path string) (*Project, problem.List) {
	file, err := os.Open(path)
	if err != nil {
		return nil, problem.List{unreadable(path, err)}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, problem.List{unreadable(path, err)}
	}
	project, faults := Parse(path, data)
	return project, faults.List()
}

func unreadable(path string, err error) problem.Problem {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-CONFIG-FILE", File: path,
		Message: problem.Say("the project could not be read: %s; accepted is a file in the form of servgap.yaml", problem.Reason(err)),
		Fix:     problem.Say("check the name, the folder and the rights to it"),
	}
}

// Parse is Read for a text in memory; path is only named in messages.
func Parse(path string, data []byte) (*Project, Faults) {
	d := newDecoder(path, data)
	p := &Project{Path: path, source: d.source}
	if root := d.parse(data); root != nil {
		d.project(root, p)
	}
	faults := d.faults.arranged()
	if faults.Fatal() {
		return nil, faults
	}
	return p, faults
}

func newDecoder(path string, data []byte) *decoder {
	return &decoder{source: newSource(path, string(data[:min(len(data), maxBytes)])), form: newForm()}
}

// Fault is a fault at a place of the project's file, for what turns out only
// when the data are there.
func (p *Project) Fault(at Pos, code string, message, fix problem.Text) Fault {
	return Fault{Code: code, File: p.Path, At: at, Excerpt: p.source.excerpt(at), Message: message, Fix: fix}
}
