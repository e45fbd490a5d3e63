package xlsxfile

import (
	"servgap/importers/problem"
)

// otherSheets names the sheets that could have been meant.
func otherSheets(chosen string, others, hidden []string) (problem.Problem, bool) {
	p := problem.Problem{Severity: problem.Note, Code: "W-XLSX-SHEETS", Sheet: chosen}
	switch {
	case len(others) > 0 && len(hidden) > 0:
		p.Message = problem.Say("this sheet is read; also with something in them: %s; hidden: %s", quoteAll(others), quoteAll(hidden))
	case len(others) > 0:
		p.Message = problem.Say("this sheet is read; also with something in them: %s", quoteAll(others))
	case len(hidden) > 0:
		p.Message = problem.Say("this sheet is read; hidden: %s", quoteAll(hidden))
		others = hidden
	default:
		return p, false
	}
	p.Fix = problem.Say("%s", sheetAs(others[0]))
	return p, true
}

func onlyHidden(chosen string) problem.Problem {
	return problem.Problem{
		Severity: problem.Warning,
		Code:     "W-XLSX-HIDDEN",
		Sheet:    chosen,
		Message:  problem.Say("this sheet is read, though it is hidden: no other is visible"),
		Fix:      problem.Say("check that it is the one with the responses: %s", sheetAs(chosen)),
	}
}

func mergedHeader(sheet string, row int, filled []span) problem.Problem {
	columns := make([]string, len(filled))
	for i, f := range filled {
		columns[i] = problem.Letters(f.to)
	}
	return problem.Problem{
		Severity: problem.Note,
		Code:     "W-XLSX-MERGED",
		Sheet:    sheet,
		Row:      row,
		Column:   filled[0].from,
		Message:  problem.Say("found merged cells in the header; their text was also taken for column %s", listed(columns)),
		Fix:      problem.Say("give each column a name of its own"),
	}
}

// warnings gives what was counted in the sheet.
func (s *sheet) warnings(header []string) []problem.Problem {
	var all []problem.Problem
	add := func(severity problem.Severity, code string, at count, message, fix problem.Text) {
		p := problem.Problem{Severity: severity, Code: code, Sheet: s.name, Row: at.row, Column: at.column, Message: message, Fix: fix}
		if at.column > 0 && at.column <= len(header) {
			p.Header = header[at.column-1]
		}
		all = append(all, p)
	}
	if at := s.seen.errors; at.n > 0 {
		add(problem.Warning, "W-XLSX-ERROR", at,
			problem.Say("found an error such as #N/A in place of a value, the first of %d; read as no answer", at.n),
			problem.Say("correct the formulas, or leave these cells blank"))
	}
	if at := s.seen.formulas; at.n > 0 {
		add(problem.Warning, "W-XLSX-FORMULA", at,
			problem.Say("found a formula whose result is not stored, the first of %d; read as no answer", at.n),
			problem.Say("open the workbook in Excel and save it, which stores the results"))
	}
	if at := s.seen.hiddenRow; at.n > 0 {
		add(problem.Warning, "W-XLSX-HIDDEN", at,
			problem.Say("found a hidden row, the first of %d; hidden rows are read like others", at.n),
			problem.Say("delete the rows that are not to be counted, or show them all"))
	}
	if columns := s.hiddenColumns(header); len(columns) > 0 {
		add(problem.Note, "W-XLSX-HIDDEN", count{},
			problem.Say("found hidden columns, which are read like others: %s", listed(columns)),
			problem.Say("delete the columns that are not to be counted, or show them all"))
	}
	return all
}

// hiddenColumns names the columns with a header that are hidden.
func (s *sheet) hiddenColumns(header []string) []string {
	var columns []string
	rest := s.hidden
	for i, name := range header {
		for len(rest) > 0 && rest[0].to < i+1 {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].from <= i+1 && !blankText(name) {
			columns = append(columns, problem.Letters(i+1))
		}
	}
	return columns
}

// mostListed bounds the columns that one message names.
const mostListed = 10

func listed(columns []string) problem.Text {
	if more := len(columns) - mostListed; more > 0 {
		return problem.Say("%s and %d more", problem.Comma(columns[:mostListed]), more)
	}
	return problem.Both(columns)
}
