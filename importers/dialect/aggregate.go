package dialect

import (
	"math"
	"strings"
)

// isAggregate reports whether a table is a report: counts or shares per answer, in
// place of responses. It has no ids and no times, questions or answers down the
// first column, and numbers for the rest. That is true of a small survey with
// names in the first column, too, so more is asked for: a header that says count
// and percent; or a first column without a heading (or Question) of sentences, and
// rows that have one sum, since everybody answered, or several such tables below
// each other.
func (t *table) isAggregate(columns []Column) bool {
	if t.headers == 0 || len(t.rows) < 3 || len(t.names) < 2 {
		return false
	}
	for _, c := range columns[1:] {
		if c.Kind == ID || c.Kind == Started || c.Kind == Ended {
			return false
		}
	}
	if t.isPoll() {
		return true
	}
	if !pollWords[t.name(0)] {
		return false
	}
	sums := make(map[float64]int)
	bodies, sentences, tables, words := 0, 0, 1, 0
	for row := t.headers; row < len(t.rows); row++ {
		cells, numbers, sum := 0, 0, 0.0
		for column := 1; column < len(t.rows[row]); column++ {
			if text := t.cell(row, column); text != "" {
				cells++
				if n, ok := number(text); ok {
					numbers++
					sum += n
				}
			}
		}
		label := t.cell(row, 0)
		switch {
		case cells == 0:
		case label == "" && numbers == 0:
			tables++
		case label != "" && numbers == cells && !isNumber(label):
			bodies++
			sums[math.Round(sum)]++
			if len(strings.Fields(label)) > 2 {
				sentences++
			}
		default:
			words++
		}
	}
	most := 0
	for _, n := range sums {
		most = max(most, n)
	}
	return bodies > 0 && 5*words <= bodies && 2*sentences >= bodies &&
		(tables > 1 || bodies > 1 && len(columns) > 2 && 5*most >= 4*bodies)
}

// isPoll reports whether a header has a column of counts beside one of shares, and
// few others, or counts beside "Answer Choices".
func (t *table) isPoll() bool {
	counts, shares := 0, 0
	for _, name := range t.names[1:] {
		switch {
		case shareWords[name]:
			shares++
		case countWords[name]:
			counts++
		}
	}
	heading := t.name(0) != "" && pollWords[t.name(0)]
	if counts+shares == 0 || len(t.names) > 4 || counts*shares == 0 && !heading {
		return false
	}
	values := 0
	rows := t.rows[t.headers:]
	for row := range rows {
		if !isNumber(t.cell(t.headers+row, 0)) && isNumber(t.cell(t.headers+row, 1)) {
			values++
		}
	}
	return 2*values > len(rows)
}
