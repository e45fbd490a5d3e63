package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// content is a file on a disk, or what comes once through a pipe.
type content struct {
	path string
	pipe io.Closer
	once *bufio.Reader // of the pipe; nil if it is on a disk
}

// contents are files that are read one after the other.
type contents []*content

// contentsOf opens what can be read only once. What is wrong with a file on a disk
// is said when it is read.
func contentsOf(paths []string, stdin io.Reader) (all contents, err error) {
	for _, path := range paths {
		c, err := contentOf(path, stdin)
		if err != nil {
			all.close()
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func (all contents) close() {
	for _, c := range all {
		c.close()
	}
}

func contentOf(path string, stdin io.Reader) (*content, error) {
	if path == "-" {
		return &content{path: path, once: bufio.NewReader(stdin)}, nil
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || info.Mode().IsRegular() {
		return &content{path: path}, nil
	}
	pipe, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return &content{path: path, pipe: pipe, once: bufio.NewReader(pipe)}, nil
}

func (c *content) close() {
	if c.pipe != nil {
		c.pipe.Close()
	}
}

// source is the content as importers open it: a path, what stands for standard
// input, and the choices with the name of a pipe.
func (c *content) source(o importers.OpenOptions) (path string, in io.Reader, named importers.OpenOptions) {
	if c.once == nil {
		return c.path, nil, o
	}
	if c.path != "-" {
		o.Pipe = c.path
	}
	return "-", c.once, o
}

// isTally reports whether a file on a disk is a tally.
func isTally(path string) bool { return path != "-" && (&content{path: path}).isTally() }

func (c *content) isTally() bool { return c.starts(importers.IsTally) }

// starts looks at the first bytes.
func (c *content) starts(as func([]byte) bool) bool {
	const enough = 64
	if c.once != nil {
		start, _ := c.once.Peek(enough) // a shorter one is none
		return as(start)
	}
	file, err := os.Open(c.path)
	if err != nil {
		return false
	}
	defer file.Close()
	start := make([]byte, enough)
	n, _ := io.ReadFull(file, start)
	return as(start[:n])
}

// tally reads the content as a tally.
func (c *content) tally() (tally.File, error) {
	data, err := c.all()
	if err != nil {
		return tally.File{}, unreadable(c.path, err)
	}
	f, err := tally.Decode(bytes.NewReader(data))
	if err == nil {
		err = surveysNamed(f)
	}
	if err != nil {
		return tally.File{}, problem.Problem{
			Code: "E-TALLY-DAMAGED", File: c.name(),
			Message: problem.Say("%v; accepted is a file as servgap tally wrote it", problem.Of(err)),
			Fix:     problem.Say("count the survey again: servgap tally survey.csv -o tally.json"),
		}
	}
	return f, nil
}

// surveysNamed refuses a tally that does not name a survey for each of its groups.
func surveysNamed(f tally.File) error {
	for _, g := range f.Groups {
		if !slices.ContainsFunc(f.Sources, func(s tally.Source) bool { return s.Wave == g.Wave && s.Group == g.ID }) {
			return fmt.Errorf("tally file: no survey is named that group %q was counted from", g.ID)
		}
	}
	return nil
}

// all reads the content to its end.
func (c *content) all() ([]byte, error) {
	if c.once != nil {
		return io.ReadAll(c.once)
	}
	return os.ReadFile(c.path) // which knows how much there is
}

// name is what the content is called in messages.
func (c *content) name() string {
	if c.path == "-" {
		return importers.StandardInput
	}
	return c.path
}

// unreadable says why a file cannot be read.
func unreadable(path string, err error) error {
	p := problem.Problem{
		File: path, Code: "E-FILE-READ", Message: problem.Say("cannot be read: %v", problem.Reason(err)),
		Fix: problem.Say("check the file and who may read it"),
	}
	if errors.Is(err, fs.ErrNotExist) {
		p.Code, p.Message, p.Fix = "E-FILE-MISSING", problem.Say("there is no such file"), problem.Say("check the name and the folder")
		p.Similar = importers.Neighbours(path)
	}
	return p
}
