package importers

import (
	"strings"

	"servgap/importers/problem"
)

// decimalMark is how the fraction of a number is written.
type decimalMark uint8

const (
	unmarked decimalMark = iota
	comma
	point
)

func markOf(number string) decimalMark {
	switch {
	case strings.Contains(number, ","):
		return comma
	case strings.Contains(number, "."):
		return point
	default:
		return unmarked
	}
}

// byMark is where the answers of a column have each mark.
type byMark [point + 1]places

// mark remembers with which decimal mark an answer was written.
func (f *findings) mark(row, column int, mark decimalMark) {
	if f.marks == nil {
		f.marks = make([]byMark, f.columns)
	}
	at := &f.marks[column][mark]
	*at = at.with(row)
}

func (f *findings) mergeMarks(other *findings) {
	if f.marks == nil && other.marks != nil {
		f.marks = make([]byMark, f.columns)
	}
	for column := range other.marks {
		for mark, at := range other.marks[column] {
			f.marks[column][mark] = f.marks[column][mark].and(at)
		}
	}
}

// mixedMarks reports columns whose answers have decimal points and commas: one
// of them might group thousands.
func (d *Decoder) mixedMarks() problem.List {
	var list problem.List
	for column := range d.found.marks {
		commas, points := d.found.marks[column][comma], d.found.marks[column][point]
		if commas.count == 0 || points.count == 0 {
			continue
		}
		list = append(list, problem.Problem{
			Code: "E-DECIMAL-AMBIG", Column: column + 1, Header: strings.TrimSpace(d.layout.header[column]),
			Row:     min(commas.rows[0], points.rows[0]),
			Message: problem.Say("found decimal commas (%s) and decimal points (%s) in one column; accepted is one of them", listRows(commas), listRows(points)),
			Fix:     problem.Say("write all numbers of the column in the same way"),
		})
	}
	return list
}
