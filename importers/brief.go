package importers

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/record"
)

// inShort are the columns of answers that nothing but their reading looks at, which are
// asked for in short.
func (d *Decoder) inShort() []bool {
	brief := make([]bool, len(d.layout.header))
	full := d.layout.inFull()
	for _, questions := range append([][]question{d.rated, d.outcomes}, d.beside...) {
		for _, q := range questions {
			brief[q.column] = true
		}
	}
	for i, asked := range d.asked {
		if asked.Constructs[0] == survey.Practice {
			full = append(full, d.layout.beside[i]...)
		}
	}
	for _, column := range full {
		if column >= 0 {
			brief[column] = false
		}
	}
	return brief
}

// inFull are the columns whose text is looked at, −1 among them for none.
func (l *Layout) inFull() []int {
	columns := append([]int{l.drawing.weight, l.drawing.cluster}, l.drawing.margins...)
	columns = append(append(columns, l.points...), l.segments...)
	for i := range l.rules {
		columns = append(columns, l.rules[i].column)
	}
	for i := range l.doubts {
		columns = append(append(append(columns, l.doubts[i].Column), l.doubts[i].All...), l.doubts[i].Keys()...)
	}
	if l.timed {
		columns = append(columns, l.duration)
	}
	if l.hasID || l.once {
		columns = append(columns, l.id)
	}
	return columns
}

// isBlank reports whether a row has nothing in it but white space.
func isBlank(rec *record.Record) bool {
	if rec.Short == nil {
		return blankRow(rec.Cells)
	}
	for column, short := range rec.Short {
		if short != 0 && strings.TrimSpace(rec.Cell(column)) != "" {
			return false
		}
	}
	return true
}
