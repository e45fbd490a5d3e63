package xlsxfile

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// What a package may hold. A survey export of a million answers stays far
// below.
const (
	maxPackage   = 200 << 20 // bytes
	maxEntries   = 10_000
	maxDirectory = 16 << 20 // bytes that the list of entries may take
)

// Beginnings of files.
const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// archive is the parts of a package by their names, see partName.
type archive map[string]*zip.File

// partName is a name as parts are told apart: without regard to case and with
// either slash, as programs write them.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// openArchive reads the list of parts. It unpacks nothing and trusts no size
// that the package declares of itself.
func openArchive(in io.ReaderAt, size int64) (archive, error) {
	if err := checkKind(in, size); err != nil {
		return nil, err
	}
	directory := &budget{in: in, left: maxDirectory}
	read, err := zip.NewReader(directory, size)
	switch {
	case directory.left < 0, read != nil && len(read.File) > maxEntries:
		return nil, tooMuch(problem.Say("found a workbook of more than 10,000 parts, which is the most that is accepted"))
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // no part is ever written to disk
		return nil, damaged("", reported(err))
	}
	directory.spent = true
	parts := make(archive, len(read.File))
	for _, part := range read.File {
		const encrypted = 0x1 // general purpose bit 0 of a ZIP entry
		name := partName(part.Name)
		switch {
		case part.Flags&encrypted != 0:
			return nil, oldFormat(problem.Say("a workbook packed with a password"))
		case parts[name] != nil:
			return nil, damaged("", problem.Say("%s is in it twice", problem.Quote(part.Name)))
		}
		parts[name] = part
	}
	return parts, checkPlaces(read.File, size)
}

// checkKind tells other kinds of file from a ZIP archive by their first bytes.
func checkKind(in io.ReaderAt, size int64) error {
	magic := make([]byte, min(size, int64(len(oleMagic))))
	if _, err := in.ReadAt(magic, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case size == 0:
		return problem.Problem{
			Code:    "E-FILE-EMPTY",
			Message: problem.Say("found a file without a byte, accepted is an Excel workbook"),
			Fix:     problem.Say("export the survey again"),
		}
	case bytes.Equal(magic, []byte(oleMagic)):
		return oldFormat(problem.Say("an old Excel file (.xls) or a workbook with a password"))
	case !bytes.HasPrefix(magic, []byte(zipMagic)):
		return problem.Problem{
			Code:    "E-FILE-DAMAGED",
			Message: problem.Say("found a file that does not begin like an Excel workbook, accepted is .xlsx"),
			Fix:     problem.Say("open it in Excel and save it as .xlsx, or give a text file its ending .csv"),
		}
	case size > maxPackage:
		return tooMuch(problem.Say("found a workbook of more than 200 MiB, which is the most that is accepted"))
	}
	return nil
}

// budget lets a reader take so many bytes: the list of entries may be as long as
// the file, and becomes objects in memory before anyone can count them.
type budget struct {
	in    io.ReaderAt
	left  int64
	spent bool // nothing is counted any more
}

var errBudget = errors.New("more bytes than allowed")

func (b *budget) ReadAt(to []byte, at int64) (int, error) {
	if !b.spent {
		if b.left -= int64(len(to)); b.left < 0 {
			return 0, errBudget
		}
	}
	return b.in.ReadAt(to, at)
}

// checkPlaces refuses parts that share bytes of the file or reach beyond it: a
// small file can unpack to any size by them, and programs differ in what they
// read.
func checkPlaces(parts []*zip.File, size int64) error {
	const head = 30 // bytes in front of each part, without its name
	type extent struct{ from, to int64 }
	places := make([]extent, 0, len(parts))
	for _, part := range parts {
		from, err := part.DataOffset()
		if err != nil {
			return damaged("", problem.Say("%s: %s", problem.Quote(part.Name), reported(err)))
		}
		if part.CompressedSize64 > uint64(size-from) {
			return damaged("", problem.Say("%s reaches beyond the end of the file", problem.Quote(part.Name)))
		}
		places = append(places, extent{from, from + int64(part.CompressedSize64)})
	}
	slices.SortFunc(places, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(places); i++ {
		if places[i].from-head < places[i-1].to {
			return damaged("", problem.Say("two of its parts lie in the same place"))
		}
	}
	return nil
}
