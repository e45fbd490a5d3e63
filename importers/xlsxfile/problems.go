package xlsxfile

import (
	"fmt"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// recoverDamage turns a panic of the workbook reader into a problem: it indexes
// by numbers out of the file without looking at them.
func recoverDamage(err *error) {
	if cause := recover(); cause != nil {
		*err = damaged("", problem.Plain(problem.Clean(fmt.Sprint(cause))))
	}
}

// reported is a cause in the words of the workbook reader, which are the same in
// every language.
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

func emptySheet(sheet string) error {
	return problem.Problem{
		Code:    "E-FILE-EMPTY",
		Sheet:   sheet,
		Message: problem.Say("found no text in the sheet, accepted is a header row and one row for each response"),
		Fix:     problem.Say("choose another sheet with --sheet, or export the survey again"),
	}
}

func ragged(sheet string, row record.Record, width int) error {
	return problem.Problem{
		Code:    "E-XLSX-RAGGED",
		Sheet:   sheet,
		Row:     row.Row,
		Column:  len(row.Cells),
		Message: problem.Say("found %d columns, accepted are %d as in the header", len(row.Cells), width),
		Fix:     problem.Say("give column %s a header, or clear the cell", problem.Letters(len(row.Cells))),
	}
}
