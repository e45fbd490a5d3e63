package csvfile

import (
	"bytes"
	"slices"

	"servgap/importers/problem"
)

// signatures are the first bytes of files that are handed in by mistake.
var signatures = []struct {
	magic     string
	what, fix problem.Text
}{
	{"PK\x03\x04", problem.Say("a ZIP archive, which an Excel workbook also is"), problem.Say("give an Excel workbook its ending .xlsx, or unpack the archive and use the file in it")},
	{"PK\x05\x06", problem.Say("an empty ZIP archive"), problem.Say("export the survey again as CSV")},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", problem.Say("an old Excel file (.xls) or an encrypted workbook"), problem.Say("open it in Excel, remove the password and save it as .xlsx or CSV")},
	{"%PDF-", problem.Say("a PDF document"), problem.Say("export the responses as CSV or XLSX instead of the report")},
	{"\x1f\x8b", problem.Say("a gzip file"), problem.Say("unpack it first: gunzip -k FILE")},
	{"BZh91AY&SY", problem.Say("a bzip2 file"), problem.Say("unpack it first: bunzip2 -k FILE")},
	{"\xfd7zXZ\x00", problem.Say("an xz file"), problem.Say("unpack it first: unxz -k FILE")},
	{"(\xb5\x2f\xfd", problem.Say("a Zstandard file"), problem.Say("unpack it first: unzstd FILE")},
	{"7z\xbc\xaf\x27\x1c", problem.Say("a 7-Zip archive"), problem.Say("unpack it and use the file in it")},
	{"\x89PNG\r\n\x1a\n", problem.Say("a PNG picture"), problem.Say("export the responses as CSV or XLSX")},
	{"\xff\xd8\xff", problem.Say("a JPEG picture"), problem.Say("export the responses as CSV or XLSX")},
	{"GIF87a", problem.Say("a GIF picture"), problem.Say("export the responses as CSV or XLSX")},
	{"GIF89a", problem.Say("a GIF picture"), problem.Say("export the responses as CSV or XLSX")},
	{"$FL2@(#)", problem.Say("an SPSS file (.sav)"), problem.Say("give it its ending .sav, or export the responses as CSV")},
	{"$FL3@(#)", problem.Say("a compressed SPSS file (.zsav)"), problem.Say("export the responses as CSV")},
	{"SQLite format 3\x00", problem.Say("an SQLite database"), problem.Say("export the table as CSV")},
	{"\x7fELF", problem.Say("a program"), problem.Say("give the survey's export instead")},
}

// markup begins texts that are pages and not tables; some programs give them the
// ending .xls.
var markup = []string{"<!doctype", "<html", "<head", "<meta", "<table", "<?xml"}

// checkBinary refuses a file that begins like one of the well-known formats
// that are no text, or no table.
func checkBinary(head []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return problem.Problem{
				Code:    "E-FILE-BINARY",
				Message: problem.Say("found %s, accepted is text with one line for each response", s.what),
				Fix:     s.fix,
			}
		}
	}
	if isMarkup(head) {
		return problem.Problem{
			Code:    "E-FILE-BINARY",
			Message: problem.Say("found %s, accepted is text with one line for each response", problem.Say("a web page or XML")),
			Fix:     problem.Say("open it in Excel and save it as .xlsx or CSV"),
		}
	}
	return nil
}

// isMarkup reports whether a file begins with a tag, in letters of either case.
func isMarkup(head []byte) bool {
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 64)], "\ufeff \t\r\n"))
	return slices.ContainsFunc(markup, func(tag string) bool { return bytes.HasPrefix(start, []byte(tag)) })
}
