package xlsxfile

import (
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// reported is a cause in the words of a library, which are the same in every
// language.
func reported(err error) problem.Text { return problem.Plain(problem.Clean(err.Error())) }

func damaged(sheet string, cause problem.Text) problem.Problem {
	return problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Sheet:   sheet,
		Message: problem.Say("found a damaged workbook (%s), accepted is .xlsx as Excel saves it", cause),
		Fix:     problem.Say("open it in Excel, let it repair the file, and save it as .xlsx or CSV"),
	}
}

func oldFormat(what problem.Text) error {
	return problem.Problem{
		Code:    "E-FILE-XLS",
		Message: problem.Say("found %s, accepted is .xlsx without a password", what),
		Fix:     problem.Say("save as .xlsx or CSV"),
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

func emptyBook(hidden []entry) error {
	p := problem.Problem{
		Code:    "E-FILE-EMPTY",
		Message: problem.Say("found no visible sheet with something in it, accepted is a header row and one row for each response"),
		Fix:     problem.Say("export the survey again, or name a hidden sheet with --sheet"),
	}
	if len(hidden) > 0 {
		p.Message = problem.Say("found no visible sheet with something in it, accepted is a header row and one row for each response; hidden: %s", quoteAll(names(hidden)))
		p.Fix = problem.Say("%s", sheetAs(hidden[0].name))
	}
	return p
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
		Code:    "E-XLSX-RAGGED",
		Sheet:   sheet,
		Row:     row,
		Column:  found,
		Message: problem.Say("found %d columns, accepted are %d as in the header", found, width),
		Fix:     problem.Say("give column %s a header, or clear the cell", problem.Letters(found)),
	}
}

func cellTooLong() error {
	return problem.Problem{
		Code:    "E-XLSX-CELL",
		Message: problem.Say("found a cell of more than 32,767 characters, which is the most that is accepted"),
		Fix:     problem.Say("shorten the text or remove the column"),
	}
}

func notANumber(value []byte) error {
	return problem.Problem{
		Code:    "E-XLSX-NUMBER",
		Message: problem.Say("found %q stored as a number, accepted are digits with a decimal point", problem.Quote(string(value))),
		Fix:     problem.Say("open it in Excel, let it repair the file, and save it as .xlsx or CSV"),
	}
}
