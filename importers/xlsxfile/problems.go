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
		*err = damaged("", fmt.Errorf("%v", cause))
	}
}

func damaged(sheet string, cause error) problem.Problem {
	return problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Sheet:   sheet,
		Message: fmt.Sprintf("found a damaged workbook (%s), accepted is .xlsx as Excel saves it", problem.Clean(cause.Error())),
		Fix:     "open it in Excel, let it repair the file, and save it as .xlsx or CSV",
	}
}

func oldFormat(what string) error {
	return problem.Problem{
		Code:    "E-FILE-XLS",
		Message: "found " + what + ", accepted is .xlsx without a password",
		Fix:     "save as .xlsx or CSV",
	}
}

func tooMuch(found string) error {
	return problem.Problem{
		Code:    "E-FILE-SIZE",
		Message: "found a workbook with " + found,
		Fix:     "copy the sheet with the responses to a new workbook, or save it as CSV",
	}
}

func emptySheet(sheet string) error {
	return problem.Problem{
		Code:    "E-FILE-EMPTY",
		Sheet:   sheet,
		Message: "found no text in the sheet, accepted is a header row and one row for each response",
		Fix:     "choose another sheet with --sheet, or export the survey again",
	}
}

func ragged(sheet string, row record.Record, width int) error {
	return problem.Problem{
		Code:    "E-XLSX-RAGGED",
		Sheet:   sheet,
		Row:     row.Row,
		Column:  len(row.Cells),
		Message: fmt.Sprintf("found %d columns, accepted are %d as in the header", len(row.Cells), width),
		Fix:     fmt.Sprintf("give column %s a header, or clear the cell", problem.Letters(len(row.Cells))),
	}
}
