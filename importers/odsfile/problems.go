package odsfile

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"io"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

func damaged(cause problem.Text) problem.Problem {
	return problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Message: problem.Say("found a damaged workbook (%s), accepted is .ods as LibreOffice saves it", cause),
		Fix:     problem.Say("open it in LibreOffice, let it repair the file, and save it as .ods or CSV"),
	}
}

// packed is what is wrong with a part of the package: a check sum, a length. An
// error of the file itself stays what it is.
func packed(err error, part string) error {
	if p, ok := errors.AsType[problem.Problem](err); ok {
		return p
	}
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	for _, known := range []error{zip.ErrFormat, zip.ErrAlgorithm, zip.ErrChecksum, io.EOF, io.ErrUnexpectedEOF} {
		corrupt = corrupt || errors.Is(err, known)
	}
	cause := problem.Plain(problem.Clean(err.Error()))
	switch {
	case !corrupt:
		return err
	case part != "":
		cause = problem.Say("%s: %s", part, cause)
	}
	return damaged(cause)
}

func otherFile(found problem.Text) error {
	return problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Message: problem.Say("found %s, accepted is an OpenDocument spreadsheet (.ods)", found),
		Fix:     problem.Say("open it in LibreOffice and save it as .ods, or give a text file its ending .csv"),
	}
}

func encrypted() error {
	return problem.Problem{
		Code:    "E-FILE-PASSWORD",
		Message: problem.Say("found a workbook with a password, accepted is one without"),
		Fix:     problem.Say("open it, and save it without a password"),
	}
}

func tooMuch(message problem.Text) error {
	return problem.Problem{
		Code:    "E-FILE-SIZE",
		Message: message,
		Fix:     problem.Say("copy the sheet with the responses to a new workbook, or save it as CSV"),
	}
}

// aboveLimit is tooMuch of what can be raised.
func aboveLimit(message problem.Text, l limit.Limits, x limit.Limit, needed int64) error {
	return problem.Problem{
		Code:    "E-FILE-SIZE",
		Message: message,
		Fix:     l.Remedy(problem.Say("copy the sheet with the responses to a new workbook, or save it as CSV"), x, needed),
	}
}

func emptySheet(sheet string) error {
	return problem.Problem{
		Code:    "E-FILE-EMPTY",
		Sheet:   sheet,
		Message: problem.Say("found no text in the sheet, accepted is a header row and one row for each response"),
		Fix:     problem.Say("choose another sheet with --sheet, or export the survey again"),
	}
}

func ragged(sheet string, row, found, width int) error {
	return problem.Problem{
		Code:    "E-ODS-RAGGED",
		Sheet:   sheet,
		Row:     row,
		Column:  found,
		Message: problem.Say("found %d columns, accepted are %d as in the header", found, width),
		Fix:     problem.Say("give column %s a header, or clear the cell", problem.Letters(found)),
	}
}

func tooManyColumns(sheet string, found int, l limit.Limits) error {
	return problem.Problem{
		Code:    "E-ODS-COLUMNS",
		Sheet:   sheet,
		Message: problem.Say("found more than %s columns, which is the most that is accepted", l.Spell(limit.Columns)),
		Fix:     l.Remedy(problem.Say("copy the responses to a new workbook"), limit.Columns, int64(found)),
	}
}

func cellTooLong(sheet string, row, column int) error {
	return problem.Problem{
		Code:    "E-ODS-CELL",
		Sheet:   sheet,
		Row:     row,
		Column:  column,
		Message: problem.Say("found a cell of more than 32,767 characters, which is the most that is accepted"),
		Fix:     problem.Say("shorten the text or remove the column"),
	}
}

func hiddenRows(sheet string, first, count int) problem.Problem {
	return problem.Problem{
		Severity: problem.Warning,
		Code:     "W-ODS-ROWS",
		Sheet:    sheet,
		Row:      first,
		Message:  problem.Say("found hidden rows, %d in all, of which this is the first; they are read like the others", count),
		Fix:      problem.Say("delete the rows if they should not count, or take off the filter"),
	}
}
