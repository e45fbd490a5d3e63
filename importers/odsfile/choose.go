package odsfile

import (
	"io"
	"strings"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// mostCounted is the number of rows up to which sheets are compared: one of so
// many holds answers and is no cover page.
const mostCounted = 100

// choose finds the visible sheet with the most rows that look like responses, or if
// there are none the most rows, the first of several with mostCounted or as many,
// and reads that many rows of it ahead. It stops at the first with mostCounted
// responses, so that the content is read once for the most part.
func (r *Reader) choose() (*sheetRows, error) {
	var chosen *sheetRows
	most, answered := 0, false
	var broken error // of the first sheet that could not be read
	for {
		at, err := r.nextSheet()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		rows := r.newRows(r.sheets[at].name)
		if !r.sheets[at].hidden {
			n := rows.look(mostCounted)
			responses := rows.areResponses()
			if responses && !answered || n > most && responses == answered {
				chosen, most, answered = rows, n, responses
			}
			if n == mostCounted && responses {
				return chosen, nil
			}
			if broken == nil {
				broken = rows.fault
			}
		}
		if err := r.pass(at, rows); err != nil {
			return nil, err
		}
	}
	switch {
	case chosen != nil && chosen.ended:
		return chosen, nil
	case chosen != nil:
		return r.again(chosen.sheet)
	case broken != nil:
		return nil, broken
	}
	return nil, problem.Problem{
		Code:    "E-FILE-EMPTY",
		Message: problem.Say("found no visible sheet with something in it, accepted is a header row and one row for each response"),
		Fix:     problem.Say("export the survey again, or name a hidden sheet with --sheet"),
	}
}

// areResponses reports whether the rows read ahead look like responses.
func (s *sheetRows) areResponses() bool {
	rows := make([][]string, len(s.ahead))
	for i, row := range s.ahead {
		rows[i] = row.Cells
	}
	return record.AreResponses(rows)
}

// again goes back to a sheet that was passed.
func (r *Reader) again(sheet string) (rows *sheetRows, err error) {
	if err := r.markup.close(); err != nil {
		return nil, err
	}
	r.sheets = nil
	if r.markup, err = openMarkup(r.content); err != nil {
		return nil, err
	}
	return r.goTo(sheet)
}

// others are the notes on sheets that are not read, by what is known of them so
// far.
func (r *Reader) others() (notes []problem.Problem) {
	var shown, hidden []string
	for _, s := range r.sheets {
		switch {
		case s.name == r.rows.sheet || s.rows == 0:
		case s.hidden:
			hidden = append(hidden, s.name)
		default:
			shown = append(shown, s.name)
		}
	}
	if len(shown) > 0 {
		notes = append(notes, r.note("W-ODS-SHEETS", problem.Say("this sheet is read; also with something in them: %s", quoteAll(shown)), shown[0]))
	}
	if len(hidden) > 0 {
		notes = append(notes, r.note("W-ODS-HIDDEN", problem.Say("this sheet is read; hidden, but with something in them: %s", quoteAll(hidden)), hidden[0]))
	}
	return notes
}

// note tells of sheets that are not read.
func (r *Reader) note(code string, message problem.Text, other string) problem.Problem {
	return problem.Problem{
		Severity: problem.Note,
		Code:     code,
		Sheet:    r.rows.sheet,
		Message:  message,
		Fix:      problem.Say("%s", sheetAs(other)),
	}
}

// noSheet tells which sheets there are, with their rows, and which is meant.
func (r *Reader) noSheet(name string) error {
	var have []problem.Text
	for _, s := range r.sheets {
		switch {
		case s.rows == 1:
			have = append(have, problem.Say("%q (1 row)", problem.Quote(s.name)))
		case s.rows == countLimit:
			have = append(have, problem.Say("%q (1000 rows or more)", problem.Quote(s.name)))
		default:
			have = append(have, problem.Say("%q (%d rows)", problem.Quote(s.name), s.rows))
		}
	}
	p := problem.Problem{
		Code:    "E-FILE-SHEET",
		Message: problem.Say("has no sheet %q; it has: %s", problem.Quote(name), problem.Comma(have)),
		Fix:     problem.Say("leave out --sheet to have it chosen"),
	}
	if near, ok := problem.Nearest(name, r.Sheets()); ok {
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
