package xlsxfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
)

// What a workbook may hold. A survey export of a million answers stays far
// below.
const (
	maxEntries  = 10_000
	maxSheets   = 1_000
	maxInflated = 512 << 20 // bytes of all parts together
	maxText     = 8 << 20   // bytes without a tag: a full cell of entities takes 0.3 MB
)

// Beginnings of files.
const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// openBook gives the package to excelize. The two limits are equal because a
// lower one for XML makes it write temporary files.
func openBook(in io.ReaderAt, size int64) (book *excelize.File, err error) {
	defer recoverDamage(&err)
	book, err = excelize.OpenReader(io.NewSectionReader(in, 0, size), excelize.Options{
		RawCellValue:      true,
		UnzipSizeLimit:    maxInflated,
		UnzipXMLSizeLimit: maxInflated,
	})
	if err != nil {
		if book != nil {
			_ = book.Close()
		}
		return nil, damaged("", reported(err))
	}
	return book, nil
}

// checkPackage refuses what should not reach the workbook reader: other kinds
// of file, encrypted ones, packages that unpack to too much, and parts that are
// cut off or changed on the way.
func checkPackage(in io.ReaderAt, size int64) error {
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
	}
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return damaged("", reported(err))
	}
	if err := checkSize(archive); err != nil {
		return err
	}
	return checkParts(archive)
}

// checkParts refuses what the workbook reader would read past: a binary
// workbook, a part with a password, a second part of the same name.
func checkParts(archive *zip.Reader) error {
	const encrypted = 0x1 // general purpose bit 0 of a ZIP entry
	seen := map[string]bool{}
	for _, part := range archive.File {
		name := strings.ToLower(part.Name)
		switch {
		case name == "xl/workbook.bin":
			return oldFormat(problem.Say("a binary Excel workbook (.xlsb)"))
		case part.Flags&encrypted != 0:
			return oldFormat(problem.Say("a workbook packed with a password"))
		case seen[name]:
			return damaged("", problem.Say("%s is in it twice", problem.Quote(part.Name)))
		}
		seen[name] = true
	}
	for _, part := range archive.File {
		if err := checkPart(part); err != nil {
			return err
		}
	}
	return nil
}

// checkSize holds the package to its limits by what it declares of itself.
func checkSize(archive *zip.Reader) error {
	if n := len(archive.File); n > maxEntries {
		return tooMuch(problem.Say("found a workbook with %d parts, accepted are 10,000 at most", n))
	}
	var inflated uint64
	for _, part := range archive.File {
		// Each alone first: the sum of lies may overflow.
		if part.UncompressedSize64 > maxInflated {
			inflated = maxInflated
		}
		if inflated += part.UncompressedSize64; inflated > maxInflated {
			return tooMuch(problem.Say("found a workbook with parts of more than 512 MiB when unpacked, which is the most that is accepted"))
		}
	}
	return nil
}

// checkPart reads an XML part to its end, which compares its length and check
// sum, and looks at both ends of it: the reader takes a text that stops early
// for a shorter sheet. A document type is refused, for workbooks have none, and
// a text that no cell can hold, before time and memory go into it.
func checkPart(part *zip.File) error {
	name := strings.ToLower(part.Name)
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		return nil
	}
	in, err := part.Open()
	if err != nil {
		return damaged("", problem.Say("%s: %s", problem.Quote(part.Name), reported(err)))
	}
	defer in.Close()
	const look = 1 << 10 // more than a declaration and a document type's name
	var first, last []byte
	text := 0 // bytes since the last tag
	cells := strings.HasPrefix(name, "xl/worksheets/") || name == "xl/sharedstrings.xml"
	buf := make([]byte, 64<<10)
	for err == nil {
		var n int
		n, err = in.Read(buf)
		if i := bytes.IndexByte(buf[:n], '<'); i < 0 {
			text += n
		} else {
			text = n - bytes.LastIndexByte(buf[:n], '<')
		}
		if cells && text > maxText {
			return tooMuch(problem.Say("found a workbook with a text of more than 8 MiB, accepted are 32,767 characters in a cell"))
		}
		first = append(first, buf[:min(n, look-len(first))]...)
		last = append(last, buf[max(0, n-look):n]...)
		last = last[max(0, len(last)-look):]
	}
	switch {
	case !errors.Is(err, io.EOF):
		return damaged("", problem.Say("%s: %s", problem.Quote(part.Name), reported(err)))
	case bytes.Contains(bytes.ToUpper(first), []byte("<!DOCTYPE")):
		return damaged("", problem.Say("%s has a document type", problem.Quote(part.Name)))
	case len(first) > 0 && !bytes.HasSuffix(bytes.TrimRight(last, " \t\r\n\x00"), []byte(">")):
		return damaged("", problem.Say("%s stops in the middle", problem.Quote(part.Name)))
	}
	return nil
}
