package odsfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// zipMagic begins every package.
const zipMagic = "PK\x03\x04"

// Parts of a package.
const (
	contentPart  = "content.xml"
	mimePart     = "mimetype"
	manifestPart = "META-INF/manifest.xml"
	wholePart    = "encrypted-package" // all others, encrypted
)

// spreadsheetType begins the media type of a spreadsheet or a template of one.
const spreadsheetType = "application/vnd.oasis.opendocument.spreadsheet"

// Is reports whether a ZIP archive is an OpenDocument file rather than an Excel
// workbook: it has a content, or a part that hides one, and no content types.
func Is(in io.ReaderAt, size int64) bool {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return false
	}
	document := false
	for _, part := range archive.File {
		switch part.Name {
		case contentPart, wholePart:
			document = true
		case "[Content_Types].xml":
			return false
		}
	}
	return document
}

// openPackage finds the content and refuses what should not be read: other kinds
// of file, encrypted ones, packages that unpack to too much.
func openPackage(in io.ReaderAt, size int64, l limit.Limits) (*zip.File, error) {
	if size == 0 {
		return nil, problem.Problem{
			Code:    "E-FILE-EMPTY",
			Message: problem.Say("found a file without a byte, accepted is an OpenDocument spreadsheet"),
			Fix:     problem.Say("export the survey again"),
		}
	}
	if size > l.Of(limit.File) {
		return nil, aboveLimit(problem.Say("found a workbook of more than %s, which is the most that is accepted", l.Spell(limit.File)), l, limit.File, size)
	}
	magic := make([]byte, min(size, int64(len(zipMagic))))
	if _, err := in.ReadAt(magic, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if string(magic) != zipMagic {
		return nil, otherFile(problem.Say("a file that does not begin like an OpenDocument spreadsheet"))
	}
	// A directory may point anywhere; what lies outside is the end of the file.
	archive, err := zip.NewReader(io.NewSectionReader(in, 0, size), size)
	if err != nil {
		return nil, packed(err, "")
	}
	if n := len(archive.File); int64(n) > l.Of(limit.Parts) {
		return nil, aboveLimit(problem.Say("found a workbook with %d parts, accepted are %s at most", n, l.Spell(limit.Parts)), l, limit.Parts, int64(n))
	}
	return findContent(archive, l)
}

func findContent(archive *zip.Reader, l limit.Limits) (*zip.File, error) {
	parts := make(map[string]*zip.File)
	for _, part := range archive.File {
		if parts[part.Name] != nil {
			return nil, damaged(problem.Say("%s is in it twice", problem.Quote(part.Name)))
		}
		parts[part.Name] = part
	}
	content := parts[contentPart]
	if parts[wholePart] != nil || content != nil && content.Flags&0x1 != 0 { // general purpose bit 0: encrypted
		return nil, encrypted()
	}
	if content == nil {
		return nil, otherFile(problem.Say("a ZIP archive without %s", contentPart))
	}
	kind, err := beginning(parts[mimePart])
	if err != nil {
		return nil, err
	}
	if kind != "" && !strings.HasPrefix(kind, spreadsheetType) {
		return nil, otherFile(problem.Say("a document of type %s", problem.Quote(kind)))
	}
	manifest, err := beginning(parts[manifestPart])
	if err != nil {
		return nil, err
	}
	if strings.Contains(manifest, "encryption-data") {
		return nil, encrypted()
	}
	if err := checkSize(content, l); err != nil {
		return nil, err
	}
	return content, checkSum(content)
}

// beginning gives the first MiB of a part, nothing of one that is not there.
func beginning(part *zip.File) (string, error) {
	if part == nil {
		return "", nil
	}
	in, err := part.Open()
	if err != nil {
		return "", packed(err, part.Name)
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, 1<<20))
	if err != nil {
		return "", packed(err, part.Name)
	}
	return string(bytes.TrimSpace(text)), nil
}

// checkSize holds the content to what it says of its size; reading ends where it
// is more.
func checkSize(content *zip.File, l limit.Limits) error {
	size := content.UncompressedSize64
	if size > uint64(l.Of(limit.Unpacked)) {
		return aboveLimit(problem.Say("found a workbook whose content takes more than %s when unpacked, which is the most that is accepted", l.Spell(limit.Unpacked)), l, limit.Unpacked, 0)
	}
	if size > smallPart && size/uint64(l.Of(limit.Ratio)) > content.CompressedSize64 {
		return aboveLimit(problem.Say("found a workbook whose content takes more than %s times its packed size, which is the most that is accepted", l.Spell(limit.Ratio)), l, limit.Ratio, 0)
	}
	return nil
}

// checkSum unpacks the content once, which compares its length and check sum: a
// part that is damaged should not be trusted up to the place.
func checkSum(content *zip.File) error {
	in, err := content.Open()
	if err != nil {
		return packed(err, content.Name)
	}
	defer in.Close()
	if _, err := io.Copy(io.Discard, in); err != nil { //nolint:gosec // what it may unpack to was checked before
		return packed(err, content.Name)
	}
	return nil
}
