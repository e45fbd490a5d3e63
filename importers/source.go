package importers

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"servgap/importers/csvfile"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/record"
	"servgap/importers/xlsxfile"
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
}

// Source is a survey file that is open and whose header has been read. It can
// be read once, from start to end.
type Source struct {
	Name      string // the path as the user gave it, or StandardInput
	Sheet     string
	Sheets    []string // of a workbook, in its order
	Encoding  string   // of a text file
	Delimiter byte     // likewise
	Header    []string // what the columns are called
	Dialect   dialect.Dialect

	sniffed  bool     // the encoding is the likeliest one
	written  []string // the first row, as the file has it
	further  int      // rows below it that belong to the header
	next     func() (Part, error, bool)
	stop     func()
	peeked   []pulled
	warnings func() []problem.Problem
	close    func() error
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
}

// zipMagic begins every XLSX file, for it is a ZIP archive.
const zipMagic = "PK\x03\x04"

// maxPiped bounds a workbook that comes through a pipe, which has to be held in
// memory: the directory of a ZIP archive is at its end.
const maxPiped = 200 << 20

// Open opens a survey file: delimited text or an XLSX workbook, told apart by
// their first bytes. The path "-" reads stdin. The caller closes the source.
func Open(path string, stdin io.Reader, o OpenOptions) (*Source, error) {
	if path == "-" {
		return open(cmp.Or(o.Pipe, StandardInput), stdin, nil, o)
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
	return source, nil
}

var errDirectory = errors.New("is a folder")

// open reads from in; file is the same as a file that can be read at any place,
// or nil.
func open(name string, in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	buffered := bufio.NewReader(in)
	start, err := buffered.Peek(len(zipMagic))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, unreadable(name, err)
	}
	var source *Source
	if string(start) == zipMagic {
		source, err = openWorkbook(buffered, file, o)
	} else {
		source, err = openText(buffered, file, o)
	}
	if err != nil {
		return nil, placed(name, err)
	}
	source.Name = name
	source.shape()
	return source, nil
}

func openText(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	if o.Sheet != "" {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-FILE-SHEET",
			Message: problem.Say("found delimited text, which has no sheets; accepted with --sheet is a workbook"),
			Fix:     problem.Say("leave --sheet out, or name the workbook"),
		}
	}
	r, err := csvfile.NewReader(in, csvfile.Options{Encoding: o.Encoding, Delimiter: o.Delimiter, Strict: o.Strict})
	if err != nil {
		return nil, err
	}
	s := &Source{Encoding: r.Encoding(), Delimiter: r.Delimiter(), Header: r.Header(), close: func() error { return nil }}
	if file != nil {
		s.close = file.Close
	}
	s.sniffed = r.Sniffed()
	s.next, s.stop = iter.Pull2(parts(r.Blocks(), (*csvfile.Block).Records))
	s.warnings = func() []problem.Problem {
		warnings := r.Warnings()
		if r.Sniffed() {
			warnings = append(warnings, problem.Problem{
				Severity: problem.Warning, Code: "W-FILE-ENCODING",
				Message: problem.Say("the file is not UTF-8 and was read as %s", r.Encoding()),
				Fix:     problem.Say("if letters such as æ ø å look wrong, name the encoding: %s (or another)", problem.Setting{Name: "encoding", Value: "macintosh"}),
			})
		}
		return warnings
	}
	return s, nil
}

func openWorkbook(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	if o.Encoding != "" || o.Delimiter != 0 {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-FILE-TEXT",
			Message: problem.Say("found a workbook, which has no encoding and no delimiter; accepted with --encoding and --delimiter is delimited text"),
			Fix:     problem.Say("leave --encoding and --delimiter out"),
		}
	}
	var at io.ReaderAt
	var size int64
	if info, err := statOf(file); err == nil && info.Mode().IsRegular() {
		at, size = file, info.Size()
	} else {
		data, err := io.ReadAll(io.LimitReader(in, maxPiped+1))
		if err != nil {
			return nil, err
		}
		if len(data) > maxPiped {
			return nil, problem.Problem{
				Code:    "E-FILE-LARGE",
				Message: problem.Say("found a workbook of more than 200 MiB in a pipe, which is the most that is accepted there"),
				Fix:     problem.Say("name the file instead of piping it, or save it as CSV"),
			}
		}
		at, size = bytes.NewReader(data), int64(len(data))
	}
	r, err := xlsxfile.Open(at, size, xlsxfile.Options{Sheet: o.Sheet})
	if err != nil {
		return nil, err
	}
	s := &Source{Sheet: r.Sheet(), Sheets: r.Sheets(), Header: r.Header(), warnings: r.Warnings}
	s.next, s.stop = iter.Pull2(parts(r.Blocks(), (*xlsxfile.Block).Records))
	s.close = func() error {
		err := r.Close()
		if file != nil {
			err = errors.Join(err, file.Close())
		}
		return err
	}
	return s, nil
}

func statOf(file *os.File) (fs.FileInfo, error) {
	if file == nil {
		return nil, fs.ErrInvalid
	}
	return file.Stat()
}

// parts gives the blocks of either kind of file one form.
func parts[B any](blocks iter.Seq2[B, error], records func(B) iter.Seq2[record.Record, error]) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		index := 0
		for block, err := range blocks {
			if err != nil {
				yield(Part{Index: index}, err)
				return
			}
			if !yield(Part{Index: index, records: records(block)}, nil) {
				return
			}
			index++
		}
	}
}

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

func (s *Source) pull() (part Part, err error, ok bool) {
	if len(s.peeked) > 0 {
		first := s.peeked[0]
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
	for i := range warnings {
		warnings[i].File = s.Name
	}
	return warnings
}

// Close closes the file.
func (s *Source) Close() error {
	s.stop()
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
		p.Similar = neighbours(path)
	case errors.Is(err, fs.ErrPermission):
		p.Message, p.Fix = problem.Say("may not be read: permission denied"), problem.Say("ask the owner for the right to read it")
	}
	return p
}

// neighbours lists the name in the path's folder that comes nearest to it.
func neighbours(path string) []string {
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
