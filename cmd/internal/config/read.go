package config

import (
	"io"
	"os"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Read reads the file of a project and checks all that can be checked without
// its data. Every problem comes back at once; the project is nil if one of them
// is an error. Its own limits hold for the files that it names; how large it may be
// is known before.
func Read(path string, l limit.Limits) (*Project, problem.List) {
	file, err := os.Open(path)
	if err != nil {
		return nil, problem.List{unreadable(path, err)}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, l.Of(limit.Config)+1))
	if err != nil {
		return nil, problem.List{unreadable(path, err)}
	}
	project, faults := parse(path, data, l)
	return project, faults.List()
}

func unreadable(path string, err error) problem.Problem {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-CONFIG-FILE", File: path,
		Message: problem.Say("the project could not be read: %s; accepted is a file in the form of servgap.yaml", problem.Reason(err)),
		Fix:     problem.Say("check the name, the folder and the rights to it"),
	}
}

// Parse is Read for a text in memory, within the limits as they usually are; path is
// only named in messages.
func Parse(path string, data []byte) (*Project, Faults) { return parse(path, data, limit.Limits{}) }

func parse(path string, data []byte, l limit.Limits) (*Project, Faults) {
	d := newDecoder(path, data)
	d.limits = l
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
	return &decoder{source: newSource(path, string(data)), form: newForm()}
}

// Fault is a fault at a place of the project's file, for what turns out only
// when the data are there.
func (p *Project) Fault(at Pos, code string, message, fix problem.Text) Fault {
	return Fault{Code: code, File: p.Path, At: at, Excerpt: p.source.excerpt(at), Message: message, Fix: fix}
}
