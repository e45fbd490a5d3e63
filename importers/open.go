package importers

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"servgap/importers/csvfile"
	"servgap/importers/limit"
	"servgap/importers/odsfile"
	"servgap/importers/problem"
	"servgap/importers/savfile"
	"servgap/importers/xlsxfile"
)

// What files begin with. A ZIP archive is a workbook of Excel or of OpenDocument.
const (
	zipMagic  = "PK\x03\x04"
	savMagic  = "$FL2"
	zsavMagic = "$FL3"
	gzipMagic = "\x1f\x8b"
)

// What files begin with that hold what was counted of surveys.
const (
	tallyMark    = `{"schema":"servgap.tally/`
	baselineMark = `{"schema":"servgap.baseline/`
)

// IsTally reports whether a file that begins with these bytes is a tally, which
// holds counts and no responses.
func IsTally(start []byte) bool { return marked(start, tallyMark) }

// IsBaseline reports whether a file that begins with these bytes is a baseline, which
// holds the moments of a wave.
func IsBaseline(start []byte) bool { return marked(start, baselineMark) }

func marked(start []byte, mark string) bool {
	bare := bytes.Join(bytes.Fields(bytes.TrimPrefix(start, []byte("\ufeff"))), nil)
	return bytes.HasPrefix(bare, []byte(mark))
}

// open reads from in; file is the same as a file that can be read at any place,
// or nil.
func open(name string, in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	buffered := bufio.NewReader(in)
	start, err := buffered.Peek(len(zipMagic))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, unreadable(name, err)
	}
	var source *Source
	switch magic := string(start); {
	case strings.HasPrefix(magic, "{") && startsAs(buffered, baselineMark):
		err = problem.Problem{
			Code:    "E-FILE-BASELINE",
			Message: problem.Say("found a baseline, which holds the moments of a wave and no responses; accepted is a survey file"),
			Fix:     problem.Say("a wave is compared with it by servgap compare --against, and servgap baseline show prints it"),
		}
	case strings.HasPrefix(magic, "{") && startsAs(buffered, tallyMark):
		err = problem.Problem{
			Code:    "E-FILE-TALLY",
			Message: problem.Say("found a tally, which holds counts and no responses; accepted is a survey file"),
			Fix:     problem.Say("give the survey file; analyze, gaps, step, chain, zone and tally read tallies as well"),
		}
	case magic == zipMagic:
		source, err = openWorkbook(buffered, file, o)
	case magic == savMagic, magic == zsavMagic:
		source, err = openSPSS(buffered, file, o)
	case strings.HasPrefix(magic, gzipMagic):
		source, err = openCompressed(buffered, file, o)
	default:
		source, err = openText(buffered, file, o)
	}
	if err != nil {
		return nil, placed(name, err)
	}
	source.Name = name
	source.shape()
	return source, nil
}

// startsAs looks at the start of a file, which stays to be read.
func startsAs(in *bufio.Reader, mark string) bool {
	start, _ := in.Peek(2 * len(mark)) // a shorter file has none
	return marked(start, mark)
}

func openText(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	if o.Sheet != "" {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-FILE-SHEET",
			Message: problem.Say("found delimited text, which has no sheets; accepted with --sheet is a workbook"),
			Fix:     problem.Say("leave --sheet out, or name the workbook"),
		}
	}
	go expectingSoon()
	r, err := csvfile.NewReader(in, csvfile.Options{Encoding: o.Encoding, Delimiter: o.Delimiter, Strict: o.Strict, Titles: true, Limits: o.Limits})
	if err != nil {
		return nil, err
	}
	s := &Source{Encoding: r.Encoding(), Delimiter: r.Delimiter(), sniffed: r.Sniffed(), Header: r.Header(), close: closing(file)}
	s.next, s.stop = iter.Pull2(parts(r.Blocks(), func(b *csvfile.Block) Part { return Part{records: b.Records(), brief: b.Brief} }))
	s.warnings = func() []problem.Problem {
		warnings := r.Warnings()
		if r.Sniffed() {
			warnings = append(warnings, guessedEncoding(r.Encoding()))
		}
		return warnings
	}
	return s, nil
}

func guessedEncoding(encoding string) problem.Problem {
	return problem.Problem{
		Severity: problem.Warning, Code: "W-FILE-ENCODING",
		Message: problem.Say("the file is not UTF-8 and was read as %s", encoding),
		Fix:     problem.Say("if letters such as æ ø å look wrong, name the encoding: %s (or another)", problem.Setting{Name: "encoding", Value: "macintosh"}),
	}
}

// openCompressed opens delimited text that gzip has packed.
func openCompressed(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return nil, damagedGzip(err)
	}
	text := bufio.NewReader(gzipped{unpacked})
	if start, _ := text.Peek(len(zipMagic)); string(start) == zipMagic || string(start) == savMagic || string(start) == zsavMagic {
		return nil, problem.Problem{
			Code:    "E-FILE-GZIP",
			Message: problem.Say("found a packed workbook or SPSS file, accepted is packed text"),
			Fix:     problem.Say("unpack it first: gunzip"),
		}
	}
	return openText(text, file, o)
}

// gzipped gives what is wrong with a packed file as a problem.
type gzipped struct{ io.Reader }

func (g gzipped) Read(p []byte) (int, error) {
	n, err := g.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damagedGzip(err)
	}
	return n, err
}

func damagedGzip(err error) error {
	if _, system := errors.AsType[*fs.PathError](err); system {
		return err
	}
	return problem.Problem{
		Code:    "E-FILE-GZIP",
		Message: problem.Say("found a damaged file of gzip (%v), accepted is one that unpacks", err),
		Fix:     problem.Say("pack the file again"),
	}
}

func openWorkbook(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	if o.Encoding != "" || o.Delimiter != 0 {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-FILE-TEXT",
			Message: problem.Say("found a workbook, which has no encoding and no delimiter; accepted with --encoding and --delimiter is delimited text"),
			Fix:     problem.Say("leave --encoding and --delimiter out"),
		}
	}
	at, size, err := anywhere(in, file, o.Limits)
	if err != nil {
		return nil, err
	}
	if odsfile.Is(at, size) {
		r, err := odsfile.Open(at, size, odsfile.Options{Sheet: o.Sheet, Limits: o.Limits})
		if err != nil {
			return nil, err
		}
		s := &Source{Sheet: r.Sheet(), Sheets: r.Sheets(), Header: r.Header(), warnings: r.Warnings, close: closing(file, r)}
		s.next, s.stop = iter.Pull2(parts(r.Blocks(), func(b *odsfile.Block) Part { return Part{records: b.Records()} }))
		return s, nil
	}
	r, err := xlsxfile.Open(at, size, xlsxfile.Options{Sheet: o.Sheet, Limits: o.Limits})
	if err != nil {
		return nil, err
	}
	s := &Source{Sheet: r.Sheet(), Sheets: r.Sheets(), Header: r.Header(), warnings: r.Warnings, close: closing(file, r)}
	s.next, s.stop = iter.Pull2(parts(r.Blocks(), func(b *xlsxfile.Block) Part { return Part{records: b.Records()} }))
	return s, nil
}

func openSPSS(in io.Reader, file *os.File, o OpenOptions) (*Source, error) {
	if o.Sheet != "" || o.Delimiter != 0 {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-FILE-TEXT",
			Message: problem.Say("found an SPSS file, which has no sheets and no delimiter; accepted with --sheet is a workbook, with --delimiter text"),
			Fix:     problem.Say("leave --sheet and --delimiter out"),
		}
	}
	at, size, err := anywhere(in, file, o.Limits)
	if err != nil {
		return nil, err
	}
	r, err := savfile.Open(at, size, savfile.Options{Encoding: o.Encoding, Limits: o.Limits})
	if err != nil {
		return nil, err
	}
	s := &Source{Encoding: r.Encoding(), sniffed: r.Sniffed(), Header: r.Header(), close: closing(file, r)}
	s.variables = variablesOf(r.Columns())
	s.next, s.stop = iter.Pull2(parts(r.Blocks(), func(b *savfile.Block) Part { return Part{records: s.spelled(b.Records())} }))
	s.warnings = func() []problem.Problem {
		warnings := r.Warnings()
		if r.Sniffed() {
			warnings = append(warnings, guessedEncoding(r.Encoding()))
		}
		return warnings
	}
	return s, nil
}

// anywhere makes a file readable at any place: itself, or what a pipe gave. A workbook
// has its directory at its end, so that it has to be held in memory.
func anywhere(in io.Reader, file *os.File, l limit.Limits) (at io.ReaderAt, size int64, err error) {
	if info, err := statOf(file); err == nil && info.Mode().IsRegular() {
		return file, info.Size(), nil
	}
	data, err := io.ReadAll(io.LimitReader(in, l.Of(limit.File)+1))
	if err != nil {
		return nil, 0, err
	}
	if int64(len(data)) > l.Of(limit.File) {
		return nil, 0, problem.Problem{
			Code:    "E-FILE-LARGE",
			Message: problem.Say("found a workbook or SPSS file of more than %s in a pipe, which is the most that is accepted there", l.Spell(limit.File)),
			Fix:     l.Remedy(problem.Say("name the file instead of piping it, or save it as CSV"), limit.File, 0),
		}
	}
	return bytes.NewReader(data), int64(len(data)), nil
}

func statOf(file *os.File) (fs.FileInfo, error) {
	if file == nil {
		return nil, fs.ErrInvalid
	}
	return file.Stat()
}

// closing closes readers and then the file, if there is one.
func closing(file *os.File, readers ...io.Closer) func() error {
	return func() error {
		var err error
		for _, r := range readers {
			err = errors.Join(err, r.Close())
		}
		if file != nil {
			err = errors.Join(err, file.Close())
		}
		return err
	}
}

// parts gives the blocks of each kind of file one form.
func parts[B any](blocks iter.Seq2[B, error], of func(B) Part) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		index := 0
		for block, err := range blocks {
			if err != nil {
				yield(Part{Index: index}, err)
				return
			}
			part := of(block)
			if part.Index = index; !yield(part, nil) {
				return
			}
			index++
		}
	}
}
