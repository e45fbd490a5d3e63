package csvfile

import (
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// bareQuotes remembers the cells that hold a quote without being quoted.
type bareQuotes struct {
	row, column int // of the first
	count       int
}

func (b bareQuotes) warning(header []string) problem.Problem {
	further := problem.Say("no further cell")
	switch {
	case b.count == 2:
		further = problem.Say("1 further cell")
	case b.count > 2:
		further = problem.Say("%d further cells", problem.Count(b.count-1))
	}
	p := problem.Problem{
		Severity: problem.Warning,
		Code:     "W-CSV-QUOTE",
		Row:      b.row,
		Column:   b.column,
		Message:  problem.Say(`found a quote (") inside a cell that does not begin with one, here and in %s; taken as it stands`, further),
		Fix:      problem.Say(`if the cell should be quoted, put the whole cell in quotes and double the quote inside: "a ""b"" c"`),
	}
	return named(p, header)
}

func bareQuote(row, column int) error {
	return problem.Problem{
		Code:    "E-CSV-QUOTE",
		Row:     row,
		Column:  column,
		Message: problem.Say(`found a quote (") inside a cell that does not begin with one; accepted is a quote only around a whole cell`),
		Fix:     problem.Say(`put the whole cell in quotes and double the quote inside ("a ""b"" c"), or leave out --strict`),
	}
}

func quoteFault(found fault, row, column int) error {
	if found == quoteNotClosed {
		return problem.Problem{
			Code:    "E-CSV-UNCLOSED",
			Row:     row,
			Column:  column,
			Message: problem.Say(`found a quote (") that opens here and is never closed; accepted is a closing quote before the file ends`),
			Fix:     problem.Say("close or remove the quote in row %d, or export the file again if it was cut off", row),
		}
	}
	return problem.Problem{
		Code:    "E-CSV-QUOTE",
		Row:     row,
		Column:  column,
		Message: problem.Say("found text after a closing quote; accepted after it is the delimiter or the end of the line"),
		Fix:     problem.Say(`double a quote inside a quoted cell ("a ""b"" c"), or check the delimiter: %s`, delimiterAs(";")),
	}
}

func ragged(row, found, expected int) problem.Problem {
	return problem.Problem{
		Code:    "E-CSV-RAGGED",
		Row:     row,
		Message: problem.Say("found %s, accepted is %d as in the header", cells(found), expected),
		Fix:     problem.Say("give row %d %s; a cell that holds the delimiter has to be in quotes", row, cells(expected)),
	}
}

func cells(n int) problem.Text {
	if n == 1 {
		return problem.Say("1 cell")
	}
	return problem.Say("%d cells", n)
}

func cellTooLong(row, column int, header string, size int, l limit.Limits) error {
	return problem.Problem{
		Code:    "E-CSV-CELL",
		Row:     row,
		Column:  column,
		Header:  header,
		Message: problem.Say("found a cell of more than %s, which is the most that is accepted", l.Spell(limit.Cell)),
		Fix:     l.Remedy(problem.Say("look for a missing closing quote in this row, or remove the column"), limit.Cell, int64(size)),
	}
}

func recordTooLong(row int, quoted bool, l limit.Limits) error {
	p := problem.Problem{
		Code:    "E-CSV-RECORD",
		Row:     row,
		Message: problem.Say("found a record of more than %s, which is the most that is accepted", l.Spell(limit.Record)),
		Fix:     l.Remedy(problem.Say("check that this is a text table with one response on each line"), limit.Record, 0),
	}
	if quoted {
		p.Message = problem.Say("found a record of more than %s, which is the most that is accepted; a quote in it is not closed", l.Spell(limit.Record))
		p.Fix = l.Remedy(problem.Say("close or remove the quote in row %d", row), limit.Record, 0)
	}
	return p
}

func tooManyColumns(row, found int, l limit.Limits) error {
	return problem.Problem{
		Code:    "E-CSV-COLUMNS",
		Row:     row,
		Message: problem.Say("found %d columns, accepted are %s at most", problem.Count(found), l.Spell(limit.Columns)),
		Fix:     l.Remedy(problem.Say("export fewer questions at a time, or check the delimiter"), limit.Columns, int64(found)),
	}
}

func emptyFile() error {
	return problem.Problem{
		Code:    "E-FILE-EMPTY",
		Message: problem.Say("found no text, accepted is a header line and one line for each response"),
		Fix:     problem.Say("export the survey again and check that the file is not empty"),
	}
}

// named adds the header of the problem's column, where there is one.
func named(p problem.Problem, header []string) problem.Problem {
	if p.Header == "" && p.Column > 0 && p.Column <= len(header) {
		p.Header = header[p.Column-1]
	}
	return p
}
