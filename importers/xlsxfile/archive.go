package xlsxfile

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// bytesOfEntry is what one entry may take in the list of them.
const bytesOfEntry = 1678

// Beginnings of files.
const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// archive is the parts of a package.
type archive struct {
	parts  map[string]*zip.File // by their names, see partName
	limits limit.Limits
}

func (a archive) has(name string) bool { return a.parts[partName(name)] != nil }

// partName is a name as parts are told apart: without regard to case and with
// either slash, as programs write them.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// openArchive reads the list of parts. It unpacks nothing and trusts no size
// that the package declares of itself.
func openArchive(in io.ReaderAt, size int64, l limit.Limits) (archive, error) {
	if err := checkKind(in, size, l); err != nil {
		return archive{}, err
	}
	directory := &budget{in: in, left: bytesOfEntry * l.Of(limit.Parts)}
	read, err := zip.NewReader(directory, size)
	switch {
	case directory.left < 0, read != nil && int64(len(read.File)) > l.Of(limit.Parts):
		return archive{}, aboveLimit(problem.Say("found a workbook of more than %s parts, which is the most that is accepted", l.Spell(limit.Parts)), l, limit.Parts, 0)
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // no part is ever written to disk
		return archive{}, damaged("", reported(err))
	}
	directory.spent = true
	parts := make(map[string]*zip.File, len(read.File))
	for _, part := range read.File {
		const encrypted = 0x1 // general purpose bit 0 of a ZIP entry
		name := partName(part.Name)
		switch {
		case part.Flags&encrypted != 0:
			return archive{}, oldFormat(problem.Say("a workbook packed with a password"))
		case parts[name] != nil:
			return archive{}, damaged("", problem.Say("%s is in it twice", problem.Quote(part.Name)))
		}
		parts[name] = part
	}
	return archive{parts, l}, checkPlaces(read.File, size)
}

// checkKind tells other kinds of file from a ZIP archive by their first bytes.
func checkKind(in io.ReaderAt, size int64, l limit.Limits) error {
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
	case size > l.Of(limit.File):
		return aboveLimit(problem.Say("found a workbook of more than %s, which is the most that is accepted", l.Spell(limit.File)), l, limit.File, size)
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
