package xlsxfile

import (
	"slices"
	"strings"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// sampleRows is how many rows with something in them are looked at to compare
// sheets, and to tell how many there are.
const sampleRows = 1000

// judgedRows is how many of these are looked at to tell responses from a list.
const judgedRows = 100

// choose gives the sheet with that name, or without a name the visible one with
// the most rows that look like responses, or if there are none the most rows, the
// first of several with as many or more than are compared.
// It notes the others. Another visible sheet that cannot be read is an error: it
// may be the one that was meant.
func (r *Reader) choose(name string) (entry, error) {
	if name != "" {
		at := slices.IndexFunc(r.book.sheets, func(e entry) bool { return e.name == name })
		if at < 0 {
			return entry{}, r.noSheet(name)
		}
		return r.book.sheets[at], nil
	}
	var shown, hidden []entry
	for _, e := range r.book.sheets {
		if e.hidden {
			hidden = append(hidden, e)
		} else {
			shown = append(shown, e)
		}
	}
	candidates := shown
	if len(shown) == 0 {
		candidates = hidden
	}
	chosen, most, answered := -1, 0, false
	var filled []string
	broken := make(map[int]error)
	for i, e := range candidates {
		rows, responses, err := r.countRows(e)
		if err != nil {
			broken[i] = err
		}
		if responses && !answered || rows > most && responses == answered {
			chosen, most, answered = i, rows, responses
		}
		if rows > 0 {
			filled = append(filled, e.name)
		}
	}
	delete(broken, chosen) // the error will come in its place
	for i := range candidates {
		if broken[i] != nil {
			return entry{}, broken[i]
		}
	}
	if chosen < 0 {
		return entry{}, emptyBook(hidden)
	}
	others := slices.DeleteFunc(filled, func(name string) bool { return name == candidates[chosen].name })
	if len(shown) == 0 {
		hidden = nil
		r.warnings = append(r.warnings, onlyHidden(candidates[chosen].name))
	}
	if p, ok := otherSheets(candidates[chosen].name, others, names(hidden)); ok {
		r.warnings = append(r.warnings, p)
	}
	return candidates[chosen], nil
}

// countRows counts rows with something in them, sampleRows at the most, and says
// whether the first of them look like responses.
func (r *Reader) countRows(e entry) (n int, responses bool, err error) {
	s, err := r.book.openSheet(e)
	if err != nil {
		return 0, false, err
	}
	defer s.close()
	var row rows
	var first [][]string
	for n < sampleRows {
		found, err := s.next(&row)
		if !found || err != nil {
			return n, record.AreResponses(first), err
		}
		if n++; n <= judgedRows {
			b := r.blockOf(&row)
			first = append(first, b.row(b.list[0], 0))
		}
		row.reset() // one that is not judged
	}
	return n, record.AreResponses(first), nil
}

// noSheet tells which sheets there are, with their rows, and which is meant.
func (r *Reader) noSheet(name string) error {
	var have []problem.Text
	for _, e := range r.book.sheets {
		rows, _, _ := r.countRows(e)
		switch {
		case rows == 1:
			have = append(have, problem.Say("%q (1 row)", problem.Quote(e.name)))
		case rows == sampleRows:
			have = append(have, problem.Say("%q (1000 rows or more)", problem.Quote(e.name)))
		default:
			have = append(have, problem.Say("%q (%d rows)", problem.Quote(e.name), rows))
		}
	}
	p := problem.Problem{
		Code:    "E-FILE-SHEET",
		Message: problem.Say("has no sheet %q; it has: %s", problem.Quote(name), problem.Comma(have)),
		Fix:     problem.Say("leave out --sheet to have it chosen"),
	}
	if near, ok := problem.Nearest(name, names(r.book.sheets)); ok {
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
