package xlsxfile

import (
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
)

// countLimit is how many rows of a sheet are counted for a message.
const countLimit = 1000

// mostCounted is the number of rows up to which sheets are compared: one of so
// many holds answers and is no cover page.
const mostCounted = 100

// choose gives the sheet with that name, or without a name the visible one with
// the most rows, the first of several with mostCounted or as many. It notes the
// others that hold something.
func (r *Reader) choose(name string) (string, error) {
	if name != "" {
		if slices.Contains(r.sheets, name) {
			return name, nil
		}
		return "", r.noSheet(name)
	}
	chosen, enough := "", 0
	var filled []string
	var broken error // of the first sheet that could not be read
	for _, sheet := range r.sheets {
		visible, err := r.book.GetSheetVisible(sheet)
		if err == nil && !visible {
			continue // an error is one of the name, which counting meets again
		}
		rows, err := r.countRows(sheet, mostCounted)
		if broken == nil {
			broken = err
		}
		if rows > enough {
			chosen, enough = sheet, rows
		}
		if rows > 0 {
			filled = append(filled, sheet)
		}
	}
	if chosen == "" && broken != nil {
		return "", broken
	}
	if chosen == "" {
		return "", problem.Problem{
			Code:    "E-FILE-EMPTY",
			Message: problem.Say("found no visible sheet with something in it, accepted is a header row and one row for each response"),
			Fix:     problem.Say("export the survey again, or name a hidden sheet with --sheet"),
		}
	}
	if others := slices.DeleteFunc(filled, func(s string) bool { return s == chosen }); len(others) > 0 {
		r.warnings = append(r.warnings, problem.Problem{
			Severity: problem.Note,
			Code:     "W-XLSX-SHEETS",
			Sheet:    chosen,
			Message:  problem.Say("this sheet is read; also with something in them: %s", quoteAll(others)),
			Fix:      problem.Say("%s", sheetAs(others[0])),
		})
	}
	return chosen, nil
}

// countRows counts rows with something in them, most at the most, as far as the
// sheet can be read. A chart or a macro module has none.
func (r *Reader) countRows(sheet string, most int) (int, error) {
	rows, err := openSheet(r.book, sheet)
	if _, ok := errors.AsType[excelize.ErrSheetNotExist](err); ok {
		return 0, nil
	}
	if err != nil {
		return 0, damaged(sheet, reported(err))
	}
	defer rows.close()
	found, err := rows.take(most)
	return len(found), err
}

// noSheet tells which sheets there are, with their rows, and which is meant.
func (r *Reader) noSheet(name string) error {
	var have []problem.Text
	for _, sheet := range r.sheets {
		rows, _ := r.countRows(sheet, countLimit)
		switch {
		case rows == 1:
			have = append(have, problem.Say("%q (1 row)", problem.Quote(sheet)))
		case rows == countLimit:
			have = append(have, problem.Say("%q (1000 rows or more)", problem.Quote(sheet)))
		default:
			have = append(have, problem.Say("%q (%d rows)", problem.Quote(sheet), rows))
		}
	}
	p := problem.Problem{
		Code:    "E-FILE-SHEET",
		Message: problem.Say("has no sheet %q; it has: %s", problem.Quote(name), problem.Comma(have)),
		Fix:     problem.Say("leave out --sheet to have it chosen"),
	}
	if near, ok := problem.Nearest(name, r.sheets); ok {
		p.Similar = []string{near}
		p.Fix = problem.Say("%s", sheetAs(near))
	}
	return p
}

// sheetAs is the part of a remedy that names a sheet.
func sheetAs(name string) problem.Setting {
	return problem.Setting{Name: "sheet", Value: problem.Shell(problem.Clean(name))}
}

func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = `"` + problem.Quote(name) + `"`
	}
	return strings.Join(quoted, ", ")
}
