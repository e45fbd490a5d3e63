package importers

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"servgap/importers/dialect"
	"servgap/importers/limit"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// StandardInput is what a source is called that is no file.
const StandardInput = problem.StandardInput

// OpenOptions are the choices a user makes about a file. The zero value finds
// everything by looking.
type OpenOptions struct {
	Pipe      string // what stdin is called; empty means StandardInput
	Encoding  string
	Delimiter byte
	Sheet     string
	Strict    bool
	Unsummed  bool // nobody asks for its SHA-256
	Limits    limit.Limits
}

// Source is a survey file that is open and whose header has been read. It can
// be read once, from start to end.
type Source struct {
	Name      string // the path as the user gave it, or StandardInput
	Sheet     string
	Sheets    []string // of a workbook, in its order
	Encoding  string   // of a text file or an SPSS file
	Delimiter byte     // of a text file
	Header    []string // what the columns are called
	Dialect   dialect.Dialect

	sniffed bool     // the encoding is the likeliest one
	written []string // the first row, as the file has it
	further int      // rows below it that belong to the header
	// variables is what an SPSS file knows about its columns.
	variables []variable
	next      func() (Part, error, bool)
	stop      func()
	peeked    []pulled
	warnings  func() []problem.Problem
	close     func() error

	file *os.File // nil of a pipe
	size int64
	sum  *sum
}

// pulled is a part, or the error in its place, that has been looked at before
// Parts gave it.
type pulled struct {
	part Part
	err  error
}

// Part is a run of rows. Different parts may be read at the same time.
type Part struct {
	Index   int // counts the parts of a file from 0
	records iter.Seq2[record.Record, error]
	brief   briefly // nil if the reader does not give it
}

// briefly is the records of a part with some columns in short.
type briefly func(columns []bool) iter.Seq2[record.Record, error]

// Open opens a survey file: delimited text, also packed by gzip, a workbook (.xlsx,
// .ods) or an SPSS file (.sav, .zsav), told apart by their first bytes. The path "-" reads stdin. The caller closes the source.
func Open(path string, stdin io.Reader, o OpenOptions) (*Source, error) {
	if path == "-" {
		var sum *sum
		if !o.Unsummed {
			stdin, sum = sumThrough(stdin)
		}
		source, err := open(cmp.Or(o.Pipe, StandardInput), stdin, nil, o)
		if err != nil {
			return nil, err
		}
		source.sum = sum
		return source, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errDirectory
	}
	if err != nil {
		file.Close()
		return nil, unreadable(path, err)
	}
	source, err := open(path, file, file, o)
	if err != nil {
		file.Close()
		return nil, err
	}
	source.file, source.size = file, info.Size()
	if info.Mode().IsRegular() && !o.Unsummed {
		source.sum = sumOf(file, info.Size())
	}
	return source, nil
}

var errDirectory = errors.New("is a folder")

// Parts gives the rows below the header in runs, in the order of the file, until
// the first error.
func (s *Source) Parts() iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		for {
			part, err, ok := s.pull()
			if !ok || !yield(part, err) {
				return
			}
		}
	}
}

// Done is the part of the file that has been read, from 0 to 1; ok is false where nobody
// knows: of a pipe, and of a workbook, which is not read from its beginning to its end.
func (s *Source) Done() (part float64, ok bool) {
	if s.file == nil || s.size == 0 {
		return 0, false
	}
	at, err := s.file.Seek(0, io.SeekCurrent)
	if err != nil || at == 0 {
		return 0, false
	}
	return min(1, float64(at)/float64(s.size)), true
}

func (s *Source) pull() (part Part, err error, ok bool) {
	if len(s.peeked) > 0 {
		first := s.peeked[0]
		s.peeked[0] = pulled{} // or it would be held on to
		s.peeked = s.peeked[1:]
		return first.part, first.err, true
	}
	part, err, ok = s.next()
	if err != nil {
		err = placed(s.Name, err)
	}
	return part, err, ok
}

// Warnings gives what the user should know about how the file was read. It is
// complete when Parts has ended.
func (s *Source) Warnings() []problem.Problem {
	warnings := s.warnings()
	if s.Dialect.Above > 0 {
		warnings = append(warnings, problem.Problem{
			Severity: problem.Note, Code: "W-ROWS-TITLE", Sheet: s.Sheet,
			Message: problem.Say("the names of the columns stand below a title (%q), which was read past", problem.Quote(strings.Join(strings.Fields(strings.Join(s.written, " ")), " "))),
			Fix:     problem.Say("if that is the header, fill in its blank cells"),
		})
	}
	for i := range warnings {
		warnings[i].File = s.Name
	}
	return warnings
}

// SHA256 is the sum of the bytes of the file, when Parts has ended: of a file on a disk,
// of as many as it had when it was opened. What is neither a file nor a pipe has none, nor
// has what was opened unsummed.
func (s *Source) SHA256() (string, error) {
	if s.sum == nil {
		return "", nil
	}
	text, err := s.sum.text()
	if err != nil {
		return "", unreadable(s.Name, err)
	}
	return text, nil
}

// Close closes the file.
func (s *Source) Close() error {
	if s.stop(); s.sum != nil {
		s.sum.stop()
	}
	return s.close()
}

// placed adds the file's name to what a reader reports.
func placed(name string, err error) error {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		return unreadable(name, err)
	}
	p.File = name
	return p
}

// unreadable says why a file cannot be read.
func unreadable(path string, err error) error {
	p := problem.Problem{File: path, Code: "E-FILE-READ", Message: problem.Say("cannot be read: %v", err), Fix: problem.Say("check the file and the rights to it")}
	switch {
	case errors.Is(err, errDirectory):
		p.Code, p.Message, p.Fix = "E-FILE-FOLDER", problem.Say("found a folder, accepted is one survey file"), problem.Say("name the file in it")
	case errors.Is(err, fs.ErrNotExist):
		p.Code, p.Message, p.Fix = "E-FILE-MISSING", problem.Say("there is no such file"), problem.Say("check the name and the folder")
		p.Similar = Neighbours(path)
	case errors.Is(err, fs.ErrPermission):
		p.Message, p.Fix = problem.Say("may not be read: permission denied"), problem.Say("ask the owner for the right to read it")
	}
	return p
}

// Neighbours lists the name in the path's folder that comes nearest to it, which may be
// the one that was meant.
func Neighbours(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	if name, ok := problem.Nearest(filepath.Base(path), names); ok {
		return []string{filepath.Join(filepath.Dir(path), name)}
	}
	return nil
}
