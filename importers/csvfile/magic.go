package csvfile

import (
	"bytes"

	"servgap/importers/problem"
)

// signatures are the first bytes of files that are handed in by mistake.
var signatures = []struct{ magic, what, fix string }{
	{"PK\x03\x04", "a ZIP archive, which an Excel workbook also is", "give an Excel workbook its ending .xlsx, or unpack the archive and use the file in it"},
	{"PK\x05\x06", "an empty ZIP archive", "export the survey again as CSV"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file (.xls) or an encrypted workbook", "open it in Excel, remove the password and save it as .xlsx or CSV"},
	{"%PDF-", "a PDF document", "export the responses as CSV or XLSX instead of the report"},
	{"\x1f\x8b", "a gzip file", "unpack it first: gunzip -k FILE"},
	{"BZh91AY&SY", "a bzip2 file", "unpack it first: bunzip2 -k FILE"},
	{"\xfd7zXZ\x00", "an xz file", "unpack it first: unxz -k FILE"},
	{"(\xb5\x2f\xfd", "a Zstandard file", "unpack it first: unzstd FILE"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and use the file in it"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture", "export the responses as CSV or XLSX"},
	{"\xff\xd8\xff", "a JPEG picture", "export the responses as CSV or XLSX"},
	{"GIF87a", "a GIF picture", "export the responses as CSV or XLSX"},
	{"GIF89a", "a GIF picture", "export the responses as CSV or XLSX"},
	{"$FL2@(#)", "an SPSS file (.sav)", "give it its ending .sav, or export the responses as CSV"},
	{"$FL3@(#)", "a compressed SPSS file (.zsav)", "export the responses as CSV"},
	{"SQLite format 3\x00", "an SQLite database", "export the table as CSV"},
	{"\x7fELF", "a program", "give the survey's export instead"},
}

// checkBinary refuses a file that begins like one of the well-known formats
// that are no text.
func checkBinary(head []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return problem.Problem{
				Code:    "E-FILE-BINARY",
				Message: "found " + s.what + ", accepted is text with one line for each response",
				Fix:     s.fix,
			}
		}
	}
	return nil
}
